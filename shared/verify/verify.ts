import { sha256Hex } from '../lib/sha256.ts';
import { checkEvent } from './check-event.ts';
import type { Book, Wrong } from './moment.ts';
import { readLine } from './read-line.ts';
import type { Finding, Report } from './report.ts';

/** The hash that stands before the first line of every log. */
const CHAIN_START = '0'.repeat(64);

/** Hashes that the asker has from elsewhere: nobody can have changed what lies between them. */
export interface Known {
  /** Of the line before the first one. */
  before?: string | undefined;
  /** Of the last line. */
  last?: string | undefined;
}

export interface Verifier {
  /** Takes the next line of the log, without its line feed. */
  line(text: string): void;
  report(): Report;
}

/** Checks a whole log, or one day of it, line by line. It keeps one day, and the ids of commands, however long the log is. */
export function createVerifier(known: Known = {}): Verifier {
  const report: Report = {
    ...{ findings: [], lines: 0, days: [], timeZone: null, tickets: 0, calls: { P: 0, O: 0, B: 0 }, exceptions: 0 },
    ...{ passedOver: { most: 0, bound: 0 }, anchored: false, firstHash: null, lastHash: null, openDay: null },
  };
  const book: Book = { day: null, rules: null, lastDate: '', report };
  const commands = new Set<string>();
  const last = { seq: 0, at: Number.NEGATIVE_INFINITY, command: '' };

  function line(text: string): void {
    report.lines += 1;
    const read = readLine(text);
    const where = { line: report.lines, seq: read?.recorded.seq ?? null, at: read?.recorded.at ?? null };
    const wrong: Wrong = (kind, about, expected, found) => {
      report.findings.push({ ...where, kind, about, expected, found });
    };
    if (!read) return wrong('unreadable', null);
    const { hash, recorded } = read;
    const { seq, at, actor, command, event } = recorded;

    // The export of one day starts within the chain: then its first hash is taken as it stands.
    const starts = seq === 1 || event.type === 'RulesSet';
    const before = report.lastHash ?? known.before ?? (starts ? CHAIN_START : null);
    const expected = before === null ? hash : sha256Hex(`${before}\n${read.text}`);
    if (expected !== hash) wrong('hash-wrong', null, expected, hash);
    if (report.firstHash === null) report.anchored = before !== null && expected === hash;
    report.firstHash ??= hash;
    report.lastHash = hash;

    if (report.lines > 1 && seq !== last.seq + 1) wrong('seq-wrong', null, last.seq + 1, seq);
    if (at < last.at) wrong('time-backwards', null, last.at, at);
    if (actor !== 'system' && command !== last.command) {
      if (commands.has(command)) wrong('command-repeated', command);
      commands.add(command);
    }
    const repeated = report.lines > 1 && seq <= last.seq;
    Object.assign(last, { seq, at, command });
    if (read.problem) return wrong(read.problem, String(event.type));
    if (repeated) return;
    try {
      checkEvent(book, recorded, wrong);
    } catch {
      wrong('event-malformed', event.type);
    }
  }

  return {
    line,
    report() {
      const whole = { line: 0, seq: null, at: null, about: null };
      const findings: Finding[] = [...report.findings];
      if (report.lines === 0) findings.push({ ...whole, kind: 'empty' });
      if (known.last !== undefined && known.last !== report.lastHash) {
        findings.push({ ...whole, kind: 'last-hash-wrong', expected: known.last, found: report.lastHash });
      }
      return { ...report, findings, openDay: book.day?.date ?? null };
    },
  };
}

/** As createVerifier, for lines that are all there. */
export function verify(lines: Iterable<string>, known: Known = {}): Report {
  const verifier = createVerifier(known);
  for (const line of lines) verifier.line(line);
  return verifier.report();
}
