import { describe, expect, it } from 'vitest';
import { type Quote, score } from './scoring.ts';

const quote = (point: number, p10: number, p90: number, actual: number, more: Partial<Quote> = {}): Quote => ({
  ...{ point, p10, p90, actual, beforeClosing: null, calledBeforeClosing: true },
  ...more,
});

describe('the score of quotes', () => {
  it('has no figures when nothing was quoted', () => {
    expect(score([])).toMatchObject({ quotes: 0, mae: null, bias: null, coverage: null, brier: null });
  });

  it('is negative in its bias when too little was promised', () => {
    const found = score([quote(10, 5, 20, 16), quote(10, 5, 20, 8)]);
    expect(found.mae).toBe(4);
    expect(found.bias).toBe(-2);
    expect(found.meanActual).toBe(12);
  });

  it('counts an actual wait at either end of the interval as covered', () => {
    const found = score([10, 5, 20, 4.9, 21].map((actual) => quote(10, 5, 20, actual)));
    expect(found.coverage).toBeCloseTo(3 / 5);
    expect(found.shorter).toBeCloseTo(1 / 5);
    expect(found.longer).toBeCloseTo(1 / 5);
    expect(found.width).toBe(15);
  });

  it('gives the Brier score of the quotes that said a probability', () => {
    const found = score([
      quote(1, 0, 2, 1),
      quote(1, 0, 2, 1, { beforeClosing: 0.8, calledBeforeClosing: true }),
      quote(1, 0, 2, 1, { beforeClosing: 0.4, calledBeforeClosing: false }),
    ]);
    expect(found.brier).toBeCloseTo((0.2 ** 2 + 0.4 ** 2) / 2);
  });

  it('compares what was said with what happened in each fifth, certainty in the last', () => {
    const said = [0, 0.1, 0.2, 0.95, 1];
    const happened = [false, true, true, true, false];
    const { fifths } = score(
      said.map((beforeClosing, i) => quote(1, 0, 2, 1, { beforeClosing, calledBeforeClosing: happened[i] ?? false })),
    );
    expect(fifths.map(({ quotes }) => quotes)).toEqual([2, 1, 0, 0, 2]);
    expect(fifths[0]).toEqual({ from: 0, to: 0.2, quotes: 2, said: 0.05, happened: 0.5 });
    expect(fifths[2]).toMatchObject({ said: null, happened: null });
    expect(fifths[4]?.said).toBeCloseTo(0.975);
    expect(fifths[4]?.happened).toBe(0.5);
  });
});
