import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_OF_OTHERS, retryDelay } from '../../../shared/sync/backoff.ts';

describe('O-5 waiting before the next try', () => {
  test('is never nothing and never more than a quarter of a minute', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (tries, random) => {
        const delay = retryDelay(tries, random);
        expect(Number.isInteger(delay)).toBe(true);
        expect(delay).toBeGreaterThanOrEqual(100);
        expect(delay).toBeLessThanOrEqual(15_100);
      }),
      { seed: 61 },
    );
  });

  test('doubles its ceiling with each try', () => {
    expect([0, 1, 2, 3, 4, 5, 6].map((tries) => retryDelay(tries, 1) - 100)).toEqual([
      500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000,
    ]);
  });

  test('is any moment below it, so that a thousand phones do not come back at once', () => {
    const delays = new Set(Array.from({ length: 1_000 }, (_, i) => retryDelay(6, i / 1_000)));
    expect(delays.size).toBe(1_000);
    expect(retryDelay(6, 0)).toBe(100);
  });

  test('is short for screens before which people stand', () => {
    expect([0, 1, 2, 9].map((tries) => retryDelay(tries, 1, MOST_OF_OTHERS) - 100)).toEqual([500, 1_000, 1_500, 1_500]);
  });
});
