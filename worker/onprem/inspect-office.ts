import { CHAIN_START, chainHash } from '../office/office-log.ts';
import { breaksIn } from './broken-log.ts';
import type { OfficeDatabase } from './office-database.ts';
import { quickVerifier } from './quick-verifier.ts';

/** Up to where an office's log reaches, and what the verifier says of it. */
export interface OfficeState {
  readonly id: string;
  /** Version of the office file. */
  readonly version: number;
  /** The last event; 0 and the start of every chain when there is none. */
  readonly seq: number;
  readonly hash: string;
  /** Office time of the last event, ms since 1970; 0 when there is none. */
  readonly at: number;
  readonly timeZone: string;
  /** The day that is open where the log ends. */
  readonly openDay: string | null;
  /** The highest number given on that day, by series. */
  readonly numbers: Readonly<Record<string, string>>;
  readonly tickets: number;
  /** What does not follow from the rules. The log is whole all the same. */
  readonly findings: number;
}

export type Inspection =
  /** Nothing was set up here: the organisation, or the platform's own books. */
  | { readonly kind: 'no-office' }
  | { readonly kind: 'whole'; readonly office: OfficeState }
  | { readonly kind: 'damaged'; readonly id: string | null; readonly why: readonly string[] };

const SHOWN = 5;

/** Reads a database from end to end: its pages, the chain of its log, and the log against the published rules. */
export function inspectOffice(db: OfficeDatabase): Inspection {
  const damage = db.damage();
  const { setUp } = db;
  const id = setUp?.file.id ?? null;
  if (damage.length > 0) return { kind: 'damaged', id, why: damage.slice(0, SHOWN) };
  if (!setUp) return { kind: 'no-office' };
  const head = db.head();
  const verifier = quickVerifier({ last: head?.hash });
  const numbers = new Map<string, string>();
  for (const line of db.lines()) {
    verifier.line(line);
    noteNumber(numbers, line);
  }
  const report = verifier.report();
  const found = report.findings.filter(({ kind }) => kind !== 'empty');
  const breaks = breaksIn(report);
  if (breaks.length > 0) {
    return {
      kind: 'damaged',
      id,
      why: breaks.slice(0, SHOWN).map(({ kind, line }) => `line ${line} of its log: ${kind}`),
    };
  }
  const audit = auditBreak(db);
  if (audit !== null) return { kind: 'damaged', id, why: [audit] };
  return {
    kind: 'whole',
    office: {
      id: setUp.file.id,
      version: setUp.version,
      seq: head?.seq ?? 0,
      hash: head?.hash ?? CHAIN_START,
      at: head?.at ?? 0,
      timeZone: setUp.file.timeZone,
      openDay: report.openDay,
      numbers: report.openDay === null ? {} : Object.fromEntries([...numbers].sort()),
      tickets: report.tickets,
      findings: found.length,
    },
  };
}

/** Where the chain of the audit log breaks; null when it holds. Old lines are erased: the first that is kept stands as it is. */
function auditBreak(db: OfficeDatabase): string | null {
  const { lines, end } = db.audit();
  for (const [i, { text, hash }] of lines.entries()) {
    const before = lines[i - 1]?.hash;
    if (before !== undefined && chainHash(before, text) !== hash) return `line ${i + 1} of its audit log: hash-wrong`;
  }
  return lines.length === 0 || end === lines.at(-1)?.hash ? null : 'its audit log does not end where it should';
}

/** Keeps the highest number of each series of the day; most lines give none and are not read twice. */
function noteNumber(numbers: Map<string, string>, line: string): void {
  if (line.includes('"type":"DayOpened"')) numbers.clear();
  const number = /"number":"([A-Z]\d{3})"/.exec(line)?.[1];
  if (number === undefined) return;
  const series = number.slice(0, 1);
  if (number > (numbers.get(series) ?? '')) numbers.set(series, number);
}
