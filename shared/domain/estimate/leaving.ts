import { MINUTE, SECOND } from '../words.ts';
import { type Knowledge, type Mean, shrunk } from './knowledge.ts';

/** Ends of the stretches of a wait, ms: whoever gives up mostly does so soon. */
const STRETCHES = [15 * MINUTE, 45 * MINUTE, Number.POSITIVE_INFINITY] as const;
/** Nobody is known to give up until the office has seen it; that weighs as so many seconds of waiting. */
const USUAL = { aSecond: 0, seconds: 10 * 3_600 } as const;

/** Chance that somebody who has waited since `since` and waits at `from` has left the line by `to`, ms. */
export type Leaving = (since: number, from: number, to: number) => number;

/** How those who wait give up, by what the office has seen of it: a rate in each stretch of a wait. */
export function leavingOf({ leaving = [] }: Knowledge): Leaving {
  const rates = STRETCHES.map((_, i) => shrunk(leaving[i] ?? { n: 0, sum: 0 }, USUAL.aSecond, USUAL.seconds) / SECOND);
  if (rates.every((rate) => rate === 0)) return () => 0;
  return (since, from, to) => {
    let expected = 0;
    forEachStretch(from - since, to - since, (i, ms) => {
      expected += (rates[i] ?? 0) * ms;
    });
    return 1 - Math.exp(-expected);
  };
}

/** Adds one wait of `ms` to what is known: how many seconds were waited in each stretch, and whether it ended with giving up. */
export function withWait(leaving: readonly Mean[], ms: number, isGivenUp: boolean): Mean[] {
  const next = STRETCHES.map((_, i) => ({ n: leaving[i]?.n ?? 0, sum: leaving[i]?.sum ?? 0 }));
  let last = 0;
  forEachStretch(0, ms, (i, part) => {
    const stretch = next[i];
    if (stretch) stretch.n += part / SECOND;
    last = i;
  });
  const there = next[last];
  if (there && isGivenUp) there.sum += 1;
  return next;
}

function forEachStretch(from: number, to: number, visit: (stretch: number, ms: number) => void): void {
  let begins = 0;
  for (const [i, ends] of STRETCHES.entries()) {
    const ms = Math.min(to, ends) - Math.max(from, begins);
    if (ms > 0) visit(i, ms);
    begins = ends;
  }
}
