import type { OfficeDay } from '../../../shared/domain/ticket/day.ts';
import type { WaitingTicket } from '../../../shared/domain/ticket/ticket.ts';
import { MINUTE } from '../../../shared/domain/words.ts';

/** Those who wait in the building for one of these services; whoever is to be called by telephone is not there. */
export function waitingInBuilding(day: OfficeDay, services: ReadonlySet<string>): WaitingTicket[] {
  const found: WaitingTicket[] = [];
  for (const lane of day.lanes.values()) {
    if (lane.class === 'desk' || !services.has(lane.service)) continue;
    for (const { ticket } of lane.places.slice(lane.head)) {
      const waiting = day.tickets.get(ticket);
      if (waiting?.state === 'waiting') found.push(waiting);
    }
  }
  return found;
}

/** The longest that one of these has waited, whole minutes; null of nobody. */
export function longestOf(people: readonly WaitingTicket[], now: number): number | null {
  if (people.length === 0) return null;
  return Math.max(0, Math.floor((now - Math.min(...people.map(({ presentAt }) => presentAt))) / MINUTE));
}
