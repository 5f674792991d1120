import { createRandom, type Random } from '../../shared/lib/random.ts';
import { type DayPlan, type PlannedVisit, planDay } from '../day/plan.ts';
import { SCENARIO } from '../day/scenario.ts';
import { CLERKS } from './reference-office.ts';

export interface PlanSettings {
  seed: number;
  /** Factor on arrivals. */
  load: number;
  /** Share of clients for whom waiting is hard, 0 to 1. */
  priority: number;
  /**
   * reference: the day that figures refer to. lively: the same people, some of whom give up, let others go first, or come
   * back after they were called in vain. It gives the verifier more to look at.
   */
  variant: 'reference' | 'lively';
}

export const REFERENCE: Omit<PlanSettings, 'seed'> = {
  load: 1,
  priority: SCENARIO.hard.share,
  variant: 'reference',
};

/** Who comes when, and who works: the same for the same settings, and as little different as can be for others. */
export function planOf({ seed, load, priority, variant }: PlanSettings): DayPlan {
  const { visits, clerks } = planDay({ seed, clerks: CLERKS.length, load, from: 0, to: SCENARIO.closes });
  const random = createRandom(Math.imul(seed, 0x85ebca6b) + 4);
  const people = visits.map((visit) => withPriority(visit, priority, random));
  return { visits: variant === 'lively' ? people : people.map(withoutExtras), clerks };
}

/** What a day is for. */
const FIRST = { measure: 0, learn: 500_000, 'late in the day': 200_000, 'learn for late in the day': 700_000 } as const;

/** The seeds of days to be measured, and of others to learn from: no day is in two of them. */
export function seedsOf(seed: number, use: keyof typeof FIRST, days: number): number[] {
  const first = seed * 1_000_000 + FIRST[use];
  return Array.from({ length: days }, (_, i) => first + i);
}

/** With a larger share, those for whom waiting was hard stay so and others join them; with a smaller one, some do not stay. */
function withPriority(visit: PlannedVisit, share: number, random: Random): PlannedVisit {
  const { share: usual, factor } = SCENARIO.hard;
  const draw = random.next();
  const hard = visit.hard ? draw * usual < share : draw * (1 - usual) < share - usual;
  if (hard === visit.hard) return visit;
  return { ...visit, hard, minutes: hard ? visit.minutes * factor : visit.minutes / factor };
}

/** What is in the plan of a day for real clients but not in the reference. */
function withoutExtras(visit: PlannedVisit): PlannedVisit {
  return {
    ...visit,
    noShow: visit.noShow && { ...visit.noShow, returnsAfter: null },
    cancelsAfter: null,
    postponesAfter: null,
  };
}
