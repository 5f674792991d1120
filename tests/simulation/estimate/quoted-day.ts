import type { CallEstimate } from '../../../shared/domain/estimate/call-estimate.ts';
import type { Knowledge } from '../../../shared/domain/estimate/knowledge.ts';
import { learnDay } from '../../../shared/domain/estimate/learn-day.ts';
import { type OfficeEstimate, rollout } from '../../../shared/domain/estimate/rollout.ts';
import type { OfficeDay } from '../../../shared/domain/ticket/day.ts';
import type { TicketId } from '../../../shared/domain/ticket/ticket.ts';
import { MINUTE } from '../../../shared/domain/words.ts';
import { createRandom } from '../../../shared/lib/random.ts';
import type { DayPlan } from '../../day/plan.ts';
import { quotesOf } from '../quotes.ts';
import type { Quote } from '../scoring.ts';
import { simulate } from '../simulated-day.ts';
import { type SimulatedDay, waitOf } from '../visits.ts';

/** A simulated day on which everybody who came in was told how long it would take, by the office's own estimate. */
export interface QuotedDay {
  day: SimulatedDay;
  told: Map<TicketId, CallEstimate>;
  quotes: Quote[];
}

export interface QuoteOptions {
  knowledge: Knowledge;
  runs: number;
  seed: number;
  /** Who is told how long it takes; everybody who comes in when it is left out. */
  isTold?: (office: OfficeDay, now: number) => boolean;
}

export function quoteDay(plan: DayPlan, { knowledge, runs, seed, isTold = () => true }: QuoteOptions): QuotedDay {
  const told = new Map<TicketId, CallEstimate>();
  const day = simulate(plan, {
    hooks: {
      onPresent(office, ticket, now) {
        if (!isTold(office, now)) return;
        const random = createRandom(Math.imul(seed, 0x9e3779b1) + office.seq);
        const call = wholeEstimate({ day: office, now, knowledge, random, runs }).tickets.get(ticket);
        if (call) told.set(ticket, call);
      },
    },
  });
  const said = new Map(
    [...told].map(([ticket, { p10, p50, p90, beforeClosing }]) => [
      ticket,
      { point: p50 / MINUTE, p10: p10 / MINUTE, p90: p90 / MINUTE, beforeClosing },
    ]),
  );
  return { day, told, quotes: quotesOf(said, day) };
}

/** All slices of an estimate at once. */
export function wholeEstimate(input: Parameters<typeof rollout>[0] & { day: OfficeDay }): OfficeEstimate {
  const running = rollout(input);
  for (;;) {
    const step = running.next();
    if (step.done) return step.value;
  }
}

/** What the office knows after this day, as it learns when a day has closed. */
export function learnFrom({ day, told }: QuotedDay, knowledge: Knowledge): Knowledge {
  const pairs = [...told].flatMap(([ticket, call]) => {
    const visit = day.visits.get(ticket);
    const actual = visit ? waitOf(visit) : null;
    return actual === null ? [] : [{ told: call, actual: actual * MINUTE }];
  });
  return learnDay(knowledge, day.events, pairs);
}
