import type { Counter, OfficeDay } from '../../../shared/domain/ticket/day.ts';
import type { CalledTicket, ServingTicket } from '../../../shared/domain/ticket/ticket.ts';
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
