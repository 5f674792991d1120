import type { OfficeDay } from '../../../shared/domain/ticket/day.ts';
import type { Channel, Outcome, Ticket } from '../../../shared/domain/ticket/ticket.ts';
import { MINUTE } from '../../../shared/domain/words.ts';

/** Fewer than this are not told apart: figures of a few are figures of somebody. */
export const LEAST_GROUP = 5;

export interface DayFigures {
  taken: number;
  byChannel: Record<Channel, number>;
  byState: OfficeDay['counts'];
  byOutcome: Record<Outcome, number>;
  /** Waits until the call, of those who were called; null when there were none. Whole minutes. */
  waits: Spread | null;
}

export interface Spread {
  n: number;
  median: number;
  /** Nine of ten waited no longer. */
  p90: number;
  longest: number;
}

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
  const waits: number[] = [];
  for (const ticket of day.tickets.values()) {
    byChannel[ticket.channel] += 1;
    if (ticket.state === 'ended') byOutcome[ticket.outcome] += 1;
    const wait = waitUntilCall(ticket);
    if (wait !== null) waits.push(wait);
  }
  return { taken: day.tickets.size, byChannel, byState: { ...day.counts }, byOutcome, waits: spreadOf(waits) };
}

/** Waits for each service that had any call, in the order of `services`. */
export function waitsByService(day: OfficeDay, services: readonly string[]): { service: string; spread: Spread }[] {
  const waits = new Map<string, number[]>();
  for (const ticket of day.tickets.values()) {
    const wait = waitUntilCall(ticket);
    if (wait === null) continue;
    const list = waits.get(ticket.service);
    if (list) list.push(wait);
    else waits.set(ticket.service, [wait]);
  }
  return services.flatMap((service) => {
    const spread = spreadOf(waits.get(service) ?? []);
    return spread ? [{ service, spread }] : [];
  });
}

/** Ms from coming in until the call; null when there was none, or when the log does not hold it any more. */
function waitUntilCall(ticket: Ticket): number | null {
  switch (ticket.state) {
    case 'called':
    case 'serving':
    case 'missed':
      return ticket.calledAt - ticket.presentAt;
    case 'ended':
      return ticket.visit ? ticket.visit.calledAt - ticket.visit.presentAt : null;
    default:
      return null;
  }
}

/** Percentiles by the nearest rank: each is a wait that somebody really had. */
function spreadOf(waits: number[]): Spread | null {
  if (waits.length === 0) return null;
  const sorted = waits.toSorted((a, b) => a - b);
  const rank = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  const minutes = (ms: number): number => Math.floor(ms / MINUTE);
  return { n: sorted.length, median: minutes(rank(0.5)), p90: minutes(rank(0.9)), longest: minutes(rank(1)) };
}
