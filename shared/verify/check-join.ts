import { givesTickets } from './calendar.ts';
import { checkMatters } from './check-ticket.ts';
import { actorIs, actorIsA, checkPlace, type Moment } from './moment.ts';
import type { EventOf } from './read-line.ts';
import * as rule from './rule.ts';

type Joined = EventOf<'TicketJoined'>;
const LAST_NUMBER = 999;

/** A ticket is taken: T-2, T-3, T-31, T-32, N-2, N-3, N-6 … N-10, P-2. */
export function join(moment: Moment, event: Joined): void {
  const { day, seq, at, report, wrong } = moment;
  const { number, place, channel, ticket: id } = event;
  const service = day.rules.services.find((one) => one.id === event.service);
  if (!service) return wrong('unknown', number, undefined, event.service);
  checkWhere(moment, event, service);
  checkNumber(moment, event, service.series);
  if (day.tickets.has(id)) return wrong('ticket-repeated', number);

  const { matters = [], aim = null, promised = null } = event;
  checkMatters(moment, number, service.id, matters);
  const strange = aim?.counters?.find((counter) => !day.rules.counters.includes(counter));
  if (strange !== undefined) wrong('aim-wrong', number, undefined, aim);
  if (promised !== null && (promised <= at || promised >= day.ends))
    wrong('promise-wrong', number, undefined, promised);
  if (!classesOf(event).includes(event.class)) wrong('class-wrong', number, undefined, event.class);
  checkPlace(wrong, number, isAbsent(event) ? null : rule.placeOf(event.class, promised ?? at, day.rules), place);

  const ticket: rule.Ticket = {
    ...{ id, number, service: service.id, matters, aim, suits: aim, promised, class: event.class, state: 'expected' },
    ...(place ?? { tier: 'O', due: at }),
    ...{ order: seq, postponed: 0, presentAt: place ? at : null, firstCallAt: null, waitNoted: false },
    ...{
      parts: 0,
      counter: '',
      clerk: '',
      calledAt: 0,
      calls: 0,
      called: 'first',
      answer: null,
      until: 0,
      renumbered: 0,
    },
  };
  report.tickets += 1;
  day.tickets.set(id, ticket);
  if (place) rule.enter(day, ticket);
  else day.fading.add(ticket);
  if (isSlip(moment, event)) day.slips.add(id);
  else if (channel === 'home') actorIs(moment, 'resident', number);
  else actorIsA(moment, channel === 'kiosk' ? 'kiosk:' : 'person:', number);
}

/** O-15: somebody is called by the number on a slip of which its kiosk could not tell yet. */
const isSlip = ({ actor }: Moment, { channel }: Joined): boolean => channel === 'kiosk' && actor.startsWith('person:');

/**
 * The office's next number (N-2), or one that a kiosk gives by itself (N-12); of a slip, one that the office has not reached (O-15).
 */
function checkNumber(moment: Moment, event: Joined, series: string): void {
  const { day, actor, late, wrong } = moment;
  const { number } = event;
  const given = day.given.get(series) ?? 0;
  const isLent = [...day.lent.values()].some((lease) => rule.isIn(lease, number));
  let count = given + 1;
  const name = (): string => `${series}${String(count).padStart(3, '0')}`;
  while (day.numbers.has(name())) count += 1;
  const isNext = number === name() && count <= LAST_NUMBER && !isLent;
  const device = actor.slice('kiosk:'.length);
  const isTheirs = late ? rule.mayBeOnPaper(day, device, number) : rule.isOwnNumber(day, device, number);
  const isOwn = actor.startsWith('kiosk:') && isTheirs;
  const isNew = isSlip(moment, event) && Number(number.slice(1)) > given;
  const isGood = isNext || ((isOwn || isNew) && number.startsWith(series) && !day.numbers.has(number));
  if (!isGood) wrong('number-wrong', number, name(), number);
  day.numbers.add(number);
  if (isNext) day.given.set(series, count);
}

/** Whether tickets for the service are given, here and now. */
function checkWhere(moment: Moment, event: Joined, service: Service): void {
  const { day, at, late, actor, wrong } = moment;
  const { number, channel } = event;
  // Somebody holds the slip already: it is not refused for the hour (O-14).
  const isOnPaper = late && actor.startsWith('kiosk:') && rule.mayBeOnPaper(day, actor.slice('kiosk:'.length), number);
  if (isOnPaper || isSlip(moment, event)) return;
  if (channel === 'home' && !service.remote) wrong('not-from-home', number);
  if (!givesTickets(day.rules, service, at)) wrong('outside-ticket-hours', number);
  // The front desk sees who stands there, and may still give one.
  if (day.stopped.has(service.id) && channel !== 'desk') wrong('intake-stopped', number, undefined, service.id);
}

type Service = rule.Day['rules']['services'][number];

/** A call-back is to be made by the office; for a slot, as from home, somebody has to come first. */
const isAbsent = ({ channel, promised, class: ticketClass }: Joined): boolean =>
  promised === undefined ? channel === 'home' : ticketClass !== 'desk';

function classesOf({ channel, promised }: Joined): ReadonlyArray<Joined['class']> {
  if (promised !== undefined) return ['early', 'present', 'desk'];
  return channel === 'home' ? ['early', 'remote'] : ['early', 'present'];
}
