import type { OfficeEvent, RecordedEvent } from '../domain/ticket/events.ts';
import { dateAt, givesTickets, instantOf } from './calendar.ts';
import { call, end, ofClerk, ofHolder } from './check-ticket.ts';
import { actorIs, type Book, checkPlace, type Moment, type Wrong } from './moment.ts';
import type { EventOf, Rules } from './read-line.ts';
import * as rule from './rule.ts';

const LAST_NUMBER = 999;

/** The state that an event needs its ticket to be in. */
const NEEDS = {
  TicketCheckedIn: 'expected',
  TicketPostponed: 'waiting',
  TicketReinstated: 'missed',
  TicketCalled: 'waiting',
  TicketRecalled: 'called',
  CallAnswered: 'called',
  ServiceStarted: 'called',
  TicketMissed: 'called',
  CallWithdrawn: 'called',
  FinishWithdrawn: 'ended',
  MissWithdrawn: 'missed',
} as const;

/**
 * Checks one event against the rules and enters it in the book. What cannot have happened is reported and left out; what
 * ought not to have happened is reported and entered as it stands, so that one fault gives few findings.
 */
export function checkEvent(book: Book, recorded: RecordedEvent, wrong: Wrong): void {
  const { event, at, actor, seq } = recorded;
  const { day, report } = book;
  if (event.type === 'RulesSet') {
    setRules(book, event.rules);
    if (day) Object.assign(day, { rules: event.rules, ends: instantOf(event.rules.timeZone, day.date, '24:00') });
    return;
  }
  if (event.type === 'DayOpened') return openDay(book, event, recorded, wrong);
  if (!day) return wrong('outside-day', event.type);

  const moment: Moment = { day, seq, at, actor, closing: at >= day.ends, report, wrong };
  const endsTheDay = ['TicketEnded', 'CounterClosed', 'DayClosed'].includes(event.type);
  if (moment.closing && !endsTheDay) wrong('outside-day', event.type, day.date);
  for (const ticket of actor === 'system' ? [] : day.missed) {
    if (ticket.returnUntil > at) continue;
    wrong('missed-not-ended', ticket.number, ticket.returnUntil, at);
    day.missed.delete(ticket);
  }
  switch (event.type) {
    case 'DayClosed':
      closeDay(moment, event);
      book.day = null;
      return;
    case 'TicketJoined':
      return join(moment, event);
    case 'CounterOpened':
      return openCounter(moment, event);
    case 'PersonAsked':
      if (!actor.startsWith('kiosk:')) wrong('actor-wrong', null, 'kiosk', actor);
      day.help.add(seq);
      return;
    case 'HelpAnswered':
      if (!day.help.delete(event.help)) wrong('unknown', null, undefined, event.help);
      return actorIs(moment, `person:${event.by}`, null);
    default:
      return atWork(moment, event);
  }
}

function openDay(book: Book, { date, rules }: EventOf<'DayOpened'>, { at, actor }: RecordedEvent, wrong: Wrong): void {
  const { report } = book;
  if (actor !== 'system') wrong('actor-wrong', date, 'system', actor);
  const today = dateAt(rules.timeZone, at);
  if (book.day) wrong('day-not-closed', book.day.date);
  if (date !== today || date <= book.lastDate) wrong('day-date-wrong', date, today, date);
  if (book.rules && JSON.stringify(book.rules) !== JSON.stringify(rules)) wrong('day-rules-wrong', date);
  const ends = instantOf(rules.timeZone, date, '24:00');
  book.day = {
    ...{ date, ends, rules, waiting: [], tickets: new Map(), missed: new Set(), counters: new Map() },
    ...{ turns: new Map(), given: new Map(), help: new Set() },
  };
  setRules(book, rules);
  book.lastDate = date;
  report.days.push(date);
  report.timeZone = rules.timeZone;
}

function setRules(book: Book, rules: Rules): void {
  const { passedOver } = book.report;
  book.rules = rules;
  passedOver.bound = Math.max(passedOver.bound, rules.policy.priorityRun);
}

function closeDay(moment: Moment, { date }: EventOf<'DayClosed'>): void {
  const { day, closing, wrong } = moment;
  actorIs(moment, 'system', date);
  if (date !== day.date || !closing) wrong('day-date-wrong', date, day.date, date);
  for (const { state, number } of day.tickets.values()) if (state !== 'ended') wrong('left-open', number);
  for (const id of day.counters.keys()) wrong('left-open', id);
}

function join({ day, seq, at, report, wrong }: Moment, event: EventOf<'TicketJoined'>): void {
  const { number, place, ticket: id } = event;
  const home = event.channel === 'home';
  const service = day.rules.services.find((one) => one.id === event.service);
  if (!service) return wrong('unknown', number, undefined, event.service);
  if (home && !service.remote) wrong('not-from-home', number);
  if (!givesTickets(day.rules, service, at)) wrong('outside-ticket-hours', number);

  const count = (day.given.get(service.series) ?? 0) + 1;
  const expected = `${service.series}${String(count).padStart(3, '0')}`;
  if (number !== expected || count > LAST_NUMBER) wrong('number-wrong', number, expected, number);
  day.given.set(service.series, Math.max(count - 1, Number(number.slice(1)) || 0));
  if (day.tickets.has(id)) return wrong('ticket-repeated', number);

  const right = rule.placeOf(event.class, at, day.rules);
  if (!right) wrong('promise-not-in-log', number, undefined, event.class);
  if (event.class === (home ? 'present' : 'remote')) wrong('class-wrong', number, undefined, event.class);
  checkPlace(wrong, number, home ? null : (right ?? place), place);
  const none = { tier: 'O', due: at } as const;
  const ticket: rule.Ticket = {
    ...{ id, number, service: service.id, class: event.class, state: 'expected', ...(place ?? none), order: seq },
    ...{ postponed: 0, counter: '', returnUntil: 0 },
  };
  report.tickets += 1;
  day.tickets.set(id, ticket);
  if (place) rule.enter(day, ticket);
}

function openCounter(moment: Moment, { counter, clerk, skills }: EventOf<'CounterOpened'>): void {
  const { day, wrong } = moment;
  const listed = day.rules.clerks.find(({ id }) => id === clerk);
  actorIs(moment, `person:${clerk}`, counter);
  if (!listed || !day.rules.counters.includes(counter)) wrong('unknown', counter, undefined, clerk);
  const expected = [...(listed?.skills ?? []), ...(listed?.secondarySkills ?? [])];
  if (expected.join() !== skills.join()) wrong('skills-wrong', counter, expected, skills);
  if (day.counters.has(counter)) return wrong('counter-taken', counter, undefined, clerk);
  for (const [id, other] of day.counters) if (other.clerk === clerk) wrong('clerk-elsewhere', counter, id, clerk);
  day.counters.set(counter, { clerk, skills, paused: false, ticket: null, last: null });
}

type AtWork = Extract<OfficeEvent, { ticket: string } | { counter: string }>;

/** What is about a ticket that was taken, at a counter that is open, or both. */
function atWork(moment: Moment, event: Exclude<AtWork, { type: 'TicketJoined' | 'CounterOpened' }>): void {
  const { day, closing, wrong } = moment;
  if (!('counter' in event)) {
    const ticket = day.tickets.get(event.ticket);
    if (!ticket) return wrong('unknown', event.ticket);
    if (event.type === 'TicketEnded') return end(moment, event, ticket);
    if (ticket.state !== NEEDS[event.type]) return wrong('state-wrong', ticket.number, NEEDS[event.type], ticket.state);
    return ofHolder(moment, event, ticket);
  }

  const counter = day.counters.get(event.counter);
  const paused = event.type === 'CounterResumed' || (event.type === 'CounterClosed' && counter?.paused);
  if (counter?.paused !== paused || !counter) return wrong('counter-not-open', event.counter);
  // A manager may close a counter that somebody left; the log does not say who is a manager.
  if (event.type !== 'CounterClosed') actorIs(moment, `person:${counter.clerk}`, event.counter);
  else if (closing !== (moment.actor === 'system')) wrong('actor-wrong', event.counter, undefined, moment.actor);
  if (!('ticket' in event)) {
    if (counter.ticket) return wrong('counter-busy', event.counter, counter.ticket.number);
    counter.paused = event.type === 'CounterPaused';
    if (event.type === 'CounterClosed') day.counters.delete(event.counter);
    return;
  }
  const ticket = day.tickets.get(event.ticket);
  if (!ticket) return wrong('unknown', event.ticket);
  if (ticket.state !== NEEDS[event.type]) return wrong('state-wrong', ticket.number, NEEDS[event.type], ticket.state);
  if (event.type === 'TicketCalled') return call(moment, event, counter, ticket);
  if (ticket.counter !== event.counter) return wrong('other-counter', ticket.number, ticket.counter, event.counter);
  ofClerk(moment, event, counter, ticket);
}
