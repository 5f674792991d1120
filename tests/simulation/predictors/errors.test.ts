import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../shared/lib/random.ts';
import { chanceWithin, intervalAround, learnErrors } from './errors.ts';

describe('intervals learned from errors', () => {
  it('are as wide as the errors were when as much was said', () => {
    const guesses = Array.from({ length: 200 }, (_, i) => {
      const point = i < 100 ? 5 : 50;
      return { point, actual: point + ((i % 11) - 5) * (point === 5 ? 0.5 : 4) };
    });
    const errors = learnErrors(guesses);
    const short = intervalAround(errors, 5);
    const long = intervalAround(errors, 50);
    expect(short.p90 - short.p10).toBeCloseTo(4, 0);
    expect(long.p90 - long.p10).toBeCloseTo(32, 0);
  });

  it('cover about eight of ten waits of other days of the same kind', () => {
    const random = createRandom(5);
    const draw = () => {
      const point = random.next() * 60;
      return { point, actual: point * random.lognormal(1, 0.5) };
    };
    const errors = learnErrors(Array.from({ length: 5_000 }, draw));
    const others = Array.from({ length: 5_000 }, draw);
    const covered = others.filter(({ point, actual }) => {
      const { p10, p90 } = intervalAround(errors, point);
      return actual >= p10 && actual <= p90;
    });
    expect(covered.length / others.length).toBeGreaterThan(0.77);
    expect(covered.length / others.length).toBeLessThan(0.83);
  });

  it('say no wait below none, and nothing but the point when nothing was learned', () => {
    const errors = learnErrors([{ point: 10, actual: 0 }]);
    expect(intervalAround(errors, 3)).toEqual({ p10: 0, p90: 0 });
    expect(intervalAround([], 3)).toEqual({ p10: 3, p90: 3 });
  });

  it('give the chance of being called in time as the share of those who were', () => {
    const errors = learnErrors([0, 5, 10, 15].map((actual) => ({ point: 0, actual })));
    expect(chanceWithin(errors, 0, 11)).toBe(0.75);
    expect(chanceWithin(errors, 0, 0)).toBe(0);
    expect(chanceWithin(errors, 0, 60)).toBe(1);
  });
});
