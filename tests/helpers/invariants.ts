import { aimKey } from '../../shared/domain/policy/aim.ts';
import { TIER } from '../../shared/domain/policy/classes.ts';
import { comparePlaces, laneKey } from '../../shared/domain/queue/lanes.ts';
import type { OfficeDay } from '../../shared/domain/ticket/day.ts';
import { newestFirst } from '../../shared/domain/ticket/newest-first.ts';
import type { Ticket, TicketState } from '../../shared/domain/ticket/ticket.ts';

type Present = Exclude<Ticket, { state: 'expected' | 'ended' }>;
type AtCounter = Extract<Ticket, { state: 'called' | 'serving' | 'interrupted' }>;

/**
 * What holds in every office at every moment, whatever has been asked; throws what does not. Plain comparisons, because
 * it runs after each of a hundred thousand steps.
 */
export function expectSound(day: OfficeDay): void {
  ticketsAreSound(day);
  countersAreSound(day);
  lanesAreSound(day);
  callsAreSound(day);
  keptAreSound(day);
}

function ticketsAreSound(day: OfficeDay): void {
  const counts: Record<TicketState, number> = {
    expected: 0,
    waiting: 0,
    called: 0,
    serving: 0,
    interrupted: 0,
    parked: 0,
    missed: 0,
    ended: 0,
  };
  let served = 0;
  const places = new Set<string>();
  for (const ticket of day.tickets.values()) {
    const { id, state } = ticket;
    counts[state] += 1;
    holds(day.byNumber.get(ticket.number) === id, `N-2 ${ticket.number} stands for ${id} alone`);
    holds(day.missed.has(id) === (state === 'missed'), `T-13 ${id} is among the missed when it is missed`);
    holds(day.parked.has(id) === (state === 'parked'), `T-29 ${id} is among the parked when it is parked`);
    const matters = [ticket.service, ...ticket.matters];
    holds(new Set(matters).size === matters.length && matters.length <= 5, `T-31 ${id} holds at most five, each once`);
    for (const leg of ticket.legs) {
      holds(leg.calledAt <= leg.servingSince && leg.servingSince <= leg.endedAt, `T-14 times of ${id} are in order`);
    }
    if (ticket.state === 'ended') {
      if (ticket.outcome === 'served' || ticket.outcome === 'referred') served += 1;
      holds(ticket.visit === null || ticket.came !== null, `T-14 whoever was served had come: ${id}`);
    } else if (ticket.state !== 'expected') {
      presentIsSound(ticket);
      const place = `${ticket.due} ${ticket.order}`;
      holds(!places.has(place), `P-9 the place of ${id} can be told apart from every other`);
      places.add(place);
    }
  }
  for (const state of Object.keys(counts) as TicketState[]) {
    holds(counts[state] === day.counts[state], `T-25 ${counts[state]} tickets are ${state}, not ${day.counts[state]}`);
  }
  holds(day.served === served, `T-25 ${served} visits took place, not ${day.served}`);
}

function presentIsSound(ticket: Present): void {
  const { id, state } = ticket;
  holds(ticket.tier === TIER[ticket.class], `P-2 ${id} has the tier of its class`);
  holds(state === 'waiting' || ticket.firstCallAt !== null, `P-12 whoever was called has a first call: ${id}`);
  holds((ticket.firstCallAt ?? ticket.presentAt) >= ticket.presentAt, `P-12 ${id} was called after coming`);
}

function countersAreSound(day: OfficeDay): void {
  const clerks = new Set<string>();
  let held = 0;
  for (const [id, counter] of day.counters) {
    holds(!clerks.has(counter.clerk), `T-6 ${counter.clerk} sits at one counter`);
    clerks.add(counter.clerk);
    if (counter.state !== 'open' || counter.ticket === null) continue;
    held += 1;
    const ticket = day.tickets.get(counter.ticket);
    holds(ticket && isAtCounter(ticket) && ticket.counter === id, `T-9 ${counter.ticket} is at counter ${id}`);
  }
  let atCounters = 0;
  for (const ticket of day.tickets.values()) {
    if (!isAtCounter(ticket)) continue;
    atCounters += 1;
    const counter = day.counters.get(ticket.counter);
    holds(counter?.state === 'open' && counter.ticket === ticket.id, `T-9 ${ticket.counter} holds ${ticket.id}`);
    holds(counter?.clerk === ticket.clerk, `T-9 the clerk of ${ticket.id} sits at counter ${ticket.counter}`);
  }
  holds(held === atCounters, 'T-9 one counter for each client, one client at each counter');
}

function isAtCounter(ticket: Ticket): ticket is AtCounter {
  return ticket.state === 'called' || ticket.state === 'serving' || ticket.state === 'interrupted';
}

function lanesAreSound(day: OfficeDay): void {
  const standing = new Set<string>();
  for (const [key, lane] of day.lanes) {
    holds(key === laneKey(lane.class, lane.service, lane.aim), `P-15 lane ${key} stands under its own name`);
    for (let i = lane.head; i < lane.places.length; i += 1) {
      const place = lane.places[i];
      const before = i > lane.head ? lane.places[i - 1] : undefined;
      const ticket = place && day.tickets.get(place.ticket);
      holds(place && (!before || comparePlaces(before, place) < 0), 'P-15 a lane is in order');
      holds(
        ticket?.state === 'waiting' &&
          ticket.class === lane.class &&
          ticket.service === lane.service &&
          aimKey(ticket.aim) === aimKey(lane.aim) &&
          ticket.due === place?.due &&
          ticket.order === place.order,
        `P-15 ${place?.ticket} stands where its place says`,
      );
      holds(!standing.has(ticket.id), `P-15 ${ticket.id} stands in one lane, once`);
      standing.add(ticket.id);
    }
  }
  holds(standing.size === day.counts.waiting, 'P-15 everybody who waits stands in a lane');
}

function callsAreSound(day: OfficeDay): void {
  holds(day.recentCalls.length <= 12, 'T-11 at most twelve calls are remembered');
  holds(
    day.recentCalls.every((call, i) => i === 0 || newestFirst(day.recentCalls[i - 1] ?? call, call) > 0),
    'O-14 calls stand in the order in which they were made',
  );
  const shown = new Set(day.recentCalls.map(({ ticket }) => ticket));
  holds(shown.size === day.recentCalls.length, 'T-11 each client is shown once');
  for (const { ticket, number } of [...day.recentCalls, ...day.outOfTurn]) {
    holds(day.byNumber.get(number) === ticket, `T-11 P-20 ${number} is the number of ${ticket}`);
  }
}

/** O-12, O-13, O-15: nobody is kept for two counters, and only those who wait are kept. */
function keptAreSound(day: OfficeDay): void {
  const kept = new Set<string>();
  for (const [counter, { tickets }] of day.holds) {
    holds(day.counters.has(counter), `O-13 somebody sits at counter ${counter}`);
    for (const id of tickets) {
      holds(!kept.has(id), `O-12 ${id} is kept for one counter`);
      holds(day.tickets.get(id)?.state === 'waiting', `O-13 ${id} waits while it is kept`);
      kept.add(id);
    }
  }
  for (const id of day.slips) holds(day.tickets.has(id), `O-15 ${id} is a ticket`);
  for (const id of day.alsoKnown.values()) holds(day.tickets.has(id), `O-15 ${id} is the ticket that was found`);
  for (const id of day.byNumber.values()) holds(day.tickets.has(id), `N-2 ${id} is the ticket of its number`);
}

function holds(condition: unknown, rule: string): asserts condition {
  if (!condition) throw new Error(`Does not hold: ${rule}`);
}
