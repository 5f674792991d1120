import { aheadByLane, rivalServices } from '../queue/position.ts';
import type { OfficeDay } from '../ticket/day.ts';
import type { ServiceId, WaitingTicket } from '../ticket/ticket.ts';

/** A wait in whole minutes, rounded outwards. Never a single minute: that would be a promise (N-24). */
export interface WaitRange {
  from: number;
  to: number;
}

// Chosen wide, not measured: the formula knows neither the spread of visits nor who comes next (E-1 in SPEC).
const LOW = 0.5;
const HIGH = 1.7;

/**
 * How long a ticket may still wait: the usual minutes of those ahead, spread over the open counters that can serve it.
 * Null ("we do not know yet") when no open counter can serve it.
 */
export function waitRange(
  day: OfficeDay,
  ticket: WaitingTicket,
  rivals: ReadonlySet<ServiceId> = rivalServices(day, ticket.service),
): WaitRange | null {
  let minutes = 0;
  let ahead = 0;
  for (const { service, people } of aheadByLane(day, ticket, rivals)) {
    minutes += people * minutesOf(day, service);
    ahead += people;
  }
  return rangeFor(day, ticket.service, minutes, ahead);
}

/** How long somebody who joined this service now may wait. */
export function waitRangeForNewcomer(day: OfficeDay, service: ServiceId): WaitRange | null {
  const newcomer: WaitingTicket = {
    id: '',
    number: '',
    service,
    channel: 'kiosk',
    joinedAt: 0,
    postponed: 0,
    presentAt: 0,
    state: 'waiting',
    class: 'present',
    tier: 'O',
    due: Number.MAX_SAFE_INTEGER,
    order: Number.MAX_SAFE_INTEGER,
  };
  return waitRange(day, newcomer);
}

function minutesOf(day: OfficeDay, service: ServiceId): number {
  return day.rules?.services.find(({ id }) => id === service)?.minutes ?? 10;
}

function rangeFor(day: OfficeDay, service: ServiceId, minutesAhead: number, ahead: number): WaitRange | null {
  let able = 0;
  let free = 0;
  for (const counter of day.counters.values()) {
    if (!counter.skills.includes(service) || counter.state !== 'open') continue;
    able += 1;
    if (counter.ticket === null) free += 1;
  }
  if (able === 0) return null;
  if (ahead === 0 && free > 0) return { from: 0, to: 5 };
  // Those in service now hold their counters for about half of a usual visit more.
  const expected = (minutesAhead + (able - free) * minutesOf(day, service) * 0.5) / able;
  return { from: roundDown(expected * LOW), to: Math.max(5, roundUp(expected * HIGH)) };
}

function roundDown(minutes: number): number {
  const step = minutes < 30 ? 1 : 5;
  return Math.floor(minutes / step) * step;
}

function roundUp(minutes: number): number {
  return Math.ceil(minutes / 5) * 5;
}
