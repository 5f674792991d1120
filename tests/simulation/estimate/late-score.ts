import { digits, type Row, table } from '../report.ts';
import { score } from '../scoring.ts';
import { fifthsOf, type WeighedFifth } from './fifths.ts';
import type { Afternoon, LateOffices } from './late-afternoons.ts';

/** How true it was what some offices said late in the afternoon. */
export interface LateScore {
  name: string;
  offices: number;
  quotes: number;
  /** Mean of quoted − actual, minutes, and the mean wait. */
  bias: number | null;
  meanActual: number | null;
  /** Share of waits within the said range. */
  coverage: number | null;
  brier: number | null;
  fifths: WeighedFifth[];
}

/** One for the offices of each experience, and the last one for all of them. */
export function scoreLate(groups: readonly LateOffices[]): LateScore[] {
  const own = groups.map(({ learned, offices }) => scoreOf(`${learned} days`, offices));
  return [
    ...own,
    scoreOf(
      'all',
      groups.flatMap(({ offices }) => offices),
    ),
  ];
}

function scoreOf(name: string, offices: readonly Afternoon[][]): LateScore {
  const afternoons = offices.flat();
  const { quotes, bias, meanActual, coverage, brier } = score(afternoons.flat());
  return { name, offices: offices.length, quotes, bias, meanActual, coverage, brier, fifths: fifthsOf(afternoons) };
}

/** The same as a table for people. */
export function lateLines(scores: readonly LateScore[]): string[] {
  return [
    'Late in the afternoon. Chance of being called before closing, %: said / happened ± standard error (quotes, afternoons)',
    ...table([
      ['learned from', 'offices', 'quotes', 'wait', 'bias', 'in 80 %', 'Brier'],
      ...scores.map(({ name, offices, quotes, meanActual, bias, coverage, brier }) => [
        name,
        String(offices),
        String(quotes),
        digits(meanActual, 1),
        digits(bias, 2),
        digits(coverage === null ? null : coverage * 100, 1),
        digits(brier, 4),
      ]),
    ]),
    ...table([
      ['', '0 to 20', '20 to 40', '40 to 60', '60 to 80', '80 to 100'],
      ...scores.map(({ name, fifths }): Row => [name, ...fifths.map(fifthCell)]),
    ]),
  ];
}

function fifthCell({ said, happened, error, quotes, afternoons }: WeighedFifth): string {
  if (said === null || happened === null || error === null) return '–';
  const percent = (share: number): string => digits(share * 100, 1);
  return `${percent(said)} / ${percent(happened)} ± ${percent(error)} (${quotes}, ${afternoons})`;
}
