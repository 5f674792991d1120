import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KillableServer, startKillable } from './killable.ts';
import { loadOffice } from './load-office.ts';
import { runLoad } from './run-load.ts';

// The short form of `npm run load`.

describe('the server is killed in the middle of a busy hour', () => {
  const file = loadOffice();
  let server: KillableServer;
  beforeAll(async () => {
    server = await startKillable(file);
  }, 200_000);
  afterAll(() => server?.stop());

  it('loses nothing that was acknowledged, gives no number twice, calls nobody twice', {
    timeout: 60_000,
  }, async () => {
    const services = file.services.map(({ id }) => id);
    const tickets = 200;
    const options = { office: file.id, services, clerks: 20, kiosks: 4, tickets, phoneEvery: 20, seed: 7 };
    const { invariants, journal, ended } = await runLoad(server, options);
    expect(invariants.filter(({ breaks }) => breaks.length > 0)).toEqual([]);
    expect(ended).toBe(tickets);
    // Every tablet, every kiosk and the board came back by themselves.
    expect(journal.reconnections).toBeGreaterThanOrEqual(25);
  });
});
