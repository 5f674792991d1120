import type { OfficeDay, OutOfTurn } from '../ticket/day.ts';
import { type RecordedEvent, timeOf } from '../ticket/events.ts';
import type { ServiceId, Ticket } from '../ticket/ticket.ts';
import { MINUTE } from '../words.ts';
import type { TicketClass, Tier } from './classes.ts';
import { CALL_REASONS, type CallReason } from './reasons.ts';

// What a manager watches so that everybody is treated equally (C-10): waits compared by group, calls past the order, and
// whether those without precedence still move. All of it from the day and its calls; nothing here changes the order.

/** Fewer people than this are not told apart: figures of a few are figures of somebody. */
export const LEAST_GROUP = 5;

/** Waits until the first call (P-12) of some people, whole minutes. */
export interface WaitFigures {
  n: number;
  mean: number;
  median: number;
  /** 95 of 100 waited no longer. */
  p95: number;
  longest: number;
}

export interface WaitGroup<Key extends string> {
  key: Key;
  /** Null: kept back, because it would tell of a few. */
  figures: WaitFigures | null;
}

export interface ComparedWaits<Key extends string> {
  /** Everybody together; null when fewer than LEAST_GROUP were called. */
  all: WaitFigures | null;
  /** Groups of which somebody was called, in the order asked for. */
  groups: WaitGroup<Key>[];
}

/** Classes whose holders wait in the building. Behind a call-back stands nobody. */
export const WAITING_CLASSES = ['early', 'present', 'remote'] as const satisfies readonly TicketClass[];
export type WaitingClass = (typeof WAITING_CLASSES)[number];

export function waitsByClass(day: Pick<OfficeDay, 'tickets'>): ComparedWaits<WaitingClass> {
  return compareWaits(day, WAITING_CLASSES, (_, ticketClass) => ticketClass);
}

/** By the matter that somebody came with, also when the visit went on in another one. */
export function waitsByService(
  day: Pick<OfficeDay, 'tickets'>,
  services: readonly ServiceId[],
): ComparedWaits<ServiceId> {
  return compareWaits(day, services, (ticket) => ticket.legs[0]?.service ?? ticket.service);
}

const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour));

/** By the hour of the local day in which somebody came into the building. */
export function waitsByHour(
  day: Pick<OfficeDay, 'tickets'>,
  hourOf: (instant: number) => number,
): ComparedWaits<string> {
  return compareWaits(day, HOURS, (ticket) => {
    const place = ticket.state === 'ended' ? ticket.came : ticket.state === 'expected' ? null : ticket;
    return String(hourOf(place?.presentAt ?? ticket.joinedAt));
  });
}

function compareWaits<Key extends string>(
  day: Pick<OfficeDay, 'tickets'>,
  keys: readonly Key[],
  keyOf: (ticket: Ticket, ticketClass: WaitingClass) => Key,
): ComparedWaits<Key> {
  const waits = new Map<Key, number[]>(keys.map((key) => [key, []]));
  for (const ticket of day.tickets.values()) {
    const called = firstCallOf(ticket);
    if (!called) continue;
    const key = keyOf(ticket, called.class);
    const list = waits.get(key);
    if (list) list.push(called.wait);
    else waits.set(key, [called.wait]);
  }
  for (const [key, list] of waits) if (list.length === 0) waits.delete(key);
  const hidden = keptBack(new Map([...waits].map(([key, list]) => [key, list.length])));
  const all = [...waits.values()].flat();
  return {
    all: all.length < LEAST_GROUP ? null : figuresOf(all),
    groups: [...waits].map(([key, list]) => ({ key, figures: hidden.has(key) ? null : figuresOf(list) })),
  };
}

/**
 * Groups whose figures are not told: those of fewer than LEAST_GROUP. Everybody together is told as well, so that what is
 * missing could be had by subtraction; therefore groups are kept back, smallest first, until what is missing is at least
 * two groups and at least LEAST_GROUP people.
 */
export function keptBack<Key extends string>(sizes: ReadonlyMap<Key, number>): Set<Key> {
  const hidden = new Set<Key>();
  let people = 0;
  for (const [key, size] of [...sizes].sort((a, b) => a[1] - b[1])) {
    // One group alone is never so many, since the first to be kept back is a small one.
    const enough = hidden.size === 0 || people >= LEAST_GROUP;
    if (size >= LEAST_GROUP && enough) break;
    hidden.add(key);
    people += size;
  }
  return hidden;
}

/** How long somebody in the building waited for the first call, ms; null when there was none yet or nobody is there. */
function firstCallOf(ticket: Ticket): { class: WaitingClass; wait: number } | null {
  const place = ticket.state === 'ended' ? ticket.came : ticket.state === 'expected' ? null : ticket;
  if (!place || place.firstCallAt === null || place.class === 'desk') return null;
  return { class: place.class, wait: place.firstCallAt - place.presentAt };
}

/** Percentiles by the nearest rank: each is a wait that somebody really had. */
function figuresOf(waits: readonly number[]): WaitFigures {
  const sorted = waits.toSorted((a, b) => a - b);
  const rank = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  const minutes = (ms: number): number => Math.floor(ms / MINUTE);
  const sum = sorted.reduce((before, wait) => before + wait, 0);
  return {
    n: sorted.length,
    mean: Math.round(sum / Math.max(1, sorted.length) / MINUTE),
    median: minutes(rank(0.5)),
    p95: minutes(rank(0.95)),
    longest: minutes(rank(1)),
  };
}

/** The longest wait of today, also of somebody who waits still, whole minutes; null when nobody has waited. */
export function longestWaitToday(
  day: Pick<OfficeDay, 'tickets'>,
  now: number,
): { minutes: number; still: boolean } | null {
  let longest: { wait: number; still: boolean } | null = null;
  for (const ticket of day.tickets.values()) {
    const still = ticket.state === 'waiting' && ticket.firstCallAt === null && ticket.class !== 'desk';
    const wait = still ? now - ticket.presentAt : firstCallOf(ticket)?.wait;
    if (wait !== undefined && (!longest || wait > longest.wait)) longest = { wait, still };
  }
  return longest && { minutes: Math.floor(Math.max(0, longest.wait) / MINUTE), still: longest.still };
}

/** Calls out of turn by reason, in the order of the list. They are public, one by one (P-20): nothing is kept back. */
export function exceptionsByReason(calls: readonly Pick<OutOfTurn, 'reason'>[]): { reason: CallReason; n: number }[] {
  return CALL_REASONS.map((reason) => ({ reason, n: calls.filter((call) => call.reason === reason).length })).filter(
    ({ n }) => n > 0,
  );
}

/** A call by the order rule, as its event tells of it. */
export interface CallInTurn {
  ticket: string;
  at: number;
  tier: Tier;
  /** Somebody of O waited for that clerk: the one who was called, or one who was passed over. */
  ordinaryWaited: boolean;
  /** The clerk's priority calls over somebody of O in a row, this one included. */
  run: number;
}

/**
 * Folds an event into the list of today's calls, in place, as the day is folded. A call that was taken back is none. The
 * day itself does not keep them: nothing that decides needs them.
 */
export function noteCall(calls: CallInTurn[], recorded: RecordedEvent): void {
  const { event } = recorded;
  switch (event.type) {
    case 'DayOpened':
      calls.length = 0;
      return;
    case 'TicketCalled': {
      const { ticket, why } = event;
      // One that was reserved had been given by the rule before the line was cut, over people who are not known now.
      if (why.rule === 'out-of-turn' || why.rule === 'reserved') return;
      const ordinaryWaited = why.tier === 'O' || why.over?.tier === 'O';
      calls.push({
        ticket,
        at: timeOf(recorded),
        tier: why.tier,
        ordinaryWaited,
        run: why.tier === 'P' && ordinaryWaited ? why.run + 1 : 0,
      });
      return;
    }
    case 'CallWithdrawn': {
      const index = calls.findLastIndex(({ ticket }) => ticket === event.ticket);
      if (index >= 0) calls.splice(index, 1);
      return;
    }
    default:
      return;
  }
}

export interface CallFigures {
  /** Calls by the order rule. */
  calls: number;
  /** Of these, calls of somebody with precedence; null when they, or the others, are too few to be told. */
  early: number | null;
  /** Most priority calls that a clerk made in a row while somebody of O waited; null together with `early`. */
  largestRun: number | null;
}

export function callFigures(calls: readonly CallInTurn[]): CallFigures {
  const early = calls.filter(({ tier }) => tier === 'P').length;
  const few = (n: number): boolean => n > 0 && n < LEAST_GROUP;
  if (few(early) || few(calls.length - early)) return { calls: calls.length, early: null, largestRun: null };
  return { calls: calls.length, early, largestRun: calls.reduce((most, { run }) => Math.max(most, run), 0) };
}

/** Calls that the guard looks at, at most; and how old they may be, minutes. */
const GUARD_CALLS = 60;
const GUARD_MINUTES = 90;
/** From fewer calls nothing follows. */
const GUARD_LEAST = 20;
/** Half or nearly so: with K = 1 it cannot become more. */
const GUARD_SHARE = 0.45;

export interface PriorityGuard {
  /** Calls looked at, and how many of them were of somebody with precedence. */
  calls: number;
  early: number;
  /** People of O who wait now. */
  ordinary: number;
  /** When the last of them is called if it goes on like this, whole minutes; and with one priority call in a row at most. */
  minutes: number;
  withOneInRow: number | null;
  /** Minutes that nobody should wait longer than, and K, as the office has set them. */
  limit: number;
  inRow: number;
  /** Open counters that are missing for the limit to hold without changing K. */
  missingCounters: number;
}

/**
 * Says when those with precedence are so many that, with K priority calls in a row, the others move too slowly (C-10). It
 * only tells: a person decides.
 *
 * Looked at are the last n ≤ 60 calls of the last 90 minutes that were made while somebody of O waited for that clerk, over
 * the time t since the first of them. Let p of them be of tier P and o of tier O (n = p + o; what is made for B is left out
 * of n). The ordinary lane then moves by o/t, at the least by n/(K + 1)/t, which P-4 warrants. With O people in it now, the
 * last one is called after M = O · t / max(o, n/(K + 1)). The guard speaks when n ≥ 20, p ≥ 0.45 n and M > longWaitMinutes.
 * With K = 1 every second call is theirs, so M₁ = O · t / max(o, n/2); it is told when K > 1 and it is less than M. With h open
 * counters, h · M/limit are needed for M to keep to the limit, if each works as fast as now.
 *
 * A stand-in as simple as can be explained: it takes all ordinary clients as one lane, whichever clerks can serve them.
 */
export function priorityGuard(
  day: Pick<OfficeDay, 'rules' | 'tickets' | 'counters'>,
  calls: readonly CallInTurn[],
  now: number,
): PriorityGuard | null {
  if (!day.rules) return null;
  const { priorityRun: inRow, longWaitMinutes: limit } = day.rules.policy;
  const looked = calls
    .filter(({ at, tier, ordinaryWaited }) => tier !== 'B' && ordinaryWaited && at > now - GUARD_MINUTES * MINUTE)
    .slice(-GUARD_CALLS);
  const n = looked.length;
  const early = looked.filter(({ tier }) => tier === 'P').length;
  const first = looked[0];
  if (!first || n < GUARD_LEAST || early < GUARD_SHARE * n) return null;

  let ordinary = 0;
  for (const ticket of day.tickets.values()) if (ticket.state === 'waiting' && ticket.tier === 'O') ordinary += 1;
  const minutesAt = (ordinaryCalls: number): number => (ordinary * (now - first.at)) / ordinaryCalls / MINUTE;
  const minutes = minutesAt(Math.max(n - early, n / (inRow + 1)));
  if (minutes <= limit) return null;

  const withOneInRow = minutesAt(Math.max(n - early, n / 2));
  const open = [...day.counters.values()].filter(({ state }) => state === 'open').length;
  return {
    calls: n,
    early,
    ordinary,
    minutes: Math.round(minutes),
    withOneInRow: inRow > 1 && withOneInRow < minutes ? Math.round(withOneInRow) : null,
    limit,
    inRow,
    missingCounters: Math.max(1, Math.ceil((open * minutes) / limit) - open),
  };
}
