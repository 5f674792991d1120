import type { OfficeDay } from '../../../../shared/domain/ticket/day.ts';
import { type OfficeEvent, type RecordedEvent, timeOf } from '../../../../shared/domain/ticket/events.ts';
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
  const taken = new Set<string>();
  const lent = new Map<string, EventOf<'NumbersLent'>>();
  const stopped = new Set<string>();

  const back = new Set<string>();
  const isLent = (number: string, device?: string): boolean => {
    const count = Number(number.slice(1));
    return [...lent.values()].some((lease) => {
      return count >= lease.from && count <= lease.to && (device === undefined || device === lease.device);
    });
  };

  /** Above what the office lends to nobody, and not what it lends to another kiosk. */
  const mayBeOnPaper = (number: string, device: string): boolean => {
    const isOthers = [...lent.keys()].some((one) => one !== device && !back.has(one) && isLent(number, one));
    return Number(number.slice(1)) >= 500 && !isOthers;
  };

  const isNext = (number: string): boolean => {
    const series = number.slice(0, 1);
    let next = '';
    let count = given.get(series) ?? 0;
    do next = `${series}${String(++count).padStart(3, '0')}`;
    while (taken.has(next));
    if (number !== next || isLent(next)) return false;
    given.set(series, count);
    return true;
  };

  const joined = (event: EventOf<'TicketJoined'>, { actor, ...recorded }: RecordedEvent): void => {
    const { ticket, number, service, channel, place } = event;
    const at = timeOf(recorded);
    holds(!visits.has(ticket), `T-3 ticket ${ticket} is taken once`);
    const isSlip = channel === 'kiosk' && actor.startsWith('person:');
    const isTold = actor.startsWith('kiosk:') && recorded.when !== undefined;
    const isOwn = isTold ? mayBeOnPaper(number, actor.slice(6)) : isLent(number, actor.slice(6));
    const isOnPaper = isSlip || isTold;
    holds(
      isOnPaper || channel === 'desk' || !stopped.has(service),
      `T-32 no ticket for ${service} while it is stopped`,
    );
    holds(!taken.has(number), `N-2 N-12 ${number} is given once`);
    holds(isNext(number) || isOwn || isSlip, `N-2 N-12 ${number} is the next of its series, or a kiosk's own`);
    taken.add(number);
    const state = place ? 'waiting' : 'expected';
    everybody.set(ticket, state);
    visits.set(ticket, { number, state, presentAt: place ? at : null, firstCall: null, call: 0, calledBack: false });
  };

  const stepped = (day: OfficeDay, event: AboutTicket, { seq, actor, ...recorded }: RecordedEvent): void => {
    const at = timeOf(recorded);
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

  const renumbered = ({ ticket, number }: EventOf<'TicketRenumbered'>, actor: string): void => {
    const visit = visits.get(ticket);
    holds(visit, `O-10 ${ticket} is a ticket`);
    holds(!taken.has(number) && mayBeOnPaper(number, actor.slice(6)), `O-10 ${number} is one of the kiosk's own`);
    taken.add(number);
    visit.number = number;
  };

  return {
    before(day, recorded) {
      const { event, actor } = recorded;
      if (event.type === 'DayOpened') {
        for (const { state, number } of visits.values())
          holds(state === 'ended', `T-19 ${number} has its end in the log`);
        for (const one of [visits, given, taken, stopped]) one.clear();
        const still = [...lent.values()]
          .filter(({ until }) => until >= event.date)
          .map(({ type: _, ...lease }) => (back.has(lease.device) ? { ...lease, back: true } : lease));
        holds(JSON.stringify(event.lent ?? []) === JSON.stringify(still), 'N-12 what was lent stays lent overnight');
        for (const { device, until } of lent.values()) if (until < event.date) lent.delete(device);
      }
      if (event.type === 'NumbersReturned') back.add(event.device);
      if (event.type === 'NumbersLent') {
        lent.delete(event.device);
        back.delete(event.device);
        const isFull = new Set([...lent.values()].map(({ from }) => from)).size === 5;
        if (isFull) for (const device of back) if (lent.get(device)?.from === event.from) lent.delete(device);
        holds(!isLent(`A${event.from}`) && !isLent(`A${event.to}`), `N-12 ${event.from} to ${event.to} is lent once`);
        lent.set(event.device, event);
      }
      if (event.type === 'IntakeStopped') stopped.add(event.service);
      if (event.type === 'IntakeOpened') stopped.delete(event.service);
      if (event.type === 'TicketJoined') joined(event, recorded);
      else if (event.type === 'TicketRenumbered') renumbered(event, actor);
      else if ('ticket' in event && event.type !== 'TicketFound') stepped(day, event, recorded);
    },
    after(day, { event }) {
      if (!('ticket' in event) || event.type === 'TicketFound') return;
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
