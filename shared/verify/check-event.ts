import type { OfficeEvent, RecordedEvent } from '../domain/ticket/events.ts';
import { dateAt, instantOf, lastClosing } from './calendar.ts';
import { call } from './check-call.ts';
import { join } from './check-join.ts';
import { end, type OfClerk, type OfHolder, ofClerk, ofHolder } from './check-ticket.ts';
import { actorIs, actorIsA, type Book, type Moment, type Wrong } from './moment.ts';
import type { EventOf, Rules } from './read-line.ts';
import * as rule from './rule.ts';

type State = rule.Ticket['state'];

/** The states that an event may find its ticket in. */
const NEEDS: Record<(OfHolder | OfClerk)['type'] | 'TicketCalled', readonly State[]> = {
  TicketCheckedIn: ['expected'],
  TicketPostponed: ['waiting'],
  TicketReinstated: ['missed'],
  TicketCalled: ['waiting'],
  TicketRecalled: ['called'],
  CallAnswered: ['called'],
  ServiceStarted: ['called'],
  TicketMissed: ['called'],
  ServiceInterrupted: ['serving', 'interrupted'],
  ServiceResumed: ['interrupted'],
  TicketParked: ['serving', 'interrupted', 'called'],
  TicketUnparked: ['parked'],
  TicketTransferred: ['serving'],
  MatterAdded: ['expected', 'waiting', 'called', 'serving', 'interrupted', 'parked', 'missed'],
  MatterStarted: ['serving'],
  TicketReturned: ['called'],
  CallWithdrawn: ['called'],
  FinishWithdrawn: ['ended'],
  MissWithdrawn: ['missed'],
  TransferWithdrawn: ['waiting'],
  MatterWithdrawn: ['serving'],
};

/** By a manager too, when somebody has left a counter (T-8). The log does not say who is a manager. */
const BY_MANAGERS: readonly string[] = ['CounterClosed', 'TicketReturned', 'TicketParked'];
/** A ticket that is with no counter, or was called at another one since. */
const FROM_ELSEWHERE: readonly string[] = ['TicketUnparked', 'TransferWithdrawn'];

/**
 * Checks one event against the rules and enters it in the book. What cannot have happened is reported and left out; what
 * ought not to have happened is reported and entered as it stands, so that one fault gives few findings.
 */
export function checkEvent(
  book: Book,
  line: number,
  recorded: RecordedEvent,
  wrong: Wrong,
  isFirstOfCommand: boolean,
): void {
  const { event, actor, seq } = recorded;
  const at = recorded.when ?? recorded.at;
  const { day, report } = book;
  if (event.type === 'RulesSet') {
    setRules(book, event.rules);
    if (day) Object.assign(day, timesOf(day.date, event.rules));
    return;
  }
  if (event.type === 'DayOpened') return openDay(book, event, recorded, wrong);
  if (!day) return wrong('outside-day', event.type);

  const closing = recorded.at >= day.ends;
  const late = recorded.when !== undefined;
  const moment: Moment = { book, day, line, seq, at, now: recorded.at, late, actor, closing, report, wrong };
  checkWhen(moment, event);
  const isOfTime = ['TicketEnded', 'CounterClosed', 'DayClosed', 'CounterBack'].includes(event.type);
  if (moment.closing && !isOfTime) wrong('outside-day', event.type, day.date);
  if (isFirstOfCommand && (!isOfTime || actor !== 'system')) checkFading(moment);
  switch (event.type) {
    case 'DayClosed':
      closeDay(moment, event);
      book.lent = [...day.lent.values()];
      book.day = null;
      return;
    case 'TicketJoined':
      return join(moment, event);
    case 'IntakeStopped':
    case 'IntakeOpened':
      return setIntake(moment, event);
    case 'NumbersLent':
      return lend(moment, event);
    case 'NumbersReturned':
      return takeBack(moment, event);
    case 'TicketRenumbered':
      return renumber(moment, event);
    case 'TicketFound':
      actorIsA(moment, 'kiosk:', null);
      return found(moment, event);
    case 'CounterCutOff':
      return hold(moment, event);
    case 'CounterBack':
      actorIs(moment, 'system', event.counter);
      if (!day.holds.delete(event.counter)) wrong('hold-wrong', event.counter);
      return;
    case 'LateNoted':
      if (!late) wrong('when-wrong', event.step);
      report.late.noted += 1;
      return;
    case 'CounterOpened':
      return openCounter(moment, event);
    case 'PersonAsked':
      actorIsA(moment, 'kiosk:', null);
      if ([...day.help.values()].includes(event.place)) wrong('asked-twice', event.place);
      day.help.set(seq, event.place);
      return;
    case 'HelpAnswered':
      if (!day.help.delete(event.help)) wrong('unknown', null, undefined, event.help);
      return actorIs(moment, `person:${event.by}`, null);
    default:
      return atWork(moment, event);
  }
}

/** Before anybody does anything, those whose time is over have ended (T-13, T-20, T-29). */
function checkFading({ day, now: at, wrong }: Moment): void {
  for (const [counter, { until }] of day.holds) {
    if (at < until) continue;
    wrong('hold-wrong', counter, until);
    day.holds.delete(counter);
  }
  for (const ticket of day.fading) {
    const until = ticket.state === 'expected' ? day.closes : ticket.until;
    if (at < until) continue;
    wrong('not-ended', ticket.number, until, ticket.state);
    day.fading.delete(ticket);
  }
}

function timesOf(date: string, rules: Rules): Pick<rule.Day, 'rules' | 'ends' | 'closes'> {
  return { rules, ends: instantOf(rules.timeZone, date, '24:00'), closes: lastClosing(rules, date) };
}

function openDay(
  book: Book,
  { date, rules, lent = [] }: EventOf<'DayOpened'>,
  { at, actor }: RecordedEvent,
  wrong: Wrong,
): void {
  const { report } = book;
  if (actor !== 'system') wrong('actor-wrong', date, 'system', actor);
  const today = dateAt(rules.timeZone, at);
  if (book.day) wrong('day-not-closed', book.day.date);
  if (date !== today || date <= book.lastDate) wrong('day-date-wrong', date, today, date);
  if (book.rules && JSON.stringify(book.rules) !== JSON.stringify(rules)) wrong('day-rules-wrong', date);
  book.day = {
    ...{ date, ...timesOf(date, rules), waiting: [], tickets: new Map(), fading: new Set(), counters: new Map() },
    ...{
      turns: new Map(),
      given: new Map(),
      stopped: new Set(),
      help: new Map(),
      starts: instantOf(rules.timeZone, date, '00:00'),
    },
    ...{
      slips: new Set(),
      numbers: new Set(),
      lent: new Map(lent.map((lease) => [lease.device, lease])),
      holds: new Map(),
    },
  };
  // A log that starts with this day says itself what was lent before it.
  const still = book.lent?.filter(({ until }) => until >= date);
  if (still && wordsOf(still) !== wordsOf(lent)) wrong('lease-wrong', date, still, lent);
  book.lent = null;
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

/** O-14: only devices tell late, nothing from the future, nothing of a day that is over, nothing before the client's own past. */
function checkWhen({ day, at, now, late, actor, report, wrong }: Moment, event: OfficeEvent): void {
  if (!late) return;
  report.late.events += 1;
  const isDevice = actor.startsWith('kiosk:') || actor.startsWith('person:');
  const isOfToday = at >= day.starts || event.type === 'LateNoted';
  const ticket = 'ticket' in event ? day.tickets.get(event.ticket) : undefined;
  const isAtCounter = ticket && ['called', 'serving', 'interrupted'].includes(ticket.state);
  const past = (isAtCounter ? ticket.calledAt : ticket?.presentAt) ?? 0;
  if (!isDevice || at > now || !isOfToday || at < past) wrong('when-wrong', event.type, now, at);
}

const wordsOf = (lent: readonly rule.Lease[]): string =>
  JSON.stringify(lent.map(({ device, from, to, until, back = false }) => [device, from, to, until, back]));

/** N-12: a block of its own, above what the office has given; the same kiosk again keeps its block. */
function lend(moment: Moment, { device, from, to, until }: EventOf<'NumbersLent'>): void {
  const { day, wrong } = moment;
  actorIs(moment, 'system', device);
  const right = rule.leaseFor(day, device);
  if (right?.from !== from || right.to !== to || right.until !== until) {
    wrong('lease-wrong', device, right, { from, to, until });
  }
  const isOver = (one: rule.Lease): boolean => one.device === device || (one.back === true && one.from === from);
  for (const one of [...day.lent.values()]) if (isOver(one)) day.lent.delete(one.device);
  day.lent.set(device, { device, from, to, until });
}

/** N-12: a kiosk is taken out; its numbers are lent to nobody else before the loan is over, as long as there are others. */
function takeBack(moment: Moment, { device }: EventOf<'NumbersReturned'>): void {
  const { day, wrong } = moment;
  actorIs(moment, 'system', device);
  const lease = day.lent.get(device);
  if (!lease || lease.back) return wrong('lease-wrong', device);
  day.lent.set(device, { ...lease, back: true });
}

/** O-10: the number on paper counts, when the kiosk had not heard the office's. */
function renumber(moment: Moment, { ticket: id, number }: EventOf<'TicketRenumbered'>): void {
  const { day, seq, actor, late, wrong } = moment;
  const ticket = day.tickets.get(id);
  if (!ticket) return wrong('unknown', id);
  actorIsA(moment, 'kiosk:', number);
  const series = ticket.number.slice(0, 1);
  const isOwn = late && rule.mayBeOnPaper(day, actor.slice('kiosk:'.length), number) && number.startsWith(series);
  if (!isOwn || day.numbers.has(number)) wrong('number-wrong', number, undefined, number);
  day.numbers.add(number);
  // Called by a number that nobody had: from now on it can be heard.
  Object.assign(ticket, { number, renumbered: seq, calls: 1 });
}

/** O-15: the kiosk's word of a slip that a counter had called by its number, once. */
function found(moment: Moment, { ticket: id, is }: EventOf<'TicketFound'>): void {
  const { day, actor, late, wrong } = moment;
  const slip = day.tickets.get(is);
  const known = day.tickets.get(id);
  const isOwn = slip !== undefined && rule.mayBeOnPaper(day, actor.slice('kiosk:'.length), slip.number);
  if (!late || !isOwn || !day.slips.delete(is) || (known && known.state !== 'ended')) wrong('unknown', is);
}

const HOLD_MINUTES = 15;

/** O-13: those who wait and are kept for nobody else, and not for longer than is said. */
function hold(moment: Moment, { counter: id, held, until }: EventOf<'CounterCutOff'>): void {
  const { day, at, wrong } = moment;
  actorIs(moment, 'system', id);
  const counter = day.counters.get(id);
  if (!counter || counter.paused) wrong('counter-not-open', id);
  const isGood = (one: string): boolean => {
    const ticket = day.tickets.get(one);
    const isTaken = counter !== undefined && ticket !== undefined && rule.takes(counter, ticket.service);
    return isTaken && ticket.state === 'waiting' && [null, id].includes(rule.heldFor(day, one));
  };
  // Somebody waits again who may be called there: added to those who are kept already, and for no longer.
  const before = day.holds.get(id);
  const isMore = before === undefined || [...before.tickets].every((one) => held.includes(one));
  if (
    !held.every(isGood) ||
    new Set(held).size < held.length ||
    (before !== undefined && held.length === before.tickets.size) ||
    !isMore ||
    until !== (before?.until ?? at + HOLD_MINUTES * 60_000)
  )
    wrong('hold-wrong', id, until);
  day.holds.set(id, { tickets: new Set(held), until });
}

/** T-32: by the office itself or a manager, and only when something changes by it. */
function setIntake(moment: Moment, { type, service }: EventOf<'IntakeStopped' | 'IntakeOpened'>): void {
  const { day, actor, wrong } = moment;
  const stops = type === 'IntakeStopped';
  if (actor !== 'system') actorIsA(moment, 'person:', service);
  if (!day.rules.services.some(({ id }) => id === service)) wrong('unknown', service, undefined, service);
  if (day.stopped.has(service) === stops) wrong('intake-unchanged', service, undefined, stops ? 'stopped' : 'given');
  if (stops) day.stopped.add(service);
  else day.stopped.delete(service);
}

function openCounter(moment: Moment, event: EventOf<'CounterOpened'>): void {
  const { day, wrong } = moment;
  const { counter: id, clerk, skills, secondarySkills } = event;
  const listed = day.rules.clerks.find((one) => one.id === clerk);
  actorIs(moment, `person:${clerk}`, id);
  if (!listed || !day.rules.counters.includes(id)) wrong('unknown', id, undefined, clerk);
  const right = [listed?.skills ?? [], listed?.secondarySkills ?? []];
  const found = [skills, secondarySkills];
  if (JSON.stringify(right) !== JSON.stringify(found)) wrong('skills-wrong', id, right, found);
  if (day.counters.has(id)) return wrong('counter-taken', id, undefined, clerk);
  for (const other of day.counters.values()) {
    if (other.clerk === clerk) wrong('clerk-elsewhere', id, other.id, clerk);
  }
  day.counters.set(id, { id, clerk, skills, secondarySkills, paused: false, ticket: null, last: null });
}

type AtWork = Exclude<
  Extract<OfficeEvent, { ticket: string } | { counter: string }>,
  { type: 'TicketRenumbered' | 'TicketFound' | 'CounterCutOff' | 'CounterBack' }
>;

/** What is about a ticket that was taken, at a counter that is open, or both. */
function atWork(moment: Moment, event: Exclude<AtWork, { type: 'TicketJoined' | 'CounterOpened' }>): void {
  const { day, closing, wrong } = moment;
  if (!('counter' in event)) {
    const ticket = day.tickets.get(event.ticket);
    if (!ticket) return wrong('unknown', event.ticket);
    if (event.type === 'TicketEnded') return end(moment, event, ticket);
    if (!fits(moment, event.type, ticket)) return;
    return ofHolder(moment, event, ticket);
  }

  const counter = day.counters.get(event.counter);
  const paused = event.type === 'CounterResumed' || (event.type === 'CounterClosed' && counter?.paused);
  if (counter?.paused !== paused || !counter) return wrong('counter-not-open', event.counter);
  if (!BY_MANAGERS.includes(event.type)) actorIs(moment, `person:${counter.clerk}`, event.counter);
  else if (event.type === 'CounterClosed' && closing) actorIs(moment, 'system', event.counter);
  else actorIsA(moment, 'person:', event.counter);
  if (!('ticket' in event)) {
    if (counter.ticket) return wrong('counter-busy', event.counter, counter.ticket.number);
    counter.paused = event.type === 'CounterPaused';
    if (event.type === 'CounterClosed') {
      day.counters.delete(event.counter);
      day.holds.delete(event.counter);
    }
    return;
  }
  const ticket = day.tickets.get(event.ticket);
  if (!ticket) return wrong('unknown', event.ticket);
  if (!fits(moment, event.type, ticket)) return;
  if (event.type === 'TicketCalled') return call(moment, event, counter, ticket);
  if (ticket.counter !== event.counter && !FROM_ELSEWHERE.includes(event.type)) {
    return wrong('other-counter', ticket.number, ticket.counter, event.counter);
  }
  ofClerk(moment, event, counter, ticket);
}

function fits({ wrong }: Moment, type: keyof typeof NEEDS, { state, number }: rule.Ticket): boolean {
  const needed = NEEDS[type];
  if (needed.includes(state)) return true;
  wrong('state-wrong', number, needed.length > 2 ? 'open' : needed.join(' or '), state);
  return false;
}
