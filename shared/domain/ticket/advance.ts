import { addDays, instantOf, localClock } from '../office/local-time.ts';
import { openingsOn } from '../office/opening.ts';
import type { OfficeDay } from './day.ts';
import type { OfficeEvent } from './events.ts';

/**
 * What time alone has brought about by `now`: missed tickets that were not back in time, expected tickets whose holder
 * did not come today, and the change of day. Run before each command and when the alarm rings, so that a day means the
 * same whether or not anything happened at the minute itself.
 */
export function advance(day: OfficeDay, now: number): OfficeEvent[] {
  if (!day.rules) return [];
  const { date } = localClock(day.rules.timeZone, now);
  if (day.date === null) return [{ type: 'DayOpened', date, rules: day.rules }];
  // A clock set back over midnight does not open yesterday again (T-21).
  if (day.date < date) return [...closing(day), { type: 'DayOpened', date, rules: day.rules }];

  const events: OfficeEvent[] = [];
  for (const id of day.missed) {
    const ticket = day.tickets.get(id);
    if (ticket?.state === 'missed' && ticket.returnUntil <= now) {
      events.push({ type: 'TicketEnded', ticket: id, outcome: 'no-show' });
    }
  }
  const end = endOfDay(day);
  if (end !== null && now >= end && day.counts.expected > 0) {
    for (const ticket of day.tickets.values()) {
      if (ticket.state === 'expected') events.push({ type: 'TicketEnded', ticket: ticket.id, outcome: 'expired' });
    }
  }
  return events;
}

/** When time alone will next bring something about, ms; null when nothing is pending. */
export function nextAdvance(day: OfficeDay): number | null {
  if (!day.rules || day.date === null) return null;
  let next = instantOf(day.rules.timeZone, addDays(day.date, 1), '00:00');
  for (const id of day.missed) {
    const ticket = day.tickets.get(id);
    if (ticket?.state === 'missed') next = Math.min(next, ticket.returnUntil);
  }
  const end = endOfDay(day);
  if (end !== null && day.counts.expected > 0) next = Math.min(next, end);
  return next;
}

/** The last closing of the day, ms, that of a service with longer hours included (T-20). */
function endOfDay(day: OfficeDay): number | null {
  if (!day.rules || day.date === null) return null;
  let end: number | null = null;
  for (const service of [undefined, ...day.rules.services]) {
    for (const { until } of openingsOn(day.rules, day.date, service)) end = Math.max(end ?? 0, until);
  }
  return end;
}

/** Nothing disappears in silence (N-15): each ticket that is still open ends with its outcome, each counter closes. */
function closing(day: OfficeDay): OfficeEvent[] {
  const events: OfficeEvent[] = [];
  for (const ticket of day.tickets.values()) {
    switch (ticket.state) {
      case 'expected':
        events.push({ type: 'TicketEnded', ticket: ticket.id, outcome: 'expired' });
        break;
      case 'waiting':
        events.push({ type: 'TicketEnded', ticket: ticket.id, outcome: 'left' });
        break;
      case 'called':
      case 'missed':
        events.push({ type: 'TicketEnded', ticket: ticket.id, outcome: 'no-show' });
        break;
      case 'serving':
        events.push({ type: 'TicketEnded', ticket: ticket.id, outcome: 'served' });
        break;
      case 'ended':
        break;
    }
  }
  for (const counter of day.counters.keys()) events.push({ type: 'CounterClosed', counter });
  if (day.date !== null) events.push({ type: 'DayClosed', date: day.date });
  return events;
}
