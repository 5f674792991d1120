import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { quickOffice } from '../helpers/quick-office.ts';
import { startServer, type TestServer } from '../helpers/server.ts';
import { killKiosk } from './kill-kiosk.ts';
import { runBatch } from './run-batch.ts';
import type { Outcome } from './run-office.ts';

// The short form of `npm run chaos`: three offices side by side, each with a schedule of its own, and the server killed once.

describe('lines are cut, pages die, clocks are wrong, the server is killed', () => {
  let outcomes: Outcome[];
  beforeAll(async () => {
    outcomes = await runBatch({ seeds: [11, 12, 13], ms: 12_000, kills: 1 });
  }, 120_000);

  test('N-12 O-9 O-13 O-16 nothing that somebody holds is lost, nobody is called twice who could be known to be there', () => {
    expect(outcomes.flatMap(({ seed, findings }) => findings.breaks.map((what) => `seed ${seed}: ${what}`))).toEqual(
      [],
    );
  });

  test('and something was at stake', () => {
    const sum = (of: (outcome: Outcome) => number): number => outcomes.reduce((all, one) => all + of(one), 0);
    expect(sum(({ findings }) => findings.figures.slips)).toBeGreaterThan(20);
    expect(sum(({ findings }) => findings.figures.late)).toBeGreaterThan(0);
  });
});

describe('a kiosk in a real browser is killed between the tap and the slip', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ office: quickOffice() });
  });
  afterAll(() => server?.stop());

  test('O-10 one tap is one number, and it is on paper in the end', async () => {
    const { breaks, kills } = await killKiosk(server, 1, 4);
    expect({ breaks, kills }).toEqual({ breaks: [], kills: 1 });
  });
});
