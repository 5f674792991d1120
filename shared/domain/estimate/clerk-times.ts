import type { Random } from '../../lib/random.ts';
import type { OfficeRules } from '../office/office-rules.ts';
import type { ServiceId } from '../ticket/ticket.ts';
import { MINUTE, SECOND } from '../words.ts';
import type { Durations } from './durations.ts';
import { HALF_HOUR, HALF_HOURS, halfHourOf, restOfHalfHour } from './half-hours.ts';
import { type Knowledge, shrunk } from './knowledge.ts';
import type { CounterNow, StateNow } from './state-now.ts';

// What is usual, until an office has figures of its own; each weighs as much as the cases named.
const USUAL = {
  changeOver: { seconds: 40, cases: 20 },
  arriving: { seconds: 30, cases: 20 },
  missed: { share: 0.06, cases: 50 },
  missing: { seconds: 120, cases: 10 },
  /** One unplanned break in a working day. */
  breaks: { aSecond: 1 / (7 * 3_600), seconds: 20 * 3_600 },
  breakLength: { seconds: 600, cases: 5 },
} as const;

/** Planned breaks to come, ms; those that fall due are taken off the list. */
type Breaks = Array<{ from: number; to: number }>;

/** When clerks will be free, ms; each time drawn anew. `pace`: that of the run. */
export interface Clerks {
  /** When the counter will be free for the first time; now or later. */
  freeAt(counter: CounterNow, pace: number, random: Random): number;
  /** From a call until the counter can call again: nobody comes, or somebody comes and is served. */
  busyFor(service: ServiceId, isEarly: boolean, pace: number, random: Random): number;
  /** Since when the counter has not had time for a break, ms: the clerk may have wished for one meanwhile. */
  busySince(counter: CounterNow): number;
  /** How long a clerk who becomes free at `at`, having been busy since `since`, goes on a break; 0: not at all. */
  breakAt(planned: Breaks, since: number, at: number, random: Random): number;
  /** The same for a clerk who has had nobody to call: what is left of a planned break. */
  idleBreakAt(planned: Breaks, at: number): number;
}

export function clerksOf({ now, rules }: StateNow, knowledge: Knowledge, durations: Durations): Clerks {
  const changeOver = shrunk(knowledge.changeOver, USUAL.changeOver.seconds, USUAL.changeOver.cases) * SECOND;
  const arriving = shrunk(knowledge.arriving, USUAL.arriving.seconds, USUAL.arriving.cases) * SECOND;
  const missed = shrunk(knowledge.missed, USUAL.missed.share, USUAL.missed.cases);
  const missing = shrunk(knowledge.missing, USUAL.missing.seconds, USUAL.missing.cases) * SECOND;
  const breakLength = shrunk(knowledge.breakLength, USUAL.breakLength.seconds, USUAL.breakLength.cases) * SECOND;
  const breaksAt = unplannedBreaks(rules, now, knowledge);
  return {
    freeAt({ doing, breakEnds }, pace, random) {
      switch (doing.kind) {
        case 'free':
          // The clerk may be in the middle of the change-over.
          return Math.max(now, doing.since + changeOver);
        case 'called': {
          const elapsed = now - doing.since;
          if (random.chance(missed)) return now + Math.max(10 * SECOND, missing - elapsed) + changeOver;
          const walk = Math.max(0, arriving - elapsed);
          return now + walk + durations.visit(doing.service, doing.isEarly, pace, random) + changeOver;
        }
        case 'serving':
          return now + durations.rest(doing.service, doing.isEarly, now - doing.since, pace, random) + changeOver;
        case 'interrupted': {
          const back = Math.max(now + MINUTE, doing.backAt);
          return back + durations.rest(doing.service, doing.isEarly, doing.servedFor, pace, random) + changeOver;
        }
        case 'paused':
          return Math.max(now + MINUTE, breakEnds ?? doing.since + breakLength);
      }
    },
    busySince({ doing }) {
      switch (doing.kind) {
        case 'called':
        case 'serving':
          return doing.since;
        case 'interrupted':
          return doing.backAt - doing.servedFor;
        case 'free':
        case 'paused':
          return now;
      }
    },
    busyFor(service, isEarly, pace, random) {
      if (random.chance(missed)) return missing + changeOver;
      return arriving + durations.visit(service, isEarly, pace, random) + changeOver;
    },
    breakAt(planned, since, at, random) {
      const [next] = planned;
      if (next && at >= next.from) {
        planned.shift();
        return next.to - next.from;
      }
      // A break begins when the client has gone: the longer a visit, the more likely that one is due after it.
      return random.chance(1 - Math.exp((-breaksAt(at) * (at - since)) / SECOND)) ? breakLength : 0;
    },
    idleBreakAt(planned, at) {
      const [next] = planned;
      if (!next || at < next.from) return 0;
      planned.shift();
      return Math.max(0, next.to - at);
    },
  };
}

/** How many breaks that nobody planned begin in a second at an open counter, at an instant (ms) from now on. */
function unplannedBreaks(
  rules: OfficeRules,
  now: number,
  { breaks, breaksAt = [] }: Knowledge,
): (at: number) => number {
  const allDay = shrunk(breaks, USUAL.breaks.aSecond, USUAL.breaks.seconds);
  const first = halfHourOf(rules, now);
  const since = now + restOfHalfHour(rules, now) - HALF_HOUR;
  const rates = Array.from({ length: HALF_HOURS }, (_, i) => {
    const seen = breaksAt[(first + i) % HALF_HOURS];
    // What is usual all day weighs as much as the time in which one break begins: half hours differ, and five days show it.
    return seen ? shrunk(seen, allDay, 1 / allDay) : allDay;
  });
  return (at) => rates[Math.floor((at - since) / HALF_HOUR) % HALF_HOURS] ?? allDay;
}
