import { describe, expect, it } from 'vitest';
import type { Quote } from '../scoring.ts';
import { fifthsOf } from './fifths.ts';

const said = (beforeClosing: number, calledBeforeClosing: boolean): Quote => ({
  ...{ point: 10, p10: 5, p90: 15, actual: 10 },
  beforeClosing,
  calledBeforeClosing,
});

describe('what a fifth is worth', () => {
  it('is counted in afternoons', () => {
    const [lowest, second] = fifthsOf([[said(0.1, false), said(0.3, true)], [said(0.3, false)], [said(0.35, true)]]);
    expect(lowest).toMatchObject({ quotes: 1, afternoons: 1 });
    expect(second).toMatchObject({ quotes: 3, afternoons: 3 });
  });

  it('is no more when the same afternoon has more quotes that go the same way', () => {
    const days = Array.from({ length: 100 }, (_, i) => i % 2 === 0);
    const once = fifthsOf(days.map((called) => [said(0.5, called)]))[2];
    const often = fifthsOf(days.map((called) => Array.from({ length: 9 }, () => said(0.5, called))))[2];
    // The error of a share of one half among a hundred.
    expect(once?.error).toBeCloseTo(0.05, 6);
    expect(often?.error).toBeCloseTo(0.05, 6);
    expect(often?.quotes).toBe(900);
  });

  it('has no error where nothing was said', () => {
    expect(fifthsOf([[said(1, true)]])[0]).toMatchObject({ quotes: 0, afternoons: 0, said: null, error: null });
  });
});
