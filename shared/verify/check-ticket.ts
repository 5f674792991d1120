import type { OfficeEvent } from '../domain/ticket/events.ts';
import { lastClosing } from './calendar.ts';
import { actorIs, checkPlace, type Moment } from './moment.ts';
import type { EventOf } from './read-line.ts';
import * as rule from './rule.ts';

const MINUTE = 60_000;

/** How a ticket that is open at midnight ends (T-19). */
const AT_MIDNIGHT = { expected: 'expired', waiting: 'left', called: 'no-show', missed: 'no-show', serving: 'served' };

type OfTicket = Exclude<Extract<OfficeEvent, { ticket: string }>, { type: 'TicketJoined' | 'TicketEnded' }>;
type OfHolder = Exclude<OfTicket, { counter: string }>;
type OfClerk = Exclude<Extract<OfTicket, { counter: string }>, { type: 'TicketCalled' }>;

export function ofHolder({ day, seq, at, wrong }: Moment, event: OfHolder, ticket: rule.Ticket): void {
  const { number } = ticket;
  const { policy } = day.rules;
  switch (event.type) {
    case 'TicketCheckedIn': {
      const { tier, due } = event;
      if (event.class !== ticket.class) wrong('class-wrong', number, ticket.class, event.class);
      checkPlace(wrong, number, rule.placeOf(event.class, at, day.rules) ?? { tier, due }, { tier, due });
      Object.assign(ticket, { class: event.class, tier, due, order: seq });
      return rule.enter(day, ticket);
    }
    case 'TicketPostponed': {
      const { places, due, order } = event;
      const { last, next } = rule.letFirst(day, ticket, places);
      const often = ticket.postponed >= policy.postponeTimes;
      const most = policy.postponePlaces;
      if (often || !last || places < 1 || places > most) wrong('places-wrong', number, most, places);
      // Where the next one has the same due time, only a figure between the two says who stands before whom.
      const tied = last !== undefined && next?.due === last.due;
      const isBetween = tied && order !== undefined && last.order < order && order < next.order;
      if (tied ? !isBetween : order !== undefined) wrong('place-wrong', number, undefined, order);
      if (last) checkPlace(wrong, number, { due: last.due }, { due });
      rule.leave(day, ticket);
      Object.assign(ticket, { due, order: order ?? seq, postponed: ticket.postponed + 1 });
      return rule.enter(day, ticket);
    }
    case 'TicketReinstated':
      if (at >= ticket.returnUntil) wrong('return-time-over', number, ticket.returnUntil, at);
      checkPlace(wrong, number, { due: rule.dueOnReturn(day, ticket, at) }, { due: event.due });
      day.missed.delete(ticket);
      Object.assign(ticket, { due: event.due, order: seq });
      return rule.enter(day, ticket);
    case 'CallAnswered':
      return;
  }
}

export function call(moment: Moment, event: EventOf<'TicketCalled'>, counter: rule.Counter, ticket: rule.Ticket): void {
  const { day, at, report, wrong } = moment;
  const { number } = ticket;
  if (event.clerk !== counter.clerk) wrong('actor-wrong', event.counter, counter.clerk, event.clerk);
  if (counter.ticket) return wrong('counter-busy', event.counter, counter.ticket.number, number);

  const right = rule.ruleCall(day, counter, at);
  if (right.ticket !== ticket) {
    const may = rule.isCallable(day, counter, ticket, at);
    const not = counter.skills.includes(ticket.service) ? 'call-too-early' : 'call-without-skill';
    wrong(may ? 'call-out-of-order' : not, number, right.ticket?.number ?? null, number);
    report.exceptions += 1;
  } else if (JSON.stringify(right.why) !== JSON.stringify(event.why)) {
    wrong('why-wrong', number, right.why, event.why);
  }

  const turn = rule.turnOf(day, counter.clerk);
  const after = rule.turnAfter(turn, ticket, right.ordinary);
  report.calls[ticket.tier] += 1;
  report.passedOver.most = Math.max(report.passedOver.most, after.run);
  day.turns.set(counter.clerk, after);
  rule.leave(day, ticket);
  Object.assign(ticket, { state: 'called', counter: event.counter });
  counter.ticket = ticket;
  counter.last = { step: 'call', ticket, at, turn };
}

export function ofClerk({ day, at, wrong }: Moment, event: OfClerk, counter: rule.Counter, ticket: rule.Ticket): void {
  const { number } = ticket;
  const { policy } = day.rules;
  const { last, clerk } = counter;
  counter.last = null;
  switch (event.type) {
    case 'TicketRecalled':
      return;
    case 'ServiceStarted':
      ticket.state = 'serving';
      return;
    case 'TicketMissed': {
      const until = at + policy.returnMinutes * MINUTE;
      if (event.returnUntil !== until) wrong('return-time-wrong', number, until, event.returnUntil);
      Object.assign(ticket, { state: 'missed', returnUntil: event.returnUntil });
      day.missed.add(ticket);
      counter.ticket = null;
      counter.last = { step: 'missed', ticket, at, turn: rule.turnOf(day, clerk) };
      return;
    }
  }
  const step = ({ CallWithdrawn: 'call', FinishWithdrawn: 'finish', MissWithdrawn: 'missed' } as const)[event.type];
  if (last?.step !== step || last.ticket !== ticket) return wrong('nothing-to-take-back', number);
  const until = last.at + policy.undoSeconds * 1_000;
  if (at > until) wrong('taken-back-late', number, until, at);
  if (step === 'call') {
    day.turns.set(clerk, last.turn);
    counter.ticket = null;
    return rule.enter(day, ticket);
  }
  if (counter.ticket) return wrong('counter-busy', event.counter, counter.ticket.number, number);
  day.missed.delete(ticket);
  ticket.state = step === 'finish' ? 'serving' : 'called';
  counter.ticket = ticket;
}

export function end(moment: Moment, { outcome }: EventOf<'TicketEnded'>, ticket: rule.Ticket): void {
  const { day, at, actor, closing, wrong } = moment;
  const { number, state } = ticket;
  if (state === 'ended') return wrong('state-wrong', number, 'open', state);
  const counter = state === 'called' || state === 'serving' ? day.counters.get(ticket.counter) : undefined;
  let who = 'system';
  if (closing) {
    if (outcome !== AT_MIDNIGHT[state]) wrong('outcome-wrong', number, AT_MIDNIGHT[state], outcome);
  } else if (state === 'serving') {
    who = `person:${counter?.clerk}`;
    if (outcome !== 'served' && outcome !== 'referred') wrong('outcome-wrong', number, 'served', outcome);
  } else if (outcome === 'cancelled') {
    who = actor;
  } else if (outcome === 'left' || outcome !== AT_MIDNIGHT[state] || state === 'called') {
    wrong('outcome-wrong', number, 'cancelled', outcome);
  } else {
    const service = day.rules.services.find(({ id }) => id === ticket.service);
    const from = state === 'missed' ? ticket.returnUntil : lastClosing(day.rules, day.date, service);
    if (at < from) wrong('ended-early', number, from, at);
  }
  actorIs(moment, who, number);

  if (state === 'waiting') rule.leave(day, ticket);
  day.missed.delete(ticket);
  ticket.state = 'ended';
  if (!counter) return;
  counter.ticket = null;
  counter.last = state === 'serving' ? { step: 'finish', ticket, at, turn: rule.turnOf(day, counter.clerk) } : null;
}
