/** One line of the bench. `value` is what the target is about; the rest says how it came about. */
export interface Figure {
  figure: string;
  value: number;
  unit: 'ratio' | 'ms';
  target: string;
  met: boolean;
  how: string;
  ours?: number;
  bare?: number;
  rounds?: number[];
  [detail: string]: unknown;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? high : (high + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

export function rounded(value: number, digits = 2): number {
  const factor = 10 ** digits;
  return Math.round(value * factor) / factor;
}

/**
 * Measures two things in short rounds that take turns, each round in the other order than the one before, so that
 * whatever else the machine does meets both. Gives the pairs.
 */
export async function inTurns(
  rounds: number,
  ours: (round: number) => Promise<number>,
  other: (round: number) => Promise<number>,
): Promise<Array<{ ours: number; other: number }>> {
  const pairs: Array<{ ours: number; other: number }> = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) {
      const first = await ours(round);
      pairs.push({ ours: first, other: await other(round) });
    } else {
      const first = await other(round);
      pairs.push({ ours: await ours(round), other: first });
    }
  }
  return pairs;
}

export function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
