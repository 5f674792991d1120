import { type Fifth, fifthOf, score } from '../scoring.ts';
import type { Afternoon } from './late-afternoons.ts';

/** A fifth of what can be said, with what its quotes are worth. */
export interface WeighedFifth extends Fifth {
  /** Afternoons from which its quotes are. */
  afternoons: number;
  /** Standard error of happened − said, 0 to 1, with the quotes of an afternoon taken together; null without quotes. */
  error: number | null;
}

/** What was said against what happened, by fifths of what was said. */
export function fifthsOf(afternoons: readonly Afternoon[]): WeighedFifth[] {
  return score(afternoons.flat()).fifths.map((fifth, i) => {
    const those = afternoons
      .map((quotes) => quotes.flatMap(missBy).filter(({ in: own }) => own === i))
      .filter(({ length }) => length > 0);
    const { quotes, said, happened } = fifth;
    if (said === null || happened === null) return { ...fifth, afternoons: 0, error: null };
    // The error of a ratio of sums over clusters (Cochran: Sampling Techniques, 1977, § 6.3), without the finite correction.
    const squares = those.reduce(
      (sum, cluster) => sum + cluster.reduce((off, { miss }) => off + miss - (happened - said), 0) ** 2,
      0,
    );
    return { ...fifth, afternoons: those.length, error: Math.sqrt(squares) / quotes };
  });
}

function missBy({ beforeClosing, calledBeforeClosing }: Afternoon[number]): Array<{ in: number; miss: number }> {
  if (beforeClosing === null) return [];
  return [{ in: fifthOf(beforeClosing), miss: (calledBeforeClosing ? 1 : 0) - beforeClosing }];
}
