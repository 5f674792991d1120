import { comparePlaces } from '../../shared/domain/queue/lanes.ts';
import type { OfficeDay } from '../../shared/domain/ticket/day.ts';
import type { TicketState } from '../../shared/domain/ticket/ticket.ts';

/**
 * What holds in every office at every moment, whatever has been asked; throws what does not. Plain comparisons, because
 * it runs after each of a hundred thousand steps.
 */
export function expectSound(day: OfficeDay): void {
  const counts: Record<TicketState, number> = { expected: 0, waiting: 0, called: 0, serving: 0, missed: 0, ended: 0 };
  let atCounters = 0;
  for (const ticket of day.tickets.values()) {
    const { id, state } = ticket;
    counts[state] += 1;
    holds(day.byNumber.get(ticket.number) === id, `N-2 ${ticket.number} stands for ${id} alone`);
    holds(day.missed.has(id) === (state === 'missed'), `T-13 ${id} is among the missed when it is missed`);
    if (ticket.state !== 'called' && ticket.state !== 'serving') continue;
    atCounters += 1;
    const counter = day.counters.get(ticket.counter);
    holds(counter?.state === 'open' && counter.ticket === id, `T-9 counter ${ticket.counter} holds ${id}`);
    holds(counter?.clerk === ticket.clerk, `T-9 the clerk of ${id} sits at counter ${ticket.counter}`);
  }
  for (const state of Object.keys(counts) as TicketState[]) {
    holds(counts[state] === day.counts[state], `T-25 ${counts[state]} tickets are ${state}, not ${day.counts[state]}`);
  }

  let held = 0;
  const clerks = new Set<string>();
  for (const [id, counter] of day.counters) {
    holds(!clerks.has(counter.clerk), `T-6 ${counter.clerk} sits at one counter`);
    clerks.add(counter.clerk);
    if (counter.state !== 'open' || counter.ticket === null) continue;
    held += 1;
    const ticket = day.tickets.get(counter.ticket);
    const there = (ticket?.state === 'called' || ticket?.state === 'serving') && ticket.counter === id;
    holds(there, `T-9 ${counter.ticket} is at counter ${id}`);
  }
  holds(held === atCounters, 'T-9 one counter for each client, one client at each counter');

  let places = 0;
  for (const lane of day.lanes.values()) {
    for (let i = lane.head; i < lane.places.length; i += 1) {
      const place = lane.places[i];
      const before = i > lane.head ? lane.places[i - 1] : undefined;
      const ticket = place && day.tickets.get(place.ticket);
      holds(place && (!before || comparePlaces(before, place) < 0), 'P-15 a lane is in order');
      holds(
        ticket?.state === 'waiting' &&
          ticket.class === lane.class &&
          ticket.service === lane.service &&
          ticket.due === place?.due &&
          ticket.order === place.order,
        `P-15 ${place?.ticket} stands where its place says`,
      );
      places += 1;
    }
  }
  holds(places === counts.waiting, 'P-15 everybody who waits stands in one lane');
  holds(day.recentCalls.length <= 12, 'T-11 at most twelve calls are remembered');
}

function holds(condition: unknown, rule: string): asserts condition {
  if (!condition) throw new Error(`Does not hold: ${rule}`);
}
