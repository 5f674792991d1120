import { localClock } from '../../../shared/domain/office/local-time.ts';
import { waitsByHour, waitsByService } from '../../../shared/domain/policy/fairness.ts';
import { initialDay } from '../../../shared/domain/ticket/day.ts';
import type { RecordedEvent } from '../../../shared/domain/ticket/events.ts';
import { evolve } from '../../../shared/domain/ticket/evolve.ts';
import type { DayStatistics } from '../../../shared/protocol/http/statistics.ts';

/** What stays of a day when its log is erased; null when the events do not begin with one. */
export function statisticsOf(events: readonly RecordedEvent[]): DayStatistics | null {
  const opened = events.findIndex(({ event }) => event.type === 'DayOpened');
  const first = events[opened]?.event;
  if (first?.type !== 'DayOpened') return null;
  const closed = events.findIndex(({ event }, i) => i > opened && event.type === 'DayClosed');
  const day = initialDay();
  for (const recorded of events.slice(opened, closed < 0 ? undefined : closed + 1)) evolve(day, recorded);
  const { rules, date } = first;
  const tickets: Record<string, number> = {};
  const outcomes: Record<string, number> = {};
  for (const ticket of day.tickets.values()) {
    const service = ticket.legs[0]?.service ?? ticket.service;
    tickets[service] = (tickets[service] ?? 0) + 1;
    if (ticket.state === 'ended') outcomes[ticket.outcome] = (outcomes[ticket.outcome] ?? 0) + 1;
  }
  return {
    date,
    tickets,
    outcomes,
    waits: waitsByService(
      day,
      rules.services.map(({ id }) => id),
    ),
    hours: waitsByHour(day, (at) => Math.floor(localClock(rules.timeZone, at).minutes / 60)),
  };
}
