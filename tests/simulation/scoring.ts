/** A wait that was said, and what came of it. Minutes from the moment of saying it until the call. */
export interface Quote {
  point: number;
  p10: number;
  p90: number;
  /** Probability of being called before closing, 0 to 1; null when none was said. */
  beforeClosing: number | null;
  actual: number;
  calledBeforeClosing: boolean;
}

/** Those quotes whose probability was in one fifth of what can be said: 0 to 0.2, 0.2 to 0.4, and so on, the last with 1. */
export interface Fifth {
  from: number;
  to: number;
  quotes: number;
  /** Mean of what was said, and share of what happened; null without quotes. */
  said: number | null;
  happened: number | null;
}

/** How good quotes were. Every figure is null when nothing was quoted. */
export interface Score {
  quotes: number;
  meanActual: number | null;
  /** Mean absolute error of the point, minutes. */
  mae: number | null;
  /** Mean of quoted − actual, minutes: below 0 when too little was promised. */
  bias: number | null;
  /** Share of actual waits from p10 to p90, both included; and how many were shorter and longer. */
  coverage: number | null;
  shorter: number | null;
  longer: number | null;
  /** Mean width of the interval, minutes. */
  width: number | null;
  /** Mean squared error of the probability (Brier 1950), over the quotes that said one. */
  brier: number | null;
  fifths: Fifth[];
}

export function score(quotes: readonly Quote[]): Score {
  const probable = quotes.flatMap(({ beforeClosing, calledBeforeClosing }) =>
    beforeClosing === null ? [] : [{ said: beforeClosing, happened: calledBeforeClosing ? 1 : 0 }],
  );
  return {
    quotes: quotes.length,
    meanActual: mean(quotes.map(({ actual }) => actual)),
    mae: mean(quotes.map(({ point, actual }) => Math.abs(point - actual))),
    bias: mean(quotes.map(({ point, actual }) => point - actual)),
    coverage: mean(quotes.map(({ p10, p90, actual }) => (actual >= p10 && actual <= p90 ? 1 : 0))),
    shorter: mean(quotes.map(({ p10, actual }) => (actual < p10 ? 1 : 0))),
    longer: mean(quotes.map(({ p90, actual }) => (actual > p90 ? 1 : 0))),
    width: mean(quotes.map(({ p10, p90 }) => p90 - p10)),
    brier: mean(probable.map(({ said, happened }) => (said - happened) ** 2)),
    fifths: [0, 1, 2, 3, 4].map((fifth) => {
      const those = probable.filter(({ said }) => fifthOf(said) === fifth);
      return {
        from: fifth / 5,
        to: (fifth + 1) / 5,
        quotes: those.length,
        said: mean(those.map(({ said }) => said)),
        happened: mean(those.map(({ happened }) => happened)),
      };
    }),
  };
}

/** In which fifth a probability is, from 0; certainty is in the last. */
export function fifthOf(said: number): number {
  return Math.min(4, Math.floor(said * 5));
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
