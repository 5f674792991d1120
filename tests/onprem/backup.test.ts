import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { pack, unpack } from '../../worker/onprem/backup-archive.ts';
import { INSIDE, readManifest } from '../../worker/onprem/backup-manifest.ts';
import { backupsIn } from '../../worker/onprem/backup-place.ts';
import { checkFiles, checkOffices } from '../../worker/onprem/check-backup.ts';
import { smallOffice } from '../helpers/office-file.ts';
import { startServer, type TestServer } from '../helpers/server.ts';
import { findingsIn, logOnDisk, ticketsIn } from './log-on-disk.ts';
import { takeTickets } from './residents.ts';
import { runProgram } from './run-program.ts';

const OFFICE = 'backup-office';
const folder = mkdtempSync(join(tmpdir(), 'okienko-backup-'));
const data = join(folder, 'data');
const backups = join(folder, 'backups');
const file = join(folder, 'office.json');
writeFileSync(file, JSON.stringify(smallOffice(OFFICE)));

const backUp = (...args: string[]) => runProgram('backup.ts', ['--to', backups, ...args], { OKIENKO_DATA: data });
const restoreTo = (to: string, from: string, ...args: string[]) =>
  runProgram('restore.ts', ['--from', from, ...args], { OKIENKO_DATA: to });

/** What was taken before the backup began, and the log as it went on after it. */
let before: string[] = [];
let whole: string[] = [];
let backup = '';
let running: TestServer | null = null;

beforeAll(async () => {
  running = await startServer({ data, office: file });
  const residents = takeTickets(running.url, OFFICE, 1);
  await residents.reach(150);
  before = [...residents.acknowledged];
  const { code, said } = await backUp();
  expect(code, said).toBe(0);
  const then = residents.acknowledged.length;
  await residents.reach(then + 50);
  await residents.stop();
  whole = logOnDisk(data, OFFICE);
  backup = join(backups, backupsIn(backups)[0] ?? '');
  expect(then).toBeGreaterThan(before.length);
});
afterEach(async () => {
  // The first test needs the server of the beginning.
  if (running?.data !== data) await running?.kill9();
});
afterAll(async () => {
  await running?.kill9();
  rmSync(folder, { recursive: true, force: true });
});

/** A backup of which something was changed after it had been made, packed anew. */
async function altered(name: string, change: (inside: string) => void): Promise<string> {
  const work = join(folder, `altered-${name}`);
  mkdirSync(work);
  await unpack(backup, work, backup);
  change(join(work, INSIDE.folder));
  const archive = join(folder, `${name}.tar.gz`);
  await pack(work, INSIDE.folder, archive);
  return archive;
}

describe('npm run backup, while residents take tickets', () => {
  test('makes one file that only its owner may read, and leaves nothing else behind', () => {
    expect(readdirSync(backups)).toEqual([backup.slice(backups.length + 1)]);
    expect(statSync(backup).mode & 0o777).toBe(0o600);
    expect(statSync(backups).mode & 0o077).toBe(0);
  });

  test('holds every ticket that was acknowledged before it began, in a log that the verifier accepts', async () => {
    const restored = join(folder, 'looked-at');
    expect((await restoreTo(restored, backup)).code).toBe(0);
    const lines = logOnDisk(restored, OFFICE);
    const tickets = ticketsIn(lines);
    expect(before.filter((ticket) => !tickets.includes(ticket))).toEqual([]);
    expect(findingsIn(lines)).toEqual([]);
    // Exactly what the office had written until then, to the letter.
    expect(lines).toEqual(whole.slice(0, lines.length));
    expect(lines.length).toBeLessThan(whole.length);
  });

  test('keeps the newest ones with --keep, and nothing that is no backup goes', async () => {
    const old = ['okienko-2026-01-01T000000.000Z.tar.gz', 'okienko-2026-01-02T000000.000Z.tar.gz', 'holiday.tar.gz'];
    for (const name of old) writeFileSync(join(backups, name), '');
    const { code, said } = await backUp('--keep', '2');
    expect(code, said).toBe(0);
    expect(said).toMatch(/Removed 2 older backups/);
    expect(readdirSync(backups)).toContain('holiday.tar.gz');
    expect(backupsIn(backups)).toHaveLength(2);
    expect(backupsIn(backups)).not.toContain(old[1]);
  });

  test('says in one line what is wrong', async () => {
    const cases: Array<[string[], Record<string, string>, RegExp]> = [
      [['--to', backups], { OKIENKO_DATA: join(folder, 'nowhere') }, /is not the data folder/],
      [['--to', join(file, 'in-a-file')], { OKIENKO_DATA: data }, /cannot be made/],
      [['--to', backup], { OKIENKO_DATA: data }, /never written over/],
      [['--to', backups, '--keep', '0'], { OKIENKO_DATA: data }, /--keep 0/],
    ];
    for (const [args, env, words] of cases) {
      const { code, said } = await runProgram('backup.ts', args, env);
      expect(code, said).toBe(1);
      expect(said).toMatch(words);
      expect(said).not.toMatch(/^\s+at .*:\d+:\d+/m);
    }
  });
});

describe('npm run restore', () => {
  test('refuses while a server runs on the folder', async () => {
    const { code, said } = await restoreTo(data, backup);
    expect(code).toBe(1);
    expect(said).toMatch(/Okienko runs on the data folder .* \(process \d+\)/);
  });

  test('refuses what is damaged, cut off, or was changed, and leaves the folder as it was', async () => {
    const there = join(folder, 'there');
    expect((await restoreTo(there, backup)).code).toBe(0);
    const lines = logOnDisk(there, OFFICE);
    const names = readdirSync(there);
    const inside = join(folder, 'manifest');
    mkdirSync(inside);
    await unpack(backup, inside, backup);
    const manifest = readManifest(join(inside, INSIDE.folder), backup);
    const database = manifest.offices[0]?.database ?? '';
    const cut = join(folder, 'cut.tar.gz');
    writeFileSync(cut, readFileSync(backup).subarray(0, 5_000));
    const bad: Array<[string, RegExp]> = [
      [cut, /damaged or cut off/],
      [file, /damaged or cut off/],
      [join(folder, 'none.tar.gz'), /is not there/],
      [await altered('flipped', (to) => flipByte(join(to, database))), /is not as it was backed up/],
    ];
    for (const [archive, words] of bad) {
      const { code, said } = await restoreTo(there, archive);
      expect(code, said).toBe(1);
      expect(said).toMatch(words);
      expect(readdirSync(there)).toEqual(names);
    }
    expect(logOnDisk(there, OFFICE)).toEqual(lines);
  });

  test('counts as damaged whatever is missing, is too much, or ends elsewhere than the manifest says', async () => {
    const cases: Array<[string, (inside: string, database: string) => void, RegExp]> = [
      ['less', (to, database) => rmSync(join(to, database)), /is missing in it/],
      ['more', (to) => writeFileSync(join(to, 'more'), ''), /not listed in it: more/],
      ['end', changeEnd, /does not end where its manifest says/],
      ['log', changeLog, /database of backup-office is damaged \(line 2 of its log: hash-wrong/],
    ];
    for (const [name, change, words] of cases) {
      const work = join(folder, name);
      mkdirSync(work);
      await unpack(backup, work, backup);
      const inside = join(work, INSIDE.folder);
      change(inside, readManifest(inside, backup).offices[0]?.database ?? '');
      const check = async () => checkOffices(inside, await checkFiles(inside, backup), backup);
      await expect(check()).rejects.toThrow(words);
    }
  });

  test('after the disk is lost, the server works on; what is missing is said', async () => {
    await running?.kill9();
    const { code, said } = await restoreTo(data, backup);
    expect(code, said).toBe(0);
    const restored = logOnDisk(data, OFFICE);
    const missing = whole.length - restored.length;
    expect(said).toMatch(new RegExp(`${OFFICE}: up to event ${restored.length}, .*What happened later is missing`));
    expect(said).toMatch(new RegExp(`The folder that was there had ${missing} events more`));
    expect(said).toMatch(/Last numbers in it: A\d{3}, B\d{3}/);
    const aside = /What was there before lies in (.*);/.exec(said)?.[1] ?? '';
    expect(logOnDisk(aside, OFFICE)).toEqual(whole);

    running = await startServer({ data, office: file });
    const residents = takeTickets(running.url, OFFICE, 2);
    await residents.reach(20);
    await residents.stop();
    const lines = logOnDisk(data, OFFICE);
    expect(lines.slice(0, restored.length)).toEqual(restored);
    expect(ticketsIn(lines)).toHaveLength(ticketsIn(restored).length + residents.acknowledged.length);
    expect(findingsIn(lines)).toEqual([]);
  });

  test('that was broken off leaves a folder on which no server starts', async () => {
    await running?.kill9();
    running = null;
    const half = join(folder, 'half');
    expect((await restoreTo(half, backup)).code).toBe(0);
    mkdirSync(join(half, 'restoring'));
    await expect(startServer({ data: half, office: file })).rejects.toThrow(/broken off/);
    expect((await restoreTo(half, backup)).code).toBe(0);
    running = await startServer({ data: half, office: file });
  });
});

function flipByte(path: string): void {
  const bytes = readFileSync(path);
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
  writeFileSync(path, bytes);
}

/** A manifest that promises more than there is. */
function changeEnd(inside: string): void {
  const path = join(inside, INSIDE.manifest);
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as { offices: Array<{ seq: number }> };
  for (const office of manifest.offices) office.seq += 1;
  writeFileSync(path, JSON.stringify(manifest));
}

/** A line of the log written anew, by somebody who also writes the manifest anew. */
function changeLog(inside: string, database: string): void {
  const db = new DatabaseSync(join(inside, database));
  db.exec('UPDATE log SET text = replace(text, \'"at":1\', \'"at":2\') WHERE seq = 2');
  db.close();
  const path = join(inside, INSIDE.manifest);
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as {
    files: Array<{ path: string; sha256: string; bytes: number }>;
  };
  const bytes = readFileSync(join(inside, database));
  for (const file of manifest.files.filter(({ path }) => path === database)) {
    Object.assign(file, { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
  }
  writeFileSync(path, JSON.stringify(manifest));
}
