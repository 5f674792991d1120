import type { OfficeFile } from '../../../shared/domain/office/office-file.ts';
import { calledBefore } from '../../../shared/domain/policy/called-before.ts';
import { peopleAhead, rivalServices } from '../../../shared/domain/queue/position.ts';
import type { OfficeDay } from '../../../shared/domain/ticket/day.ts';
import type { Ticket, WaitingTicket } from '../../../shared/domain/ticket/ticket.ts';
import type { TicketView } from '../../../shared/protocol/ticket-view.ts';
import type { ClientDetails } from '../client-details.ts';
import type { Forecast } from '../estimates/forecast.ts';
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

export interface TicketSource {
  day: OfficeDay;
  file: OfficeFile;
  details: ClientDetails | null;
  forecast: Forecast;
  now: number;
}

/** One's own ticket: everything the office says about it, and nothing about anybody else's. */
export function ticketView(
  { day, file, details, forecast, now }: TicketSource,
  ticket: Ticket,
  rivalsOf: RivalsOf = rivalsOnce(day),
): TicketView {
  const waiting = ticket.state === 'waiting' ? ticket : null;
  return {
    office: file.id,
    number: ticket.number,
    service: ticket.service,
    state: ticket.state,
    joinedAt: ticket.joinedAt,
    language: details?.language ?? file.languages[0] ?? 'en',
    needs: details?.needs ?? [],
    ahead: waiting && peopleAhead(day, waiting, rivalsOf(waiting.service)),
    range: waiting && forecast.rangeFor(waiting, now),
    chance: waiting && forecast.chanceFor(waiting),
    before: waiting ? calledBefore(day, waiting) : [],
    promised: ticket.promised,
    matters: [...ticket.matters],
    passedOn: waiting && passedOn(waiting, file),
    pause: pauseOf(ticket),
    note: details?.note ?? null,
    call: callOf(ticket, file),
    postponesLeft: waiting ? Math.max(0, file.policy.postponeTimes - waiting.postponed) : 0,
    returnUntil: ticket.state === 'missed' ? ticket.returnUntil : null,
    outcome: ticket.state === 'ended' ? ticket.outcome : null,
    endedAt: ticket.state === 'ended' ? ticket.endedAt : null,
    // Last, so that two views can be compared without them.
    at: now,
    seq: day.seq,
  };
}

function callOf(ticket: Ticket, file: OfficeFile): TicketView['call'] {
  if (!('counter' in ticket)) return null;
  return {
    counter: ticket.counter,
    badge: badgeOf(file.people.find(({ id }) => id === ticket.clerk)),
    at: ticket.state === 'parked' ? ticket.parkedAt : ticket.calledAt,
    answer: ticket.state === 'called' ? ticket.answer : null,
  };
}

function passedOn(ticket: WaitingTicket, file: OfficeFile): TicketView['passedOn'] {
  if (ticket.legs.at(-1)?.end !== 'transferred') return null;
  const [counter, otherCounter] = ticket.aim?.counters ?? [];
  const [clerk, otherClerk] = ticket.aim?.clerks ?? [];
  return {
    counter: otherCounter === undefined ? (counter ?? null) : null,
    badge: otherClerk === undefined ? badgeOf(file.people.find(({ id }) => id === clerk)) : null,
  };
}

function pauseOf(ticket: Ticket): TicketView['pause'] {
  if (ticket.state === 'interrupted') return { backAt: ticket.backAt, reason: null };
  if (ticket.state === 'parked') return { backAt: ticket.backAt, reason: ticket.reason };
  return null;
}
