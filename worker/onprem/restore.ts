import {
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { unpack } from './backup-archive.ts';
import { type BackedUpOffice, INSIDE, type Manifest, versionsHere } from './backup-manifest.ts';
import { backupsIn } from './backup-place.ts';
import { checkFiles, checkOffices } from './check-backup.ts';
import { dataPaths } from './data-folder.ts';
import { sizeInWords, timeInWords } from './in-words.ts';
import { readMark, releaseLock, takeLock } from './lock-file.ts';
import { markRestored } from './mark-restored.ts';
import { withDatabase } from './office-database.ts';
import { errorCode, plainly, Trouble } from './plainly.ts';
import { stillRuns } from './process-mark.ts';
import { dataFolderOf } from './settings.ts';
import { AS_THEN, type Before, whatIsMissing } from './what-is-missing.ts';

// `npm run restore -- --from BACKUP`: puts a backup into the data folder of an Okienko that is stopped. Everything is
// checked first; what was there is moved aside, never removed. With --check nothing is put anywhere.

const USAGE =
  'npm run restore -- --from FILE.tar.gz [--check]   (the data folder as for npm start: OKIENKO_DATA; a folder: its newest backup)';

async function restore(): Promise<void> {
  const { from, data, check } = readArguments();
  process.umask(0o077);
  const archive = archiveIn(from);
  if (check) return checkOnly(archive);

  const paths = dataPaths(data);
  const owner = statSync(data, { throwIfNoEntry: false });
  holdStill(data);
  let moving = false;
  process.on('exit', () => {
    // Half moved, the mark stays: no server may start on it.
    if (!moving) rmSync(paths.restoring, { recursive: true, force: true });
    releaseLock(paths.startLock);
  });
  rmSync(paths.restoring, { recursive: true, force: true });
  mkdirSync(paths.restoring);
  const inside = join(paths.restoring, INSIDE.folder);
  const manifest = await readBackup(archive, paths.restoring);

  const now = Date.now();
  for (const { database } of manifest.offices) markRestored(join(inside, database), now);
  const aside = join(data, `before-${new Date(now).toISOString().replaceAll(':', '')}`);
  moving = true;
  const kept = moveAside(data, aside);
  for (const name of [INSIDE.storage, INSIDE.notes, INSIDE.offices]) {
    if (existsSync(join(inside, name))) renameSync(join(inside, name), join(data, name));
  }
  if (owner && process.getuid?.() === 0) giveTo(data, owner.uid, owner.gid);
  rmSync(paths.restoring, { recursive: true });
  moving = false;
  tell(archive, data, manifest, kept ? aside : null, now);
}

function readArguments(): { from: string; data: string; check: boolean } {
  try {
    const { values } = parseArgs({ options: { from: { type: 'string' }, check: { type: 'boolean', default: false } } });
    if (values.from === undefined) throw new Error('Name a backup.');
    return { from: resolve(values.from), data: dataFolderOf(process.env, process.cwd()), check: values.check };
  } catch (error) {
    throw new Trouble(error instanceof Error ? error.message : String(error), USAGE);
  }
}

/** The backup itself; of a folder of backups the newest. */
function archiveIn(from: string): string {
  if (!statSync(from, { throwIfNoEntry: false })?.isDirectory()) return from;
  const newest = backupsIn(from).at(-1);
  if (newest === undefined) throw new Trouble(`There is no backup in ${from}.`, USAGE);
  return join(from, newest);
}

async function checkOnly(archive: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'okienko-check-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const manifest = await readBackup(archive, folder);
  console.log(`${archive} is whole. Nothing was restored.`);
  for (const { id, seq, at, timeZone } of manifest.offices) {
    console.log(`  ${id}: up to event ${seq}${seq === 0 ? '' : `, ${timeInWords(at, timeZone)} (${timeZone})`}`);
  }
}

/** Unpacks a backup and checks all that can be checked: files, databases, logs. */
async function readBackup(archive: string, to: string): Promise<Manifest> {
  const inside = join(to, INSIDE.folder);
  await unpack(archive, to, archive);
  const manifest = await checkFiles(inside, archive);
  checkOffices(inside, manifest, archive);
  return manifest;
}

/** Keeps servers from starting on the folder while it changes, and refuses when one runs. */
function holdStill(data: string): void {
  const paths = dataPaths(data);
  try {
    mkdirSync(paths.run, { recursive: true });
  } catch (error) {
    throw new Trouble(`The data folder ${data} cannot be written (${errorCode(error)}).`, 'Run this as its owner.');
  }
  const lock = takeLock(paths.startLock);
  if (!lock.ok) {
    throw new Trouble(
      `Okienko runs on the data folder ${data} (process ${lock.holder.pid}).`,
      'Stop it, then restore.',
    );
  }
  const left = readMark(paths.serverMark);
  if (!left || !stillRuns(left)) return;
  releaseLock(paths.startLock);
  throw new Trouble(
    `A server that was left behind still writes into ${data} (process ${left.pid}).`,
    `End it first: kill ${left.pid}`,
  );
}

/** Moves what a server has kept into a folder of its own. False: there was nothing. */
function moveAside(data: string, aside: string): boolean {
  const there = [INSIDE.storage, INSIDE.notes, INSIDE.offices].filter((name) => existsSync(join(data, name)));
  if (there.length === 0) return false;
  mkdirSync(aside);
  for (const name of there) renameSync(join(data, name), join(aside, name));
  return true;
}

/** What root has put there belongs to the user that the server runs as. */
function giveTo(path: string, uid: number, gid: number): void {
  chownSync(path, uid, gid);
  if (!lstatSync(path).isDirectory()) return;
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (!entry.isSymbolicLink()) giveTo(join(path, entry.name), uid, gid);
  }
}

/** How an office stood in the folder that was moved aside. */
function beforeOf(office: BackedUpOffice, aside: string | null): Before {
  const path = aside === null ? null : join(aside, office.database);
  if (path === null || !existsSync(path)) return { kind: 'unknown' };
  try {
    return withDatabase(path, (db): Before => {
      const head = db.head();
      if (!head || head.seq < office.seq) return { kind: 'behind' };
      if (db.hashAt(office.seq) !== office.hash) return { kind: 'another' };
      if (head.seq === office.seq) return { kind: 'same' };
      return { kind: 'further', events: head.seq - office.seq, at: head.at };
    });
  } catch {
    // It was damaged; that is why somebody restores.
    return { kind: 'unknown' };
  }
}

function tell(archive: string, data: string, manifest: Manifest, aside: string | null, now: number): void {
  const size = sizeInWords(statSync(archive).size);
  console.log(`Restored ${data} from ${archive} (${size}, made ${manifest.takenAt}).`);
  console.log('Every file, database and log in it is as it was backed up.');
  for (const office of manifest.offices) {
    console.log('');
    for (const line of whatIsMissing(office, beforeOf(office, aside), now)) console.log(line);
  }
  console.log('');
  for (const line of AS_THEN) console.log(line);
  const here = versionsHere();
  const other = Object.entries(manifest.versions).filter(
    ([name, version]) => here[name as keyof typeof here] !== version,
  );
  if (other.length > 0) {
    const made = other.map(([name, version]) => `${name} ${version}`).join(', ');
    console.log(`The backup was made with ${made}. If Okienko does not start on it, install that version.`);
  }
  console.log('');
  if (aside !== null) console.log(`What was there before lies in ${aside}; remove it when you are sure.`);
  console.log(`The office files that were in use lie in ${join(data, INSIDE.offices)}.`);
  console.log('Okienko can be started.');
}

await plainly(restore);
