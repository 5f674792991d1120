import type { Random } from '../../lib/random.ts';
import type { OfficeRules } from '../office/office-rules.ts';
import type { ServiceId } from '../ticket/ticket.ts';
import { MINUTE, SECOND } from '../words.ts';
import { type Knowledge, shrunk } from './knowledge.ts';

/** The minutes of the office file weigh as much as so many visits that were seen. */
export const PRIOR_VISITS = 8;
/** Standard deviation over mean of times at a counter, where nothing is known: some visits are three times as long. */
export const USUAL_SPREAD = 0.7;
/** Eight visits that are spread so: the middles of the eighths of a lognormal with mean 1. */
const USUAL_VISITS = [0.32, 0.48, 0.62, 0.77, 0.94, 1.15, 1.48, 2.23];
/** Those to whom waiting is hard take a little longer; until the office has its own figure. */
const PRIOR_EARLY = 1.15;
const PRIOR_EARLY_SECONDS = 20_000;
const TRIES = 16;
/** Fewer visits have no mean of their own to speak of. */
const ENOUGH = 30;

/** Draws times at a counter, ms. `pace`: how long visits take today, 1 as they usually do. */
export interface Durations {
  visit(service: ServiceId, isEarly: boolean, pace: number, random: Random): number;
  /** The rest of a visit that has lasted `elapsed` ms. */
  rest(service: ServiceId, isEarly: boolean, elapsed: number, pace: number, random: Random): number;
  /** Mean time at the counter at the usual pace, and the mean of what of it lies within the first `window` ms. */
  mean(service: ServiceId, isEarly: boolean): number;
  within(service: ServiceId, isEarly: boolean, window: number): number;
}

/** Times as they were seen, mixed with the usual ones of the office file as long as few were seen. */
export function durationsOf(rules: OfficeRules, knowledge: Knowledge): Durations {
  const early = shrunk(knowledge.early, PRIOR_EARLY, PRIOR_EARLY_SECONDS);
  const services = new Map(rules.services.map(({ id, minutes }) => [id, timesOf(knowledge, id, minutes)]));
  const timesFor = (service: ServiceId): Times => {
    const known = services.get(service);
    if (known) return known;
    const times = timesOf(knowledge, service, 10);
    services.set(service, times);
    return times;
  };
  const visit: Durations['visit'] = (service, isEarly, pace, random) => {
    const { seen, scale, minutes } = timesFor(service);
    const time = seen[Math.floor(random.next() * (seen.length + PRIOR_VISITS))];
    const usual = time === undefined ? random.lognormal(minutes, USUAL_SPREAD) * MINUTE : time * SECOND * scale;
    return usual * pace * (isEarly ? early : 1);
  };
  const within: Durations['within'] = (service, isEarly, window) => {
    const { sorted, sums } = timesFor(service);
    const factor = isEarly ? early : 1;
    const limit = window / factor;
    const shorter = countUpTo(sorted, limit);
    return (factor * ((sums[shorter] ?? 0) + limit * (sorted.length - shorter))) / sorted.length;
  };
  return {
    visit,
    rest(service, isEarly, elapsed, pace, random) {
      for (let i = 0; i < TRIES; i += 1) {
        const whole = visit(service, isEarly, pace, random);
        if (whole > elapsed) return whole - elapsed;
      }
      // Longer than nearly all that were seen: the longer it has lasted, the longer it may yet.
      return random.exponential(Math.max(MINUTE, elapsed * 0.4));
    },
    mean(service, isEarly) {
      const { sorted, sums } = timesFor(service);
      return ((isEarly ? early : 1) * (sums[sorted.length] ?? 0)) / sorted.length;
    },
    within,
  };
}

/** The times of one service. */
interface Times {
  /** Whole seconds, and by how much they have to be stretched. */
  seen: readonly number[];
  scale: number;
  /** Of the office file. */
  minutes: number;
  /** The same, with the usual ones, as ms from the shortest on; and the sum of so many of the shortest. */
  sorted: readonly number[];
  sums: readonly number[];
}

function timesOf(knowledge: Knowledge, service: ServiceId, minutes: number): Times {
  const seen = knowledge.visits[service] ?? [];
  const scale = scaleOf(knowledge, service);
  const usual = USUAL_VISITS.map((part) => part * minutes * MINUTE);
  const sorted = [...seen.map((time) => time * SECOND * scale), ...usual].sort((a, b) => a - b);
  const sums = [0];
  for (const [i, time] of sorted.entries()) sums.push((sums[i] ?? 0) + time);
  return { seen, scale, minutes, sorted, sums };
}

/** By how much the last visits have to be stretched so that their mean is that of all days remembered. */
function scaleOf({ visits, usual }: Knowledge, service: ServiceId): number {
  const seen = visits[service] ?? [];
  const mean = usual[service];
  if (!mean || seen.length < ENOUGH) return 1;
  const last = seen.reduce((sum, time) => sum + time, 0) / seen.length;
  return last > 0 ? mean.sum / mean.n / last : 1;
}

/** How many of a list in order are at most `limit`. */
export function countUpTo(sorted: readonly number[], limit: number): number {
  let low = 0;
  for (let high = sorted.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
