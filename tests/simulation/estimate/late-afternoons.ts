import { emptyKnowledge, type Knowledge } from '../../../shared/domain/estimate/knowledge.ts';
import { learnDay } from '../../../shared/domain/estimate/learn-day.ts';
import { MINUTE } from '../../../shared/domain/words.ts';
import { createRandom } from '../../../shared/lib/random.ts';
import type { DayPlan } from '../../day/plan.ts';
import { SCENARIO } from '../../day/scenario.ts';
import { planOf, REFERENCE, seedsOf } from '../plans.ts';
import { opensAt, REFERENCE_DATE } from '../reference-office.ts';
import type { Quote } from '../scoring.ts';
import { simulate } from '../simulated-day.ts';
import { quoteDay } from './quoted-day.ts';

/** What was said on one afternoon: its quotes stand and fall together. */
export type Afternoon = readonly Quote[];

/** Offices that have learned from as many days, each from days of its own, and what they said on afternoons of their own. */
export interface LateOffices {
  /** Days learned from. */
  learned: number;
  /** By office; afternoons on which nothing was said are left out. */
  offices: Afternoon[][];
}

export interface LateSettings {
  /** Days that offices have learned from; as many afternoons for each of these. */
  learned: readonly number[];
  /** In all. */
  afternoons: number;
  runs: number;
  seed: number;
  load: number;
}

/** Minutes after opening from which somebody may come too late, and how many wait then at least: fewer are called in time. */
const LATE = 420;
const WAITING = 15;
/** One of so many is asked, chosen by lot before anything is said: another afternoon tells more than another of its quotes. */
const ONE_OF = 4;
/**
 * Afternoons for each day learned from, after which another office goes on. An office that has learned from slow days says too
 * much on all its afternoons, so that a few offices say little about the others.
 */
const AFTERNOONS_A_DAY = 2;

/**
 * Late afternoons as offices of different experience told them, none of which was chosen by what was said or happened. The
 * days and those learned from are in no other measurement.
 */
export function lateAfternoons(
  { learned, afternoons, runs, seed, load }: LateSettings,
  progress: (done: number) => void,
): LateOffices[] {
  const planFor = (day: number): DayPlan => planOf({ ...REFERENCE, seed: day, load });
  const days = seedsOf(seed, 'late in the day', afternoons);
  const each = Math.floor(afternoons / learned.length);
  const perOffice = learned.map((known) => Math.max(1, known * AFTERNOONS_A_DAY));
  const toLearn = learned.reduce((sum, known, i) => sum + known * Math.ceil(each / (perOffice[i] ?? 1)), 0);
  const lessons = seedsOf(seed, 'learn for late in the day', toLearn);
  let done = 0;
  return learned.map((known, i) => {
    const offices: Afternoon[][] = [];
    for (let left = each; left > 0; ) {
      const knowledge = taught(lessons.splice(0, known).map(planFor));
      const own = days.splice(0, Math.min(left, perOffice[i] ?? 1));
      left -= own.length;
      offices.push(own.map((day) => tellLate(planFor(day), knowledge, runs, day)).filter(({ length }) => length > 0));
      done += own.length;
      progress(done);
    }
    return { learned: known, offices };
  });
}

/** What an office knows after these days. What it said on them widens ranges only, and is left out. */
function taught(plans: readonly DayPlan[]): Knowledge {
  return plans.reduce((knowledge, plan) => learnDay(knowledge, simulate(plan).events, []), emptyKnowledge());
}

function tellLate(plan: DayPlan, knowledge: Knowledge, runs: number, seed: number): Afternoon {
  const lot = createRandom(seed);
  const from = opensAt(REFERENCE_DATE) + LATE * MINUTE;
  const to = opensAt(REFERENCE_DATE) + SCENARIO.closes * MINUTE;
  return quoteDay(plan, {
    knowledge,
    runs,
    seed,
    isTold: ({ counts }, now) => now >= from && now < to && counts.waiting >= WAITING && lot.chance(1 / ONE_OF),
  }).quotes;
}
