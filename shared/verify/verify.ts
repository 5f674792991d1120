import { sha256Hex } from '../lib/sha256.ts';
import { checkCommand, follow, type InHand } from './check-command.ts';
import { checkEvent } from './check-event.ts';
import type { Book, Wrong } from './moment.ts';
import { type Line, readAnchor, readLine } from './read-line.ts';
import { emptyReport, type Finding, type Report } from './report.ts';

/** The hash that stands before the first line of every log. */
const CHAIN_START = '0'.repeat(64);

/** Hashes that the asker has from elsewhere: nobody can have changed what lies between them. */
export interface Known {
  /** Of the line before the first one. */
  before?: string | undefined;
  /** Of the last line. */
  last?: string | undefined;
  /** Of days that are closed, as the office has published them (W-11). */
  published?: readonly string[] | undefined;
  /** SHA-256 of a text in hex; a faster one than that of `shared/lib`, where there is one. */
  hash?: ((text: string) => string) | undefined;
}

export interface Verifier {
  /** Takes the next line of the log, without its line feed. */
  line(text: string): void;
  report(): Report;
}

/** Checks a whole log, or one day of it, line by line. It keeps one day, and the ids of commands, however long the log is. */
export function createVerifier(known: Known = {}): Verifier {
  const hashOf = known.hash ?? sha256Hex;
  const report = emptyReport();
  const book: Book = { day: null, rules: null, lent: null, lastDate: '', report, mustClose: null };
  /** By id: who asked. */
  const commands = new Map<string, string>();
  const last = { seq: 0, at: Number.NEGATIVE_INFINITY, id: '' };
  let inHand: InHand | null = null;

  function line(text: string): void {
    report.lines += 1;
    const number = report.lines;
    const erased = number === 1 ? readAnchor(text) : null;
    if (erased) {
      report.erased = erased;
      last.seq = erased.seq;
      return;
    }
    const read = readLine(text);
    const where = { line: number, seq: read?.recorded.seq ?? null, at: read?.recorded.at ?? null };
    const wrong: Wrong = (kind, about, expected, found) => {
      const ticket = (read && numberOf(book, read)) ?? null;
      report.findings.push({ ...where, number: ticket, kind, about, expected, found });
    };
    if (!read) return wrong('unreadable', null);
    checkChain(read, wrong);
    const { recorded } = read;
    const { seq, at, actor, command, event } = recorded;

    if (number > 1 && seq !== last.seq + 1) wrong('seq-wrong', null, last.seq + 1, seq);
    if (at < last.at) wrong('time-backwards', null, last.at, at);
    // A kiosk that never heard the answer tells of its slip under the id of the wish, once (O-10).
    const id = recorded.when !== undefined && actor.startsWith('kiosk:') ? `late ${command}` : command;
    if (actor !== 'system' && id !== last.id) {
      const before = commands.get(command);
      // Nor does one that was set up anew since, and has another name.
      const isOther = before !== undefined && before !== actor && !(id !== command && before.startsWith('kiosk:'));
      if (commands.has(id) || isOther) wrong('command-repeated', command);
      commands.set(id, actor);
    }
    const repeated = number > 1 && seq <= last.seq;
    Object.assign(last, { seq, at, id });
    if (read.problem) return wrong(read.problem, String(event.type));
    if (repeated) return;
    try {
      inHand = follow(book, inHand, recorded, wrong);
      checkEvent(book, number, recorded, wrong, (inHand?.events.length ?? 1) === 1);
      if (event.type === 'DayClosed') report.closed.push({ date: event.date, hash: read.hash });
    } catch {
      wrong('event-malformed', event.type);
    }
  }

  function checkChain({ hash, text, recorded: { seq, event } }: Line, wrong: Wrong): void {
    // The export of one day starts within the chain: then its first hash is taken as it stands.
    const starts = seq === 1 || event.type === 'RulesSet';
    const erased = report.erased?.hash;
    const before = report.lastHash ?? known.before ?? erased ?? (starts ? CHAIN_START : null);
    const expected = before === null ? hash : hashOf(`${before}\n${text}`);
    if (expected !== hash) wrong('hash-wrong', null, expected, hash);
    // What the log itself says of the line before is no proof of it.
    const isKnown = before !== null && (erased === undefined || known.before !== undefined);
    if (report.firstHash === null) report.anchored = isKnown && expected === hash;
    report.firstHash ??= hash;
    report.lastHash = hash;
  }

  return {
    line,
    report() {
      checkCommand(book, inHand);
      inHand = null;
      return finished(report, book, known);
    },
  };
}

/** The number of the ticket that an event is about. */
function numberOf({ day }: Book, { problem, recorded: { event } }: Line): string | null {
  if (problem !== null || !('ticket' in event)) return null;
  return 'number' in event ? event.number : (day?.tickets.get(event.ticket)?.number ?? null);
}

function finished(report: Report, { day }: Book, { last, published = [] }: Known): Report {
  const whole = { line: 0, seq: null, at: null, number: null, about: null };
  const findings: Finding[] = [...report.findings];
  if (report.lines === 0) findings.push({ ...whole, kind: 'empty' });
  if (last !== undefined && last !== report.lastHash) {
    findings.push({ ...whole, kind: 'last-hash-wrong', expected: last, found: report.lastHash });
  }
  for (const hash of published) {
    if (report.closed.some((closed) => closed.hash === hash)) continue;
    findings.push({ ...whole, kind: 'published-hash-missing', expected: hash });
  }
  const exceptionsByReason: Record<string, number> = {};
  for (const { reason, takenBack } of report.exceptions) {
    if (!takenBack) exceptionsByReason[reason] = (exceptionsByReason[reason] ?? 0) + 1;
  }
  return { ...report, findings, exceptionsByReason, openDay: day?.date ?? null };
}

/** As createVerifier, for lines that are all there. */
export function verify(lines: Iterable<string>, known: Known = {}): Report {
  const verifier = createVerifier(known);
  for (const line of lines) verifier.line(line);
  return verifier.report();
}
