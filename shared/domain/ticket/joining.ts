import { localClock } from '../office/local-time.ts';
import type { OfficeRules } from '../office/office-rules.ts';
import { ticketHours } from '../office/opening.ts';
import { nextCall } from '../policy/call-next.ts';
import { dueOf, TIER, type TicketClass } from '../policy/classes.ts';
import { canServe } from '../policy/skills.ts';
import type { Why } from '../policy/why.ts';
import { MINUTE } from '../words.ts';
import type { Actor, Command, Joining } from './commands.ts';
import type { OfficeDay } from './day.ts';
import { accept, type Circumstances, type Decision, find, type OpenCounter, type Refused, refuse } from './decision.ts';
import type { OfficeEvent } from './events.ts';
import { isIn, leaseOf, mayBeOnPaper, nextNumber } from './lent-numbers.ts';
import type { TicketNumber } from './number.ts';

/** Matters of one visit, the first included. */
export const MOST_MATTERS = 5;

type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>;
type Joined = Extract<OfficeEvent, { type: 'TicketJoined' }>;

export function join(
  day: OfficeDay,
  rules: OfficeRules,
  command: CommandOf<'Join'>,
  now: number,
  { actor, heardAt }: Pick<Circumstances, 'actor' | 'heardAt'>,
): Decision {
  const { channel, promised, hard, number } = command;
  const slip = number === undefined ? undefined : { number, isGiven: heardAt !== undefined };
  if (number !== undefined) {
    const series = rules.services.find(({ id }) => id === command.service)?.series ?? '';
    const isRight = slip?.isGiven
      ? isOnPaper(day, number, series, actor)
      : isOwnNumber(day, number, series, now, actor);
    if (!isRight) return refuse({ kind: 'number-not-lent' });
    if (day.byNumber.has(number)) return refuse({ kind: 'number-taken' });
  }
  if (promised && (promised.at <= now || promised.at >= day.endsAt)) return refuse({ kind: 'promise-not-today' });
  const home = channel === 'home';
  const callBack = promised?.kind === 'call-back';
  // Whoever has a booked time is not here yet: the ticket waits for its holder like one from home.
  const booked = promised?.kind === 'slot';
  const absent = (home || booked) && !callBack;
  const ticketClass: TicketClass = callBack ? 'desk' : hard ? 'early' : home && !booked ? 'remote' : 'present';
  const due = callBack ? promised.at : dueOf(ticketClass, now, rules.policy);
  const joined = newTicket(day, rules, command, channel, now, ticketClass, absent ? null : due, slip);
  if (!joined.ok) return joined;
  return accept(promised ? { ...joined.event, promised: promised.at } : joined.event);
}

/**
 * Somebody stands at a free counter and is served at once. The order rule is asked with the newcomer in line: when it names
 * the newcomer, the call is like any other; when it names somebody else, it takes a listed reason (P-19, P-20).
 */
export function walkDirect(
  day: OfficeDay,
  rules: OfficeRules,
  command: CommandOf<'WalkDirect'>,
  counter: OpenCounter,
  now: number,
): Decision {
  if (!canServe(counter, command.service)) return refuse({ kind: 'service-not-here', counter: command.counter });
  const ticketClass: TicketClass = command.hard ? 'early' : 'present';
  // Whoever stands at the counter is where any aim would lead.
  const here = { ...command, aim: null };
  const joined = newTicket(day, rules, here, 'desk', now, ticketClass, dueOf(ticketClass, now, rules.policy));
  if (!joined.ok) return joined;
  const { event } = joined;
  const { ticket } = event;
  const place = { ticket, due: now, order: day.seq + 1 };
  const { service } = command;
  const next = nextCall(day, command.counter, now, { class: ticketClass, service, aim: null, place });
  const why = whyCalled(day, command.counter, next, { ticket, tier: TIER[ticketClass], due: now }, command.reason);
  if (!why.ok) return why;
  const at = { ticket, counter: command.counter };
  return accept(
    event,
    { type: 'TicketCalled', ...at, clerk: counter.clerk, why: why.why },
    { type: 'ServiceStarted', ...at },
  );
}

/** The rule's own reason when it names this ticket; else "out of turn", for which the clerk gives a listed reason. */
export function whyCalled(
  day: OfficeDay,
  counterId: string,
  next: ReturnType<typeof nextCall>,
  called: { ticket: string; tier: Why['tier']; due: number },
  reason: Why['reason'],
): { ok: true; why: Why } | Refused {
  if (next?.ticket === called.ticket) return { ok: true, why: next.why };
  if (reason === undefined) return refuse({ kind: 'reason-needed', ticket: next?.ticket ?? '' });
  const clerk = day.counters.get(counterId)?.clerk ?? '';
  return {
    ok: true,
    why: {
      rule: 'out-of-turn',
      tier: called.tier,
      due: called.due,
      run: day.turns.get(clerk)?.run ?? 0,
      over: next && { ticket: next.ticket, tier: next.why.tier, due: next.why.due },
      reason,
    },
  };
}

export function checkIn(day: OfficeDay, rules: OfficeRules, id: string, now: number): Decision {
  const found = find(day, id, 'expected', 'ticket-not-expected');
  if (!found.ok) return found;
  const { whenPresent, promised } = found.ticket;
  // Whoever comes in time for the slot is called by it; whoever is late stands like everybody of their class (P-2).
  const inTime = promised !== null && now <= promised + rules.policy.bookedLateMinutes * MINUTE;
  const ticketClass: TicketClass = inTime ? 'early' : whenPresent;
  const due = inTime ? promised : dueOf(ticketClass, now, rules.policy);
  return accept({ type: 'TicketCheckedIn', ticket: id, class: ticketClass, tier: TIER[ticketClass], due });
}

/** A further matter on the same ticket: as long as the visit lasts, and each matter once. */
export function addMatter(
  day: OfficeDay,
  rules: OfficeRules,
  { ticket: id, service }: CommandOf<'AddMatter'>,
): Decision {
  const ticket = day.tickets.get(id);
  if (!ticket) return refuse({ kind: 'ticket-unknown' });
  if (ticket.state === 'ended') return refuse({ kind: 'ticket-ended' });
  const refused = refuseMatters(rules, ticket.service, [...ticket.matters, service]);
  return refused ?? accept({ type: 'MatterAdded', ticket: id, service });
}

function refuseMatters(rules: OfficeRules, first: string, further: readonly string[]): Refused | null {
  if (further.some((service) => !rules.services.some(({ id }) => id === service))) {
    return refuse({ kind: 'service-unknown' });
  }
  if (new Set([first, ...further]).size <= further.length) return refuse({ kind: 'matter-there-already' });
  return further.length < MOST_MATTERS ? null : refuse({ kind: 'too-many-matters', limit: MOST_MATTERS });
}

/** A number that a kiosk takes from its own; `isGiven`: somebody holds it on paper already. */
export interface Slip {
  number: TicketNumber;
  isGiven: boolean;
}

/** A number of this series that this kiosk may give by itself now (N-12). */
export function isOwnNumber(day: OfficeDay, number: TicketNumber, series: string, now: number, actor: Actor): boolean {
  const lease = actor.role === 'kiosk' ? leaseOf(day, actor.device) : null;
  const date = localClock(day.rules?.timeZone ?? 'UTC', now).date;
  return lease !== null && isIn(lease, number) && date <= lease.until && number.startsWith(series);
}

/** A number of this series that somebody can hold on a slip of this kiosk, whatever has become of the loan (O-10). */
export function isOnPaper(day: OfficeDay, number: TicketNumber, series: string, actor: Actor): boolean {
  return actor.role === 'kiosk' && number.startsWith(series) && mayBeOnPaper(day, number, actor.device);
}

/** What a ticket needs wherever it is taken. `due` is null while its holder is not in the building. */
export function newTicket(
  day: OfficeDay,
  rules: OfficeRules,
  { ticket, service: serviceId, matters = [], aim = null }: Joining,
  channel: Joined['channel'],
  now: number,
  ticketClass: TicketClass,
  due: number | null,
  slip?: Slip,
): { ok: true; event: Joined } | Refused {
  if (day.tickets.has(ticket)) return refuse({ kind: 'ticket-exists' });
  const service = rules.services.find(({ id }) => id === serviceId);
  if (!service) return refuse({ kind: 'service-unknown' });
  const refused = refuseMatters(rules, serviceId, matters);
  if (refused) return refused;
  if (channel === 'home' && !service.remote) return refuse({ kind: 'not-from-home' });
  const hours = ticketHours(rules, now, service);
  if (!hours.ok && !slip?.isGiven) {
    return refuse({ kind: hours.endedToday ? 'tickets-ended-today' : 'service-closed', opens: hours.opens });
  }
  // The front desk sees who stands there and may still find a way; a machine does not promise what cannot be kept.
  if (day.stopped.has(serviceId) && channel !== 'desk' && !slip?.isGiven) return refuse({ kind: 'no-time-today' });
  const number = slip?.number ?? nextNumber(day, service.series);
  if (number === null) return refuse({ kind: 'number-exhausted', series: service.series });
  return {
    ok: true,
    event: {
      type: 'TicketJoined',
      ticket,
      number,
      service: serviceId,
      channel,
      class: ticketClass,
      place: due === null ? null : { tier: TIER[ticketClass], due },
      ...(matters.length > 0 ? { matters: [...matters] } : {}),
      ...(aim ? { aim } : {}),
    },
  };
}
