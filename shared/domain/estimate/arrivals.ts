import type { Random } from '../../lib/random.ts';
import { dueOf, type TicketClass } from '../policy/classes.ts';
import { laneKey } from '../queue/lanes.ts';
import { MINUTE, SECOND } from '../words.ts';
import { halfHourOf } from './half-hours.ts';
import { type Knowledge, shrunk } from './knowledge.ts';
import type { Person, StateNow } from './state-now.ts';

/** Somebody who will come in while others wait. */
export interface Arrival {
  /** ms since 1970. */
  at: number;
  due: number;
  person: Person;
}

const HALF_HOUR = 30 * MINUTE;
/** Nobody waits longer, and nobody needs to know who comes after that. */
const HORIZON = 8 * 60 * MINUTE;
const USUAL_COMING = { share: 0.85, cases: 20 };
const USUAL_TRAVEL = { minutes: 20, spread: 0.5, cases: 10 };

/**
 * Who may still go before somebody who waits now: those expected from home, those to whom waiting is hard, and whoever comes
 * within the minutes that somebody from home stands behind. Others who come later stand behind everybody by the order rule,
 * so they are left out. In order of time.
 */
export function arrivalsIn(state: StateNow, knowledge: Knowledge, random: Random): Arrival[] {
  const arrivals = [...fromHome(state, knowledge, random), ...newcomers(state, knowledge, random)];
  return arrivals.sort((a, b) => a.at - b.at);
}

function* fromHome({ now, expected, rules }: StateNow, knowledge: Knowledge, random: Random): Generator<Arrival> {
  const coming = shrunk(knowledge.coming, USUAL_COMING.share, USUAL_COMING.cases);
  for (const { person, joinedAt, promised } of expected) {
    const travel = travelTime(knowledge, random);
    const at = promised ?? joinedAt + travel;
    if (!random.chance(coming)) continue;
    // Longer on the way than most: the less likely to come, the longer it has been.
    if (at < now && random.chance(0.7)) continue;
    const comes = Math.max(at, now + random.exponential(5 * MINUTE));
    yield { at: comes, due: promised ?? dueOf(person.class, comes, rules.policy), person };
  }
}

function travelTime({ travel }: Knowledge, random: Random): number {
  const index = Math.floor(random.next() * (travel.length + USUAL_TRAVEL.cases));
  const seconds = travel[index];
  return seconds === undefined
    ? random.lognormal(USUAL_TRAVEL.minutes, USUAL_TRAVEL.spread) * MINUTE
    : seconds * SECOND;
}

function* newcomers(state: StateNow, knowledge: Knowledge, random: Random): Generator<Arrival> {
  const { now, rules, served, closesAt } = state;
  const grace = rules.policy.remoteGraceMinutes * MINUTE;
  const ends = Math.min(now + HORIZON, closesAt ?? Number.POSITIVE_INFINITY);
  let count = 0;
  for (const [key, perHalfHour] of Object.entries(knowledge.arrivals)) {
    const [ticketClass, service] = key.split('/') as [TicketClass, string];
    if (!served.has(service) || (ticketClass !== 'early' && ticketClass !== 'present')) continue;
    const until = ticketClass === 'early' ? ends : Math.min(ends, now + grace);
    for (let from = now; from < until; from += HALF_HOUR) {
      const mean = perHalfHour[halfHourOf(rules, from)] ?? 0;
      if (mean <= 0) continue;
      const to = Math.min(until, from + HALF_HOUR);
      for (let at = from + random.exponential(HALF_HOUR / mean); at < to; at += random.exponential(HALF_HOUR / mean)) {
        count += 1;
        const lane = laneKey(ticketClass, service);
        const person = { ticket: `+${count}`, service, class: ticketClass, aim: null, lane };
        yield { at, due: dueOf(ticketClass, at, rules.policy), person };
      }
    }
  }
}
