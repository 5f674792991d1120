import { assert, unreachable } from '../../lib/assert.ts';
import { addDays, instantOf } from '../office/local-time.ts';
import { lastClosing } from '../office/opening.ts';
import { turnAfter, turnOf } from '../policy/call-next.ts';
import { TIER } from '../policy/classes.ts';
import { enterLane, leaveLane } from '../queue/lanes.ts';
import { type Counter, initialDay, type OfficeDay } from './day.ts';
import type { OfficeEvent, RecordedEvent } from './events.ts';
import type {
  CalledTicket,
  MissedTicket,
  ServingTicket,
  Ticket,
  TicketId,
  TicketState,
  WaitingTicket,
} from './ticket.ts';

const RECENT_CALLS = 12;

/**
 * Folds one event into the day, in place (see OfficeDay), and returns it. Every replica runs this same code: the office,
 * a clerk's tablet, the simulator. Throws only when the log itself is broken.
 */
export function evolve(day: OfficeDay, recorded: RecordedEvent): OfficeDay {
  const { event, seq, at } = recorded;
  assert(seq === day.seq + 1 || day.seq === 0, `event ${seq} follows ${day.seq}`);
  day.seq = seq;
  apply(day, event, seq, at);
  return day;
}

function apply(day: OfficeDay, event: OfficeEvent, seq: number, at: number): void {
  switch (event.type) {
    case 'RulesSet':
      day.rules = event.rules;
      if (day.date !== null) day.closesAt = lastClosing(event.rules, day.date);
      return;
    case 'DayOpened': {
      const { rules, date } = event;
      Object.assign(day, initialDay(), {
        rules,
        date,
        openedAt: at,
        endsAt: instantOf(rules.timeZone, addDays(date, 1), '00:00'),
        closesAt: lastClosing(rules, date),
        seq,
      });
      return;
    }
    case 'DayClosed':
      day.date = null;
      return;
    case 'TicketJoined': {
      const core = {
        id: event.ticket,
        number: event.number,
        service: event.service,
        channel: event.channel,
        joinedAt: at,
        postponed: 0,
      };
      const series = event.number.slice(0, 1);
      day.given.set(series, Math.max(day.given.get(series) ?? 0, Number(event.number.slice(1))));
      day.byNumber.set(event.number, event.ticket);
      if (event.place) {
        const ticket: WaitingTicket = {
          ...core,
          state: 'waiting',
          presentAt: at,
          class: event.class,
          ...event.place,
          order: seq,
        };
        enter(day, ticket);
      } else {
        put(day, { ...core, state: 'expected', whenPresent: event.class });
      }
      return;
    }
    case 'TicketCheckedIn': {
      const ticket = the(day, event.ticket, 'expected');
      const { whenPresent: _, ...core } = ticket;
      enter(day, {
        ...core,
        state: 'waiting',
        presentAt: at,
        class: event.class,
        tier: event.tier,
        due: event.due,
        order: seq,
      });
      return;
    }
    case 'TicketPostponed': {
      const ticket = the(day, event.ticket, 'waiting');
      leave(day, ticket);
      enter(day, { ...ticket, postponed: ticket.postponed + 1, due: event.due, order: event.order ?? seq });
      return;
    }
    case 'TicketReinstated': {
      const ticket = the(day, event.ticket, 'missed');
      enter(day, waitingAgain(ticket, event.due, seq));
      return;
    }
    case 'TicketCalled': {
      const ticket = the(day, event.ticket, 'waiting');
      leave(day, ticket);
      const turnBefore = turnOf(day, event.clerk);
      put(day, {
        ...ticket,
        state: 'called',
        counter: event.counter,
        clerk: event.clerk,
        calledAt: at,
        lastCallAt: at,
        recalls: 0,
        answer: null,
      });
      day.turns.set(event.clerk, turnAfter(turnBefore, event.why));
      const counter = openCounter(day, event.counter);
      counter.ticket = event.ticket;
      counter.last = { step: 'call', ticket: event.ticket, at, turnBefore };
      remember(day, ticket, event.counter, seq, at);
      return;
    }
    case 'TicketRecalled': {
      const ticket = the(day, event.ticket, 'called');
      put(day, { ...ticket, lastCallAt: at, recalls: ticket.recalls + 1 });
      remember(day, ticket, event.counter, seq, at);
      // Calling again says that the first call was meant: it can no longer be taken back as a slip.
      openCounter(day, event.counter).last = null;
      return;
    }
    case 'CallAnswered': {
      const ticket = the(day, event.ticket, 'called');
      put(day, { ...ticket, answer: event.answer });
      return;
    }
    case 'ServiceStarted': {
      const { recalls: _r, lastCallAt: _l, answer: _a, ...rest } = the(day, event.ticket, 'called');
      put(day, { ...rest, state: 'serving', servingSince: at });
      openCounter(day, event.counter).last = null;
      return;
    }
    case 'TicketMissed': {
      const { recalls: _r, lastCallAt: _l, answer: _a, ...rest } = the(day, event.ticket, 'called');
      put(day, { ...rest, state: 'missed', missedAt: at, returnUntil: event.returnUntil });
      day.missed.add(event.ticket);
      const counter = openCounter(day, event.counter);
      counter.ticket = null;
      counter.last = { step: 'missed', ticket: event.ticket, at, turnBefore: null };
      return;
    }
    case 'TicketEnded':
      end(day, event, at);
      return;
    case 'CallWithdrawn': {
      const ticket = the(day, event.ticket, 'called');
      const counter = openCounter(day, event.counter);
      assert(counter.last?.step === 'call', 'only a call that was just made is taken back');
      if (counter.last.turnBefore) day.turns.set(ticket.clerk, counter.last.turnBefore);
      counter.ticket = null;
      counter.last = null;
      day.recentCalls = day.recentCalls.filter((call) => call.ticket !== event.ticket);
      // It goes back to the very place that it had: nobody who waited is worse off for the slip.
      enter(day, waitingAgain(ticket, ticket.due, ticket.order));
      return;
    }
    case 'FinishWithdrawn': {
      const ticket = the(day, event.ticket, 'ended');
      assert(ticket.visit, 'only a visit that took place is reopened');
      const { place, ...visit } = ticket.visit;
      const { outcome: _o, endedAt: _e, visit: _v, ...core } = ticket;
      if (ticket.outcome === 'served' || ticket.outcome === 'referred') day.served -= 1;
      put(day, { ...core, ...place, ...visit, state: 'serving' });
      const counter = openCounter(day, event.counter);
      counter.ticket = event.ticket;
      counter.last = null;
      return;
    }
    case 'MissWithdrawn': {
      const { missedAt: _m, returnUntil: _u, ...ticket } = the(day, event.ticket, 'missed');
      day.missed.delete(event.ticket);
      put(day, { ...ticket, state: 'called', lastCallAt: ticket.calledAt, recalls: 0, answer: null });
      const counter = openCounter(day, event.counter);
      counter.ticket = event.ticket;
      counter.last = null;
      return;
    }
    case 'CounterOpened':
      day.counters.set(event.counter, {
        state: 'open',
        clerk: event.clerk,
        skills: event.skills,
        since: at,
        ticket: null,
        last: null,
      });
      return;
    case 'CounterPaused': {
      const { clerk, skills, last } = openCounter(day, event.counter);
      day.counters.set(event.counter, { state: 'paused', clerk, skills, since: at, last });
      return;
    }
    case 'CounterResumed': {
      const counter = day.counters.get(event.counter);
      assert(counter?.state === 'paused', `counter ${event.counter} is paused`);
      const { clerk, skills, last } = counter;
      day.counters.set(event.counter, { state: 'open', clerk, skills, since: at, ticket: null, last });
      return;
    }
    case 'CounterClosed':
      day.counters.delete(event.counter);
      return;
    case 'PersonAsked':
      day.help.push({ id: seq, place: event.place, at });
      return;
    case 'HelpAnswered':
      day.help = day.help.filter((request) => request.id !== event.help);
      return;
    default:
      unreachable(event);
  }
}

type OpenCounter = Extract<Counter, { state: 'open' }>;

function openCounter(day: OfficeDay, id: string): OpenCounter {
  const counter = day.counters.get(id);
  assert(counter?.state === 'open', `counter ${id} is open`);
  return counter;
}

function the<S extends TicketState>(day: OfficeDay, id: TicketId, state: S): Extract<Ticket, { state: S }> {
  const ticket = day.tickets.get(id);
  assert(ticket?.state === state, `ticket ${id} is ${state}`);
  return ticket as Extract<Ticket, { state: S }>;
}

function put(day: OfficeDay, ticket: Ticket): void {
  const before = day.tickets.get(ticket.id);
  if (before) day.counts[before.state] -= 1;
  day.counts[ticket.state] += 1;
  day.tickets.set(ticket.id, ticket);
}

function enter(day: OfficeDay, ticket: WaitingTicket): void {
  day.missed.delete(ticket.id);
  put(day, ticket);
  enterLane(day.lanes, ticket.class, ticket.service, { ticket: ticket.id, due: ticket.due, order: ticket.order });
}

function leave(day: OfficeDay, ticket: WaitingTicket): void {
  leaveLane(day.lanes, ticket.class, ticket.service, { ticket: ticket.id, due: ticket.due, order: ticket.order });
}

function waitingAgain(ticket: CalledTicket | MissedTicket, due: number, order: number): WaitingTicket {
  return {
    id: ticket.id,
    number: ticket.number,
    service: ticket.service,
    channel: ticket.channel,
    joinedAt: ticket.joinedAt,
    postponed: ticket.postponed,
    presentAt: ticket.presentAt,
    class: ticket.class,
    tier: TIER[ticket.class],
    due,
    order,
    state: 'waiting',
  };
}

function remember(
  day: OfficeDay,
  ticket: { id: TicketId; number: string },
  counter: string,
  seq: number,
  at: number,
): void {
  day.recentCalls = day.recentCalls.filter((call) => call.ticket !== ticket.id);
  day.recentCalls.push({ id: seq, ticket: ticket.id, number: ticket.number, counter, at });
  if (day.recentCalls.length > RECENT_CALLS) day.recentCalls.shift();
}

function end(day: OfficeDay, event: Extract<OfficeEvent, { type: 'TicketEnded' }>, at: number): void {
  const ticket = day.tickets.get(event.ticket);
  assert(ticket && ticket.state !== 'ended', `ticket ${event.ticket} has not ended yet`);
  if (ticket.state === 'waiting') leave(day, ticket);
  if (ticket.state === 'missed') day.missed.delete(ticket.id);
  if (ticket.state === 'called' || ticket.state === 'serving') {
    const counter = openCounter(day, ticket.counter);
    counter.ticket = null;
    counter.last = ticket.state === 'serving' ? { step: 'finish', ticket: ticket.id, at, turnBefore: null } : null;
  }
  if (event.outcome === 'served' || event.outcome === 'referred') day.served += 1;
  put(day, {
    id: ticket.id,
    number: ticket.number,
    service: ticket.service,
    channel: ticket.channel,
    joinedAt: ticket.joinedAt,
    postponed: ticket.postponed,
    state: 'ended',
    outcome: event.outcome,
    endedAt: at,
    visit: ticket.state === 'serving' ? visitOf(ticket) : null,
  });
}

function visitOf(ticket: ServingTicket) {
  return {
    place: { class: ticket.class, tier: ticket.tier, due: ticket.due, order: ticket.order },
    presentAt: ticket.presentAt,
    counter: ticket.counter,
    clerk: ticket.clerk,
    calledAt: ticket.calledAt,
    servingSince: ticket.servingSince,
  };
}
