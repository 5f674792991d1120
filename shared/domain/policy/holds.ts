import type { Hold } from '../ticket/day.ts';
import type { CounterId, TicketId } from '../ticket/ticket.ts';

type Holds = ReadonlyMap<CounterId, Hold>;

/** The counter for which a client is kept while its tablet is silent (O-13), or null. */
export function heldFor(holds: Holds, ticket: TicketId): CounterId | null {
  for (const [counter, { tickets }] of holds) if (tickets.has(ticket)) return counter;
  return null;
}

/** Kept for another counter than this one. */
export function isHeldFromOthers(holds: Holds, ticket: TicketId, counter: CounterId): boolean {
  const held = heldFor(holds, ticket);
  return held !== null && held !== counter;
}
