import { describe, expect, test } from 'vitest';
import { clerksOf } from '../../../../shared/domain/estimate/clerk-times.ts';
import { durationsOf } from '../../../../shared/domain/estimate/durations.ts';
import { HALF_HOURS, halfHourOf } from '../../../../shared/domain/estimate/half-hours.ts';
import { emptyKnowledge, type Knowledge } from '../../../../shared/domain/estimate/knowledge.ts';
import { stateOf } from '../../../../shared/domain/estimate/state-now.ts';
import { MINUTE } from '../../../../shared/domain/words.ts';
import { createRandom } from '../../../../shared/lib/random.ts';
import { runningOffice } from '../../../helpers/office.ts';
import { at, RULES } from '../../../helpers/rules.ts';

const HOURS = 3_600;

/** An office whose clerks take a break every two hours, but none in the last hour before three. */
function noneAtTheEnd(): Knowledge {
  const breaksAt = Array.from({ length: HALF_HOURS }, (_, half) => ({
    n: 200 * HOURS,
    sum: half === 28 || half === 29 ? 0 : 100,
  }));
  return { ...emptyKnowledge(), breaks: { n: 2_400 * HOURS, sum: 1_000 }, breaksAt };
}

/** Share of clerks who go on a break after a visit of twenty minutes that ends so many minutes after nine. */
function breaks(knowledge: Knowledge, minutes: number): number {
  const { day } = runningOffice();
  const clerks = clerksOf(stateOf(day, RULES, at(0)), knowledge, durationsOf(RULES, knowledge));
  const random = createRandom(5);
  const draws = Array.from({ length: 4_000 }, () => clerks.breakAt([], at(minutes) - 20 * MINUTE, at(minutes), random));
  return draws.filter((ms) => ms > 0).length / draws.length;
}

describe('E-1 breaks that nobody planned', () => {
  test('come when they usually come', () => {
    expect(halfHourOf(RULES, at(310))).toBe(28);
    expect(breaks(noneAtTheEnd(), 120)).toBeCloseTo(1 - Math.exp(-1 / 6), 1);
    expect(breaks(noneAtTheEnd(), 310)).toBeLessThan(0.03);
    expect(breaks(noneAtTheEnd(), 359)).toBeLessThan(0.03);
    expect(breaks(noneAtTheEnd(), 361)).toBeGreaterThan(0.1);
  });

  test('come at any time where it is not known when', () => {
    const { breaksAt: _, ...before } = noneAtTheEnd();
    expect(breaks(before, 310)).toBe(breaks(before, 120));
    expect(breaks(emptyKnowledge(), 310)).toBe(breaks(emptyKnowledge(), 120));
  });
});
