import type { Board } from '../../shared/protocol/board.ts';
import type { Acknowledged, HeldTicket } from './journal.ts';
import { type LogEntry, readLog } from './log.ts';
import { followVisits, type History, type Visit } from './visits.ts';

/** Both sides of the books: what the office exported, and what its clients saw. */
export interface Evidence {
  /** The whole log as exported, one line an entry. */
  lines: readonly string[];
  acknowledged: readonly Acknowledged[];
  boards: readonly Board[];
  misfits: ReadonlyArray<{ screen: string; text: string }>;
  strangers: readonly string[];
  /** What holders were told about their tickets when everything was over. */
  holders: ReadonlyArray<HeldTicket & { told: { number: string; state: string } | null }>;
}

export interface Invariant {
  name: string;
  /** Breaks, in words; empty when it holds. */
  breaks: string[];
}

/** What must hold after any run, whatever was cut, killed or tapped twice in it. */
export function checkInvariants(evidence: Evidence): Invariant[] {
  const log = readLog(evidence.lines);
  const history = followVisits(log.entries);
  return [
    { name: 'the hash chain holds', breaks: log.breaks },
    { name: 'no number was given twice', breaks: history.twice },
    { name: 'no client was at two counters at once', breaks: history.crossed },
    { name: 'each client was called once, and again only after a return', breaks: calledTooOften(history) },
    { name: 'nobody was lost', breaks: [...history.impossible, ...lost(evidence, log.entries, history)] },
    { name: 'every acknowledged command is in the log once', breaks: notOnce(evidence.acknowledged, log.entries) },
    { name: 'the board showed called tickets and nothing else', breaks: wronglyShown(evidence, log.entries, history) },
    { name: 'each phone was told about its own ticket only', breaks: [...evidence.strangers] },
  ];
}

function calledTooOften({ visits }: History): string[] {
  return [...visits.values()]
    .filter(({ calls, callsDue }) => calls > callsDue)
    .map(({ number, calls, callsDue }) => `${number} was called ${calls} times instead of ${callsDue}`);
}

/** A ticket is lost when its holder has an answer that the log does not know, or sees another ticket than the log has. */
function lost({ acknowledged, holders }: Evidence, entries: readonly LogEntry[], { visits }: History): string[] {
  const joined = new Map<string, string>();
  const latest = new Map<string, Visit>();
  for (const { command, event } of entries) {
    if (event.type === 'TicketJoined') joined.set(command, event.number ?? '');
  }
  // In order of joining, so that a number of today stands before the same number of another day.
  for (const visit of visits.values()) latest.set(visit.number, visit);
  const breaks: string[] = [];
  for (const { id, number } of acknowledged) {
    if (number === null) continue;
    const found = joined.get(id);
    if (found === undefined) breaks.push(`${number} was given and is not in the log`);
    else if (found !== number) breaks.push(`${number} was given, the log says ${found}`);
  }
  for (const { number, told } of holders) {
    const state = latest.get(number)?.state;
    if (!told) breaks.push(`the holder of ${number} is told that there is no such ticket`);
    else if (told.number !== number) breaks.push(`the holder of ${number} is told about ${told.number}`);
    else if (told.state !== state) breaks.push(`the holder of ${number} is told ${told.state}, the log says ${state}`);
  }
  return breaks;
}

function notOnce(acknowledged: readonly Acknowledged[], entries: readonly LogEntry[]): string[] {
  const places = new Map<string, LogEntry[]>();
  for (const entry of entries) {
    const there = places.get(entry.command);
    if (there) there.push(entry);
    else places.set(entry.command, [entry]);
  }
  const breaks: string[] = [];
  const seen = new Set<string>();
  for (const { id, type, seq } of acknowledged) {
    if (seen.has(id)) continue;
    seen.add(id);
    const there = places.get(id) ?? [];
    const first = there[0];
    const last = there.at(-1);
    if (!first || !last) breaks.push(`${type} ${id} was acknowledged and is not in the log`);
    else if (
      last.seq - first.seq + 1 !== there.length ||
      new Set(there.map(({ event }) => event.type)).size < there.length
    )
      breaks.push(`${type} ${id} is in the log more than once`);
    else if (seq !== null && seq !== last.seq)
      breaks.push(`${type} ${id} was told line ${seq} and is line ${last.seq}`);
  }
  return breaks;
}

/** A number is called from the line, called again, or called back from being parked. */
function isCall({ type, announced }: LogEntry['event']): boolean {
  return type === 'TicketCalled' || type === 'TicketRecalled' || (type === 'TicketUnparked' && announced === true);
}

/** Each call on a board is a call of the log, with that number and that counter, and it had been made. */
function wronglyShown({ boards, misfits }: Evidence, entries: readonly LogEntry[], { visits }: History): string[] {
  const breaks = misfits.map(({ screen, text }) => `${screen} was sent what it may not see: ${text.slice(0, 120)}`);
  const bySeq = new Map(entries.map((entry) => [entry.seq, entry]));
  const checked = new Set<string>();
  for (const { seq, calls } of boards) {
    for (const { id, number, counter } of calls) {
      const key = `${id} ${number} ${counter}`;
      if (id <= seq && checked.has(key)) continue;
      checked.add(key);
      const event = bySeq.get(id)?.event;
      const fits =
        event && isCall(event) && event.counter === counter && visits.get(event.ticket ?? '')?.number === number;
      if (!fits) breaks.push(`the board showed ${number} at counter ${counter}, which nobody had called (${id})`);
      else if (id > seq) breaks.push(`the board showed ${number} before it was called`);
    }
  }
  return breaks;
}
