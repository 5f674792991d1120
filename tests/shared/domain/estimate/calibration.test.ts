import { describe, expect, test } from 'vitest';
import { type Pair, widened, wideningOf, withScores } from '../../../../shared/domain/estimate/calibration.ts';
import { type CallEstimate, later } from '../../../../shared/domain/estimate/call-estimate.ts';
import { emptyKnowledge, type Knowledge } from '../../../../shared/domain/estimate/knowledge.ts';
import { waitRange } from '../../../../shared/domain/estimate/range.ts';
import { MINUTE } from '../../../../shared/domain/words.ts';
import { createRandom } from '../../../../shared/lib/random.ts';

function said(p10: number, p50: number, p90: number): CallEstimate {
  const bare = { p10: p10 * MINUTE, p90: p90 * MINUTE };
  return { ...bare, p50: p50 * MINUTE, bare, beforeClosing: null };
}

/** Days on which a range is said that is far too narrow: waits scatter three times as much. */
function pairsOf(seed: number, n: number): Pair[] {
  const random = createRandom(seed);
  return Array.from({ length: n }, () => {
    const p50 = 5 + random.next() * 80;
    const actual = Math.max(0, p50 * random.lognormal(1, 0.5));
    return { told: said(p50 * 0.8, p50, p50 * 1.2), actual: actual * MINUTE };
  });
}

function learnedFrom(days: number, pairs: number): Knowledge {
  let knowledge = emptyKnowledge();
  for (let day = 0; day < days; day += 1)
    knowledge = { ...withScores(knowledge, pairsOf(100 + day, pairs)), days: day + 1 };
  return knowledge;
}

function covered(knowledge: Knowledge, pairs: readonly Pair[]): number {
  const widening = wideningOf(knowledge);
  const inside = pairs.filter(({ told, actual }) => {
    const { p10, p90 } = widened(told.bare, told.p50, widening);
    return p10 <= actual && actual <= p90;
  });
  return inside.length / pairs.length;
}

describe('E-3 the range', () => {
  test('holds eight of ten waits once the office has learned from its own errors', () => {
    const fresh = pairsOf(2, 2_000);
    expect(covered(emptyKnowledge(), fresh)).toBeLessThan(0.6);
    const some = learnedFrom(20, 300);
    expect(covered(some, fresh)).toBeGreaterThan(covered(emptyKnowledge(), fresh) + 0.02);
    const months = learnedFrom(400, 300);
    expect(covered(months, fresh)).toBeGreaterThan(0.74);
    expect(covered(months, fresh)).toBeLessThan(0.84);
  });

  test('grows narrower when it was too wide', () => {
    const calm = pairsOf(3, 1_000).map(({ told }) => ({ told, actual: told.p50 }));
    const { p10, p90 } = widened(
      said(40, 50, 60).bare,
      50 * MINUTE,
      wideningOf({ ...withScores(emptyKnowledge(), calm), days: 20 }),
    );
    const usual = widened(said(40, 50, 60).bare, 50 * MINUTE, wideningOf(emptyKnowledge()));
    expect(p90 - p10).toBeLessThan(usual.p90 - usual.p10);
  });

  test('keeps its middle inside and never reaches into the past', () => {
    const learned = withScores(emptyKnowledge(), pairsOf(1, 2_000));
    for (const p50 of [0, 1, 7, 40, 200]) {
      const range = widened(said(p50 * 0.9, p50, p50 * 1.1).bare, p50 * MINUTE, wideningOf(learned));
      expect(range.p10).toBeGreaterThanOrEqual(0);
      expect(range.p10).toBeLessThanOrEqual(p50 * MINUTE);
      expect(range.p90).toBeGreaterThanOrEqual(p50 * MINUTE);
    }
  });

  test('remembers the newest errors only', () => {
    let knowledge = emptyKnowledge();
    for (let day = 0; day < 20; day += 1) knowledge = withScores(knowledge, pairsOf(day, 600));
    expect(knowledge.scores.every((group) => group.length <= 1_000)).toBe(true);
  });
});

describe('E-4 what people read', () => {
  test.each([
    [0, 0, { from: 0, to: 5 }],
    [0.4, 3.2, { from: 0, to: 5 }],
    [4.9, 5, { from: 4, to: 5 }],
    [12.6, 20.1, { from: 12, to: 25 }],
    [34, 61, { from: 30, to: 65 }],
    [29.9, 30, { from: 29, to: 30 }],
  ])('%f to %f minutes are rounded outwards', (p10, p90, range) => {
    expect(waitRange({ p10: p10 * MINUTE, p90: p90 * MINUTE })).toEqual(range);
  });

  test('is never one single minute and never backwards', () => {
    const random = createRandom(5);
    for (let i = 0; i < 2_000; i += 1) {
      const p10 = random.next() * 200 * MINUTE;
      const { from, to } = waitRange({ p10, p90: p10 + random.next() * 60 * MINUTE });
      expect(to).toBeGreaterThan(from);
      expect(to % 5).toBe(0);
    }
  });

  test('E-10 grows shorter as time passes, down to now', () => {
    const call = said(10, 20, 30);
    expect(later(call, 12 * MINUTE)).toMatchObject({ p10: 0, p50: 8 * MINUTE, p90: 18 * MINUTE });
    expect(later(call, 60 * MINUTE)).toMatchObject({ p10: 0, p50: 0, p90: 0 });
  });
});
