import { SECOND } from '../words.ts';
import type { Counter, LastStep, OfficeDay } from './day.ts';

/**
 * The last step at a counter as long as it can be taken back: for the office's set time, its end included, and only while
 * nothing was built on it (T-15 to T-18, T-30 and T-31 in SPEC). The office decides by it, and the tablet offers by it.
 */
export function undoable(day: OfficeDay, counter: Counter, now: number): LastStep | null {
  if (counter.state !== 'open' || !counter.last || !day.rules) return null;
  const { last, ticket: current } = counter;
  if (now - last.at > day.rules.policy.undoSeconds * SECOND) return null;
  const ticket = day.tickets.get(last.ticket);
  switch (last.step) {
    case 'call':
      return ticket?.state === 'called' && current === last.ticket ? last : null;
    case 'finish':
      return current === null && ticket?.state === 'ended' && ticket.visit ? last : null;
    case 'missed':
      // The same client may have come back and been missed elsewhere since: that miss is another counter's (T-18).
      return current === null &&
        ticket?.state === 'missed' &&
        ticket.missedAt === last.at &&
        day.counters.get(ticket.counter) === counter
        ? last
        : null;
    case 'transfer':
      // Given up, passed on again, postponed, or missed elsewhere and back since: then it is on its way. Each of the last
      // two gave it another place; a place between two others may have the same order at another due time.
      return current === null &&
        ticket?.state === 'waiting' &&
        ticket.order === last.before.order &&
        ticket.due === last.before.due &&
        ticket.legs.length === last.before.legs.length + 1
        ? last
        : null;
    case 'matter':
      return current === last.ticket && ticket?.state === 'serving' ? last : null;
  }
}
