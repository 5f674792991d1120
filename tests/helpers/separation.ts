/**
 * How well two samples can be told apart by size alone: the share of all pairs in which the one of the second sample is the larger
 * (Mann and Whitney's U, divided by the number of pairs), or the smaller, whichever is more. 0.5: not at all; 1: each time.
 */
export function separation(one: readonly number[], other: readonly number[]): number {
  let larger = 0;
  for (const a of one) for (const b of other) larger += b > a ? 1 : b === a ? 0.5 : 0;
  const share = larger / (one.length * other.length);
  return Math.max(share, 1 - share);
}
