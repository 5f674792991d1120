import { assert, unreachable } from '../../lib/assert.ts';
import { addDays, instantOf } from '../office/local-time.ts';
import { lastClosing } from '../office/opening.ts';
import { turnAfter, turnOf } from '../policy/call-next.ts';
import { TIER } from '../policy/classes.ts';
import { enterLane, leaveLane } from '../queue/lanes.ts';
import { type CameLate, type Counter, initialDay, type LastStep, type OfficeDay, type RecentCall } from './day.ts';
import { type LateAbout, type OfficeEvent, type RecordedEvent, timeOf } from './events.ts';
import { lentWith, nextNumber } from './lent-numbers.ts';
import { newestFirst } from './newest-first.ts';
import { countOf } from './number.ts';
import type {
  CalledTicket,
  InterruptedTicket,
  Leg,
  MissedTicket,
  ServingTicket,
  Ticket,
  TicketId,
  TicketState,
  WaitingTicket,
} from './ticket.ts';

const RECENT_CALLS = 12;
const MOST_CAME_LATE = 300;

/**
 * Folds one event into the day, in place (see OfficeDay), and returns it. Every replica runs this same code: the office,
 * a clerk's tablet, the simulator. Throws only when the log itself is broken.
 */
export function evolve(day: OfficeDay, recorded: RecordedEvent): OfficeDay {
  const { seq } = recorded;
  assert(seq === day.seq + 1 || day.seq === 0, `event ${seq} follows ${day.seq}`);
  day.seq = seq;
  apply(day, recorded);
  if (recorded.when !== undefined) noteLate(day, recorded, recorded.when);
  return day;
}

function apply(day: OfficeDay, recorded: RecordedEvent): void {
  const { event, seq, actor } = recorded;
  const at = timeOf(recorded);
  const late = recorded.when !== undefined;
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
        startsAt: instantOf(rules.timeZone, date, '00:00'),
        endsAt: instantOf(rules.timeZone, addDays(date, 1), '00:00'),
        closesAt: lastClosing(rules, date),
        lent: event.lent ?? [],
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
        matters: event.matters ?? [],
        legs: [],
        promised: event.promised ?? null,
        suits: event.aim ?? null,
        aim: event.aim ?? null,
      };
      // A number on paper that the office has not given does not move its count.
      const series = event.number.slice(0, 1);
      if (event.number === nextNumber(day, series)) day.given.set(series, countOf(event.number));
      if (event.channel === 'kiosk' && actor.startsWith('person:')) day.slips.add(event.ticket);
      day.byNumber.set(event.number, event.ticket);
      if (event.place) {
        const ticket: WaitingTicket = {
          ...core,
          state: 'waiting',
          ...comingIn(at),
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
        ...comingIn(at),
        class: event.class,
        tier: event.tier,
        due: event.due,
        order: seq,
      });
      return;
    }
    case 'TicketPostponed': {
      const ticket = the(day, event.ticket, 'waiting');
      // A tablet without a line does not hear of it: whom it keeps stays kept for it.
      leaveLine(day, ticket);
      enter(day, { ...ticket, postponed: ticket.postponed + 1, due: event.due, order: event.order ?? seq });
      return;
    }
    case 'TicketReinstated': {
      const ticket = the(day, event.ticket, 'missed');
      enter(day, { ...waitingAgain(ticket, event.due, seq), inLineSince: at });
      return;
    }
    case 'TicketCalled': {
      const ticket = the(day, event.ticket, 'waiting');
      leave(day, ticket);
      const turnBefore = turnOf(day, event.clerk);
      put(day, {
        ...ticket,
        state: 'called',
        firstCallAt: ticket.firstCallAt ?? at,
        isFirstCall: ticket.firstCallAt === null,
        counter: event.counter,
        clerk: event.clerk,
        calledAt: at,
        lastCallAt: at,
        recalls: 0,
        answer: null,
        why: event.why,
      });
      day.turns.set(event.clerk, turnAfter(turnBefore, event.why));
      const counter = openCounter(day, event.counter);
      counter.ticket = event.ticket;
      counter.last = { step: 'call', ticket: event.ticket, at, seq, turnBefore };
      remember(day, ticket, { counter: event.counter, id: seq, at, why: event.why, late });
      if (event.why.reason !== undefined) {
        const { number } = ticket;
        const { reason } = event.why;
        day.outOfTurn.push({ ticket: event.ticket, number, counter: event.counter, reason, at });
      }
      return;
    }
    case 'TicketRecalled': {
      const ticket = the(day, event.ticket, 'called');
      put(day, { ...ticket, lastCallAt: at, recalls: ticket.recalls + 1 });
      if (!late) remember(day, ticket, { counter: event.counter, id: seq, at, why: ticket.why, late });
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
      const ticket = the(day, event.ticket, 'called');
      const { counter, clerk, calledAt } = ticket;
      put(day, { ...presentCore(ticket), state: 'serving', counter, clerk, calledAt, servingSince: at });
      openCounter(day, event.counter).last = null;
      return;
    }
    case 'TicketMissed': {
      const before = the(day, event.ticket, 'called');
      const { counter: id, clerk, calledAt } = before;
      const { returnUntil } = event;
      put(day, { ...presentCore(before), state: 'missed', counter: id, clerk, calledAt, missedAt: at, returnUntil });
      day.missed.add(event.ticket);
      const counter = openCounter(day, event.counter);
      counter.ticket = null;
      counter.last = { step: 'missed', ticket: event.ticket, at, seq, before };
      return;
    }
    case 'ServiceInterrupted': {
      const ticket = atCounter(day, event.ticket);
      // Said anew when it takes longer: the interruption is still the same.
      const interruptedAt = ticket.state === 'interrupted' ? ticket.interruptedAt : at;
      put(day, { ...ticket, state: 'interrupted', interruptedAt, backAt: event.backAt });
      openCounter(day, event.counter).last = null;
      return;
    }
    case 'ServiceResumed': {
      const { interruptedAt: _i, backAt: _b, ...ticket } = the(day, event.ticket, 'interrupted');
      put(day, { ...ticket, state: 'serving' });
      return;
    }
    case 'TicketParked': {
      // Called back from a pause, and the counter was closed: nothing of the visit has happened here yet.
      const called = day.tickets.get(event.ticket);
      const ticket = called?.state === 'called' ? called : atCounter(day, event.ticket);
      const { counter, clerk } = ticket;
      const { backAt, reason, until: parkedUntil } = event;
      const core = presentCore(ticket);
      const legs = ticket.state === 'called' ? ticket.legs : [...ticket.legs, legOf(ticket, at, 'parked')];
      day.recentCalls = day.recentCalls.filter((call) => ticket.state !== 'called' || call.ticket !== ticket.id);
      put(day, { ...core, legs, state: 'parked', counter, clerk, parkedAt: at, reason, backAt, parkedUntil });
      day.parked.add(event.ticket);
      Object.assign(openCounter(day, event.counter), { ticket: null, last: null });
      return;
    }
    case 'TicketUnparked': {
      const ticket = the(day, event.ticket, 'parked');
      day.parked.delete(event.ticket);
      const { counter, clerk, announced } = event;
      const called = { ...presentCore(ticket), counter, clerk, calledAt: at };
      if (announced) {
        const again = { lastCallAt: at, recalls: 0, answer: null, why: null, isFirstCall: false };
        put(day, { ...called, state: 'called', ...again });
        remember(day, ticket, { counter, id: seq, at, why: null, late });
      } else {
        put(day, { ...called, state: 'serving', servingSince: at });
      }
      Object.assign(openCounter(day, counter), { ticket: event.ticket, last: null });
      return;
    }
    case 'TicketTransferred': {
      const before = the(day, event.ticket, 'serving');
      const { service, aim = before.suits } = event;
      enter(day, {
        ...presentCore(before),
        state: 'waiting',
        service,
        aim,
        // A matter for which the visit goes on elsewhere is no further matter any more.
        matters: before.matters.filter((matter) => matter !== service),
        legs: [...before.legs, legOf(before, at, 'transferred')],
        inLineSince: at,
      });
      const last = { step: 'transfer', ticket: event.ticket, at, seq, before } as const;
      Object.assign(openCounter(day, event.counter), { ticket: null, last });
      return;
    }
    case 'MatterAdded': {
      const ticket = day.tickets.get(event.ticket);
      assert(ticket && ticket.state !== 'ended', `ticket ${event.ticket} has not ended yet`);
      put(day, { ...ticket, matters: [...ticket.matters, event.service] });
      // Taking back the step before would lose the matter.
      for (const counter of day.counters.values()) if (counter.last?.ticket === event.ticket) counter.last = null;
      return;
    }
    case 'MatterStarted': {
      const before = the(day, event.ticket, 'serving');
      put(day, {
        ...before,
        service: event.service,
        matters: before.matters.filter((matter) => matter !== event.service),
        legs: [...before.legs, legOf(before, at, 'next-matter')],
        servingSince: at,
      });
      openCounter(day, event.counter).last = { step: 'matter', ticket: event.ticket, at, seq, before };
      return;
    }
    case 'TicketReturned': {
      const ticket = the(day, event.ticket, 'called');
      Object.assign(openCounter(day, event.counter), { ticket: null, last: null });
      day.recentCalls = day.recentCalls.filter((call) => call.ticket !== event.ticket);
      enter(day, calledInVain(ticket));
      return;
    }
    case 'IntakeStopped':
      day.stopped.add(event.service);
      return;
    case 'IntakeOpened':
      day.stopped.delete(event.service);
      return;
    case 'TransferWithdrawn': {
      const counter = openCounter(day, event.counter);
      assert(counter.last?.step === 'transfer', 'only a transfer that was just made is taken back');
      leave(day, the(day, event.ticket, 'waiting'));
      put(day, counter.last.before);
      Object.assign(counter, { ticket: event.ticket, last: null });
      return;
    }
    case 'MatterWithdrawn': {
      const counter = openCounter(day, event.counter);
      assert(counter.last?.step === 'matter', 'only a matter that was just begun is taken back');
      put(day, counter.last.before);
      counter.last = null;
      return;
    }
    case 'TicketEnded':
      end(day, event, at, seq);
      return;
    case 'CallWithdrawn': {
      const ticket = the(day, event.ticket, 'called');
      const counter = openCounter(day, event.counter);
      assert(counter.last?.step === 'call', 'only a call that was just made is taken back');
      day.turns.set(ticket.clerk, counter.last.turnBefore);
      counter.ticket = null;
      counter.last = null;
      day.recentCalls = day.recentCalls.filter((call) => call.ticket !== event.ticket);
      if (ticket.why?.reason !== undefined) {
        const made = day.outOfTurn.findLastIndex((call) => call.ticket === event.ticket);
        day.outOfTurn = day.outOfTurn.filter((_, i) => i !== made);
      }
      enter(day, calledInVain(ticket));
      return;
    }
    case 'FinishWithdrawn': {
      const ticket = the(day, event.ticket, 'ended');
      const { outcome, endedAt: _e, came, visit, ...core } = ticket;
      assert(came && visit, 'only a visit that took place is reopened');
      if (outcome === 'served' || outcome === 'referred') day.served -= 1;
      put(day, { ...core, ...came, ...visit, state: 'serving' });
      const counter = openCounter(day, event.counter);
      counter.ticket = event.ticket;
      counter.last = null;
      return;
    }
    case 'MissWithdrawn': {
      the(day, event.ticket, 'missed');
      const counter = openCounter(day, event.counter);
      assert(counter.last?.step === 'missed', 'only a miss that was just noted is taken back');
      day.missed.delete(event.ticket);
      // The very call, with its reason and what was answered to it (T-18).
      put(day, counter.last.before);
      Object.assign(counter, { ticket: event.ticket, last: null });
      return;
    }
    case 'CounterOpened':
      day.counters.set(event.counter, {
        state: 'open',
        clerk: event.clerk,
        skills: event.skills,
        secondarySkills: event.secondarySkills,
        since: at,
        ticket: null,
        last: null,
      });
      return;
    case 'CounterPaused': {
      const { state: _s, ticket: _t, ...counter } = openCounter(day, event.counter);
      day.counters.set(event.counter, { ...counter, state: 'paused', since: at });
      return;
    }
    case 'CounterResumed': {
      const counter = day.counters.get(event.counter);
      assert(counter?.state === 'paused', `counter ${event.counter} is paused`);
      day.counters.set(event.counter, { ...counter, state: 'open', since: at, ticket: null });
      return;
    }
    case 'CounterClosed':
      day.counters.delete(event.counter);
      day.holds.delete(event.counter);
      return;
    case 'NumbersLent': {
      const { type: _, ...lease } = event;
      day.lent = lentWith(day.lent, lease);
      return;
    }
    case 'NumbersReturned':
      day.lent = day.lent.map((lease) => (lease.device === event.device ? { ...lease, back: true } : lease));
      return;
    case 'TicketRenumbered': {
      const ticket = day.tickets.get(event.ticket);
      assert(ticket, `ticket ${event.ticket} is of today`);
      const { number } = event;
      // The number that nobody holds on paper is not given again (N-2).
      day.byNumber.set(number, event.ticket);
      // Called by a number that nobody has: only from now on its holder can hear the call.
      const isCalled = ticket.state === 'called';
      day.tickets.set(event.ticket, isCalled ? { ...ticket, number, recalls: 0 } : { ...ticket, number });
      const shown = day.recentCalls.find((call) => call.ticket === event.ticket);
      if (shown) {
        const others = day.recentCalls.filter((call) => call !== shown);
        const isOver = { ...shown, number };
        if (isCalled)
          day.recentCalls = [...others, { ...isOver, id: seq, late: false }].sort((a, b) => newestFirst(b, a));
        else day.recentCalls = day.recentCalls.map((call) => (call === shown ? isOver : call));
      }
      for (const counter of day.counters.values()) {
        const { last } = counter;
        if (last?.ticket === event.ticket && 'before' in last) {
          counter.last = { ...last, before: { ...last.before, number } } as LastStep;
        }
      }
      return;
    }
    case 'TicketFound':
      day.slips.delete(event.is);
      day.alsoKnown.set(event.ticket, event.is);
      return;
    case 'CounterCutOff':
      day.holds.set(event.counter, { tickets: new Set(event.held), until: event.until });
      return;
    case 'CounterBack':
      day.holds.delete(event.counter);
      return;
    case 'LateNoted':
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

/** What came in late and concerns somebody at the front desk: tickets, calls, and what could not be taken over. */
function noteLate(day: OfficeDay, { event, seq, at, actor }: RecordedEvent, when: number): void {
  const what = LATE[event.type];
  // A pause that the clerk wanted is nobody's business; one that only puts the picture right is.
  if (!what || (event.type === 'TicketParked' && event.reason !== 'clerk-left')) return;
  const about = (event.type === 'LateNoted' ? event.about : event) as LateAbout;
  const known = about.ticket === undefined ? undefined : day.tickets.get(about.ticket)?.number;
  day.cameLate.push({
    id: seq,
    when,
    heardAt: at,
    actor,
    what,
    number: about.number ?? known ?? null,
    counter: about.counter ?? null,
    noted: event.type === 'LateNoted' ? { step: event.step, because: event.because } : null,
  });
  if (day.cameLate.length > MOST_CAME_LATE) day.cameLate.shift();
}

const LATE: Partial<Record<OfficeEvent['type'], CameLate['what']>> = {
  TicketJoined: 'issued',
  TicketCalled: 'called',
  TicketReturned: 'given-back',
  TicketParked: 'given-back',
  TicketRenumbered: 'renumbered',
  LateNoted: 'noted',
};

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
  const { id, due, order } = ticket;
  enterLane(day.lanes, ticket.class, ticket.service, { ticket: id, due, order }, ticket.aim);
}

function leave(day: OfficeDay, ticket: WaitingTicket): void {
  for (const { tickets } of day.holds.values()) tickets.delete(ticket.id);
  leaveLine(day, ticket);
}

function leaveLine(day: OfficeDay, ticket: WaitingTicket): void {
  const { id, due, order } = ticket;
  leaveLane(day.lanes, ticket.class, ticket.service, { ticket: id, due, order }, ticket.aim);
}

/** What is fixed when its holder comes into the building, at `at` (ms). */
function comingIn(at: number): Pick<WaitingTicket, 'presentAt' | 'firstCallAt' | 'inLineSince'> {
  return { presentAt: at, firstCallAt: null, inLineSince: at };
}

type Present = Exclude<Ticket, { state: 'expected' | 'ended' }>;

/** What a ticket keeps from state to state once its holder is in the building. */
function presentCore(ticket: Present): Omit<WaitingTicket, 'state'> {
  return {
    id: ticket.id,
    number: ticket.number,
    service: ticket.service,
    channel: ticket.channel,
    joinedAt: ticket.joinedAt,
    postponed: ticket.postponed,
    matters: ticket.matters,
    legs: ticket.legs,
    promised: ticket.promised,
    suits: ticket.suits,
    aim: ticket.aim,
    presentAt: ticket.presentAt,
    firstCallAt: ticket.firstCallAt,
    inLineSince: ticket.inLineSince,
    class: ticket.class,
    tier: TIER[ticket.class],
    due: ticket.due,
    order: ticket.order,
  };
}

function waitingAgain(ticket: CalledTicket | MissedTicket, due: number, order: number): WaitingTicket {
  return { ...presentCore(ticket), due, order, state: 'waiting' };
}

/** Back to the very place that it had, and no call was made: nobody is worse off for the office's slip. */
function calledInVain(ticket: CalledTicket): WaitingTicket {
  const firstCallAt = ticket.isFirstCall ? null : ticket.firstCallAt;
  return { ...waitingAgain(ticket, ticket.due, ticket.order), firstCallAt };
}

/** The client at a counter, with whom the clerk is busy or from whom the clerk was called away. */
function atCounter(day: OfficeDay, id: TicketId): ServingTicket | InterruptedTicket {
  const ticket = day.tickets.get(id);
  assert(ticket?.state === 'serving' || ticket?.state === 'interrupted', `ticket ${id} is at a counter`);
  return ticket;
}

function legOf(ticket: ServingTicket | InterruptedTicket, endedAt: number, end: Leg['end']): Leg {
  const { service, counter, clerk, calledAt, servingSince } = ticket;
  return { service, counter, clerk, calledAt, servingSince, endedAt, end };
}

function remember(day: OfficeDay, ticket: Present, call: Omit<RecentCall, 'ticket' | 'number'>): void {
  // A call-back is made by telephone: nobody in the lobby is called by it.
  if (ticket.class === 'desk') return;
  day.recentCalls = day.recentCalls.filter((call) => call.ticket !== ticket.id);
  day.recentCalls.push({ ...call, ticket: ticket.id, number: ticket.number });
  // What was told afterwards stands where it was made.
  day.recentCalls.sort((a, b) => newestFirst(b, a));
  if (day.recentCalls.length > RECENT_CALLS) day.recentCalls.shift();
}

function end(day: OfficeDay, event: Extract<OfficeEvent, { type: 'TicketEnded' }>, at: number, seq: number): void {
  const ticket = day.tickets.get(event.ticket);
  assert(ticket && ticket.state !== 'ended', `ticket ${event.ticket} has not ended yet`);
  if (ticket.state === 'waiting') leave(day, ticket);
  if (ticket.state === 'missed') day.missed.delete(ticket.id);
  if (ticket.state === 'parked') day.parked.delete(ticket.id);
  if (ticket.state === 'called' || ticket.state === 'serving' || ticket.state === 'interrupted') {
    const counter = openCounter(day, ticket.counter);
    counter.ticket = null;
    counter.last = ticket.state === 'serving' ? { step: 'finish', ticket: ticket.id, at, seq } : null;
  }
  if (event.outcome === 'served' || event.outcome === 'referred') day.served += 1;
  put(day, {
    id: ticket.id,
    number: ticket.number,
    service: ticket.service,
    channel: ticket.channel,
    joinedAt: ticket.joinedAt,
    postponed: ticket.postponed,
    matters: ticket.matters,
    legs: ticket.legs,
    promised: ticket.promised,
    suits: ticket.suits,
    aim: ticket.aim,
    state: 'ended',
    outcome: event.outcome,
    endedAt: at,
    came: ticket.state === 'expected' ? null : cameOf(ticket),
    visit: ticket.state === 'serving' || ticket.state === 'interrupted' ? visitOf(ticket) : null,
  });
}

function cameOf({ class: ticketClass, tier, due, order, presentAt, firstCallAt, inLineSince }: Present) {
  return { class: ticketClass, tier, due, order, presentAt, firstCallAt, inLineSince };
}

function visitOf({ counter, clerk, calledAt, servingSince }: ServingTicket | InterruptedTicket) {
  return { counter, clerk, calledAt, servingSince };
}
