import { waitRange } from '../../../shared/domain/estimate/queue-length.ts';
import type { OfficeFile } from '../../../shared/domain/office/office-file.ts';
import { peopleAhead, rivalServices } from '../../../shared/domain/queue/position.ts';
import type { OfficeDay } from '../../../shared/domain/ticket/day.ts';
import type { Ticket } from '../../../shared/domain/ticket/ticket.ts';
import type { TicketView } from '../../../shared/protocol/ticket-view.ts';
import type { ClientDetails } from '../client-details.ts';
import { badgeOf } from './office-info.ts';

export type RivalsOf = (service: string) => ReadonlySet<string>;

/** Which services compete with which, found once for each service while many views are made of one moment. */
export function rivalsOnce(day: OfficeDay): RivalsOf {
  const found = new Map<string, ReadonlySet<string>>();
  return (service) => {
    let rivals = found.get(service);
    if (!rivals) {
      rivals = rivalServices(day, service);
      found.set(service, rivals);
    }
    return rivals;
  };
}

/** One's own ticket: everything the office says about it, and nothing about anybody else's. */
export function ticketView(
  day: OfficeDay,
  file: OfficeFile,
  ticket: Ticket,
  details: ClientDetails | null,
  now: number,
  rivalsOf: RivalsOf = rivalsOnce(day),
): TicketView {
  const called = ticket.state === 'called' || ticket.state === 'serving' || ticket.state === 'missed' ? ticket : null;
  return {
    office: file.id,
    number: ticket.number,
    service: ticket.service,
    state: ticket.state,
    joinedAt: ticket.joinedAt,
    language: details?.language ?? file.languages[0] ?? 'en',
    needs: details?.needs ?? [],
    ahead: ticket.state === 'waiting' ? peopleAhead(day, ticket, rivalsOf(ticket.service)) : null,
    range: ticket.state === 'waiting' ? waitRange(day, ticket, rivalsOf(ticket.service)) : null,
    call: called && {
      counter: called.counter,
      badge: badgeOf(file.people.find(({ id }) => id === called.clerk)),
      at: called.calledAt,
      answer: called.state === 'called' ? called.answer : null,
    },
    postponesLeft: ticket.state === 'waiting' ? Math.max(0, file.policy.postponeTimes - ticket.postponed) : 0,
    returnUntil: ticket.state === 'missed' ? ticket.returnUntil : null,
    outcome: ticket.state === 'ended' ? ticket.outcome : null,
    endedAt: ticket.state === 'ended' ? ticket.endedAt : null,
    // Last, so that two views can be compared without them.
    at: now,
    seq: day.seq,
  };
}
