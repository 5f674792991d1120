import type { Pair } from '../../../shared/domain/estimate/calibration.ts';
import { waitRange } from '../../../shared/domain/estimate/range.ts';
import { MINUTE } from '../../../shared/domain/words.ts';
import type { DayAccuracy } from '../../../shared/protocol/http/figures.ts';

/** What one client was told, when (ms since 1970), and how long it then took. */
export interface Told extends Pair {
  at: number;
}

const FIFTHS = [0, 0.2, 0.4, 0.6, 0.8] as const;

/** How true a day's waiting times were; minutes. `closesAt`: the last closing of the day, null when it had none. */
export function accuracyOf(date: string, pairs: readonly Told[], closesAt: number | null): DayAccuracy {
  const errors = pairs.map(({ told, actual }) => (told.p50 - actual) / MINUTE);
  const inside = pairs.filter(({ told, actual }) => {
    // What people read is the rounded range, so that is what is held against what happened.
    const { from, to } = waitRange(told);
    return from * MINUTE <= actual && actual <= to * MINUTE;
  }).length;
  const mean = (list: readonly number[]): number =>
    list.length === 0 ? 0 : list.reduce((sum, value) => sum + value, 0) / list.length;
  const said = pairs.flatMap(({ told, at, actual }) =>
    told.beforeClosing === null || closesAt === null
      ? []
      : [{ said: told.beforeClosing, happened: at + actual < closesAt ? 1 : 0 }],
  );
  return {
    date,
    quotes: pairs.length,
    meanError: mean(errors.map(Math.abs)),
    bias: mean(errors),
    covered: pairs.length === 0 ? 0 : inside / pairs.length,
    chance: FIFTHS.flatMap((from) => {
      const to = from + 0.2;
      const group = said.filter((one) => one.said >= from && (one.said < to || from === 0.8));
      if (group.length === 0) return [];
      const happened = mean(group.map((one) => one.happened));
      return [{ from, to: Math.min(1, to), said: mean(group.map((one) => one.said)), happened, n: group.length }];
    }),
  };
}
