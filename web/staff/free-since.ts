import type { Counter, OfficeDay } from '../../shared/domain/ticket/day.ts';

/** When the last client left a counter, else when it opened, ms. */
export function freeSince(day: OfficeDay, id: string, counter: Counter): number {
  let since = Math.max(counter.since, counter.last?.at ?? 0);
  for (const ticket of day.tickets.values()) {
    for (const leg of ticket.legs) if (leg.counter === id) since = Math.max(since, leg.endedAt);
    if (ticket.state === 'ended' && ticket.visit?.counter === id) since = Math.max(since, ticket.endedAt);
  }
  return since;
}
