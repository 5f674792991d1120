import type { RecordedEvent } from '../../shared/domain/ticket/events.ts';
import type { PersonId, TicketId } from '../../shared/domain/ticket/ticket.ts';
import { emptyBook, note } from './lobby-book.ts';

export interface Passes {
  /** Most priority calls in a row that one clerk made over somebody ordinary who waited for that clerk (P-4, P-5). */
  longestRun: number;
  /** Most priority calls of one clerk that one ordinary client saw between two ordinary calls of that clerk (P-10). */
  mostSeen: number;
}

/** Counts from the log who was passed how often. Ordinary is everybody of tier O. */
export function passesOf(events: readonly RecordedEvent[]): Passes {
  const book = emptyBook();
  const runs = new Map<PersonId, number>();
  const seen = new Map<PersonId, Map<TicketId, number>>();
  const passes: Passes = { longestRun: 0, mostSeen: 0 };

  for (const recorded of events) {
    const { event } = recorded;
    const called = event.type === 'TicketCalled' ? book.waiting.get(event.ticket) : undefined;
    if (event.type === 'TicketCalled' && called) {
      const { clerk } = event;
      if (called.tier === 'O') {
        runs.delete(clerk);
        seen.delete(clerk);
      } else if (called.tier === 'P') {
        const skills = book.counters.get(event.counter)?.skills ?? [];
        const passed = [...book.waiting.values()].filter(
          ({ tier, service }) => tier === 'O' && skills.includes(service),
        );
        const run = (runs.get(clerk) ?? 0) + (passed.length > 0 ? 1 : 0);
        runs.set(clerk, run);
        passes.longestRun = Math.max(passes.longestRun, run);
        const counts = seen.get(clerk) ?? new Map<TicketId, number>();
        seen.set(clerk, counts);
        for (const { ticket } of passed) {
          const count = (counts.get(ticket) ?? 0) + 1;
          counts.set(ticket, count);
          passes.mostSeen = Math.max(passes.mostSeen, count);
        }
      }
    }
    note(book, recorded);
  }
  return passes;
}
