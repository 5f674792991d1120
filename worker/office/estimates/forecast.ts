import { type CallEstimate, later } from '../../../shared/domain/estimate/call-estimate.ts';
import { type WaitRange, waitRange } from '../../../shared/domain/estimate/range.ts';
import type { OfficeEstimate } from '../../../shared/domain/estimate/rollout.ts';
import type { ServiceId, WaitingTicket } from '../../../shared/domain/ticket/ticket.ts';

/** What the last estimate says, as screens need it. Null is "we do not know yet". */
export interface Forecast {
  /** What stands behind the range, ms from `now`. */
  callFor(ticket: WaitingTicket, now: number): CallEstimate | null;
  rangeFor(ticket: WaitingTicket, now: number): WaitRange | null;
  chanceFor(ticket: WaitingTicket): number | null;
  rangeForNewcomer(service: ServiceId, now: number): WaitRange | null;
  chanceForNewcomer(service: ServiceId): number | null;
}

export const NO_FORECAST: Forecast = {
  callFor: () => null,
  rangeFor: () => null,
  chanceFor: () => null,
  rangeForNewcomer: () => null,
  chanceForNewcomer: () => null,
};

/**
 * An estimate is some seconds old when it is read: the time since then has been waited. A ticket that came after it is
 * where a newcomer of its service was.
 */
export function forecastOf(estimate: OfficeEstimate): Forecast {
  const newcomer = (service: ServiceId): CallEstimate | null => estimate.newcomers.get(service) ?? null;
  const known = (ticket: WaitingTicket): CallEstimate | null => {
    const own = estimate.tickets.get(ticket.id);
    // Whoever stood in line before and is not in the estimate waits for a matter that nobody takes.
    if (own || ticket.inLineSince < estimate.at) return own ?? null;
    return ticket.class === 'early' ? (estimate.earlyNewcomers.get(ticket.service) ?? null) : newcomer(ticket.service);
  };
  const range = (call: CallEstimate | null, now: number): WaitRange | null =>
    call && waitRange(later(call, now - estimate.at));
  return {
    callFor: (ticket, now) => {
      const call = known(ticket);
      return call && later(call, now - estimate.at);
    },
    rangeFor: (ticket, now) => range(known(ticket), now),
    chanceFor: (ticket) => known(ticket)?.beforeClosing ?? null,
    rangeForNewcomer: (service, now) => range(newcomer(service), now),
    chanceForNewcomer: (service) => newcomer(service)?.beforeClosing ?? null,
  };
}
