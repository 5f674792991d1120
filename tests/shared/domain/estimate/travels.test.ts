import { describe, expect, test } from 'vitest';
import { emptyKnowledge, type Knowledge } from '../../../../shared/domain/estimate/knowledge.ts';
import { type Travels, travelsOf } from '../../../../shared/domain/estimate/travels.ts';
import { MINUTE } from '../../../../shared/domain/words.ts';
import { createRandom } from '../../../../shared/lib/random.ts';

const DRAWS = 4_000;

/** An office to which half of those who join from home come, after half an hour or after an hour. */
function halfCome(): Knowledge {
  const travel = Array.from({ length: 200 }, (_, i) => (i % 2 === 0 ? 1_800 : 3_600));
  return { ...emptyKnowledge(), coming: { n: 2_000, sum: 1_000 }, travel };
}

/** Of those who joined so many minutes ago and are not here: how many come, and how long they still need, minutes. */
function still(travels: Travels, minutes: number): { share: number; rests: number[] } {
  const random = createRandom(minutes + 1);
  const rests = Array.from({ length: DRAWS }, () => travels.rest(minutes * MINUTE, random)).filter((ms) => ms !== null);
  return { share: rests.length / DRAWS, rests: rests.map((ms) => ms / MINUTE) };
}

const mean = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0) / list.length;

describe('E-13 whoever has joined from home', () => {
  test('comes nearly always to a new office, after some twenty minutes', () => {
    const { share, rests } = still(travelsOf(emptyKnowledge()), 0);
    expect(share).toBeGreaterThan(0.82);
    expect(share).toBeLessThan(0.88);
    expect(mean(rests)).toBeGreaterThan(17);
    expect(mean(rests)).toBeLessThan(23);
  });

  test('is the less likely to come the longer it takes, and is never given up altogether', () => {
    const travels = travelsOf(emptyKnowledge());
    const shares = [0, 15, 30, 60].map((minutes) => still(travels, minutes).share);
    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
    expect(shares.at(-1)).toBeLessThan(0.3);
    expect(still(travels, 300).share).toBeGreaterThan(0);
  });

  test('comes as often and as late as the office has seen it', () => {
    const travels = travelsOf(halfCome());
    expect(still(travels, 0).share).toBeCloseTo(0.5, 1);
    // Of a hundred who joined forty minutes ago, fifty never come, and of the others half are on a way of an hour.
    const { share, rests } = still(travels, 40);
    expect(share).toBeGreaterThan(0.29);
    expect(share).toBeLessThan(0.36);
    expect(mean(rests)).toBeGreaterThan(18);
    expect(mean(rests)).toBeLessThan(22);
  });

  test('comes after now, however long ago that was', () => {
    const random = createRandom(8);
    for (const knowledge of [emptyKnowledge(), halfCome()]) {
      const { rest } = travelsOf(knowledge);
      for (let i = 0; i < 2_000; i += 1) expect(rest(random.next() * 120 * MINUTE, random) ?? 1).toBeGreaterThan(0);
    }
  });

  test('comes no sooner than the way takes, who has not joined yet', () => {
    const { shorterThan } = travelsOf(halfCome());
    expect(shorterThan(0)).toBe(0);
    expect(shorterThan(29 * MINUTE)).toBeLessThan(0.06);
    expect(shorterThan(45 * MINUTE)).toBeCloseTo(0.5, 1);
    expect(shorterThan(600 * MINUTE)).toBeGreaterThan(0.99);
  });
});
