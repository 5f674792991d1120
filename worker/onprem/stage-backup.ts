import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { wakeOffices } from './ask-server.ts';
import { type BackedUpOffice, INSIDE, type Manifest, measureFile, versionsHere } from './backup-manifest.ts';
import { filesBelow } from './build-stamp.ts';
import { dataPaths, readNotes } from './data-folder.ts';
import { inspectOffice } from './inspect-office.ts';
import { withDatabase } from './office-database.ts';
import { errorCode, Trouble } from './plainly.ts';

/** An object falls asleep when nobody has asked it for ten seconds. */
const WAKEFUL_MS = 5_000;

/**
 * Copies what a data folder keeps into an empty folder, whether a server runs on it or not, and reads every copy from end
 * to end. Each database is copied as of one moment; offices do not depend on each other. Trouble says what is damaged.
 */
export async function stageBackup(data: string, into: string, at: Date): Promise<Manifest> {
  const paths = dataPaths(data);
  const notes = readNotes(paths.notes);
  const databases = filesBelow(paths.storage).filter((path) => path.endsWith('.sqlite'));
  if (!notes || databases.length === 0) {
    throw new Trouble(
      `${data} is not the data folder of an Okienko that has run.`,
      'Name it: OKIENKO_DATA=/path/to/folder npm run backup',
    );
  }
  const offices: BackedUpOffice[] = [];
  let woken = Number.NEGATIVE_INFINITY;
  for (const path of databases) {
    const name = [INSIDE.storage, ...relative(paths.storage, path).split(/[\\/]/)].join('/');
    const copy = join(into, name);
    mkdirSync(dirname(copy), { recursive: true });
    if (existsSync(paths.address) && performance.now() - woken > WAKEFUL_MS) {
      await wakeOffices(readFileSync(paths.address, 'utf8'));
      woken = performance.now();
    }
    copyDatabase(path, copy);
    const inspected = inspect(path, copy);
    if (inspected === null) continue;
    offices.push({ ...inspected.office, database: name });
    const file = join(into, INSIDE.offices, `${inspected.office.id}.json`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, inspected.file);
  }
  copyFileSync(paths.notes, join(into, INSIDE.notes));
  const takenAt = at.toISOString();
  writeFileSync(join(into, INSIDE.readMe), readMe(takenAt));

  const files: Manifest['files'] = [];
  for (const path of filesBelow(into)) files.push(await measureFile(into, relative(into, path).replaceAll('\\', '/')));
  const manifest: Manifest = {
    format: 1,
    takenAt,
    versions: versionsHere(),
    demo: notes.demo,
    offices: offices.sort((a, b) => (a.id < b.id ? -1 : 1)),
    files,
  };
  writeFileSync(join(into, INSIDE.manifest), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

function copyDatabase(path: string, copy: string): void {
  try {
    withDatabase(path, (db) => db.copyTo(copy));
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    if (/disk is full/.test(words))
      throw new Trouble('The disk is full.', 'Make room, or choose another place: --to FOLDER');
    if (/unable to open|readonly|not authori[sz]ed/.test(words) || errorCode(error) === 'EACCES') {
      throw new Trouble(`${path} cannot be read (${words}).`, 'Run this as the user that Okienko runs as.');
    }
    throw damaged(path, [words]);
  }
}

function inspect(path: string, copy: string) {
  return withDatabase(copy, (db) => {
    const inspected = inspectOffice(db);
    if (inspected.kind === 'damaged') throw damaged(inspected.id ?? path, inspected.why);
    if (inspected.kind === 'no-office') return null;
    return { office: inspected.office, file: `${JSON.stringify(db.setUp?.file, null, 2)}\n` };
  });
}

function damaged(what: string, why: readonly string[]): Trouble {
  return new Trouble(
    `No backup was made: the database of ${what} is damaged (${why.join('; ')}).`,
    'Older backups are untouched. Stop Okienko, copy the whole data folder to a safe place, then restore the newest backup.',
  );
}

/** What stands in every backup for whoever finds it. */
function readMe(takenAt: string): string {
  return `This is a backup of Okienko, made at ${takenAt}.

It is private. It holds hashes of the PINs of the staff, keys of paired screens, names of the staff, and, of people who
were being served at that moment, what they had told the office: their language, the help they asked for, notes.
Keep it where only those who run Okienko can read it, and no longer than needed.

To put it back, on a machine where Okienko is installed and stopped:

  npm run restore -- --from FILE.tar.gz

manifest.json   each file with its hash, and up to which event the log of each office reaches
offices/        the office files as they were in use
storage/        the databases (SQLite)
okienko.json    what the data folder remembers about itself
`;
}
