import type { OfficeRules } from '../office/office-rules.ts';
import { type Aim, aimStands } from '../policy/aim.ts';
import { canServe } from '../policy/skills.ts';
import { MINUTE } from '../words.ts';
import type { Actor, Command } from './commands.ts';
import type { Counter, OfficeDay } from './day.ts';
import { accept, type Circumstances, type Decision, find, isActor, ownClient, ownFree, refuse } from './decision.ts';
import type { OfficeEvent } from './events.ts';
import type { Ticket } from './ticket.ts';

type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>;

/**
 * Ends the matter that is served. With a further matter on the ticket the visit goes on: at the same counter at once when
 * its clerk can serve it, else passed on with the first waiting time kept (T-31).
 */
export function finish(day: OfficeDay, command: CommandOf<'Finish'>, actor: Actor): Decision {
  const mine = ownClient(day, command, actor, 'serving', 'ticket-not-serving');
  if (!mine.ok) return mine;
  const at = { ticket: command.ticket, counter: command.counter };
  const [next] = mine.ticket.matters;
  if (next === undefined) return accept({ type: 'TicketEnded', ticket: command.ticket, outcome: command.outcome });
  if (canServe(mine.counter, next)) return accept({ type: 'MatterStarted', ...at, service: next });
  return accept({ type: 'TicketTransferred', ...at, service: next });
}

/** Passed on to a service, and if wished to one counter or one clerk: never to where nobody can take it (C-11, T-30). */
export function transfer(day: OfficeDay, rules: OfficeRules, command: CommandOf<'Transfer'>, actor: Actor): Decision {
  const { service, to } = command;
  const mine = ownClient(day, command, actor, 'serving', 'ticket-not-serving');
  if (!mine.ok) return mine;
  if (!rules.services.some(({ id }) => id === service)) return refuse({ kind: 'service-unknown' });
  const aim: Aim | null = !to ? null : 'counter' in to ? { counters: [to.counter] } : { clerks: [to.clerk] };
  const isOwn = to && ('counter' in to ? to.counter === command.counter : to.clerk === mine.counter.clerk);
  if (isOwn || (aim && !aimStands(aim, service, day.counters))) return refuse({ kind: 'nobody-to-pass-on-to' });
  // To the same line at the same counter would be called back at once by the one who passed it on.
  const isSame = service === mine.ticket.service;
  const taken = isSame ? othersCan(day, command.counter, service) : canAnybody(day, service);
  if (!aim && !taken) return refuse({ kind: 'nobody-to-pass-on-to' });
  return accept({
    type: 'TicketTransferred',
    ticket: command.ticket,
    counter: command.counter,
    service,
    ...(aim ? { aim } : {}),
  });
}

function othersCan(day: OfficeDay, counterId: string, service: string): boolean {
  for (const [id, other] of day.counters) if (id !== counterId && canServe(other, service)) return true;
  return false;
}

function canAnybody(day: OfficeDay, service: string): boolean {
  for (const counter of day.counters.values()) if (canServe(counter, service)) return true;
  return false;
}

/** Also while interrupted: whoever cannot be back in time says so, and for how much longer (J-64, T-28). */
export function interrupt(day: OfficeDay, command: CommandOf<'Interrupt'>, now: number, actor: Actor): Decision {
  const again = day.tickets.get(command.ticket)?.state === 'interrupted';
  const mine = again
    ? ownClient(day, command, actor, 'interrupted', 'ticket-not-serving')
    : ownClient(day, command, actor, 'serving', 'ticket-not-serving');
  if (!mine.ok) return mine;
  const { ticket, counter, minutes } = command;
  return accept({ type: 'ServiceInterrupted', ticket, counter, backAt: now + minutes * MINUTE });
}

export function resume(day: OfficeDay, command: CommandOf<'Resume'>, actor: Actor): Decision {
  const mine = ownClient(day, command, actor, 'interrupted', 'ticket-not-interrupted');
  if (!mine.ok) return mine;
  return accept({ type: 'ServiceResumed', ticket: command.ticket, counter: command.counter });
}

export function park(
  day: OfficeDay,
  rules: OfficeRules,
  command: CommandOf<'Park'>,
  { now, actor, heardAt = now }: Circumstances,
): Decision {
  const mine = ownClient(day, command, actor, 'serving', 'ticket-not-serving');
  if (!mine.ok) return mine;
  const { ticket, counter, reason, minutes } = command;
  const backAt = now + minutes * MINUTE;
  return accept({ type: 'TicketParked', ticket, counter, reason, backAt, until: parkedUntil(rules, backAt, heardAt) });
}

/** Told late, a pause is not over before anybody at the office could see it. */
function parkedUntil({ policy }: OfficeRules, backAt: number, heardAt: number): number {
  return Math.max(backAt, heardAt) + policy.parkMinutes * MINUTE;
}

/**
 * A client whom a counter has and whose clerk is not there for them loses nothing by it (T-8): whoever was called from the line goes
 * back to it, whoever was called back from a pause still pauses, a visit that had begun is parked.
 */
export function sentBack(
  client: Extract<Ticket, { state: 'called' | 'serving' | 'interrupted' }>,
  rules: OfficeRules,
  { now, heardAt = now }: Pick<Circumstances, 'now' | 'heardAt'>,
): OfficeEvent {
  const at = { ticket: client.id, counter: client.counter };
  if (client.state === 'called' && client.why) return { type: 'TicketReturned', ...at };
  return {
    type: 'TicketParked',
    ...at,
    reason: 'clerk-left',
    backAt: now,
    until: parkedUntil(rules, now, heardAt),
  };
}

/** Goes on with a visit that was parked: at the counter that parked it, or at any that can serve the matter (T-29). */
export function unpark(day: OfficeDay, command: CommandOf<'Unpark'>, actor: Actor): Decision {
  const mine = ownFree(day, command.counter, actor);
  if (!mine.ok) return mine;
  const found = find(day, command.ticket, 'parked', 'ticket-not-parked');
  if (!found.ok) return found;
  const { clerk } = mine.counter;
  if (found.ticket.clerk !== clerk && !canServe(mine.counter, found.ticket.service)) {
    return refuse({ kind: 'service-not-here', counter: command.counter });
  }
  const { ticket, counter, announce } = command;
  return accept({ type: 'TicketUnparked', ticket, counter, clerk, announced: announce });
}

/** A clerk closes a counter without a client; a manager also one that was left with one, who loses nothing by it (T-8). */
export function closeCounter(
  day: OfficeDay,
  rules: OfficeRules,
  counterId: string,
  circumstances: Circumstances,
): Decision {
  const { actor } = circumstances;
  const counter = day.counters.get(counterId);
  if (!counter) return refuse({ kind: 'counter-not-open' });
  const isManager = actor.role === 'manager';
  if (!isActor(actor, counter.clerk) && !isManager) return refuse({ kind: 'not-your-counter' });
  const closed: OfficeEvent = { type: 'CounterClosed', counter: counterId };
  const client = clientAt(day, counter);
  if (!client) return accept(closed);
  if (!isManager || isActor(actor, counter.clerk)) return refuse({ kind: 'counter-busy', ticket: client.id });
  return accept(sentBack(client, rules, circumstances), closed);
}

function clientAt(day: OfficeDay, counter: Counter) {
  const client = counter.state === 'open' && counter.ticket !== null ? day.tickets.get(counter.ticket) : undefined;
  return client?.state === 'called' || client?.state === 'serving' || client?.state === 'interrupted' ? client : null;
}
