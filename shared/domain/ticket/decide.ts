import { unreachable } from '../../lib/assert.ts';
import type { OfficeRules } from '../office/office-rules.ts';
import { behind, inOrder, rivalServices } from '../queue/position.ts';
import { callNext, callTicket, markMissed } from './calling.ts';
import type { Actor, Command } from './commands.ts';
import { callReserved, callSlip, holdFor, lendNumbers } from './cut-off.ts';
import type { OfficeDay } from './day.ts';
import {
  accept,
  type Circumstances,
  type Decision,
  find,
  isActor,
  own,
  ownClient,
  ownFree,
  refuse,
} from './decision.ts';
import { addMatter, checkIn, join, walkDirect } from './joining.ts';
import { leaseOf } from './lent-numbers.ts';
import { closeCounter, finish, interrupt, park, resume, transfer, unpark } from './serving.ts';
import type { MissedTicket, WaitingTicket } from './ticket.ts';
import { undoable } from './undo.ts';

export type { Circumstances, Decision } from './decision.ts';

/**
 * Decides a command against the day: the events that it brings about, or a refusal that names its kind. Reads the day
 * and never changes it. `advance` must have been folded in for `now` before.
 */
export function decide(day: OfficeDay, command: Command, circumstances: Circumstances): Decision {
  if (command.type === 'SetRules') return accept({ type: 'RulesSet', rules: command.rules });
  const { rules } = day;
  if (!rules || day.date === null) return refuse({ kind: 'office-not-set-up' });
  const { now, actor } = circumstances;

  switch (command.type) {
    case 'Join':
      return join(day, rules, command, now, circumstances);
    case 'CheckIn':
      return checkIn(day, rules, command.ticket, now);
    case 'AddMatter':
      return addMatter(day, rules, command);
    case 'Postpone':
      return postpone(day, rules, command, now);
    case 'Cancel': {
      const ticket = day.tickets.get(command.ticket);
      if (!ticket) return refuse({ kind: 'ticket-unknown' });
      if (ticket.state === 'ended') return refuse({ kind: 'ticket-ended' });
      // A visit that goes on at a counter is finished by the clerk, not cancelled.
      if (ticket.state === 'serving' || ticket.state === 'interrupted') return refuse({ kind: 'ticket-not-waiting' });
      return accept({ type: 'TicketEnded', ticket: command.ticket, outcome: 'cancelled' });
    }
    case 'AnswerCall': {
      const ticket = find(day, command.ticket, 'called', 'ticket-not-called');
      if (!ticket.ok) return ticket;
      return accept({ type: 'CallAnswered', ticket: command.ticket, answer: command.answer });
    }
    case 'Reinstate': {
      const ticket = find(day, command.ticket, 'missed', 'ticket-not-missed');
      if (!ticket.ok) return ticket;
      if (ticket.ticket.returnUntil <= now) return refuse({ kind: 'return-time-over' });
      return accept({
        type: 'TicketReinstated',
        ticket: command.ticket,
        due: dueOnReturn(day, rules, ticket.ticket, now),
      });
    }
    case 'OpenCounter':
      return openCounter(day, rules, command.counter, actor);
    case 'CallNext':
      return callNext(day, command, now, actor);
    case 'CallTicket':
      return callTicket(day, command, now, actor);
    case 'CallReserved':
      return callReserved(day, command, actor);
    case 'CallSlip':
      return callSlip(day, rules, command, now, actor);
    case 'LendNumbers':
      return lendNumbers(day, rules, command.device, now);
    case 'TakeNumbersBack':
      return leaseOf(day, command.device) ? accept({ type: 'NumbersReturned', device: command.device }) : accept();
    case 'HoldFor':
      return holdFor(day, command, now);
    case 'EndHold':
      return day.holds.has(command.counter) ? accept({ type: 'CounterBack', counter: command.counter }) : accept();
    case 'WalkDirect': {
      const counter = ownFree(day, command.counter, actor);
      return counter.ok ? walkDirect(day, rules, command, counter.counter, now) : counter;
    }
    case 'Recall': {
      const mine = ownClient(day, command, actor, 'called', 'ticket-not-called');
      return mine.ok ? accept({ type: 'TicketRecalled', ticket: command.ticket, counter: command.counter }) : mine;
    }
    case 'Arrive': {
      const mine = ownClient(day, command, actor, 'called', 'ticket-not-called');
      return mine.ok ? accept({ type: 'ServiceStarted', ticket: command.ticket, counter: command.counter }) : mine;
    }
    case 'MarkMissed':
      return markMissed(day, rules, command, circumstances);
    case 'Finish':
      return finish(day, command, actor);
    case 'Interrupt':
      return interrupt(day, command, now, actor);
    case 'Resume':
      return resume(day, command, actor);
    case 'Park':
      return park(day, rules, command, circumstances);
    case 'Unpark':
      return unpark(day, command, actor);
    case 'Transfer':
      return transfer(day, rules, command, actor);
    case 'Undo':
      return undo(day, command.counter, now, actor);
    case 'PauseCounter': {
      const counter = ownFree(day, command.counter, actor);
      return counter.ok ? accept({ type: 'CounterPaused', counter: command.counter }) : counter;
    }
    case 'ResumeCounter': {
      const counter = day.counters.get(command.counter);
      if (counter?.state !== 'paused') return refuse({ kind: 'counter-not-paused' });
      if (!isActor(actor, counter.clerk)) return refuse({ kind: 'not-your-counter' });
      return accept({ type: 'CounterResumed', counter: command.counter });
    }
    case 'CloseCounter':
      return closeCounter(day, rules, command.counter, circumstances);
    case 'SetIntake': {
      const { service, open } = command;
      if (!rules.services.some(({ id }) => id === service)) return refuse({ kind: 'service-unknown' });
      if (day.stopped.has(service) !== open) return accept();
      return accept({ type: open ? 'IntakeOpened' : 'IntakeStopped', service });
    }
    case 'AskForPerson':
      if (actor.role !== 'kiosk') return refuse({ kind: 'not-allowed' });
      // Asked again while nobody has come yet: the request that there is stands.
      if (day.help.some(({ place }) => place === actor.place)) return accept();
      return accept({ type: 'PersonAsked', place: actor.place });
    case 'AnswerHelp': {
      if (!('person' in actor)) return refuse({ kind: 'not-allowed' });
      if (!day.help.some(({ id }) => id === command.help)) return refuse({ kind: 'help-unknown' });
      return accept({ type: 'HelpAnswered', help: command.help, by: actor.person });
    }
    default:
      return unreachable(command);
  }
}

function postpone(
  day: OfficeDay,
  rules: OfficeRules,
  command: Extract<Command, { type: 'Postpone' }>,
  now: number,
): Decision {
  const ticket = find(day, command.ticket, 'waiting', 'ticket-not-waiting');
  if (!ticket.ok) return ticket;
  const limit = rules.policy.postponeTimes;
  if (ticket.ticket.postponed >= limit) return refuse({ kind: 'postponed-too-often', limit });
  const places = Math.min(command.places, rules.policy.postponePlaces);
  const others = behind(day, ticket.ticket, places + 1, now);
  const last = others.slice(0, places).at(-1);
  if (!last) return refuse({ kind: 'nobody-to-let-first' });
  const next = others[places];
  if (!next || next.due !== last.due) {
    return accept({ type: 'TicketPostponed', ticket: command.ticket, places, due: last.due });
  }
  // Several have the same due time. The place is then halfway between two orders: one place is one place (P-9).
  const order = orderBetween(day, last, next);
  if (order === null) return refuse({ kind: 'postponed-too-often', limit });
  return accept({ type: 'TicketPostponed', ticket: command.ticket, places, due: last.due, order });
}

/**
 * An order between those of two places of one due time that no ticket has, those included that are away from the line and
 * may come back to their place. Null when numbers can be halved no more: two tickets could not be told apart.
 */
function orderBetween(day: OfficeDay, last: WaitingTicket, next: WaitingTicket): number | null {
  const taken = new Set<number>();
  for (const ticket of day.tickets.values()) {
    const place = ticket.state === 'ended' ? ticket.came : ticket.state === 'expected' ? null : ticket;
    if (place?.due === last.due) taken.add(place.order);
  }
  let low = last.order;
  for (;;) {
    const order = (low + next.order) / 2;
    if (order <= low || order >= next.order) return null;
    if (!taken.has(order)) return order;
    low = order;
  }
}

/** Due time of somebody who came back: a few places behind in their own tier, never at the end (X-27, P-8). */
export function dueOnReturn(day: OfficeDay, rules: OfficeRules, ticket: MissedTicket, now: number): number {
  const rivals = rivalServices(day, ticket.service);
  const last = inOrder(day, ticket.tier, rivals, rules.policy.returnPlaces).at(-1);
  // Those who joined from home are due some minutes after they came; taking over such a time would let people who come
  // later go first.
  const due = Math.min(last?.due ?? ticket.due, now);
  return Math.max(ticket.due, due);
}

function openCounter(day: OfficeDay, rules: OfficeRules, counter: string, actor: Actor): Decision {
  if (!('person' in actor)) return refuse({ kind: 'not-allowed' });
  const clerk = rules.clerks.find(({ id }) => id === actor.person);
  if (!clerk) return refuse({ kind: 'clerk-unknown' });
  if (!rules.counters.includes(counter)) return refuse({ kind: 'counter-unknown' });
  const taken = day.counters.get(counter);
  // A second tap: the counter is already open as asked.
  if (taken?.clerk === actor.person && taken.state === 'open') return accept();
  if (taken) return refuse({ kind: 'counter-taken', clerk: taken.clerk });
  for (const [id, other] of day.counters) {
    if (other.clerk === actor.person) return refuse({ kind: 'clerk-elsewhere', counter: id });
  }
  return accept({
    type: 'CounterOpened',
    counter,
    clerk: clerk.id,
    skills: clerk.skills,
    secondarySkills: clerk.secondarySkills,
  });
}

const TAKEN_BACK = {
  call: 'CallWithdrawn',
  finish: 'FinishWithdrawn',
  missed: 'MissWithdrawn',
  transfer: 'TransferWithdrawn',
  matter: 'MatterWithdrawn',
} as const;

/** A slip of the finger is taken back for a short time, as long as nothing was built on it. */
function undo(day: OfficeDay, counterId: string, now: number, actor: Actor): Decision {
  const counter = own(day, counterId, actor);
  if (!counter.ok) return counter;
  const last = undoable(day, counter.counter, now);
  if (!last) return refuse({ kind: 'nothing-to-undo' });
  return accept({ type: TAKEN_BACK[last.step], ticket: last.ticket, counter: counterId });
}
