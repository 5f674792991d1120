import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ticketSecret } from '../../shared/domain/ticket/secret.ts';
import { createRandom } from '../../shared/lib/random.ts';
import { Desk } from '../../worker/office/desk.ts';
import { createMemoryStorage } from '../../worker/office/storage/memory.ts';
import { smallOffice } from '../helpers/office-file.ts';
import { startServer, type TestServer } from '../helpers/server.ts';
import { findingsIn, logOnDisk, ticketsIn } from './log-on-disk.ts';
import { runProgram } from './run-program.ts';

// A month on a real server: the log is made beforehand with the office's own parts and moved in, and the notes of the night's
// round are set to those of a backup that is as old as that.

const OFFICE = 'erased-again';
const DAY = 24 * 60 * 60_000;
const PATIENCE_MS = 20_000;
const folder = mkdtempSync(join(tmpdir(), 'okienko-again-'));
const data = join(folder, 'data');
const elsewhere = smallOffice('somewhere-else');
const file = { ...smallOffice(OFFICE), keep: { logDays: 20, auditDays: 365 } };
const officePath = join(folder, 'office.json');
writeFileSync(officePath, JSON.stringify(elsewhere));
const old: string[] = [];
const kept: string[] = [];
let running: TestServer | null = null;

/** A log with some days that may no longer be kept and some that may. */
function agedLog(): string[] {
  const random = createRandom(11);
  let now = Date.now() - 40 * DAY;
  const desk = new Desk(createMemoryStorage(), () => now);
  desk.install(file, true, { role: 'system' });
  for (let day = 0; day < 40; day += 5) {
    for (let i = 0; i < 4; i += 1) {
      const secret = ticketSecret((count) => Uint8Array.from({ length: count }, () => random.int(0, 255)));
      const wish = { secret, service: 'service-1', needs: ['quiet'], note: null } as const;
      const actor = { role: 'kiosk', device: 'k1', place: 'Lobby' } as const;
      desk.take(`aged-${day}-${i}-command`, { ...wish, note: undefined }, 'kiosk', actor);
      (day < 20 ? old : kept).push(desk.ticketOf(secret));
    }
    now += 5 * DAY;
    desk.passTime();
  }
  return [...desk.log.export(null)].map((line) => line.trimEnd());
}

function onDisk(of: string): Buffer {
  return Buffer.concat(globSync(join(of, 'storage', '**', '*.sqlite*')).map((path) => readFileSync(path)));
}

/** Whether anything of the old days can still be read in the folder's files. */
function holdsOld(of: string): boolean {
  const disk = onDisk(of);
  return old.some((ticket) => disk.includes(ticket));
}

async function untilErased(of: string): Promise<number> {
  const from = Date.now();
  while (holdsOld(of)) {
    if (Date.now() - from > PATIENCE_MS) throw new Error('it is still there');
    await new Promise((done) => setTimeout(done, 100));
  }
  return Date.now() - from;
}

/** As it was when the backup was made: the round of that night, and the clock of that day. */
function setBack(of: string): void {
  for (const path of globSync(join(of, 'storage', '*', '*.sqlite'))) {
    const db = new DatabaseSync(path);
    const isOffice = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'records'").get();
    if (isOffice) {
      const put = db.prepare("INSERT OR REPLACE INTO records (kind, key, value) VALUES ('setting', ?, ?)");
      put.run(
        'retention',
        JSON.stringify({ date: new Date(Date.now() - 15 * DAY).toISOString().slice(0, 10), swept: true }),
      );
      put.run('clock', JSON.stringify({ seen: Date.now() - 15 * DAY, since: 0 }));
    }
    db.close();
  }
}

beforeAll(async () => {
  const exported = join(folder, 'exported');
  mkdirSync(exported);
  writeFileSync(join(exported, 'log.jsonl'), `${agedLog().join('\n')}\n`);
  writeFileSync(join(exported, 'office.json'), JSON.stringify(file));
  const server = await startServer({ data, office: officePath });
  const { code, said } = await runProgram('import-office.ts', [exported, '--demo', '--url', server.url], {
    SETUP_TOKEN: server.setupToken,
  });
  await server.stop();
  expect(code, said).toBe(0);
  expect(holdsOld(data)).toBe(true);
  setBack(data);
});
afterEach(async () => {
  await running?.stop();
  running = null;
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('V-21 N-14 a backup does not bring back for long what was erased', () => {
  test('what may no longer be kept goes from the disk as soon as the server starts, and the chain holds', async () => {
    const backups = join(folder, 'backups');
    const made = await runProgram('backup.ts', ['--to', backups], { OKIENKO_DATA: data });
    expect(made.code, made.said).toBe(0);
    const restored = join(folder, 'restored');
    const put = await runProgram('restore.ts', ['--from', backups], { OKIENKO_DATA: restored });
    expect(put.code, put.said).toBe(0);
    expect(holdsOld(restored)).toBe(true);
    running = await startServer({ data: restored, office: officePath });
    const ms = await untilErased(restored);
    console.log(`erased again ${ms} ms after the start`);
    const lines = logOnDisk(restored, OFFICE);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ erased: { seq: expect.any(Number) } });
    expect(findingsIn(lines)).toEqual([]);
    expect(ticketsIn(lines)).toEqual(kept);
    await running.stop();
    expect(holdsOld(restored)).toBe(false);
  });

  test('a server whose clock only seems to have leapt waits with it', async () => {
    running = await startServer({ data, office: officePath });
    await fetch(`${running.url}/api/offices/${OFFICE}/now`);
    await new Promise((done) => setTimeout(done, 2_000));
    expect(holdsOld(data)).toBe(true);
    await running.stop();
    expect(ticketsIn(logOnDisk(data, OFFICE))).toEqual([...old, ...kept]);
  });
});
