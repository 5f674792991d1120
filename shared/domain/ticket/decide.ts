import { unreachable } from '../../lib/assert.ts';
import type { OfficeRules } from '../office/office-rules.ts';
import { ticketHours } from '../office/opening.ts';
import { nextCall } from '../policy/call-next.ts';
import { dueOf, TIER, type TicketClass } from '../policy/classes.ts';
import { behind, inOrder, rivalServices } from '../queue/position.ts';
import { MINUTE } from '../words.ts';
import type { Actor, Command } from './commands.ts';
import type { Counter, OfficeDay } from './day.ts';
import type { OfficeEvent } from './events.ts';
import { formatNumber, LAST_NUMBER } from './number.ts';
import type { Refusal } from './refusal.ts';
import type { CalledTicket, MissedTicket, Ticket, TicketState } from './ticket.ts';
import { undoable } from './undo.ts';

export type Decision = { ok: true; events: OfficeEvent[] } | { ok: false; refusal: Refusal };

export interface Circumstances {
  /** The office's time, ms since 1970. */
  now: number;
  actor: Actor;
}

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
      return join(day, rules, command, now);
    case 'CheckIn': {
      const ticket = find(day, command.ticket, 'expected', 'ticket-not-expected');
      if (!ticket.ok) return ticket;
      const ticketClass = ticket.ticket.whenPresent;
      return accept({
        type: 'TicketCheckedIn',
        ticket: command.ticket,
        class: ticketClass,
        tier: TIER[ticketClass],
        due: dueOf(ticketClass, now, rules.policy),
      });
    }
    case 'Postpone': {
      const ticket = find(day, command.ticket, 'waiting', 'ticket-not-waiting');
      if (!ticket.ok) return ticket;
      const limit = rules.policy.postponeTimes;
      if (ticket.ticket.postponed >= limit) return refuse({ kind: 'postponed-too-often', limit });
      const places = Math.min(command.places, rules.policy.postponePlaces);
      const others = behind(day, ticket.ticket, places + 1);
      const last = others.slice(0, places).at(-1);
      if (!last) return refuse({ kind: 'nobody-to-let-first' });
      const next = others[places];
      if (!next || next.due !== last.due) {
        return accept({ type: 'TicketPostponed', ticket: command.ticket, places, due: last.due });
      }
      // Several have the same due time. The place is then halfway between two orders: one place is one place (P-9).
      const order = (last.order + next.order) / 2;
      // Numbers halve some fifty times; two tickets with one place could not be told apart.
      if (order <= last.order || order >= next.order) return refuse({ kind: 'postponed-too-often', limit });
      return accept({ type: 'TicketPostponed', ticket: command.ticket, places, due: last.due, order });
    }
    case 'Cancel': {
      const ticket = day.tickets.get(command.ticket);
      if (!ticket) return refuse({ kind: 'ticket-unknown' });
      if (ticket.state === 'ended') return refuse({ kind: 'ticket-ended' });
      // A visit that has begun is finished by the clerk, not cancelled.
      if (ticket.state === 'serving') return refuse({ kind: 'ticket-not-waiting' });
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
    case 'CallNext': {
      const counter = own(day, command.counter, actor);
      if (!counter.ok) return counter;
      if (counter.counter.ticket !== null) return refuse({ kind: 'counter-busy', ticket: counter.counter.ticket });
      const next = nextCall(day, counter.counter.clerk, counter.counter.skills, now);
      if (!next) return refuse({ kind: 'nobody-waiting' });
      return accept({
        type: 'TicketCalled',
        ticket: next.ticket,
        counter: command.counter,
        clerk: counter.counter.clerk,
        why: next.why,
      });
    }
    case 'Recall':
    case 'Arrive':
    case 'MarkMissed':
    case 'Finish':
      return atCounter(day, rules, command, now, actor);
    case 'Undo':
      return undo(day, command.counter, now, actor);
    case 'PauseCounter': {
      const counter = own(day, command.counter, actor);
      if (!counter.ok) return counter;
      if (counter.counter.ticket !== null) return refuse({ kind: 'counter-busy', ticket: counter.counter.ticket });
      return accept({ type: 'CounterPaused', counter: command.counter });
    }
    case 'ResumeCounter': {
      const counter = day.counters.get(command.counter);
      if (counter?.state !== 'paused') return refuse({ kind: 'counter-not-paused' });
      if (!isActor(actor, counter.clerk)) return refuse({ kind: 'not-your-counter' });
      return accept({ type: 'CounterResumed', counter: command.counter });
    }
    case 'CloseCounter': {
      const counter = day.counters.get(command.counter);
      if (!counter) return refuse({ kind: 'counter-not-open' });
      // A manager may close a counter that somebody left signed in.
      if (!isActor(actor, counter.clerk) && actor.role !== 'manager') return refuse({ kind: 'not-your-counter' });
      if (counter.state === 'open' && counter.ticket !== null) {
        return refuse({ kind: 'counter-busy', ticket: counter.ticket });
      }
      return accept({ type: 'CounterClosed', counter: command.counter });
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

function accept(...events: OfficeEvent[]): Decision {
  return { ok: true, events };
}

function refuse(refusal: Refusal): { ok: false; refusal: Refusal } {
  return { ok: false, refusal };
}

function isActor(actor: Actor, person: string): boolean {
  return 'person' in actor && actor.person === person;
}

function find<S extends TicketState>(
  day: OfficeDay,
  id: string,
  state: S,
  otherwise: Refusal['kind'] & `ticket-not-${string}`,
): { ok: true; ticket: Extract<Ticket, { state: S }> } | { ok: false; refusal: Refusal } {
  const ticket = day.tickets.get(id);
  if (!ticket) return refuse({ kind: 'ticket-unknown' });
  if (ticket.state === 'ended' && state !== 'ended') return refuse({ kind: 'ticket-ended' });
  if (ticket.state !== state) return refuse({ kind: otherwise });
  return { ok: true, ticket: ticket as Extract<Ticket, { state: S }> };
}

function join(day: OfficeDay, rules: OfficeRules, command: Extract<Command, { type: 'Join' }>, now: number): Decision {
  if (day.tickets.has(command.ticket)) return refuse({ kind: 'ticket-exists' });
  const service = rules.services.find(({ id }) => id === command.service);
  if (!service) return refuse({ kind: 'service-unknown' });
  if (command.channel === 'home' && !service.remote) return refuse({ kind: 'not-from-home' });
  const hours = ticketHours(rules, now, service);
  if (!hours.ok)
    return refuse({ kind: hours.endedToday ? 'tickets-ended-today' : 'service-closed', opens: hours.opens });
  const count = (day.given.get(service.series) ?? 0) + 1;
  if (count > LAST_NUMBER) return refuse({ kind: 'number-exhausted', series: service.series });
  const home = command.channel === 'home';
  const ticketClass: TicketClass = command.hard ? 'early' : home ? 'remote' : 'present';
  return accept({
    type: 'TicketJoined',
    ticket: command.ticket,
    number: formatNumber(service.series, count),
    service: service.id,
    channel: command.channel,
    class: ticketClass,
    place: home ? null : { tier: TIER[ticketClass], due: dueOf(ticketClass, now, rules.policy) },
  });
}

/** Due time of somebody who came back: a few places behind in their own tier, never at the end (X-27, P-8). */
function dueOnReturn(day: OfficeDay, rules: OfficeRules, ticket: MissedTicket, now: number): number {
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
    skills: [...clerk.skills, ...clerk.secondarySkills],
  });
}

type OpenCounter = Extract<Counter, { state: 'open' }>;

function own(
  day: OfficeDay,
  id: string,
  actor: Actor,
): { ok: true; counter: OpenCounter } | { ok: false; refusal: Refusal } {
  const counter = day.counters.get(id);
  if (counter?.state !== 'open') return refuse({ kind: 'counter-not-open' });
  if (!isActor(actor, counter.clerk)) return refuse({ kind: 'not-your-counter' });
  return { ok: true, counter };
}

function atCounter(
  day: OfficeDay,
  rules: OfficeRules,
  command: Extract<Command, { type: 'Recall' | 'Arrive' | 'MarkMissed' | 'Finish' }>,
  now: number,
  actor: Actor,
): Decision {
  const counter = own(day, command.counter, actor);
  if (!counter.ok) return counter;
  if (command.type === 'Finish') {
    const ticket = find(day, command.ticket, 'serving', 'ticket-not-serving');
    if (!ticket.ok) return ticket;
    if (ticket.ticket.counter !== command.counter)
      return refuse({ kind: 'already-called', counter: ticket.ticket.counter });
    return accept({ type: 'TicketEnded', ticket: command.ticket, outcome: command.outcome });
  }
  const found = find(day, command.ticket, 'called', 'ticket-not-called');
  if (!found.ok) return found;
  const ticket: CalledTicket = found.ticket;
  if (ticket.counter !== command.counter) return refuse({ kind: 'already-called', counter: ticket.counter });
  switch (command.type) {
    case 'Recall':
      return accept({ type: 'TicketRecalled', ticket: ticket.id, counter: command.counter });
    case 'Arrive':
      return accept({ type: 'ServiceStarted', ticket: ticket.id, counter: command.counter });
    case 'MarkMissed':
      return accept({
        type: 'TicketMissed',
        ticket: ticket.id,
        counter: command.counter,
        returnUntil: now + rules.policy.returnMinutes * MINUTE,
      });
  }
}

/** A slip of the finger is taken back for a short time, as long as nothing was built on it. */
function undo(day: OfficeDay, counterId: string, now: number, actor: Actor): Decision {
  const counter = own(day, counterId, actor);
  if (!counter.ok) return counter;
  const last = undoable(day, counter.counter, now);
  if (!last) return refuse({ kind: 'nothing-to-undo' });
  const type = ({ call: 'CallWithdrawn', finish: 'FinishWithdrawn', missed: 'MissWithdrawn' } as const)[last.step];
  return accept({ type, ticket: last.ticket, counter: counterId });
}
