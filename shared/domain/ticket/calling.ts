import type { OfficeRules } from '../office/office-rules.ts';
import { nextCall } from '../policy/call-next.ts';
import { heldFor, isHeldFromOthers } from '../policy/holds.ts';
import { canServe } from '../policy/skills.ts';
import { MINUTE, SECOND } from '../words.ts';
import type { Actor, Command } from './commands.ts';
import type { OfficeDay } from './day.ts';
import { accept, type Circumstances, type Decision, find, ownClient, ownFree, refuse } from './decision.ts';
import { whyCalled } from './joining.ts';
import type { Refusal } from './refusal.ts';
import type { CalledTicket } from './ticket.ts';

type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>;

export function callNext(day: OfficeDay, { counter: id }: CommandOf<'CallNext'>, now: number, actor: Actor): Decision {
  const mine = ownFree(day, id, actor);
  if (!mine.ok) return mine;
  const next = nextCall(day, id, now);
  if (!next) return refuse({ kind: 'nobody-waiting' });
  return accept({ type: 'TicketCalled', ticket: next.ticket, counter: id, clerk: mine.counter.clerk, why: next.why });
}

/**
 * By number (P-20): the same call when the rule names the same ticket, otherwise one out of turn. `isThere`: its holder is known to
 * have come to this counter, whomever they were kept for (O-16).
 */
export function callTicket(
  day: OfficeDay,
  command: Omit<CommandOf<'CallTicket'>, 'type'>,
  now: number,
  actor: Actor,
  isThere = false,
): Decision {
  const { counter: id, reason } = command;
  const mine = ownFree(day, id, actor);
  if (!mine.ok) return mine;
  const found = find(day, command.ticket, 'waiting', 'ticket-not-waiting');
  if (!found.ok) return found;
  if (!isThere && isHeldFromOthers(day.holds, command.ticket, id)) {
    return refuse({ kind: 'reserved-elsewhere', counter: heldFor(day.holds, command.ticket) ?? '' });
  }
  const { service, tier, due } = found.ticket;
  if (!canServe(mine.counter, service)) return refuse({ kind: 'service-not-here', counter: id });
  const why = whyCalled(day, id, nextCall(day, id, now), { ticket: command.ticket, tier, due }, reason);
  if (!why.ok) return why;
  return accept({
    type: 'TicketCalled',
    ticket: command.ticket,
    counter: id,
    clerk: mine.counter.clerk,
    why: why.why,
  });
}

/**
 * Why "did not come" cannot be said yet, or null (T-27): the client was called too few times, or too little time has passed
 * since the first call. Twice the time for those to whom waiting is hard, and for those who have asked for more (L-28).
 */
export function tooEarlyToMiss(ticket: CalledTicket, policy: OfficeRules['policy'], now: number): Refusal | null {
  const { missedAfterCalls: calls, missedAfterSeconds } = policy;
  if (ticket.recalls + 1 < calls) return { kind: 'call-again-first', calls };
  const slow = ticket.class === 'early' || ticket.answer === 'more-time';
  const from = ticket.calledAt + missedAfterSeconds * SECOND * (slow ? 2 : 1);
  return now < from ? { kind: 'wait-a-little', from } : null;
}

export function markMissed(
  day: OfficeDay,
  rules: OfficeRules,
  command: CommandOf<'MarkMissed'>,
  { now, actor, heardAt = now }: Circumstances,
): Decision {
  const mine = ownClient(day, command, actor, 'called', 'ticket-not-called');
  if (!mine.ok) return mine;
  const tooEarly = tooEarlyToMiss(mine.ticket, rules.policy, now);
  if (tooEarly) return refuse(tooEarly);
  return accept({
    type: 'TicketMissed',
    ticket: command.ticket,
    counter: command.counter,
    // Nobody can come back to a call of which the office, and with it the own phone, does not know yet.
    returnUntil: heardAt + rules.policy.returnMinutes * MINUTE,
  });
}
