// The interval of every predictor here is made in the same way, so that a comparison of intervals is one of predictors: what
// it was wrong by on other days, when it said about as much.

/** Errors (actual − said, minutes, ascending) of those guesses that were at most `upTo`. */
interface Group {
  upTo: number;
  errors: number[];
}

export type Errors = readonly Group[];

const GROUPS = 10;

/** Sorts guesses into groups of equal size by what was said. */
export function learnErrors(guesses: ReadonlyArray<{ point: number; actual: number }>): Errors {
  const sorted = guesses.toSorted((a, b) => a.point - b.point);
  const groups: Group[] = [];
  for (let i = 0; i < GROUPS; i += 1) {
    const from = Math.round((i * sorted.length) / GROUPS);
    const those = sorted.slice(from, Math.round(((i + 1) * sorted.length) / GROUPS));
    const upTo = those.at(-1)?.point;
    if (upTo === undefined) continue;
    const errors = those.map(({ point, actual }) => actual - point);
    const before = groups.at(-1);
    // The same figure said very often (no wait, above all) fills more than one group: it is one.
    if (before && before.upTo === upTo) before.errors.push(...errors);
    else groups.push({ upTo, errors });
  }
  for (const group of groups) group.errors.sort((a, b) => a - b);
  return groups;
}

/** From what to what (minutes) eight of ten waits were when as much was said. */
export function intervalAround(errors: Errors, point: number): { p10: number; p90: number } {
  const those = groupOf(errors, point);
  return { p10: Math.max(0, point + quantile(those, 0.1)), p90: Math.max(0, point + quantile(those, 0.9)) };
}

/** How often the wait was shorter than `minutes` when as much was said. */
export function chanceWithin(errors: Errors, point: number, minutes: number): number {
  const those = groupOf(errors, point);
  if (those.length === 0) return point < minutes ? 1 : 0;
  return countBelow(those, minutes - point) / those.length;
}

/** How many of the figures, which are in order, are below a limit. */
function countBelow(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function groupOf(errors: Errors, point: number): number[] {
  return (errors.find(({ upTo }) => point <= upTo) ?? errors.at(-1))?.errors ?? [];
}

/** Linear between the two nearest; 0 without any. */
function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}
