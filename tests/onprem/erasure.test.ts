import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ticketSecret } from '../../shared/domain/ticket/secret.ts';
import { createRandom } from '../../shared/lib/random.ts';
import type { Statistics } from '../../shared/protocol/http/statistics.ts';
import { verify } from '../../shared/verify/verify.ts';
import { type PlainServer, startObject } from '../bench/plain-server.ts';

const ENTRY = fileURLToPath(new URL('../worker/helpers/aging-office.ts', import.meta.url));
let server: PlainServer;

beforeAll(async () => {
  server = await startObject(ENTRY, 'AgingOffice');
});
afterAll(() => server?.stop());

async function call<T>(method: string, ...args: unknown[]): Promise<T> {
  const answer = await fetch(`${server.url}/${method}`, { method: 'POST', body: JSON.stringify(args) });
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()) as T;
}

/** Every byte on the disk: databases, their write-ahead logs and what else SQLite keeps beside them. */
function onDisk(): Buffer {
  const files = globSync(join(server.data, '**', '*')).filter((path) => /\.sqlite/.test(path));
  return Buffer.concat(files.map((path) => readFileSync(path)));
}

describe('V-21 N-14 what was erased is nowhere on the disk', () => {
  test('no note, need, session or line of an erased day, in the file or in its write-ahead log', async () => {
    const random = createRandom(7);
    const secrets = Array.from({ length: 230 }, () =>
      ticketSecret((count) => Uint8Array.from({ length: count }, () => random.int(0, 255))),
    );
    const old = await call<string[]>('work', 150, secrets.slice(0, 150));
    expect(onDisk().includes('CANARY-NOTE-')).toBe(true);
    await call('pass', 1);
    const kept = await call<string[]>('work', 40, secrets.slice(150, 190));
    await call('pass', 3);
    expect(onDisk().includes(old[3] ?? '')).toBe(true);

    for (let night = 0; night < 2; night += 1) {
      await call('night');
      const disk = onDisk();
      for (const canary of ['CANARY-NOTE-', 'CANARY-SECOND-', 'CANARY-SESSION-', '"needs":', '"quiet"]', ...old]) {
        expect({ night, canary, found: disk.indexOf(canary) }).toEqual({ night, canary, found: -1 });
      }
      for (const ticket of kept) expect(disk.includes(ticket), ticket).toBe(true);
      // The next night finds more to erase.
      await call('work', 20, secrets.slice(190 + night * 20, 210 + night * 20));
    }
    const lines = await call<string[]>('log');
    expect(verify(lines)).toMatchObject({ findings: [], erased: { seq: expect.any(Number) } });
    const state = await call<{ clients: number; statistics: Statistics }>('state');
    expect(state.clients).toBe(0);
    expect(state.statistics.days.at(-1)).toMatchObject({ date: '2026-10-01', outcomes: { served: 150 } });
  });

  test('the file does not grow with the nights, and the office is the same after a power cut', async () => {
    await call('night');
    const before = onDisk().length;
    for (let night = 0; night < 3; night += 1) await call('night');
    expect(onDisk().length).toBeLessThanOrEqual(before * 1.01);
    const lines = await call<string[]>('log');
    await server.restart();
    expect(await call<string[]>('log')).toEqual(lines);
  });
});
