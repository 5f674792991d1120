import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROUTES } from '../../shared/protocol/http/route-table.ts';
import { type FuzzOffice, fuzzOffice } from './fuzz-office.ts';
import { playCrowd } from './play-crowd.ts';
import { playHttp } from './play-http.ts';
import { MESSAGE_TYPES, playSockets, SCREEN_NAMES } from './play-sockets.ts';

// The short form, the same every time. `npm run fuzz` goes on for as long as it is asked to.

const SEED = 20_261_121;
let office: FuzzOffice;

beforeAll(async () => {
  office = await fuzzOffice();
});
afterAll(() => office?.stop());

describe('W-13 whatever is sent, the office answers in kind and goes on', () => {
  test('every operation of the route table, by everybody: no failure, and what is refused changes nothing', async () => {
    const { requests, statuses, wrong, sent } = await playHttp(office, 2, SEED);
    expect(wrong).toEqual([]);
    expect(requests).toBeGreaterThan(1_000);
    expect([...sent.keys()].sort()).toEqual(Object.keys(ROUTES).sort());
    // It is no exercise when everything is turned away at the door.
    for (const status of [200, 401, 403, 404, 422]) expect(statuses[status] ?? 0, String(status)).toBeGreaterThan(10);
  });

  test('every message on every line, in any order, from whoever may and whoever may not', async () => {
    const { requests, wrong, sent } = await playSockets(office, 2, SEED);
    expect(wrong).toEqual([]);
    expect(requests).toBeGreaterThan(80);
    for (const screen of SCREEN_NAMES) {
      for (const type of MESSAGE_TYPES) expect([...sent.keys()]).toContain(`${screen}: ${type}`);
      // Somebody had a right to each line.
      if (screen !== 'none') expect(sent.get(`${screen}: command`)?.taken, screen).toBeGreaterThan(0);
    }
  });

  test('ten megabytes, slow bodies and a thousand lines from one address: others are served meanwhile', async () => {
    const crowd = await playCrowd(office, 1_000);
    expect(crowd.wrong).toEqual([]);
    expect(crowd.sockets).toBe(1_000);
    expect(crowd.others.longest).toBeLessThan(4_000);
    if (crowd.memory.before > 0) expect(crowd.memory.most).toBeLessThan(700);
  });

  test('the server is the same that was started, and says of nothing that it was not foreseen', () => {
    const log = join(office.server.data, 'okienko.log');
    const said = existsSync(log) ? readFileSync(log, 'utf8') : '';
    expect(() => process.kill(office.server.serverPid, 0)).not.toThrow();
    expect(said).not.toMatch(/uncaught|"level":"error"|Invariant broken/i);
  });
});
