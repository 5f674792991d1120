/** How long a panel stays before the next one takes its turn, by a cut, ms. */
export const TURN = 12_000;

/** Which of `count` panels has its turn at `now` (ms). All panels of a display change together: one cut, not three. */
export function turnAt(now: number, count: number): number {
  return count <= 1 ? 0 : Math.floor(now / TURN) % count;
}

/** Parts of at most `size`, as even as they can be, so that nothing stands alone on the last one. */
export function pages<T>(items: readonly T[], size: number): T[][] {
  const count = Math.ceil(items.length / size);
  const even = count === 0 ? 0 : Math.ceil(items.length / count);
  return Array.from({ length: count }, (_, i) => items.slice(i * even, (i + 1) * even));
}
