import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../shared/lib/random.ts';

const take = <T>(count: number, draw: () => T): T[] => Array.from({ length: count }, draw);
const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('seeded randomness', () => {
  test('the same seed gives the same day, on every machine', () => {
    const random = createRandom(2026);
    expect(take(4, () => random.int(0, 999_999))).toMatchInlineSnapshot(`
      [
        455407,
        308496,
        661157,
        618475,
      ]
    `);
    const [a, b] = [createRandom(7), createRandom(7)];
    expect(take(100, a.next)).toEqual(take(100, b.next));
    expect(take(100, createRandom(7).next)).not.toEqual(take(100, createRandom(8).next));
  });

  test('stays within its bounds, and reaches them', () => {
    const random = createRandom(1);
    const drawn = new Set(take(2_000, () => random.int(3, 6)));
    expect([...drawn].sort()).toEqual([3, 4, 5, 6]);
    for (const value of take(2_000, random.next)) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThan(1);
    }
    expect(new Set(take(200, () => random.pick(['a', 'b'])))).toEqual(new Set(['a', 'b']));
    expect(() => random.pick([])).toThrow(/Invariant broken/);
  });

  test('has the means that are asked for', () => {
    const random = createRandom(3);
    expect(mean(take(20_000, random.next))).toBeCloseTo(0.5, 1);
    expect(mean(take(20_000, random.normal))).toBeCloseTo(0, 1);
    expect(mean(take(20_000, () => random.exponential(8)))).toBeGreaterThan(7.6);
    expect(mean(take(20_000, () => random.exponential(8)))).toBeLessThan(8.4);
    const service = take(40_000, () => random.lognormal(12, 0.7));
    expect(mean(service)).toBeGreaterThan(11.6);
    expect(mean(service)).toBeLessThan(12.4);
    const spread = Math.sqrt(mean(service.map((value) => (value - 12) ** 2))) / 12;
    expect(spread).toBeGreaterThan(0.6);
    expect(spread).toBeLessThan(0.8);
    expect(mean(take(10_000, () => Number(random.chance(0.3))))).toBeCloseTo(0.3, 1);
  });
});
