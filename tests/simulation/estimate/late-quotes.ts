import type { Knowledge } from '../../../shared/domain/estimate/knowledge.ts';
import { MINUTE } from '../../../shared/domain/words.ts';
import { createRandom } from '../../../shared/lib/random.ts';
import type { DayPlan } from '../../day/plan.ts';
import { SCENARIO } from '../../day/scenario.ts';
import { opensAt, REFERENCE_DATE } from '../reference-office.ts';
import { simulate } from '../simulated-day.ts';
import { waitOf } from '../visits.ts';
import { wholeEstimate } from './quoted-day.ts';

/** What somebody was told who came late in the day, and what came of it. Minutes. */
export interface LateQuote {
  /** The seed of the day: quotes of one afternoon stand and fall together. */
  day: number;
  minute: number;
  point: number;
  p10: number;
  p90: number;
  /** Chance of being called before closing, 0 to 1. */
  said: number;
  actual: number;
  happened: boolean;
}

export interface LateOptions {
  runs: number;
  seed: number;
  /** Minutes after opening from which it is quoted. */
  from: number;
  /** Only when so many wait: before that everybody is called in time. */
  waiting: number;
}

/** The quotes of one afternoon by each of several offices that have learned from other days; they change nothing in it. */
export function lateQuotes(plan: DayPlan, offices: readonly Knowledge[], options: LateOptions): LateQuote[][] {
  const { runs, seed, from, waiting } = options;
  const opens = opensAt(REFERENCE_DATE);
  const told = offices.map(
    (): Array<{ ticket: string; minute: number; p: [number, number, number]; said: number }> => [],
  );
  const day = simulate(plan, {
    hooks: {
      onPresent(office, ticket, now) {
        const minute = (now - opens) / MINUTE;
        if (minute < from || minute >= SCENARIO.closes || office.counts.waiting < waiting) return;
        for (const [i, knowledge] of offices.entries()) {
          const random = createRandom(Math.imul(seed + i, 0x9e3779b1) + office.seq);
          const call = wholeEstimate({ day: office, now, knowledge, random, runs }).tickets.get(ticket);
          if (!call || call.beforeClosing === null) continue;
          const p = [call.p10 / MINUTE, call.p50 / MINUTE, call.p90 / MINUTE] as [number, number, number];
          told[i]?.push({ ticket, minute, p, said: call.beforeClosing });
        }
      },
    },
  });
  return told.map((list) =>
    list.flatMap(({ ticket, minute, p: [p10, point, p90], said }) => {
      const visit = day.visits.get(ticket);
      const actual = visit ? waitOf(visit) : null;
      if (actual === null || visit?.called == null) return [];
      return [{ day: seed, minute, point, p10, p90, said, actual, happened: visit.called < SCENARIO.closes }];
    }),
  );
}
