import type { TicketId } from '../../shared/domain/ticket/ticket.ts';
import { SCENARIO } from '../day/scenario.ts';
import type { Quote } from './scoring.ts';
import { type SimulatedDay, waitOf } from './visits.ts';

/** What somebody is told when they have come: minutes until the call, and the chance of being called before closing. */
export type Said = Pick<Quote, 'point' | 'p10' | 'p90' | 'beforeClosing'>;

/** Compares what was said with what came of it. Whoever gave up before being called is left out: nobody knows their wait. */
export function quotesOf(said: ReadonlyMap<TicketId, Said>, day: SimulatedDay): Quote[] {
  const quotes: Quote[] = [];
  for (const [ticket, words] of said) {
    const visit = day.visits.get(ticket);
    const actual = visit ? waitOf(visit) : null;
    if (actual === null || visit?.called == null) continue;
    const { point, p10, p90, beforeClosing } = words;
    quotes.push({ point, p10, p90, beforeClosing, actual, calledBeforeClosing: visit.called < SCENARIO.closes });
  }
  return quotes;
}
