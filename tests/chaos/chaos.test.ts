import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { quickOffice } from '../helpers/quick-office.ts';
import { startServer, type TestServer } from '../helpers/server.ts';
import { type KilledKiosk, killKiosk } from './kill-kiosk.ts';
import { type Run, runBatch } from './run-batch.ts';

// The short form of `npm run chaos`: three offices side by side, each with a schedule of its own, and the server killed once; and
// a kiosk in a real browser beside them. All of it mostly waits.

let server: TestServer | undefined;
let runs: Run[];
let killed: KilledKiosk;

beforeAll(async () => {
  [runs, killed] = await Promise.all([
    runBatch({ seeds: [11, 12, 13], ms: 9_000, kills: 1 }),
    startServer({ office: quickOffice() }).then((started) => {
      server = started;
      return killKiosk(started, 1, 4);
    }),
  ]);
}, 120_000);
afterAll(() => server?.stop());

describe('lines are cut, pages die, clocks are wrong, the server is killed', () => {
  test('N-12 O-9 O-13 O-16 nothing that somebody holds is lost, nobody is called twice who could be known to be there', () => {
    const wrong = runs.flatMap(({ seed, findings }) =>
      [...findings.breaks, ...findings.delays].map((what) => `seed ${seed}: ${what}`),
    );
    expect(wrong).toEqual([]);
  });

  test('and something was at stake', () => {
    const sum = (of: (run: Run) => number): number => runs.reduce((all, one) => all + of(one), 0);
    expect(sum(({ findings }) => findings.figures.slips)).toBeGreaterThan(20);
    expect(sum(({ findings }) => findings.figures.late)).toBeGreaterThan(0);
  });
});

describe('a kiosk in a real browser is killed between the tap and the slip', () => {
  test('O-10 one tap is one number, and it is on paper in the end', () => {
    expect({ breaks: killed.breaks, kills: killed.kills }).toEqual({ breaks: [], kills: 1 });
  });
});
