import type { EventOf, Rules } from './read-line.ts';
import type { Exception } from './report.ts';

// The published rule once more, as an auditor would do it on paper: everybody who waits stands in one list, in order of
// due time, and the list is looked through from its beginning. Nothing here is shared with the code that makes the calls.

export type Why = EventOf<'TicketCalled'>['why'];
export type Aim = NonNullable<EventOf<'TicketTransferred'>['aim']>;

export interface Ticket {
  id: string;
  number: string;
  /** The matter that it waits for or is served in; `matters` come after it. */
  service: string;
  matters: string[];
  class: EventOf<'TicketJoined'>['class'];
  state: 'expected' | 'waiting' | 'called' | 'serving' | 'interrupted' | 'parked' | 'missed' | 'ended';
  tier: Why['tier'];
  due: number;
  /** Decides between equal due times: `seq` of the event that gave the place, or a figure between two others. */
  order: number;
  promised: number | null;
  /** Where it may be called now, and where help was asked for on joining, which holds for the whole visit. */
  aim: Aim | null;
  suits: Aim | null;
  postponed: number;
  /** When its holder came into the building, ms; null before. */
  presentAt: number | null;
  /** The first call that was not made in vain, ms. */
  firstCallAt: number | null;
  /** Its wait stands in the report. */
  waitNoted: boolean;
  /** Parts of the visit that are over. */
  parts: number;
  /** Where and by whom it was last called, and how often since then; `answer` is the holder's. */
  counter: string;
  clerk: string;
  calledAt: number;
  calls: number;
  /** How: from the line, for the first time or again; or back from a pause. */
  called: 'first' | 'again' | 'from-pause';
  answer: EventOf<'CallAnswered'>['answer'] | null;
  /** When it ends by itself, missed or parked, ms. */
  until: number;
  /** `seq` of the event that gave it the number on paper (O-10); 0: it has the number that it got. */
  renumbered: number;
}

/** What a clerk's next call depends on beside those who wait. */
export interface Turn {
  /** Priority calls in a row over somebody ordinary who waited. */
  run: number;
  sinceBackOffice: number;
}

export interface LastStep {
  step: 'call' | 'finish' | 'missed' | 'transfer' | 'matter';
  ticket: Ticket;
  at: number;
  /** The clerk's turn before it. */
  turn: Turn;
  /** What the ticket was before it. */
  before: Pick<Ticket, 'service' | 'matters' | 'aim' | 'due' | 'order' | 'parts'>;
  /** The call was one out of turn. */
  exception?: Exception | undefined;
}

export interface Counter {
  id: string;
  clerk: string;
  skills: string[];
  secondarySkills: string[];
  paused: boolean;
  ticket: Ticket | null;
  /** The last step, while it may be taken back. */
  last: LastStep | null;
}

export interface Day {
  date: string;
  /** The midnight that ends it, ms. */
  ends: number;
  /** When those who are expected have not come (T-20), ms. */
  closes: number;
  rules: Rules;
  tickets: Map<string, Ticket>;
  /** Everybody who can be called, in order of places. */
  waiting: Ticket[];
  /** Those who end by themselves: expected, missed and parked. */
  fading: Set<Ticket>;
  /** Those at a counter, a break included. */
  counters: Map<string, Counter>;
  turns: Map<string, Turn>;
  /** The last number of each series. */
  given: Map<string, number>;
  /** The midnight with which it began, ms. */
  starts: number;
  /** Every number of the day, also one that nobody holds any more. */
  numbers: Set<string>;
  /** What kiosks give by themselves, by device. */
  lent: Map<string, Lease>;
  /** Tickets of slips that were called by their number, of which no kiosk has told yet. */
  slips: Set<string>;
  /** Clients kept for counters whose tablets are silent. */
  holds: Map<string, { tickets: Set<string>; until: number }>;
  /** Services for which no tickets are given any more. */
  stopped: Set<string>;
  /** Where a person was asked for, by `seq`, while nobody has answered. */
  help: Map<number, string>;
}

export type Lease = NonNullable<EventOf<'DayOpened'>['lent']>[number];

const MINUTE = 60_000;

/** P-2, for a ticket that becomes callable at `at` (ms) and to which nothing was promised. */
export function placeOf(ticketClass: Ticket['class'], at: number, rules: Rules): { tier: Why['tier']; due: number } {
  if (ticketClass === 'early') return { tier: 'P', due: at };
  if (ticketClass === 'desk') return { tier: 'B', due: at };
  return { tier: 'O', due: ticketClass === 'remote' ? at + rules.policy.remoteGraceMinutes * MINUTE : at };
}

/** P-2 on checking in: whoever comes in time for a slot goes by the slot, everybody else by their class. */
export function placeAtCheckIn({ class: own, promised }: Ticket, at: number, rules: Rules) {
  const isInTime = promised !== null && at <= promised + rules.policy.bookedLateMinutes * MINUTE;
  const ticketClass = isInTime ? 'early' : own;
  return { class: ticketClass, place: placeOf(ticketClass, isInTime ? promised : at, rules) };
}

function isBefore(a: Ticket, b: Ticket): boolean {
  return a.due < b.due || (a.due === b.due && a.order < b.order);
}

export function enter(day: Day, ticket: Ticket): void {
  ticket.state = 'waiting';
  const index = day.waiting.findLastIndex((other) => isBefore(other, ticket)) + 1;
  day.waiting.splice(index, 0, ticket);
}

/** Out of its place, to get another one. */
export function stepAside(day: Day, ticket: Ticket): void {
  day.waiting = day.waiting.filter((other) => other !== ticket);
}

export function leave(day: Day, ticket: Ticket): void {
  stepAside(day, ticket);
  for (const { tickets } of day.holds.values()) tickets.delete(ticket.id);
}

/** Whether the clerk at this counter serves the matter at all. */
export function takes({ skills, secondarySkills }: Counter, service: string): boolean {
  return skills.includes(service) || secondarySkills.includes(service);
}

export function aimFits({ counters, clerks }: Aim, counter: Counter): boolean {
  return (!counters || counters.includes(counter.id)) && (!clerks || clerks.includes(counter.clerk));
}

/** P-17: somebody whom the aim fits, and who takes the matter, is at a counter. */
export function aimHolds(day: Day, aim: Aim, service: string): boolean {
  return [...day.counters.values()].some((counter) => aimFits(aim, counter) && takes(counter, service));
}

/** P-7: what was promised for a time does not come long before it. */
function isLongBefore(day: Day, { class: ticketClass, due }: Ticket, at: number): boolean {
  const isPromised = ticketClass === 'early' || ticketClass === 'desk';
  return isPromised && at < due - day.rules.policy.bookedEarlyMinutes * MINUTE;
}

/** O-13: the counter for which somebody is kept, because its tablet is silent. */
export function heldFor(day: Day, ticket: string): string | null {
  for (const [counter, { tickets }] of day.holds) if (tickets.has(ticket)) return counter;
  return null;
}

/** The number is one of those that this kiosk gives by itself (N-12). */
export function isOwnNumber(day: Day, device: string, number: string): boolean {
  const lease = day.lent.get(device);
  return lease !== undefined && !lease.back && isIn(lease, number) && day.date <= lease.until;
}

export function isIn({ from, to }: Pick<Lease, 'from' | 'to'>, number: string): boolean {
  const count = Number(number.slice(1));
  return count >= from && count <= to;
}

/** O-10: a slip of this kiosk can have this number, whatever has become of its loan: no other kiosk gives it, and the office has not. */
export function mayBeOnPaper(day: Day, device: string, number: string): boolean {
  const isOthers = [...day.lent.values()].some((one) => !one.back && one.device !== device && isIn(one, number));
  const given = day.given.get(number.slice(0, 1)) ?? 0;
  return !isOthers && Number(number.slice(1)) > given && BLOCKS.some((block) => isIn(block, number));
}

/** The blocks of a hundred that may be lent, from the end (N-12). */
const BLOCKS = [900, 800, 700, 600, 500].map((from) => ({ from, to: from + 99 }));
const LEASE_DAYS = 7;

/**
 * What a kiosk is lent now: its own numbers for longer, else the last block that nobody has and that today has not reached, else what
 * was taken back and would be free first.
 */
export function leaseFor(day: Day, device: string): Lease | null {
  const until = new Date(Date.parse(day.date) + LEASE_DAYS * 24 * 60 * MINUTE).toISOString().slice(0, 10);
  const own = day.lent.get(device);
  if (own) return { ...own, until };
  const counts = [...[...day.numbers].map((number) => Number(number.slice(1))), ...day.given.values()];
  const unused = BLOCKS.filter(
    ({ from, to }) =>
      !counts.some((count) => count >= from && count <= to) && Math.max(0, ...day.given.values()) < from,
  );
  const lent = [...day.lent.values()];
  const free = unused.find(({ from }) => !lent.some((lease) => lease.from === from));
  const back = lent
    .filter((lease) => lease.back && unused.some(({ from }) => from === lease.from))
    .sort((a, b) => Date.parse(a.until) - Date.parse(b.until) || b.from - a.from)[0];
  const found = free ?? back;
  return found ? { device, from: found.from, to: found.to, until } : null;
}

/** Why a clerk may not call the ticket, whoever else waits; null when nothing is against it. */
export function obstacle(day: Day, counter: Counter, ticket: Ticket, at: number) {
  const { service, aim } = ticket;
  if (!takes(counter, service)) return 'call-without-skill';
  if (isLongBefore(day, ticket, at)) return 'call-too-early';
  if (aim && !aimFits(aim, counter) && aimHolds(day, aim, service)) return 'call-past-aim';
  const keeper = heldFor(day, ticket.id);
  if (keeper !== null && keeper !== counter.id) return 'call-of-held';
  return null;
}

/** P-18: those whom the clerk may call for a first skill; when there are none, those for a second one. */
function callable(day: Day, counter: Counter, at: number): Ticket[] {
  const all = [...day.counters.values()];
  const isFirst = (service: string): boolean =>
    counter.skills.includes(service) || !all.some(({ skills }) => skills.includes(service));
  const may = day.waiting.filter((ticket) => obstacle(day, counter, ticket, at) === null);
  const first = may.filter(({ service }) => isFirst(service));
  return first.length > 0 ? first : may;
}

export function turnOf(day: Day, clerk: string): Turn {
  return day.turns.get(clerk) ?? { run: 0, sinceBackOffice: 0 };
}

/** Whom a clerk has to call now, and why (P-3 … P-7, P-16 … P-18); `ordinary`: somebody of O waits for this clerk. */
export function ruleCall(day: Day, counter: Counter, at: number) {
  const { priorityRun, callsPerBackOffice } = day.rules.policy;
  const { run, sinceBackOffice } = turnOf(day, counter.clerk);
  const may = callable(day, counter, at);
  const first = (wanted: Why['tier']): Ticket | undefined => may.find(({ tier }) => tier === wanted);
  const [p, o, b] = [first('P'), first('O'), first('B')];
  const call = (rule: Why['rule'], ticket: Ticket | undefined, other: Ticket | undefined) => {
    return { ticket, why: { rule, tier: ticket?.tier, due: ticket?.due, run, over: named(other) }, ordinary: !!o };
  };
  if (b && b.due <= at && sinceBackOffice >= callsPerBackOffice) return call('back-office', b, p ?? o);
  if (p && (!o || run < priorityRun)) return call('priority', p, o);
  if (o) return call('turn', o, p);
  return call('back-office', b, undefined);
}

/** How the reason of a call names somebody. */
export function named(ticket: Ticket | undefined): Why['over'] {
  return ticket ? { ticket: ticket.id, tier: ticket.tier, due: ticket.due } : null;
}

/** The clerk's turn after calling this ticket (P-5, P-6). A call out of turn leaves it as it is (P-20). */
export function turnAfter(turn: Turn, ticket: Ticket, ordinary: boolean): Turn {
  if (ticket.tier === 'B') return { run: turn.run, sinceBackOffice: 0 };
  const run = ticket.tier === 'O' ? 0 : turn.run + (ordinary ? 1 : 0);
  return { run, sinceBackOffice: turn.sinceBackOffice + 1 };
}

/** T-27: from when on it may be said that the client did not come, ms; infinite while there are too few calls. */
export function missedFrom({ calls, calledAt, answer, ...ticket }: Ticket, { policy }: Rules): number {
  if (calls < policy.missedAfterCalls) return Number.POSITIVE_INFINITY;
  const isSlow = ticket.class === 'early' || answer === 'more-time';
  return calledAt + policy.missedAfterSeconds * 1_000 * (isSlow ? 2 : 1);
}

/** Those of the ticket's tier who wait for a service that a clerk at a counter takes along with this one (P-13). */
function rivals(day: Day, ticket: Ticket): Ticket[] {
  const able = [...day.counters.values()].filter((counter) => takes(counter, ticket.service));
  const services = new Set([
    ticket.service,
    ...able.flatMap(({ skills, secondarySkills }) => [...skills, ...secondarySkills]),
  ]);
  return day.waiting.filter((other) => other !== ticket && other.tier === ticket.tier && services.has(other.service));
}

/** P-8: behind the first few of its tier, never earlier than before and never behind those who come later. */
export function dueOnReturn(day: Day, ticket: Ticket, at: number): number {
  const last = rivals(day, ticket).slice(0, day.rules.policy.returnPlaces).at(-1);
  return last ? Math.max(ticket.due, Math.min(last.due, at)) : ticket.due;
}

/** P-9: the place behind `places` others who could be called by now; null when nobody is there to be let first. */
export function placeBehind(
  day: Day,
  ticket: Ticket,
  places: number,
  at: number,
): { due: number; order?: number } | null {
  const behind = rivals(day, ticket).filter((other) => isBefore(ticket, other) && !isLongBefore(day, other, at));
  const last = behind.slice(0, places).at(-1);
  const next = behind[places];
  if (!last) return null;
  return next?.due === last.due ? { due: last.due, order: orderBetween(day, last, next) } : { due: last.due };
}

/** Where several have one due time: halfway between two of them, and half the rest again while somebody has that place. */
function orderBetween(day: Day, last: Ticket, next: Ticket): number {
  const taken = [...day.tickets.values()].filter(({ presentAt, due }) => presentAt !== null && due === last.due);
  for (let low = last.order; ; ) {
    const order = (low + next.order) / 2;
    if (order <= low || order >= next.order || !taken.some((other) => other.order === order)) return order;
    low = order;
  }
}
