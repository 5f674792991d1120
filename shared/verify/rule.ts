import type { EventOf, Rules } from './read-line.ts';

// The published rule once more, as an auditor would do it on paper: everybody who waits stands in one list, in order of
// due time, and the list is looked through from its beginning. Nothing here is shared with the code that makes the calls.

export type Why = EventOf<'TicketCalled'>['why'];

export interface Ticket {
  id: string;
  number: string;
  service: string;
  class: EventOf<'TicketJoined'>['class'];
  state: 'expected' | 'waiting' | 'called' | 'serving' | 'missed' | 'ended';
  tier: Why['tier'];
  due: number;
  /** Decides between equal due times: `seq` of the event that gave the place, or a figure between two others. */
  order: number;
  postponed: number;
  /** Where it was last called. */
  counter: string;
  returnUntil: number;
}

/** What a clerk's next call depends on beside those who wait. */
export interface Turn {
  /** Priority calls in a row over somebody ordinary who waited. */
  run: number;
  sinceBackOffice: number;
}

export interface Counter {
  clerk: string;
  skills: string[];
  paused: boolean;
  ticket: Ticket | null;
  /** The last step, while it may be taken back; `turn` is the clerk's turn before it. */
  last: { step: 'call' | 'finish' | 'missed'; ticket: Ticket; at: number; turn: Turn } | null;
}

export interface Day {
  date: string;
  /** The midnight that ends it, ms. */
  ends: number;
  rules: Rules;
  tickets: Map<string, Ticket>;
  /** Everybody who can be called, in order of places. */
  waiting: Ticket[];
  missed: Set<Ticket>;
  counters: Map<string, Counter>;
  turns: Map<string, Turn>;
  /** The last number of each series. */
  given: Map<string, number>;
  /** `seq` of each request for a person that nobody has answered. */
  help: Set<number>;
}

const MINUTE = 60_000;

/** P-2; null for what was promised (a call-back), since no event of the log records the promise. */
export function placeOf(
  ticketClass: Ticket['class'],
  at: number,
  rules: Rules,
): { tier: Why['tier']; due: number } | null {
  if (ticketClass === 'early') return { tier: 'P', due: at };
  if (ticketClass === 'present') return { tier: 'O', due: at };
  if (ticketClass === 'remote') return { tier: 'O', due: at + rules.policy.remoteGraceMinutes * MINUTE };
  return null;
}

function isBefore(a: Ticket, b: Ticket): boolean {
  return a.due < b.due || (a.due === b.due && a.order < b.order);
}

export function enter(day: Day, ticket: Ticket): void {
  ticket.state = 'waiting';
  const index = day.waiting.findLastIndex((other) => isBefore(other, ticket)) + 1;
  day.waiting.splice(index, 0, ticket);
}

export function leave(day: Day, ticket: Ticket): void {
  day.waiting = day.waiting.filter((other) => other !== ticket);
}

/** Whether a clerk at this counter may call the ticket at all: skills, and P-7. */
export function isCallable(day: Day, counter: Counter, ticket: Ticket, at: number): boolean {
  const early = ticket.class === 'early' ? day.rules.policy.bookedEarlyMinutes * MINUTE : Number.POSITIVE_INFINITY;
  return counter.skills.includes(ticket.service) && at >= ticket.due - early;
}

export function turnOf(day: Day, clerk: string): Turn {
  return day.turns.get(clerk) ?? { run: 0, sinceBackOffice: 0 };
}

/** Whom a clerk has to call now, and why (P-3 … P-7); `ordinary`: somebody of O waits for this clerk. */
export function ruleCall(day: Day, counter: Counter, at: number) {
  const { priorityRun, callsPerBackOffice } = day.rules.policy;
  const { run, sinceBackOffice } = turnOf(day, counter.clerk);
  const first = (wanted: Why['tier']): Ticket | undefined =>
    day.waiting.find((ticket) => ticket.tier === wanted && isCallable(day, counter, ticket, at));
  const [p, o, b] = [first('P'), first('O'), first('B')];
  const call = (rule: Why['rule'], ticket: Ticket | undefined, other: Ticket | undefined) => {
    const over = other ? { ticket: other.id, tier: other.tier, due: other.due } : null;
    return { ticket, why: { rule, tier: ticket?.tier, due: ticket?.due, run, over }, ordinary: o !== undefined };
  };
  if (b && b.due <= at && sinceBackOffice >= callsPerBackOffice) return call('back-office', b, p ?? o);
  if (p && (!o || run < priorityRun)) return call('priority', p, o);
  if (o) return call('turn', o, p);
  return call('back-office', b, undefined);
}

/** The clerk's turn after calling this ticket (P-5, P-6). */
export function turnAfter(turn: Turn, ticket: Ticket, ordinary: boolean): Turn {
  if (ticket.tier === 'B') return { run: turn.run, sinceBackOffice: 0 };
  const run = ticket.tier === 'O' ? 0 : turn.run + (ordinary ? 1 : 0);
  return { run, sinceBackOffice: turn.sinceBackOffice + 1 };
}

/** Those of the ticket's tier who wait for a service that a clerk at an open counter takes along with this one (P-13). */
function rivals(day: Day, ticket: Ticket): Ticket[] {
  const able = [...day.counters.values()].filter(({ skills }) => skills.includes(ticket.service));
  const services = new Set([ticket.service, ...able.flatMap(({ skills }) => skills)]);
  return day.waiting.filter((other) => other !== ticket && other.tier === ticket.tier && services.has(other.service));
}

/** P-8: behind the first few of its tier, never earlier than before and never behind those who come later. */
export function dueOnReturn(day: Day, ticket: Ticket, at: number): number {
  const last = rivals(day, ticket).slice(0, day.rules.policy.returnPlaces).at(-1);
  return last ? Math.max(ticket.due, Math.min(last.due, at)) : ticket.due;
}

/** P-9: the last of those who are let first, and whoever comes next. */
export function letFirst(
  day: Day,
  ticket: Ticket,
  places: number,
): { last?: Ticket | undefined; next?: Ticket | undefined } {
  const behind = rivals(day, ticket).filter((other) => isBefore(ticket, other));
  return { last: behind.slice(0, places).at(-1), next: behind[places] };
}
