import type { OfficeEvent } from '../domain/ticket/events.ts';
import { atCounter, calledInVain } from './check-call.ts';
import { isTakenBack, takeBack } from './check-take-back.ts';
import { actorIs, actorIsA, checkPlace, type Moment } from './moment.ts';
import type { EventOf } from './read-line.ts';
import * as rule from './rule.ts';

const MINUTE = 60_000;
/** Of one visit, the first included (T-31). */
const MOST_MATTERS = 5;

/** How a ticket that is open at midnight ends (T-19). */
const AT_MIDNIGHT = {
  expected: 'expired',
  waiting: 'left',
  parked: 'left',
  called: 'no-show',
  missed: 'no-show',
  serving: 'served',
  interrupted: 'served',
};

type OfTicket = Exclude<
  Extract<OfficeEvent, { ticket: string }>,
  { type: 'TicketJoined' | 'TicketEnded' | 'TicketRenumbered' | 'TicketFound' }
>;
export type OfHolder = Exclude<OfTicket, { counter: string }>;
export type OfClerk = Exclude<Extract<OfTicket, { counter: string }>, { type: 'TicketCalled' }>;

export function ofHolder(moment: Moment, event: OfHolder, ticket: rule.Ticket): void {
  const { day, seq, at, wrong } = moment;
  const { number } = ticket;
  const { policy } = day.rules;
  if (moment.actor === 'system') wrong('actor-wrong', number, undefined, moment.actor);
  switch (event.type) {
    case 'TicketCheckedIn': {
      const { tier, due } = event;
      const right = rule.placeAtCheckIn(ticket, at, day.rules);
      if (event.class !== right.class) wrong('class-wrong', number, right.class, event.class);
      checkPlace(wrong, number, right.place, { tier, due });
      Object.assign(ticket, { class: event.class, tier, due, order: seq, presentAt: at });
      day.fading.delete(ticket);
      return rule.enter(day, ticket);
    }
    case 'TicketPostponed': {
      const { places, due, order } = event;
      const right = rule.placeBehind(day, ticket, places, at);
      const often = ticket.postponed >= policy.postponeTimes;
      const most = policy.postponePlaces;
      if (often || !right || places < 1 || places > most) wrong('places-wrong', number, most, places);
      if (right && (right.due !== due || right.order !== order)) wrong('place-wrong', number, right, { due, order });
      rule.stepAside(day, ticket);
      Object.assign(ticket, { due, order: order ?? seq, postponed: ticket.postponed + 1 });
      return rule.enter(day, ticket);
    }
    case 'TicketReinstated':
      if (at >= ticket.until) wrong('return-time-over', number, ticket.until, at);
      checkPlace(wrong, number, { due: dueBack(moment, ticket) }, { due: event.due });
      day.fading.delete(ticket);
      Object.assign(ticket, { due: event.due, order: seq });
      return rule.enter(day, ticket);
    case 'CallAnswered':
      ticket.answer = event.answer;
      return;
    case 'MatterAdded': {
      const { service } = event;
      actorIsA(moment, 'person:', number);
      checkMatters(moment, number, ticket.service, [...ticket.matters, service]);
      ticket.matters = [...ticket.matters, service];
      for (const counter of day.counters.values()) if (counter.last?.ticket === ticket) counter.last = null;
    }
  }
}

/** P-8; or as before, of somebody who was missed because another number was called than the one on paper (O-10). */
function dueBack({ day, seq, at }: Moment, ticket: rule.Ticket): number {
  return ticket.renumbered === seq - 1 ? ticket.due : rule.dueOnReturn(day, ticket, at);
}

/** T-31: services that there are, each once, and not too many. */
export function checkMatters({ day, wrong }: Moment, number: string, first: string, further: readonly string[]): void {
  const all = [first, ...further];
  const unknown = further.find((service) => !day.rules.services.some(({ id }) => id === service));
  const twice = all.find((service, i) => all.indexOf(service) < i);
  const bad = unknown ?? twice ?? (all.length > MOST_MATTERS ? all.at(-1) : undefined);
  if (bad !== undefined) wrong('matters-wrong', number, undefined, bad);
}

export function ofClerk(moment: Moment, event: OfClerk, counter: rule.Counter, ticket: rule.Ticket): void {
  if (isTakenBack(event)) return takeBack(moment, event, counter, ticket);
  const { day, at, wrong } = moment;
  const { number } = ticket;
  const { policy } = day.rules;
  // Whatever a clerk does next is the step that could be taken back, or the end of that.
  if (event.type !== 'ServiceResumed') counter.last = null;
  switch (event.type) {
    case 'TicketRecalled':
      ticket.calls += 1;
      return;
    case 'ServiceStarted':
    case 'ServiceResumed':
      ticket.state = 'serving';
      return;
    case 'ServiceInterrupted':
      if (!isInMinutes(event.backAt, at)) wrong('back-time-wrong', number, undefined, event.backAt);
      ticket.state = 'interrupted';
      return;
    case 'TicketMissed': {
      const from = rule.missedFrom(ticket, day.rules);
      if (at < from) wrong('missed-too-early', number, Number.isFinite(from) ? from : policy.missedAfterCalls, at);
      // Told late, nobody could come back before (T-13).
      const until = moment.now + policy.returnMinutes * MINUTE;
      if (event.returnUntil !== until) wrong('return-time-wrong', number, until, event.returnUntil);
      goAway(day, counter, ticket, 'missed', event.returnUntil);
      counter.last = { step: 'missed', ticket, at, turn: rule.turnOf(day, counter.clerk), before: { ...ticket } };
      return;
    }
    case 'TicketParked':
      return park(moment, event, counter, ticket);
    case 'TicketReturned':
      // What was done without a line may show that nobody came to this call (O-16).
      if (!moment.late) moment.book.mustClose = counter.id;
      if (!moment.late && moment.actor === `person:${counter.clerk}`)
        wrong('actor-wrong', number, 'a manager', moment.actor);
      if (ticket.called === 'from-pause')
        wrong('state-wrong', number, 'called from the line', 'called back from a pause');
      return calledInVain(day, counter, ticket);
    case 'TicketUnparked': {
      const { clerk, announced } = event;
      if (clerk !== counter.clerk) wrong('actor-wrong', counter.id, counter.clerk, clerk);
      if (counter.ticket) return wrong('counter-busy', counter.id, counter.ticket.number, number);
      const may = ticket.clerk === counter.clerk || rule.takes(counter, ticket.service);
      if (!may) wrong('call-without-skill', number, ticket.clerk, clerk);
      day.fading.delete(ticket);
      Object.assign(ticket, { state: announced ? 'called' : 'serving', called: 'from-pause' });
      return atCounter(ticket, counter, at);
    }
    case 'TicketTransferred':
      return passOn(moment, event, counter, ticket);
    case 'MatterStarted': {
      const { service } = event;
      if (ticket.matters[0] !== service) wrong('matters-wrong', number, ticket.matters[0] ?? null, service);
      if (!rule.takes(counter, service)) wrong('call-without-skill', number, undefined, service);
      counter.last = { step: 'matter', ticket, at, turn: rule.turnOf(day, counter.clerk), before: { ...ticket } };
      nextPart(ticket, service);
    }
  }
}

/** An hour is the longest that can be said, and it is said in minutes (T-28). */
const isInMinutes = (until: number, at: number, most = 60): boolean =>
  until > at && until <= at + most * MINUTE && (until - at) % MINUTE === 0;

/** By its clerk, for as long as was said; or by a manager who closes the counter that somebody has left (T-8, T-29). */
function park(moment: Moment, event: EventOf<'TicketParked'>, counter: rule.Counter, ticket: rule.Ticket): void {
  const { book, day, at, now, late, actor, wrong } = moment;
  const { number, state } = ticket;
  const { backAt, until, reason } = event;
  // What was done without a line may show that its clerk was not with this client (O-16).
  const isMended = late && reason === 'clerk-left';
  if (actor === `person:${counter.clerk}` && !isMended) {
    if (state !== 'serving') wrong('state-wrong', number, 'serving', state);
    if (!isInMinutes(backAt, at, 240)) wrong('back-time-wrong', number, undefined, backAt);
  } else {
    if (reason !== 'clerk-left') wrong('actor-wrong', number, `person:${counter.clerk}`, actor);
    if (state === 'called' && ticket.called !== 'from-pause') {
      wrong('state-wrong', number, 'serving or interrupted, or called back from a pause', state);
    }
    if (backAt !== at) wrong('back-time-wrong', number, at, backAt);
    if (!late) book.mustClose = counter.id;
  }
  const right = Math.max(backAt, now) + day.rules.policy.parkMinutes * MINUTE;
  if (until !== right) wrong('back-time-wrong', number, right, until);
  if (state !== 'called') ticket.parts += 1;
  goAway(day, counter, ticket, 'parked', until);
}

function goAway(
  day: rule.Day,
  counter: rule.Counter,
  ticket: rule.Ticket,
  state: 'missed' | 'parked',
  until: number,
): void {
  Object.assign(ticket, { state, until });
  day.fading.add(ticket);
  counter.ticket = null;
}

/** T-30; with a further matter that this clerk does not take, it is how finishing goes on (T-31). */
function passOn(
  { day, at, wrong }: Moment,
  event: EventOf<'TicketTransferred'>,
  counter: rule.Counter,
  ticket: rule.Ticket,
): void {
  const { number } = ticket;
  const { service } = event;
  const aim = event.aim ?? null;
  // A matter that came with the ticket may have been taken out of the rules since.
  const isKnown = service === ticket.matters[0] || day.rules.services.some(({ id }) => id === service);
  if (!isKnown) wrong('unknown', number, undefined, service);
  if (aim) {
    const named = [...(aim.counters ?? []), ...(aim.clerks ?? [])];
    if (named.length !== 1) wrong('aim-wrong', number, undefined, aim);
    const isOwn = named.length === 1 && rule.aimFits(aim, counter);
    if (isOwn || !rule.aimHolds(day, aim, service)) wrong('passed-on-to-nobody', number, undefined, aim);
  } else if (service !== ticket.matters[0]) {
    // To the same line only where somebody else takes it; a further matter waits for whoever comes.
    const others = [...day.counters.values()].filter((other) => other !== counter || service !== ticket.service);
    if (!others.some((other) => rule.takes(other, service))) wrong('passed-on-to-nobody', number, undefined, service);
  }
  counter.last = { step: 'transfer', ticket, at, turn: rule.turnOf(day, counter.clerk), before: { ...ticket } };
  counter.ticket = null;
  nextPart(ticket, service);
  ticket.aim = aim ?? ticket.suits;
  rule.enter(day, ticket);
}

function nextPart(ticket: rule.Ticket, service: string): void {
  const matters = ticket.matters.filter((matter) => matter !== service);
  Object.assign(ticket, { service, matters, parts: ticket.parts + 1 });
}

export function end(moment: Moment, { outcome }: EventOf<'TicketEnded'>, ticket: rule.Ticket): void {
  const { day, report, wrong } = moment;
  const { number, state } = ticket;
  if (state === 'ended') return wrong('state-wrong', number, 'open', state);
  const counter = ['called', 'serving', 'interrupted'].includes(state) ? day.counters.get(ticket.counter) : undefined;
  actorIs(moment, whoEnds(moment, outcome, ticket, counter), number);

  if (state === 'waiting') rule.leave(day, ticket);
  day.fading.delete(ticket);
  ticket.state = 'ended';
  noteWait(report.waits, ticket);
  if (!counter) return;
  const { at } = moment;
  counter.ticket = null;
  counter.last =
    state === 'serving'
      ? { step: 'finish', ticket, at, turn: rule.turnOf(day, counter.clerk), before: { ...ticket } }
      : null;
}

/** Checks how it ends, and says who may end it so. */
function whoEnds(
  { day, at, actor, closing, wrong }: Moment,
  outcome: string,
  { number, state, matters, until }: rule.Ticket,
  counter: rule.Counter | undefined,
): string {
  if (state === 'ended') return actor;
  const right = AT_MIDNIGHT[state];
  if (closing) {
    if (outcome !== right) wrong('outcome-wrong', number, right, outcome);
    return 'system';
  }
  if (state === 'serving') {
    if (outcome !== 'served' && outcome !== 'referred') wrong('outcome-wrong', number, 'served', outcome);
    else if (matters.length > 0) wrong('matter-left', number, undefined, matters.join(', '));
    return `person:${counter?.clerk}`;
  }
  if (outcome === 'cancelled' && state !== 'interrupted') return actor === 'system' ? 'its holder' : actor;
  const byItself = state === 'missed' || state === 'parked' || state === 'expected';
  if (!byItself || outcome !== right) {
    wrong('outcome-wrong', number, byItself ? right : 'cancelled', outcome);
    return actor;
  }
  const from = state === 'expected' ? day.closes : until;
  if (at < from) wrong('ended-early', number, from, at);
  return 'system';
}

/** P-12. Of a finish that is taken back, the wait counts once all the same: it is over. */
function noteWait(waits: { people: number; total: number; longest: number }, ticket: rule.Ticket): void {
  const { presentAt, firstCallAt } = ticket;
  if (presentAt === null || firstCallAt === null || ticket.class === 'desk' || ticket.waitNoted) return;
  ticket.waitNoted = true;
  waits.people += 1;
  waits.total += firstCallAt - presentAt;
  waits.longest = Math.max(waits.longest, firstCallAt - presentAt);
}
