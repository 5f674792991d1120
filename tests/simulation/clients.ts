import type { Actor, Command } from '../../shared/domain/ticket/commands.ts';
import type { Refusal } from '../../shared/domain/ticket/refusal.ts';
import type { TicketId } from '../../shared/domain/ticket/ticket.ts';
import { assert } from '../../shared/lib/assert.ts';
import type { DayPlan, PlannedVisit } from '../day/plan.ts';
import type { Agenda } from './agenda.ts';
import type { OfficeAtWork } from './office-at-work.ts';
import { instantAfter, serviceOf } from './reference-office.ts';

// Everything that clients ask of the office is in this file.

const KIOSK: Actor = { role: 'kiosk', device: 'kiosk-1', place: 'Lobby' };
const RESIDENT: Actor = { role: 'resident' };
const PLACES_LET_FIRST = 2;

/** What a clerk sees of the people in the lobby. */
export interface Lobby {
  /** Whether the holder comes when called. */
  isThere(ticket: TicketId): boolean;
  /** Minutes that the visit takes a clerk of usual speed. */
  minutesOf(ticket: TicketId): number;
  /** The holder was called in vain. */
  onMissed(ticket: TicketId): void;
}

/** The ticket of a visit is the same whichever rule it is called by, so that days can be compared. */
export function ticketOf({ id }: Pick<PlannedVisit, 'id'>): TicketId {
  return `ticket-${id}`;
}

/** Enters everybody's way through the day in the agenda. */
export function sendClients(plan: DayPlan, office: OfficeAtWork, agenda: Agenda, opens: number): Lobby {
  const visits = new Map<TicketId, PlannedVisit>();
  const missed = new Set<TicketId>();
  for (const visit of plan.visits) {
    visits.set(ticketOf(visit), visit);
    agenda.at(instantAfter(opens, visit.joins), () => joins(visit));
  }

  const after = (minutes: number, step: () => void): void => agenda.at(instantAfter(office.now, minutes), step);
  const visitOf = (ticket: TicketId): PlannedVisit => {
    const visit = visits.get(ticket);
    assert(visit, `${ticket} is of this day`);
    return visit;
  };
  /** Asks for something that may come too late. */
  const asks = (command: Command, actor: Actor, ...mayBe: Array<Refusal['kind']>): boolean => {
    const decision = office.ask(command, actor);
    if (decision.ok || mayBe.includes(decision.refusal.kind)) return decision.ok;
    throw new Error(`${command.type} was refused: ${JSON.stringify(decision.refusal)}`);
  };

  function joins(visit: PlannedVisit): void {
    const { remote, matter, hard } = visit;
    const ticket = ticketOf(visit);
    const channel = remote ? 'home' : 'kiosk';
    office.does({ type: 'Join', ticket, service: serviceOf(matter), channel, hard }, remote ? RESIDENT : KIOSK);
    if (!remote) waits(visit);
    else if (remote.travel !== null) {
      after(remote.travel, () => {
        // Whoever comes after the last closing has come in vain: the ticket has expired (T-20).
        if (asks({ type: 'CheckIn', ticket }, KIOSK, 'ticket-ended')) waits(visit);
      });
    }
  }

  function waits(visit: PlannedVisit): void {
    const ticket = ticketOf(visit);
    const isWaiting = (): boolean => office.day.tickets.get(ticket)?.state === 'waiting';
    const { postponesAfter, cancelsAfter } = visit;
    if (postponesAfter !== null) {
      after(postponesAfter, () => {
        if (!isWaiting()) return;
        asks({ type: 'Postpone', ticket, places: PLACES_LET_FIRST }, RESIDENT, 'nobody-to-let-first');
      });
    }
    if (cancelsAfter !== null) {
      after(cancelsAfter, () => {
        if (isWaiting()) office.does({ type: 'Cancel', ticket }, RESIDENT);
      });
    }
  }

  return {
    isThere: (ticket) => visitOf(ticket).noShow === null || missed.has(ticket),
    minutesOf: (ticket) => visitOf(ticket).minutes,
    onMissed(ticket) {
      missed.add(ticket);
      const { noShow } = visitOf(ticket);
      if (noShow?.returnsAfter == null) return;
      after(noShow.returnsAfter, () => {
        asks({ type: 'Reinstate', ticket }, noShow.way === 'phone' ? RESIDENT : KIOSK, 'ticket-ended');
      });
    },
  };
}
