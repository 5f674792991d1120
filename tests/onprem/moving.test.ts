import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anchorLine } from '../../worker/office/exported-line.ts';
import { askHttp } from '../day/clients/http.ts';
import { smallOffice } from '../helpers/office-file.ts';
import { startServer, type TestServer } from '../helpers/server.ts';
import { findingsIn, logOnDisk, ticketsIn } from './log-on-disk.ts';
import { type Residents, takeTickets } from './residents.ts';
import { runProgram } from './run-program.ts';

const OFFICE = 'moving-office';
const folder = mkdtempSync(join(tmpdir(), 'okienko-moving-'));
const exported = join(folder, 'exported');
let here: TestServer;
let there: TestServer;
let residents: Residents;
let lines: string[] = [];

const program = (name: string, server: TestServer, ...args: string[]) =>
  runProgram(name, [...args, '--url', server.url], { SETUP_TOKEN: server.setupToken });

async function startWith(id: string): Promise<TestServer> {
  const file = join(folder, `${id}.json`);
  writeFileSync(file, JSON.stringify(smallOffice(id)));
  return startServer({ office: file });
}

beforeAll(async () => {
  [here, there] = await Promise.all([startWith(OFFICE), startWith('another-office')]);
  residents = takeTickets(here.url, OFFICE, 1);
  await residents.reach(60);
  await residents.stop();
  const { code, said } = await program('export-office.ts', here, OFFICE, '--to', exported);
  expect(code, said).toBe(0);
  expect(said).toMatch(/The verifier finds nothing wrong/);
  lines = readFileSync(join(exported, 'log.jsonl'), 'utf8').trimEnd().split('\n');
});
afterAll(async () => {
  await Promise.all([here?.stop(), there?.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

describe('W-10 an office moves with its log', () => {
  test('what was exported is the log to the letter, and the office file', () => {
    expect(lines).toEqual(logOnDisk(here.data, OFFICE));
    expect(JSON.parse(readFileSync(join(exported, 'office.json'), 'utf8'))).toMatchObject({ id: OFFICE });
  });

  test('a log that was changed, or is not whole, is not even sent', async () => {
    for (const [name, change] of [
      ['changed', () => lines.map((line, i) => (i === 20 ? line.replace('"at":1', '"at":2') : line))],
      ['without-its-beginning', () => lines.slice(5)],
      ['without-a-line', () => lines.filter((_, i) => i !== 30)],
    ] as const) {
      const bad = mkdtempSync(join(folder, `${name}-`));
      writeFileSync(join(bad, 'office.json'), readFileSync(join(exported, 'office.json')));
      writeFileSync(join(bad, 'log.jsonl'), `${change().join('\n')}\n`);
      const { code, said } = await program('import-office.ts', there, bad, '--demo');
      expect(code, said).toBe(1);
      expect(said).toMatch(/is not as the office wrote it|does not begin where/);
    }
    expect((await askHttp(there.url, `/api/offices/${OFFICE}`)).status).toBe(404);
  });

  test('the server takes no line that does not continue the chain, and no office on half a log', async () => {
    const headers = { authorization: `Bearer ${there.setupToken}` };
    const put = (some: string[], token = headers) =>
      askHttp(there.url, `/api/offices/${OFFICE}/log`, { method: 'PUT', body: { lines: some }, headers: token });
    expect((await put(lines.slice(0, 10), { authorization: 'Bearer guessed' })).body.kind).toBe('not-allowed');
    expect((await put(lines.slice(3, 10))).body.kind).toBe('log-does-not-fit');
    expect((await put(lines.slice(0, 10))).body).toMatchObject({ seq: 10 });
    // Broken off here: neither is it an office yet, nor can it become one without the rest.
    const file = JSON.parse(readFileSync(join(exported, 'office.json'), 'utf8'));
    const setUp = await askHttp(there.url, '/api/setup', { body: { file, demo: true }, headers });
    expect(setUp.body.kind).toBe('log-does-not-fit');
    expect((await askHttp(there.url, `/api/offices/${OFFICE}`)).status).toBe(404);
  });

  test('an import that was broken off is run again, and the office goes on where it was', async () => {
    const { code, said } = await program('import-office.ts', there, exported, '--demo');
    expect(code, said).toBe(0);
    expect(said).toMatch(/has moved to/);
    // Whoever holds a ticket holds it here, too.
    const ticket = await askHttp(there.url, `/api/tickets/${residents.address}`);
    expect(ticket.status, ticket.text).toBe(200);
    const more = takeTickets(there.url, OFFICE, 2);
    await more.reach(10);
    await more.stop();
    const log = logOnDisk(there.data, OFFICE);
    expect(log.slice(0, lines.length)).toEqual(lines);
    expect(ticketsIn(log)).toHaveLength(residents.acknowledged.length + more.acknowledged.length);
    expect(findingsIn(log)).toEqual([]);
  });

  test('a log whose older days were erased moves with the hash that is left of them', async () => {
    const erased = join(folder, 'erased');
    const file = { ...JSON.parse(readFileSync(join(exported, 'office.json'), 'utf8')), id: 'erased-office' };
    mkdirSync(erased);
    writeFileSync(join(erased, 'office.json'), JSON.stringify(file));
    // As an export begins whose first events are gone: with the first line of a day.
    const opens = lines.findIndex((line) => line.includes('"type":"DayOpened"'));
    const anchor = anchorLine({ seq: opens, hash: /[0-9a-f]{64}/.exec(lines[opens - 1] ?? '')?.[0] ?? '' });
    const left = [anchor, ...lines.slice(opens)];
    writeFileSync(join(erased, 'log.jsonl'), `${left.join('\n')}\n`);
    const { code, said } = await program('import-office.ts', there, erased, '--demo');
    expect(code, said).toBe(0);
    expect(logOnDisk(there.data, 'erased-office').slice(0, left.length)).toEqual(left);
    expect(findingsIn(logOnDisk(there.data, 'erased-office'))).toEqual([]);
  });

  test('an office that is in use is never written over', async () => {
    const before = logOnDisk(there.data, OFFICE).length;
    const { code, said } = await program('import-office.ts', there, exported, '--demo');
    expect(code, said).toBe(1);
    expect(said).toMatch(/has an office "moving-office" already/);
    expect(logOnDisk(there.data, OFFICE)).toHaveLength(before);
  });
});
