import { describe, expect, it } from 'vitest';
import { planDay } from './plan.ts';
import { SCENARIO } from './scenario.ts';

const whole = { clerks: 8, load: 1, from: 0, to: 540 };
const days = Array.from({ length: 200 }, (_, seed) => planDay({ ...whole, seed }));
const visits = days.flatMap((day) => day.visits);
const share = (count: number): number => count / visits.length;

describe('the plan of a town-hall day', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(planDay({ ...whole, seed: 5 })).toEqual(planDay({ ...whole, seed: 5 }));
    expect(planDay({ ...whole, seed: 5 })).not.toEqual(planDay({ ...whole, seed: 6 }));
  });

  it('has the same visitors whoever works', () => {
    expect(planDay({ ...whole, seed: 5, clerks: 3 }).visits).toEqual(planDay({ ...whole, seed: 5 }).visits);
  });

  it('gives a part of the day the visitors of that part', () => {
    const all = planDay({ ...whole, seed: 5 }).visits;
    const part = planDay({ ...whole, seed: 5, from: 60, to: 120 }).visits;
    expect(part).toEqual(all.filter(({ joins }) => joins >= 60 && joins < 120));
  });

  it('has about 306 tickets at load 1, and scales with the load', () => {
    expect(visits.length / days.length).toBeGreaterThan(295);
    expect(visits.length / days.length).toBeLessThan(325);
    const busy = Array.from({ length: 200 }, (_, seed) => planDay({ ...whole, seed, load: 1.1 }).visits.length);
    const ratio = busy.reduce((sum, count) => sum + count, 0) / visits.length;
    expect(ratio).toBeCloseTo(1.1, 1);
  });

  it('takes the last ticket before the last-ticket time, and peaks in the second hour', () => {
    expect(Math.max(...visits.map(({ joins }) => joins))).toBeLessThan(SCENARIO.lastTicket);
    const inHour = (hour: number): number => visits.filter(({ joins }) => Math.floor(joins / 60) === hour).length;
    expect(inHour(1)).toBeGreaterThan(inHour(4) * 1.5);
  });

  it('keeps the shares of the reference', () => {
    expect(share(visits.filter(({ hard }) => hard).length)).toBeCloseTo(0.15, 2);
    expect(share(visits.filter(({ noShow }) => noShow !== null).length)).toBeCloseTo(0.08, 2);
    const remote = visits.filter((visit) => visit.remote !== null);
    // A little less than a quarter: those at the door when it opens have come.
    expect(share(remote.length)).toBeCloseTo(0.245, 2);
    expect(remote.filter((visit) => visit.remote?.travel === null).length / remote.length).toBeCloseTo(0.1, 2);
    for (const [matter, { share: expected }] of SCENARIO.services.entries()) {
      expect(share(visits.filter((visit) => visit.matter === matter).length)).toBeCloseTo(expected, 2);
    }
  });

  it('serves as long as the reference says, longer for those for whom waiting is hard', () => {
    const mean = (hard: boolean): number => {
      const those = visits.filter((visit) => visit.matter === 1 && visit.hard === hard);
      return those.reduce((sum, { minutes }) => sum + minutes, 0) / those.length;
    };
    expect(mean(false)).toBeGreaterThan(8.7);
    expect(mean(false)).toBeLessThan(9.3);
    expect(mean(true) / mean(false)).toBeGreaterThan(1.15);
  });

  it('sends each clerk to lunch and on one break, and misses one clerk on a quarter of days', () => {
    for (const { clerks } of days) {
      for (const { breaks } of clerks) expect(breaks.map(({ minutes }) => minutes).sort()).toEqual([10, 30]);
      expect(clerks.filter(({ away }) => away).length).toBeLessThanOrEqual(1);
    }
    const away = days.filter(({ clerks }) => clerks.some((clerk) => clerk.away)).length / days.length;
    expect(away).toBeGreaterThan(0.15);
    expect(away).toBeLessThan(0.35);
    expect(planDay({ ...whole, seed: 1, clerks: 1 }).clerks[0]?.away).toBe(false);
  });
});
