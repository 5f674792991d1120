import type { OfficeDay } from '../../../shared/domain/ticket/day.ts';
import type { Channel, Outcome } from '../../../shared/domain/ticket/ticket.ts';

export interface DayFigures {
  taken: number;
  byChannel: Record<Channel, number>;
  byState: OfficeDay['counts'];
  byOutcome: Record<Outcome, number>;
}

/** Tickets of today, counted. */
export function dayFigures(day: OfficeDay): DayFigures {
  const byChannel: DayFigures['byChannel'] = { kiosk: 0, desk: 0, home: 0 };
  const byOutcome: DayFigures['byOutcome'] = {
    served: 0,
    referred: 0,
    left: 0,
    cancelled: 0,
    'no-show': 0,
    expired: 0,
  };
  for (const ticket of day.tickets.values()) {
    byChannel[ticket.channel] += 1;
    if (ticket.state === 'ended') byOutcome[ticket.outcome] += 1;
  }
  return { taken: day.tickets.size, byChannel, byState: { ...day.counts }, byOutcome };
}
