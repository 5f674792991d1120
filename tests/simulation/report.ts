import type { Score } from './scoring.ts';
import type { Study, Verified } from './study.ts';
import type { Measured, Waits } from './tally.ts';
import type { Target } from './targets.ts';

export type Row = readonly string[];

/** The study as a person reads it at a terminal. */
export function reportLines(study: Study, targets: readonly Target[]): string[] {
  const { settings, policies, verified, predictors } = study;
  const { days, seed, load, priority } = settings;
  const lines = [
    `${days} days from seed ${seed}, load ${load}, ${Math.round(priority * 100)} % priority. Waits in minutes, from being present to the first call.`,
    '',
    ...table([
      ['', 'tickets', 'busy', 'last goes', 'priority', 'present', 'from home', 'others', 'in a row'],
      ['', 'a day', '%', 'minute', 'mean p95 max', 'mean p95 max', 'mean p95 max', 'extra', 'most'],
      ...Object.entries(policies).map(([policy, measured]) => policyRow(policy, measured)),
    ]),
    '',
  ];
  if (Object.keys(predictors).length > 0) lines.push(...predictorLines(predictors), '');
  if (verified.length > 0) lines.push(...verified.map(verifiedLine), '');
  for (const { what, found, most, holds } of targets) {
    const figure = digits(found, Number.isInteger(found) ? 0 : 2);
    lines.push(`${holds ? 'holds ' : 'MISSED'}  ${what}: ${figure}, at most ${most}`);
  }
  return lines;
}

function policyRow(policy: string, measured: Measured): Row {
  const { ticketsADay, utilisation, lastGoes, waits, othersExtra, longestRun } = measured;
  return [
    policy,
    digits(ticketsADay, 0),
    digits(utilisation * 100, 1),
    digits(lastGoes, 0),
    waitsCell(waits.priority),
    waitsCell(waits.present),
    waitsCell(waits.remote),
    digits(othersExtra, 1),
    digits(longestRun, 0),
  ];
}

function waitsCell({ people, mean, p95, max }: Waits): string {
  if (people === 0) return '–';
  return `${digits(mean, 1)} ${digits(p95, 0).padStart(3)} ${digits(max, 0).padStart(3)}`;
}

/** How good predictors were, as a table for people. */
export function predictorLines(predictors: Record<string, Score>): string[] {
  const all = Object.entries(predictors);
  return [
    ...table([
      ['predictor', 'quotes', 'MAE', 'bias', 'in 80 %', 'width', 'Brier'],
      ...all.map(([name, { quotes, mae, bias, coverage, width, brier }]) => [
        name,
        String(quotes),
        digits(mae, 2),
        digits(bias, 2),
        digits(coverage === null ? null : coverage * 100, 1),
        digits(width, 0),
        digits(brier, 4),
      ]),
    ]),
    '',
    'Chance of being called before closing, %: said / happened (quotes), by what was said',
    ...table([
      ['', '0 to 20', '20 to 40', '40 to 60', '60 to 80', '80 to 100'],
      ...all.map(([name, { fifths }]) => [name, ...fifths.map(fifthCell)]),
    ]),
  ];
}

function fifthCell({ quotes, said, happened }: Score['fifths'][number]): string {
  if (said === null || happened === null) return '–';
  return `${digits(said * 100, 0)} / ${digits(happened * 100, 0)} (${quotes})`;
}

function verifiedLine({ variant, days, lines, findings, kinds, passedOver }: Verified): string {
  const what = kinds.length > 0 ? ` (${kinds.join(', ')})` : '';
  const most = `at most ${passedOver.most} priority calls in a row`;
  return `verifier, ${variant}: ${days} days, ${lines} lines, ${findings} findings${what}, ${most}`;
}

/** The first column to the left, the others to the right, each as wide as its widest cell. */
export function table(rows: readonly Row[]): string[] {
  const width = (column: number): number => Math.max(...rows.map((cells) => cells[column]?.length ?? 0));
  return rows.map((cells) =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(width(i)) : `   ${cell.padStart(width(i))}`)).join(''),
  );
}

/** A figure with so many digits after the point; a dash for none. */
export function digits(value: number | null, after: number): string {
  return value === null ? '–' : value.toFixed(after);
}
