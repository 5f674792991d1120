import { type LocalDate, localClock } from '../office/local-time.ts';
import type { OfficeRules } from '../office/office-rules.ts';
import type { OfficeDay } from './day.ts';
import type { OfficeEvent } from './events.ts';

/**
 * What time alone has brought about by `now`: missed and parked tickets whose holders were not back in time, expected ones
 * whose holder did not come today, and the change of day. Run before each command and when the alarm rings, so that a day means the
 * same whether or not anything happened at the minute itself.
 */
export function advance(day: OfficeDay, now: number): OfficeEvent[] {
  if (!day.rules) return [];
  // A clock set back over midnight does not open yesterday again (T-21): a day ends at its midnight and not before.
  if (day.date === null || now >= day.endsAt) {
    const { date } = localClock(day.rules.timeZone, now);
    return [...(day.date === null ? [] : closing(day)), opening(day, day.rules, date)];
  }

  const events: OfficeEvent[] = [];
  for (const id of day.missed) {
    const ticket = day.tickets.get(id);
    if (ticket?.state === 'missed' && ticket.returnUntil <= now) {
      events.push({ type: 'TicketEnded', ticket: id, outcome: 'no-show' });
    }
  }
  for (const id of day.parked) {
    const ticket = day.tickets.get(id);
    if (ticket?.state === 'parked' && ticket.parkedUntil <= now) {
      events.push({ type: 'TicketEnded', ticket: id, outcome: 'left' });
    }
  }
  for (const [counter, { until }] of day.holds) if (until <= now) events.push({ type: 'CounterBack', counter });
  if (day.counts.expected > 0 && day.closesAt !== null && now >= day.closesAt) {
    for (const ticket of day.tickets.values()) {
      if (ticket.state === 'expected') events.push({ type: 'TicketEnded', ticket: ticket.id, outcome: 'expired' });
    }
  }
  return events;
}

/** Numbers stay lent to a kiosk that may have no line, until its lease ends (N-12). */
function opening(day: OfficeDay, rules: OfficeRules, date: LocalDate): OfficeEvent {
  const lent = day.lent.filter(({ until }) => until >= date);
  return { type: 'DayOpened', date, rules, ...(lent.length > 0 ? { lent } : {}) };
}

/** When time alone will next bring something about, ms; null when nothing is pending. */
export function nextAdvance(day: OfficeDay): number | null {
  if (!day.rules || day.date === null) return null;
  let next = day.endsAt;
  for (const id of day.missed) {
    const ticket = day.tickets.get(id);
    if (ticket?.state === 'missed') next = Math.min(next, ticket.returnUntil);
  }
  for (const id of day.parked) {
    const ticket = day.tickets.get(id);
    if (ticket?.state === 'parked') next = Math.min(next, ticket.parkedUntil);
  }
  for (const { until } of day.holds.values()) next = Math.min(next, until);
  if (day.counts.expected > 0 && day.closesAt !== null) next = Math.min(next, day.closesAt);
  return next;
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
      case 'parked':
        events.push({ type: 'TicketEnded', ticket: ticket.id, outcome: 'left' });
        break;
      case 'called':
      case 'missed':
        events.push({ type: 'TicketEnded', ticket: ticket.id, outcome: 'no-show' });
        break;
      case 'serving':
      case 'interrupted':
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
