import { describe, expect, it } from 'vitest';
import { lateAfternoons } from './late-afternoons.ts';

const settings = { learned: [1, 2], afternoons: 8, runs: 4, seed: 1, load: 1.2 };

describe('late afternoons', () => {
  it('are told by offices that each learned from days of their own, half of them by each experience', () => {
    let told = 0;
    const groups = lateAfternoons(settings, (done) => {
      told = done;
    });
    expect(told).toBe(8);
    expect(groups.map(({ learned, offices }) => [learned, offices.length])).toEqual([
      [1, 2],
      [2, 1],
    ]);
    const quotes = groups.flatMap(({ offices }) => offices.flat(2));
    expect(quotes.length).toBeGreaterThan(5);
    expect(quotes.every(({ beforeClosing }) => beforeClosing !== null)).toBe(true);
  });

  it('are the same for the same seed, and others for another', () => {
    const nothing = (): void => {};
    const first = lateAfternoons({ ...settings, afternoons: 2 }, nothing);
    expect(lateAfternoons({ ...settings, afternoons: 2 }, nothing)).toEqual(first);
    expect(lateAfternoons({ ...settings, afternoons: 2, seed: 2 }, nothing)).not.toEqual(first);
  });
});
