import type { Random } from '../../lib/random.ts';
import { SECOND } from '../words.ts';
import { countUpTo } from './durations.ts';
import { type Knowledge, shrunk } from './knowledge.ts';

const USUAL_COMING = { share: 0.85, cases: 20 };
/**
 * Minutes on the way of ten usual people: the middles of the tenths of a lognormal with mean 20 and standard deviation 10.
 * They stand beside those that the office has seen.
 */
const USUAL_MINUTES = [8.4, 11.2, 13.2, 15.2, 17.2, 19.2, 21.8, 25, 29.6, 39.4];
/** Somebody may be longer on the way than all who came so far: so many people among them, and so much longer, ms. */
const LONGER = { people: 0.5, ms: 600 * SECOND };

/** Whether and when those come who have joined from home. */
export interface Travels {
  /** Share of them who come at all. */
  coming: number;
  /** Time that somebody is still on the way who joined `elapsed` ms ago and is not here; null: does not come. */
  rest(elapsed: number, random: Random): number | null;
  /** Share of those who come that need no longer than `ms`. */
  shorterThan(ms: number): number;
}

export function travelsOf(knowledge: Knowledge): Travels {
  const coming = shrunk(knowledge.coming, USUAL_COMING.share, USUAL_COMING.cases);
  const seen = knowledge.travel.map((seconds) => seconds * SECOND);
  const travels = [...seen, ...USUAL_MINUTES.map((minutes) => minutes * 60 * SECOND)].sort((a, b) => a - b);
  const all = travels.length + LONGER.people;
  const notLonger = (ms: number): number => countUpTo(travels, ms);
  return {
    coming,
    rest(elapsed, random) {
      const gone = notLonger(elapsed);
      // Bayes: whoever is not here after so long is on the way, or is one of those who never come.
      const onTheWay = (coming * (all - gone)) / all;
      if (!random.chance(onTheWay / (1 - coming + onTheWay))) return null;
      const travel = travels[gone + Math.floor(random.next() * (all - gone))];
      return travel === undefined ? random.exponential(LONGER.ms) : travel - elapsed;
    },
    shorterThan: (ms) => notLonger(ms) / all,
  };
}
