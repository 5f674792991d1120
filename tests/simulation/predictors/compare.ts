import type { TicketId } from '../../../shared/domain/ticket/ticket.ts';
import { MINUTE } from '../../../shared/domain/words.ts';
import type { DayPlan } from '../../day/plan.ts';
import { SCENARIO } from '../../day/scenario.ts';
import { emptyBook, note } from '../lobby-book.ts';
import { quotesOf, type Said } from '../quotes.ts';
import { opensAt, REFERENCE_DATE } from '../reference-office.ts';
import type { Quote } from '../scoring.ts';
import { type SimulateOptions, simulate } from '../simulated-day.ts';
import { type SimulatedDay, waitOf } from '../visits.ts';
import { chanceWithin, type Errors, intervalAround, learnErrors } from './errors.ts';
import { headOfLine, headOfOwnLine } from './head-of-line.ts';
import { history } from './history.ts';
import { lastOfOwnTier, lastOfRivals, lastToEnterService } from './last-to-enter-service.ts';
import { type Moment, momentOf } from './moment.ts';
import { type Experience, learn, type Predictor } from './predictor.ts';
import { queueLength, queueLengthOfRivals } from './queue-length.ts';

export const PREDICTORS: readonly Predictor[] = [
  queueLength,
  queueLengthOfRivals,
  lastToEnterService,
  lastOfRivals,
  lastOfOwnTier,
  headOfLine,
  headOfOwnLine,
  history,
];

/** A predictor with what it has learned. */
export interface Trained {
  predictor: Predictor;
  experience: Experience;
  errors: Errors;
}

/** Lets a day happen and has everybody guess whenever somebody has come to wait. */
export function watch(plan: DayPlan, options: SimulateOptions, atMoment: (moment: Moment) => void): SimulatedDay {
  const book = emptyBook();
  const opens = opensAt(options.date ?? REFERENCE_DATE);
  const { hooks } = options;
  return simulate(plan, {
    ...options,
    hooks: {
      ...hooks,
      onEvent(day, recorded) {
        note(book, recorded);
        hooks?.onEvent?.(day, recorded);
      },
      onPresent(day, ticket, now) {
        atMoment(momentOf(book, ticket, now, (now - opens) / MINUTE));
        hooks?.onPresent?.(day, ticket, now);
      },
    },
  });
}

/** Learns means, then lets the same days happen again to learn how wrong each predictor is with them. */
export function train(
  plans: readonly DayPlan[],
  options: SimulateOptions = {},
  predictors: readonly Predictor[] = PREDICTORS,
): Trained[] {
  const experience = learn(plans.map((plan) => simulate(plan, { ...options, hooks: {} })));
  const guesses = predictors.map(() => [] as Array<{ point: number; actual: number }>);
  for (const plan of plans) {
    const points = predictors.map(() => new Map<TicketId, number>());
    const day = watch(plan, options, (moment) => {
      for (const [i, predictor] of predictors.entries()) {
        const point = predictor.point(moment, experience);
        if (point !== null) points[i]?.set(moment.who.ticket, point);
      }
    });
    for (const [i, said] of points.entries()) {
      for (const [ticket, point] of said) {
        const visit = day.visits.get(ticket);
        const actual = visit ? waitOf(visit) : null;
        if (actual !== null) guesses[i]?.push({ point, actual });
      }
    }
  }
  return predictors.map((predictor, i) => ({ predictor, experience, errors: learnErrors(guesses[i] ?? []) }));
}

export function say({ predictor, experience, errors }: Trained, moment: Moment): Said | null {
  const point = predictor.point(moment, experience);
  if (point === null) return null;
  const left = SCENARIO.closes - moment.minute;
  return { point, ...intervalAround(errors, point), beforeClosing: chanceWithin(errors, point, left) };
}

/** What each predictor said on one day and what came of it, by name. */
export function quoteDay(
  trained: readonly Trained[],
  plan: DayPlan,
  options: SimulateOptions = {},
): { day: SimulatedDay; quotes: Map<string, Quote[]> } {
  const said = new Map(trained.map(({ predictor }) => [predictor.name, new Map<TicketId, Said>()]));
  const day = watch(plan, options, (moment) => {
    for (const one of trained) {
      const words = say(one, moment);
      if (words) said.get(one.predictor.name)?.set(moment.who.ticket, words);
    }
  });
  return { day, quotes: new Map([...said].map(([name, words]) => [name, quotesOf(words, day)])) };
}
