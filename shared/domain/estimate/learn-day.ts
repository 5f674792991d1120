import type { OfficeRules } from '../office/office-rules.ts';
import { nextCall } from '../policy/call-next.ts';
import { initialDay, type OfficeDay } from '../ticket/day.ts';
import type { RecordedEvent } from '../ticket/events.ts';
import { evolve } from '../ticket/evolve.ts';
import type { CounterId, Ticket } from '../ticket/ticket.ts';
import { MINUTE, SECOND } from '../words.ts';
import { breaksOf } from './breaks.ts';
import { type Pair, withScores } from './calibration.ts';
import { HALF_HOURS, halfHourOf, restOfHalfHour } from './half-hours.ts';
import { FROM_HOME, type Knowledge, type Mean } from './knowledge.ts';
import { withWait } from './leaving.ts';

const MOST_VISITS = 250;
const MOST_TRAVELS = 200;
const FADES = 1 - 1 / 30;
/** So many visits make a mean to compare with. */
const ENOUGH = 10;
/** Longer than that is no change-over: the clerk did something else. */
const MOST_CHANGE_OVER = 10 * MINUTE;

/**
 * What the office knows after one more day. `events` is the whole log of the day from its `DayOpened` on, `pairs` what
 * people were told and how long it then took. Gives new knowledge and changes nothing.
 */
export function learnDay(knowledge: Knowledge, events: readonly RecordedEvent[], pairs: readonly Pair[]): Knowledge {
  const next = faded(knowledge);
  const day = initialDay();
  const free = new Map<CounterId, number>();
  const arrivals = new Map<string, number[]>();
  for (const recorded of events) {
    look(next, day, recorded, free, arrivals);
    evolve(day, recorded);
    afterwards(day, recorded, free);
  }
  next.days += 1;
  next.arrivalDays = next.arrivalDays * FADES + 1;
  blend(next, arrivals);
  return withScores(next, pairs);
}

/** A copy in which earlier days weigh a little less. */
function faded(knowledge: Knowledge): Knowledge {
  const fade = ({ n, sum }: Mean): Mean => ({ n: n * FADES, sum: sum * FADES });
  return {
    ...knowledge,
    visits: Object.fromEntries(Object.entries(knowledge.visits).map(([service, list]) => [service, [...list]])),
    usual: Object.fromEntries(Object.entries(knowledge.usual).map(([service, mean]) => [service, fade(mean)])),
    travel: [...knowledge.travel],
    early: fade(knowledge.early),
    changeOver: fade(knowledge.changeOver),
    arriving: fade(knowledge.arriving),
    missed: fade(knowledge.missed),
    missing: fade(knowledge.missing),
    coming: fade(knowledge.coming),
    breaks: fade(knowledge.breaks),
    breaksAt: Array.from({ length: HALF_HOURS }, (_, i) => fade(knowledge.breaksAt?.[i] ?? { n: 0, sum: 0 })),
    breakLength: fade(knowledge.breakLength),
    leaving: (knowledge.leaving ?? []).map(fade),
  };
}

function add(mean: Mean, value: number): void {
  mean.n += 1;
  mean.sum += value;
}

/** What an event tells, seen from the day before it. */
function look(
  next: Knowledge,
  day: OfficeDay,
  { event, at }: RecordedEvent,
  free: Map<CounterId, number>,
  arrivals: Map<string, number[]>,
): void {
  const ticket = 'ticket' in event ? day.tickets.get(event.ticket) : undefined;
  switch (event.type) {
    case 'TicketJoined':
      // When somebody with a promised time comes was known beforehand.
      if (event.place && event.promised === undefined)
        arrived(arrivals, day.rules, `${event.class}/${event.service}`, at);
      return;
    case 'TicketCheckedIn':
      if (ticket?.state !== 'expected') return;
      add(next.coming, 1);
      if (ticket.promised !== null) return;
      arrived(arrivals, day.rules, `${event.class === 'early' ? FROM_HOME : event.class}/${ticket.service}`, at);
      keep(next.travel, (at - ticket.joinedAt) / SECOND, MOST_TRAVELS);
      return;
    case 'TicketCalled': {
      waited(next, ticket, at, false);
      const since = free.get(event.counter);
      free.delete(event.counter);
      if (since !== undefined && at - since <= MOST_CHANGE_OVER) add(next.changeOver, (at - since) / SECOND);
      return;
    }
    case 'ServiceStarted':
      if (ticket?.state !== 'called') return;
      add(next.arriving, (at - ticket.calledAt) / SECOND);
      add(next.missed, 0);
      return;
    case 'TicketMissed':
      if (ticket?.state !== 'called') return;
      add(next.missing, (at - ticket.calledAt) / SECOND);
      add(next.missed, 1);
      return;
    case 'TicketParked':
    case 'TicketTransferred':
    case 'MatterStarted':
      served(next, ticket, at);
      return;
    case 'TicketEnded':
      if (at < day.endsAt) waited(next, ticket, at, true);
      if (ticket?.state === 'expected') add(next.coming, 0);
      else if (at < day.endsAt) served(next, ticket, at);
      return;
    case 'CounterPaused':
    case 'CounterClosed':
    case 'CounterResumed':
      paused(next, day, event, at);
      return;
  }
}

/** A counter that is free while somebody waits for it is in its change-over. */
function afterwards(day: OfficeDay, { event, at }: RecordedEvent, free: Map<CounterId, number>): void {
  const frees = ['TicketEnded', 'TicketMissed', 'TicketParked', 'TicketTransferred'].includes(event.type);
  if (frees) {
    for (const [id, counter] of day.counters) {
      if (counter.state !== 'open' || counter.ticket !== null || counter.last?.at !== at || free.has(id)) continue;
      if (nextCall(day, id, at)) free.set(id, at);
    }
  } else if (event.type === 'CounterPaused' || event.type === 'CounterClosed') {
    free.delete(event.counter);
  }
}

/** Somebody leaves the line: is called, or gives up. */
function waited(next: Knowledge, ticket: Ticket | undefined, at: number, isGivenUp: boolean): void {
  if (ticket?.state !== 'waiting') return;
  next.leaving = withWait(next.leaving ?? [], at - ticket.inLineSince, isGivenUp);
}

function served(next: Knowledge, ticket: Ticket | undefined, at: number): void {
  if (ticket?.state !== 'serving') return;
  const seconds = (at - ticket.servingSince) / SECOND;
  const others = next.visits[ticket.service] ?? [];
  if (ticket.class !== 'early') {
    next.visits[ticket.service] = others;
    const usual = next.usual[ticket.service] ?? { n: 0, sum: 0 };
    next.usual[ticket.service] = usual;
    add(usual, seconds);
    keep(others, seconds, MOST_VISITS);
  } else {
    const usual = next.usual[ticket.service];
    if (!usual || usual.n < ENOUGH) return;
    next.early.n += usual.sum / usual.n;
    next.early.sum += seconds;
  }
}

function paused(
  next: Knowledge,
  day: OfficeDay,
  event: { type: 'CounterPaused' | 'CounterResumed' | 'CounterClosed'; counter: CounterId },
  at: number,
): void {
  const counter = day.counters.get(event.counter);
  if (!counter || !day.rules || day.date === null) return;
  if (counter.state === 'open') wasOpen(next, day.rules, counter.since, at);
  const plannedOnes = breaksOf(day.rules, day.date, counter.clerk);
  const planned = (from: number): boolean =>
    plannedOnes.some((one) => from >= one.from - 10 * MINUTE && from <= one.from + 60 * MINUTE);
  if (event.type === 'CounterPaused' && !planned(at)) {
    next.breaks.sum += 1;
    const inHalfHour = next.breaksAt?.[halfHourOf(day.rules, at)];
    if (inHalfHour) inHalfHour.sum += 1;
  }
  if (event.type === 'CounterResumed' && !planned(counter.since)) {
    add(next.breakLength, (at - counter.since) / SECOND);
  }
}

function wasOpen(next: Knowledge, rules: OfficeRules, since: number, until: number): void {
  next.breaks.n += (until - since) / SECOND;
  for (let from = since; from < until; ) {
    const to = Math.min(until, from + restOfHalfHour(rules, from));
    const inHalfHour = next.breaksAt?.[halfHourOf(rules, from)];
    if (inHalfHour) inHalfHour.n += (to - from) / SECOND;
    from = to;
  }
}

function arrived(arrivals: Map<string, number[]>, rules: OfficeRules | null, key: string, at: number): void {
  if (!rules) return;
  const list = arrivals.get(key) ?? new Array<number>(HALF_HOURS).fill(0);
  const half = halfHourOf(rules, at);
  list[half] = (list[half] ?? 0) + 1;
  arrivals.set(key, list);
}

/** Today's counts into the mean of days. */
function blend(next: Knowledge, today: ReadonlyMap<string, number[]>): void {
  const share = 1 / next.arrivalDays;
  const keys = new Set([...Object.keys(next.arrivals), ...today.keys()]);
  const none: number[] = [];
  next.arrivals = Object.fromEntries(
    [...keys].map((key) => {
      const before = next.arrivals[key] ?? none;
      const now = today.get(key) ?? none;
      const means = Array.from({ length: HALF_HOURS }, (_, i) => {
        const mean = (before[i] ?? 0) * (1 - share) + (now[i] ?? 0) * share;
        return Math.round(mean * 1_000) / 1_000;
      });
      return [key, means];
    }),
  );
}

function keep(list: number[], value: number, most: number): void {
  list.push(Math.round(value));
  if (list.length > most) list.shift();
}
