import type { Counter, OfficeDay } from '../../../shared/domain/ticket/day.ts';
import type { CalledTicket, InterruptedTicket, ServingTicket } from '../../../shared/domain/ticket/ticket.ts';
import { assert } from '../../../shared/lib/assert.ts';
import { freeSince } from '../../staff/free-since.ts';

/** What a counter is doing; each state carries only what its screen shows. */
export type Desk =
  | { state: 'free'; since: number }
  | { state: 'paused'; since: number }
  | { state: 'called'; ticket: CalledTicket }
  | { state: 'serving'; ticket: ServingTicket }
  | { state: 'interrupted'; ticket: InterruptedTicket };

export function deskOf(day: OfficeDay, id: string, counter: Counter): Desk {
  if (counter.state === 'paused') return { state: 'paused', since: counter.since };
  if (counter.ticket === null) return { state: 'free', since: freeSince(day, id, counter) };
  const ticket = day.tickets.get(counter.ticket);
  switch (ticket?.state) {
    case 'called':
      return { state: 'called', ticket };
    case 'serving':
      return { state: 'serving', ticket };
    default:
      assert(ticket?.state === 'interrupted', 'who is at a counter is called, served or interrupted there');
      return { state: 'interrupted', ticket };
  }
}

/** Nobody stands in the lobby for it: it is called by telephone. */
export function isCallBack(ticket: { class: string }): boolean {
  return ticket.class === 'desk';
}
