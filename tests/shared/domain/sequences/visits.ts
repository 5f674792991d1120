import type { OfficeDay } from '../../../../shared/domain/ticket/day.ts';
import type { OfficeEvent, RecordedEvent } from '../../../../shared/domain/ticket/events.ts';
import type { Ticket } from '../../../../shared/domain/ticket/ticket.ts';
import { stateAfter, type VisitState } from '../../../helpers/visit-steps.ts';
import { type EventOf, holds, type Witness } from './witness.ts';

interface Visit {
  number: string;
  state: VisitState;
  presentAt: number | null;
  /** The call that ended the first waiting time. */
  firstCall: { seq: number; at: number } | null;
  /** `seq` of the call that lasts, or of the last one. */
  call: number;
  /** That call was one from a pause. */
  calledBack: boolean;
}

type AboutTicket = Extract<OfficeEvent, { ticket: string }>;

/** Each visit takes the steps of T-1 and no other, has one number, one first waiting time (P-12) and its end (T-25). */
export function witnessVisits(): Witness & { everybodyHasAnEnd(): void } {
  const visits = new Map<string, Visit>();
  const everybody = new Map<string, VisitState>();
  const given = new Map<string, number>();
  const stopped = new Set<string>();

  const joined = ({ ticket, number, service, channel, place }: EventOf<'TicketJoined'>, at: number): void => {
    holds(!visits.has(ticket), `T-3 ticket ${ticket} is taken once`);
    holds(channel === 'desk' || !stopped.has(service), `T-32 no ticket for ${service} while it is stopped`);
    const series = number.slice(0, 1);
    const count = (given.get(series) ?? 0) + 1;
    given.set(series, count);
    holds(number === `${series}${String(count).padStart(3, '0')}`, `N-2 ${number} is the next of its series`);
    const state = place ? 'waiting' : 'expected';
    everybody.set(ticket, state);
    visits.set(ticket, { number, state, presentAt: place ? at : null, firstCall: null, call: 0, calledBack: false });
  };

  const stepped = (day: OfficeDay, event: AboutTicket, { seq, at, actor }: RecordedEvent): void => {
    const visit = visits.get(event.ticket);
    const ticket = day.tickets.get(event.ticket);
    holds(visit && ticket, `T-25 ${event.type} is about somebody who took a ticket`);
    const state = stateAfter(visit.state, event);
    holds(state, `T-1 ${event.type} cannot follow when ${visit.number} is ${visit.state}`);
    const isBack = visit.state !== 'called' || visit.calledBack;
    holds(event.type !== 'TicketParked' || isBack, `T-8 ${visit.number} was called from the line and goes back to it`);
    if (event.type === 'TicketEnded' && actor === 'system') expectEndByTime(day, event.outcome, ticket, at);
    visit.state = state;
    everybody.set(event.ticket, state);
    if (event.type === 'TicketCheckedIn') visit.presentAt = at;
    if (event.type === 'TicketCalled' || event.type === 'TicketUnparked') {
      visit.call = seq;
      visit.calledBack = event.type === 'TicketUnparked';
    }
    if (event.type === 'TicketCalled') visit.firstCall ??= { seq, at };
    // A call that was the office's own slip is no call.
    const isVain = event.type === 'CallWithdrawn' || event.type === 'TicketReturned';
    if (isVain && visit.firstCall?.seq === visit.call) visit.firstCall = null;
  };

  return {
    before(day, recorded) {
      const { event, at } = recorded;
      if (event.type === 'DayOpened') {
        for (const { state, number } of visits.values())
          holds(state === 'ended', `T-19 ${number} has its end in the log`);
        for (const one of [visits, given, stopped]) one.clear();
      }
      if (event.type === 'IntakeStopped') stopped.add(event.service);
      if (event.type === 'IntakeOpened') stopped.delete(event.service);
      if (event.type === 'TicketJoined') joined(event, at);
      else if ('ticket' in event) stepped(day, event, recorded);
    },
    after(day, { event }) {
      if (!('ticket' in event)) return;
      const visit = visits.get(event.ticket);
      const ticket = day.tickets.get(event.ticket);
      holds(ticket && visit?.state === ticket.state, `T-1 ${event.ticket} is ${visit?.state}, not ${ticket?.state}`);
      const came = ticket.state === 'ended' ? ticket.came : ticket.state === 'expected' ? null : ticket;
      holds((came?.presentAt ?? null) === visit.presentAt, `P-12 ${visit.number} came when it came`);
      const firstCallAt = visit.firstCall?.at ?? null;
      holds((came?.firstCallAt ?? null) === firstCallAt, `P-12 the first wait of ${visit.number} ends once`);
    },
    everybodyHasAnEnd() {
      for (const [ticket, state] of everybody) holds(state === 'ended', `T-25 ${ticket} has its end in the log`);
    },
  };
}

/** T-13, T-19, T-20, T-29: which end time alone brings to whom, and from when on. */
function expectEndByTime(day: OfficeDay, outcome: string, ticket: Ticket, at: number): void {
  const ends: Partial<Record<VisitState, [string, number]>> = {
    expected: ['expired', day.closesAt ?? day.endsAt],
    waiting: ['left', day.endsAt],
    called: ['no-show', day.endsAt],
    serving: ['served', day.endsAt],
    interrupted: ['served', day.endsAt],
    parked: ['left', ticket.state === 'parked' ? ticket.parkedUntil : 0],
    missed: ['no-show', ticket.state === 'missed' ? ticket.returnUntil : 0],
  };
  const [expected, from] = ends[ticket.state] ?? ['nothing', 0];
  holds(outcome === expected, `T-19 ${ticket.number}, ${ticket.state}, ends as ${expected}, not ${outcome}`);
  holds(at >= Math.min(from, day.endsAt), `T-13 T-20 T-29 ${ticket.number} does not end before its time`);
}
