import type { Random } from '../../lib/random.ts';
import { dueOf, type TicketClass } from '../policy/classes.ts';
import { laneKey } from '../queue/lanes.ts';
import { MINUTE } from '../words.ts';
import { HALF_HOUR, halfHourOf, restOfHalfHour } from './half-hours.ts';
import { FROM_HOME, type Knowledge } from './knowledge.ts';
import type { Expected, Person, StateNow } from './state-now.ts';
import { type Travels, travelsOf } from './travels.ts';

/** Somebody who will come in while others wait. */
export interface Arrival {
  /** ms since 1970. */
  at: number;
  due: number;
  person: Person;
}

/** Nobody waits longer, and nobody needs to know who comes after that. */
const HORIZON = 8 * 60 * MINUTE;
/** How late those are, on average, who come after their booked time. */
const USUAL_LATENESS = 5 * MINUTE;

/** Draws who may still go before somebody who waits now, in order of time; each time anew. */
export type Arrivals = (random: Random) => Arrival[];

/**
 * Who may still go before somebody who waits now: those expected from home, those to whom waiting is hard, and whoever comes
 * within the minutes that somebody from home stands behind. Others who come later stand behind everybody by the order rule,
 * so they are left out. `crowd`: how many come today, 1 for as many as usual.
 */
export function arrivalsOf(state: StateNow, knowledge: Knowledge, crowd: number): Arrivals {
  const travels = travelsOf(knowledge);
  const streams = streamsOf(state, knowledge, crowd);
  return (random) =>
    [...fromHome(state, travels, random), ...newcomers(state, streams, travels, random)].sort((a, b) => a.at - b.at);
}

function* fromHome({ now, expected, rules }: StateNow, travels: Travels, random: Random): Generator<Arrival> {
  for (const one of expected) {
    const { joinedAt, promised, whenPresent } = one;
    if (promised === null) {
      const left = travels.rest(now - joinedAt, random);
      if (left !== null) yield comes(one, whenPresent, now + left, dueOf(whenPresent, now + left, rules.policy));
    } else {
      const at = bookedComes(promised, now, travels, random);
      if (at === null) continue;
      const isInTime = at <= promised + rules.policy.bookedLateMinutes * MINUTE;
      yield isInTime
        ? comes(one, 'early', at, promised)
        : comes(one, whenPresent, at, dueOf(whenPresent, at, rules.policy));
    }
  }
}

function comes({ ticket, service, aim }: Expected, ticketClass: TicketClass, at: number, due: number): Arrival {
  const lane = laneKey(ticketClass, service, aim);
  return { at, due, person: { ticket, service, class: ticketClass, aim, lane, since: at } };
}

/** When somebody with a booked time comes, ms; null: not at all. The longer after that time, the less likely. */
function bookedComes(promised: number, now: number, { coming }: Travels, random: Random): number | null {
  const late = Math.max(0, now - promised);
  const onTheWay = coming * Math.exp(-late / USUAL_LATENESS);
  if (!random.chance(onTheWay / (1 - coming + onTheWay))) return null;
  return late === 0 ? promised : now + random.exponential(USUAL_LATENESS);
}

/** Strangers of one class and service who come at an even pace between two instants, ms. */
interface Stream {
  class: TicketClass;
  service: string;
  isFromHome: boolean;
  from: number;
  to: number;
  /** From one to the next, ms. */
  every: number;
}

function streamsOf({ now, rules, served, closesAt }: StateNow, { arrivals }: Knowledge, crowd: number): Stream[] {
  const grace = rules.policy.remoteGraceMinutes * MINUTE;
  const ends = Math.min(now + HORIZON, closesAt ?? Number.POSITIVE_INFINITY);
  const streams: Stream[] = [];
  for (const [key, perHalfHour] of Object.entries(arrivals)) {
    const [kind, service = ''] = key.split('/');
    const isFromHome = kind === FROM_HOME;
    const ticketClass = isFromHome ? 'early' : kind;
    if (!served.has(service) || (ticketClass !== 'early' && ticketClass !== 'present')) continue;
    const until = ticketClass === 'early' ? ends : Math.min(ends, now + grace);
    for (let from = now; from < until; ) {
      const to = Math.min(until, from + restOfHalfHour(rules, from));
      const mean = crowd * (perHalfHour[halfHourOf(rules, from)] ?? 0);
      if (mean > 0) streams.push({ class: ticketClass, service, isFromHome, from, to, every: HALF_HOUR / mean });
      from = to;
    }
  }
  return streams;
}

function* newcomers(
  { now, rules }: StateNow,
  streams: readonly Stream[],
  travels: Travels,
  random: Random,
): Generator<Arrival> {
  let count = 0;
  for (const { class: ticketClass, service, isFromHome, from, to, every } of streams) {
    for (let at = from + random.exponential(every); at < to; at += random.exponential(every)) {
      // Whoever is on the way already is one of those expected.
      if (isFromHome && !random.chance(travels.shorterThan(at - now))) continue;
      count += 1;
      const lane = laneKey(ticketClass, service);
      const person = { ticket: `+${count}`, service, class: ticketClass, aim: null, lane, since: at };
      yield { at, due: dueOf(ticketClass, at, rules.policy), person };
    }
  }
}
