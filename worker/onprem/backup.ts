import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { constants } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { pack, unpack } from './backup-archive.ts';
import { INSIDE, type Manifest } from './backup-manifest.ts';
import { type BackupPlace, backupPlace, keepNewest, workshop } from './backup-place.ts';
import { checkFiles } from './check-backup.ts';
import { count, sizeInWords, timeInWords } from './in-words.ts';
import { plainly, Trouble } from './plainly.ts';
import { dataFolderOf } from './settings.ts';
import { stageBackup } from './stage-backup.ts';

// `npm run backup`: all that an Okienko on one machine keeps, as one file, while it runs. What has been packed is read
// again before it gets its name, so whatever has that name is whole.

const USAGE =
  'npm run backup -- [--to FOLDER-OR-FILE.tar.gz] [--keep 14]   (the data folder as for npm start: OKIENKO_DATA)';

async function backup(): Promise<void> {
  const from = performance.now();
  const { data, place, keep } = readArguments(new Date());
  process.umask(0o077);
  const target = join(place.folder, place.name);
  if (statSync(target, { throwIfNoEntry: false })) {
    throw new Trouble(`${target} is there already; a backup is never written over.`, 'Choose another name.');
  }
  const work = workshop(place.folder);
  process.on('exit', work.done);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => process.exit(128 + constants.signals[signal]));
  }
  const inside = join(work.path, INSIDE.folder);
  const archive = join(work.path, place.name);
  mkdirSync(inside);
  const manifest = await stageBackup(data, inside, place.at);
  await pack(work.path, INSIDE.folder, archive);
  rmSync(inside, { recursive: true });
  await unpack(archive, work.path, place.name);
  await checkFiles(inside, place.name);
  renameSync(archive, target);
  flushFolder(place.folder);
  tell(manifest, target, (performance.now() - from) / 1_000);
  if (keep !== null) {
    const gone = keepNewest(place.folder, keep);
    if (gone.length > 0) console.log(`Removed ${count(gone.length, 'older backup')}; the newest ${keep} are kept.`);
  }
}

function readArguments(at: Date): { data: string; place: BackupPlace & { at: Date }; keep: number | null } {
  try {
    const { values } = parseArgs({ options: { to: { type: 'string' }, keep: { type: 'string' } } });
    const data = dataFolderOf(process.env, process.cwd());
    const place = backupPlace(resolve(values.to ?? `${data}-backups`), at);
    const keep = values.keep === undefined ? null : Number(values.keep);
    if (keep !== null && !(Number.isInteger(keep) && keep > 0)) {
      throw new Error(`--keep ${values.keep}: say how many backups are kept, 1 or more.`);
    }
    if (keep !== null && !place.isOneOfMany) throw new Error('--keep needs a folder after --to, not a file.');
    return { data, place: { ...place, at }, keep };
  } catch (error) {
    throw new Trouble(error instanceof Error ? error.message : String(error), USAGE);
  }
}

/** A new name outlives a power cut only once the folder is on the disk too. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

function tell({ offices }: Manifest, target: string, seconds: number): void {
  console.log(`Backed up and checked: ${target} (${sizeInWords(statSync(target).size)}, ${seconds.toFixed(1)} s)`);
  for (const { id, seq, at, timeZone, tickets, findings } of offices) {
    const end =
      seq === 0 ? 'nothing has happened yet' : `up to event ${seq}, ${timeInWords(at, timeZone)} (${timeZone})`;
    console.log(`  ${id}: ${end}, ${count(tickets, 'ticket')}`);
    if (findings === 0) continue;
    console.log(
      `    The verifier has ${count(findings, 'finding')} in this log; they are in the log itself, not in the backup.`,
    );
    console.log('    Export the log in the manager area and read them: npm run verify -- FILE.jsonl');
  }
  console.log(
    'It holds private data: only you may read it. Copy it to another machine; it must not be lost with this disk.',
  );
}

await plainly(backup);
