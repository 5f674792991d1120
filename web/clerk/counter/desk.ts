import type { Counter, LastStep, OfficeDay } from '../../../shared/domain/ticket/day.ts';
import type { CalledTicket, ServingTicket } from '../../../shared/domain/ticket/ticket.ts';
import { SECOND } from '../../../shared/domain/words.ts';
import { assert } from '../../../shared/lib/assert.ts';
import { freeSince } from '../../staff/free-since.ts';

/** What a counter is doing; each state carries only what its screen shows. */
export type Desk =
  | { state: 'free'; since: number }
  | { state: 'paused'; since: number }
  | { state: 'called'; ticket: CalledTicket }
  | { state: 'serving'; ticket: ServingTicket };

export function deskOf(day: OfficeDay, id: string, counter: Counter): Desk {
  if (counter.state === 'paused') return { state: 'paused', since: counter.since };
  if (counter.ticket === null) return { state: 'free', since: freeSince(day, id, counter) };
  const ticket = day.tickets.get(counter.ticket);
  assert(ticket?.state === 'called' || ticket?.state === 'serving', 'who is at a counter is called or served there');
  return ticket.state === 'called' ? { state: 'called', ticket } : { state: 'serving', ticket };
}

/** The last step at the counter while it can still be taken back: `decide` has the last word. */
export function undoable(day: OfficeDay, counter: Counter, now: number): LastStep | null {
  if (counter.state !== 'open' || !counter.last || !day.rules) return null;
  const { last } = counter;
  if (now - last.at >= day.rules.policy.undoSeconds * SECOND) return null;
  const ticket = day.tickets.get(last.ticket);
  if (last.step === 'call') return ticket?.state === 'called' && counter.ticket === last.ticket ? last : null;
  return counter.ticket === null ? last : null;
}
