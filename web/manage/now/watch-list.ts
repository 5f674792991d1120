import { type CallInTurn, type PriorityGuard, priorityGuard } from '../../../shared/domain/policy/fairness.ts';
import { canServe } from '../../../shared/domain/policy/skills.ts';
import { peopleWaiting } from '../../../shared/domain/queue/position.ts';
import type { OfficeDay } from '../../../shared/domain/ticket/day.ts';
import { transfersOf, type WaitingTicket } from '../../../shared/domain/ticket/ticket.ts';
import { MINUTE } from '../../../shared/domain/words.ts';

/** Something that a manager should look at. Times in ms, minutes whole. */
export type Watched =
  /** People wait for it and nobody at a counter, a break included, can serve it. */
  | { kind: 'unserved'; service: string; people: number }
  | { kind: 'long-wait'; limit: number; tickets: { number: string; service: string; minutes: number }[] }
  /** Passed on twice or more (C-11). */
  | { kind: 'passed-on'; number: string; times: number; service: string }
  /** Parked, and the client was expected back before now. */
  | { kind: 'parked'; number: string; counter: string; backAt: number; until: number }
  /** A manager closed the counter, and nobody has gone on with the visit yet. */
  | { kind: 'put-aside'; number: string; counter: string; service: string; until: number }
  /** A client sits at a counter whose clerk has not come back at the time that was promised. */
  | { kind: 'alone'; number: string; counter: string; backAt: number }
  | { kind: 'guard'; guard: PriorityGuard };

/** Passed on so often, somebody should see to it. */
const OFTEN = 2;

export function watchList(day: OfficeDay, calls: readonly CallInTurn[], now: number): Watched[] {
  const { rules } = day;
  if (!rules) return [];
  const found: Watched[] = [];
  const guard = priorityGuard(day, calls, now);
  if (guard) found.push({ kind: 'guard', guard });

  const counters = [...day.counters.values()];
  for (const { id: service } of rules.services) {
    const people = peopleWaiting(day, new Set([service]));
    if (people > 0 && !counters.some((counter) => canServe(counter, service))) {
      found.push({ kind: 'unserved', service, people });
    }
  }

  const limit = rules.policy.longWaitMinutes;
  const long: Extract<Watched, { kind: 'long-wait' }>['tickets'] = [];
  const rest: Watched[] = [];
  for (const ticket of day.tickets.values()) {
    const { number, service } = ticket;
    if (ticket.state === 'ended') continue;
    if (ticket.state === 'waiting' && ticket.class !== 'desk') {
      const minutes = Math.floor((now - waitsSince(ticket)) / MINUTE);
      if (minutes >= limit) long.push({ number, service, minutes });
    }
    const times = transfersOf(ticket);
    if (times >= OFTEN) rest.push({ kind: 'passed-on', number, times, service });
    if (ticket.state === 'parked') {
      const { counter, backAt, parkedUntil: until } = ticket;
      if (ticket.reason === 'clerk-left') rest.push({ kind: 'put-aside', number, counter, service, until });
      else if (backAt < now) rest.push({ kind: 'parked', number, counter, backAt, until });
    }
    if (ticket.state === 'interrupted' && ticket.backAt < now) {
      rest.push({ kind: 'alone', number, counter: ticket.counter, backAt: ticket.backAt });
    }
  }
  if (long.length > 0) found.push({ kind: 'long-wait', limit, tickets: long.sort((a, b) => b.minutes - a.minutes) });
  return [...found, ...rest];
}

/** Before the first call since coming in; after it since standing in this line, because the first wait is over. */
function waitsSince(ticket: WaitingTicket): number {
  return ticket.firstCallAt === null ? ticket.presentAt : ticket.inLineSince;
}
