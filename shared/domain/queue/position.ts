import { TIER, type Tier } from '../policy/classes.ts';
import type { OfficeDay } from '../ticket/day.ts';
import type { ServiceId, Ticket, WaitingTicket } from '../ticket/ticket.ts';
import { MINUTE } from '../words.ts';
import { comparePlaces, lengthOf, lowerBound } from './lanes.ts';

/**
 * The services that compete with this one: those that any clerk who can serve it, at an open counter, also serves. When
 * no such counter is open, the service competes with itself only.
 */
export function rivalServices(day: OfficeDay, service: ServiceId): Set<ServiceId> {
  const rivals = new Set<ServiceId>([service]);
  for (const counter of day.counters.values()) {
    const skills = [...counter.skills, ...counter.secondarySkills];
    if (skills.includes(service)) for (const skill of skills) rivals.add(skill);
  }
  return rivals;
}

/**
 * How many people may be called before this ticket as things stand: everybody of an earlier tier, and those of the same
 * tier with an earlier place, among the services that compete with it. It can rise as well as fall.
 */
export function peopleAhead(
  day: OfficeDay,
  ticket: WaitingTicket,
  rivals: ReadonlySet<ServiceId> = rivalServices(day, ticket.service),
): number {
  let ahead = 0;
  for (const { people } of aheadByLane(day, ticket, rivals)) ahead += people;
  return ahead;
}

/** Those of P-13, lane by lane: how many of which service. */
export function* aheadByLane(
  day: OfficeDay,
  ticket: WaitingTicket,
  rivals: ReadonlySet<ServiceId>,
): Generator<{ service: ServiceId; people: number }> {
  for (const lane of day.lanes.values()) {
    if (!rivals.has(lane.service)) continue;
    const tier = TIER[lane.class];
    if (tier === ticket.tier) yield { service: lane.service, people: lowerBound(lane, ticket) - lane.head };
    else if (comesBefore(tier, ticket.tier)) yield { service: lane.service, people: lengthOf(lane) };
  }
}

function comesBefore(a: Tier, b: Tier): boolean {
  return a === 'P' ? b !== 'P' : a === 'O' && b === 'B';
}

/** Everybody in the building who waits for one of these services. A call-back waits in no lobby. */
export function peopleWaiting(day: OfficeDay, services: ReadonlySet<ServiceId>): number {
  let waiting = 0;
  for (const lane of day.lanes.values()) {
    if (services.has(lane.service) && lane.class !== 'desk') waiting += lengthOf(lane);
  }
  return waiting;
}

/** The tickets of one tier among the competing services, in the order of their places, at most `limit`. */
export function inOrder(day: OfficeDay, tier: Tier, services: ReadonlySet<ServiceId>, limit: number): WaitingTicket[] {
  const found: WaitingTicket[] = [];
  for (const lane of day.lanes.values()) {
    if (TIER[lane.class] !== tier || !services.has(lane.service)) continue;
    for (const place of lane.places.slice(lane.head, lane.head + limit)) {
      const ticket = day.tickets.get(place.ticket);
      if (ticket?.state === 'waiting') found.push(ticket);
    }
  }
  return found.sort(comparePlaces).slice(0, limit);
}

/**
 * The tickets of one tier that come after this one, in order, at most `limit`; with `now` (ms) only those whom P-7 lets be
 * called by then: whoever lets one person go first does not mean somebody whose booked time is in hours.
 */
export function behind(
  day: OfficeDay,
  ticket: WaitingTicket,
  limit: number,
  now = Number.POSITIVE_INFINITY,
): WaitingTicket[] {
  const latest = now + (day.rules?.policy.bookedEarlyMinutes ?? 0) * MINUTE;
  const rivals = rivalServices(day, ticket.service);
  const found: WaitingTicket[] = [];
  for (const lane of day.lanes.values()) {
    if (TIER[lane.class] !== ticket.tier || !rivals.has(lane.service)) continue;
    const from = lowerBound(lane, ticket);
    for (const place of lane.places.slice(from, from + limit + 1)) {
      const other = day.tickets.get(place.ticket);
      if (other?.state !== 'waiting' || other.id === ticket.id) continue;
      const isPromised = lane.class === 'early' || lane.class === 'desk';
      if (!isPromised || other.due <= latest) found.push(other);
    }
  }
  return found.sort(comparePlaces).slice(0, limit);
}

/** How long a ticket waited in the building until its first call, ms; until now while it waits for that (P-12). */
export function waitOf(ticket: Ticket, now: number): number {
  if (ticket.state === 'expected') return 0;
  if (ticket.state !== 'ended') return (ticket.firstCallAt ?? now) - ticket.presentAt;
  return ticket.came ? (ticket.came.firstCallAt ?? ticket.endedAt) - ticket.came.presentAt : 0;
}

/** The longest that anybody waits for one of these services, whole minutes; null when nobody waits. */
export function longestWait(day: OfficeDay, services: ReadonlySet<ServiceId>, now: number): number | null {
  let longest: number | null = null;
  for (const ticket of waitingFor(day, services)) {
    // After the first call, the time at a counter is none of waiting.
    const since = ticket.firstCallAt === null ? ticket.presentAt : ticket.inLineSince;
    longest = Math.max(longest ?? 0, now - since);
  }
  return longest === null ? null : Math.floor(longest / MINUTE);
}

function* waitingFor(day: OfficeDay, services: ReadonlySet<ServiceId>): Generator<WaitingTicket> {
  for (const lane of day.lanes.values()) {
    if (!services.has(lane.service) || lane.class === 'desk') continue;
    // Whoever let others go first or came back may have waited longest from anywhere in the lane, so all are looked at.
    for (let i = lane.head; i < lane.places.length; i += 1) {
      const ticket = day.tickets.get(lane.places[i]?.ticket ?? '');
      if (ticket?.state === 'waiting') yield ticket;
    }
  }
}
