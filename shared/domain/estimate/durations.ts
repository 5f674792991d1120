import type { Random } from '../../lib/random.ts';
import type { OfficeRules } from '../office/office-rules.ts';
import type { ServiceId } from '../ticket/ticket.ts';
import { MINUTE, SECOND } from '../words.ts';
import { type Knowledge, shrunk } from './knowledge.ts';

/** The minutes of the office file weigh as much as so many visits that were seen. */
const PRIOR_VISITS = 8;
/** Standard deviation over mean of times at a counter, where nothing is known: some visits are three times as long. */
const PRIOR_SPREAD = 0.7;
/** Those to whom waiting is hard take a little longer; until the office has its own figure. */
const PRIOR_EARLY = 1.15;
const PRIOR_EARLY_SECONDS = 6_000;
const TRIES = 16;
/** Fewer visits have no mean of their own to speak of. */
const ENOUGH = 30;

/** Draws times at a counter, ms. */
export interface Durations {
  visit(service: ServiceId, isEarly: boolean, random: Random): number;
  /** The rest of a visit that has lasted `elapsed` ms. */
  rest(service: ServiceId, isEarly: boolean, elapsed: number, random: Random): number;
}

/** Times as they were seen, mixed with the usual ones of the office file as long as few were seen. */
export function durationsOf(rules: OfficeRules, knowledge: Knowledge): Durations {
  const minutes = new Map(rules.services.map((service) => [service.id, service.minutes]));
  const early = shrunk(knowledge.early, PRIOR_EARLY, PRIOR_EARLY_SECONDS);
  const none: number[] = [];
  const scales = new Map(rules.services.map(({ id }) => [id, scaleOf(knowledge, id)]));

  const draw = (service: ServiceId, random: Random): number => {
    const seen = knowledge.visits[service] ?? none;
    const index = Math.floor(random.next() * (seen.length + PRIOR_VISITS));
    const time = seen[index];
    if (time === undefined) return random.lognormal(minutes.get(service) ?? 10, PRIOR_SPREAD) * MINUTE;
    return time * SECOND * (scales.get(service) ?? 1);
  };
  const visit: Durations['visit'] = (service, isEarly, random) => draw(service, random) * (isEarly ? early : 1);
  return {
    visit,
    rest(service, isEarly, elapsed, random) {
      for (let i = 0; i < TRIES; i += 1) {
        const whole = visit(service, isEarly, random);
        if (whole > elapsed) return whole - elapsed;
      }
      // Longer than nearly all that were seen: the longer it has lasted, the longer it may yet.
      return random.exponential(Math.max(MINUTE, elapsed * 0.4));
    },
  };
}

/** By how much the last visits have to be stretched so that their mean is that of all days remembered. */
function scaleOf({ visits, usual }: Knowledge, service: ServiceId): number {
  const seen = visits[service] ?? [];
  const mean = usual[service];
  if (!mean || seen.length < ENOUGH) return 1;
  const last = seen.reduce((sum, time) => sum + time, 0) / seen.length;
  return last > 0 ? mean.sum / mean.n / last : 1;
}
