import type { Random } from '../../lib/random.ts';
import type { OfficeDay } from '../ticket/day.ts';
import type { ServiceId } from '../ticket/ticket.ts';
import { type Durations, PRIOR_VISITS, USUAL_SPREAD } from './durations.ts';
import type { Knowledge } from './knowledge.ts';

/** How much clerks differ in how long the same matter takes them, standard deviation over mean. */
const BETWEEN_CLERKS = 0.12;
/** A visit that lasts so many times as long as usual was forgotten rather than slow: no more of it is looked at. */
const LONGEST = 4;

/** How long visits take today against what is usual: who is at the counters differs from day to day. */
export interface Pace {
  /** What is the most likely, 1 for as usual. */
  mean: number;
  /** How far it may yet be from that, as a standard deviation. */
  spread: number;
  /** One of the paces that today may have at each of so many counters; for one run. */
  draw(counters: number, random: Random): number[];
}

/**
 * Today's pace from today's visits, as far as they say something: all that has been seen of those that have ended and of those
 * that go on, against what would usually have been seen of them in the same windows of time, so that long visits, which are
 * still going on, do not fall out. It is one figure of the whole office; no clerk has one.
 *
 * The usual Bayesian mean of two normal figures: what today may be, before anything is seen (variance between days and of
 * what was learned), and what was seen (variance of visits).
 */
export function paceOf(day: OfficeDay, now: number, knowledge: Knowledge, durations: Durations): Pace {
  let seen = 0;
  let usual = 0;
  let squares = 0;
  for (const { service, isEarly, since, until } of visitsOf(day, now)) {
    const window = Math.min(now - since, LONGEST * durations.mean(service, isEarly));
    const expected = durations.within(service, isEarly, window);
    seen += Math.min(until - since, window);
    usual += expected;
    squares += expected * expected;
  }
  const before = varianceBetweenDays(day.counters.size) + varianceOfLearned(knowledge, day.counters.size);
  const ofSeen = usual === 0 ? Number.POSITIVE_INFINITY : (USUAL_SPREAD ** 2 * squares) / usual ** 2;
  const weight = before / (before + ofSeen);
  const mean = usual === 0 ? 1 : 1 + weight * (seen / usual - 1);
  const spread = Math.sqrt(before * (1 - weight));
  return {
    mean,
    spread,
    draw: (counters, random) => {
      const ofAll = random.lognormal(mean, spread / mean);
      return clerksOfAnyDay(counters, random).map((own) => ofAll * own);
    },
  };
}

/**
 * Clerks as they might be, not as these are: how each of so many differs from the pace that all have together. Where two
 * of eight serve a matter, its waits differ more than those of the whole office.
 */
function clerksOfAnyDay(count: number, random: Random): number[] {
  const clerks = Array.from({ length: count }, () => random.lognormal(1, BETWEEN_CLERKS));
  // The pace is seen in visits, and a fast clerk has more of them: together they serve as many as if all were alike.
  const together = count / clerks.reduce((sum, own) => sum + 1 / own, 0);
  return clerks.map((own) => own / together);
}

function varianceBetweenDays(clerks: number): number {
  return BETWEEN_CLERKS ** 2 / Math.max(1, clerks);
}

/**
 * Relative variance of what the office knows of its mean times. Before it has seen a visit that is the file's, whose minutes
 * are off by a quarter as often as not.
 */
function varianceOfLearned({ usual, arrivalDays }: Knowledge, clerks: number): number {
  const visits = Object.values(usual).reduce((sum, { n }) => sum + n, 0);
  return USUAL_SPREAD ** 2 / (visits + PRIOR_VISITS) + varianceBetweenDays(clerks) / (arrivalDays + 1);
}

/** Times at counters today, ms: those that have ended, and those that go on. */
function* visitsOf(
  { tickets }: OfficeDay,
  now: number,
): Generator<{ service: ServiceId; isEarly: boolean; since: number; until: number }> {
  for (const ticket of tickets.values()) {
    if (ticket.state === 'ended' && ticket.visit && ticket.came) {
      const isEarly = ticket.came.class === 'early';
      yield { service: ticket.service, isEarly, since: ticket.visit.servingSince, until: ticket.endedAt };
    } else if (ticket.state === 'serving') {
      const isEarly = ticket.class === 'early';
      yield { service: ticket.service, isEarly, since: ticket.servingSince, until: now };
    }
  }
}
