import { localClock } from '../office/local-time.ts';
import type { OfficeRules } from '../office/office-rules.ts';
import { nextCall } from '../policy/call-next.ts';
import { heldFor } from '../policy/holds.ts';
import { canServe } from '../policy/skills.ts';
import { MINUTE } from '../words.ts';
import { callTicket } from './calling.ts';
import type { Actor, Command } from './commands.ts';
import type { OfficeDay } from './day.ts';
import { accept, type Decision, find, ownFree, refuse } from './decision.ts';
import { newTicket, whyCalled } from './joining.ts';
import { leaseFor, leaseOf } from './lent-numbers.ts';
import { countOf } from './number.ts';

// What a counter or a kiosk does while it has no line, and what the office keeps for it (O-10 to O-16).

type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>;

/** So long clients are kept for a tablet that is silent. The tablet gives them up earlier by itself. */
export const HOLD_MINUTES = 15;

/** Lends a kiosk numbers, or until later; once a day is often enough. */
export function lendNumbers(day: OfficeDay, rules: OfficeRules, device: string, now: number): Decision {
  const { date } = localClock(rules.timeZone, now);
  const lease = leaseFor(day, device, date);
  if (!lease) return refuse({ kind: 'no-numbers-to-lend' });
  return leaseOf(day, device)?.until === lease.until ? accept() : accept({ type: 'NumbersLent', ...lease });
}

/**
 * Keeps clients for a counter whose tablet is silent: those of its matters who wait and are kept for nobody else. Whoever waits again
 * meanwhile is added to them.
 */
export function holdFor(day: OfficeDay, { counter, tickets }: CommandOf<'HoldFor'>, now: number): Decision {
  const there = day.counters.get(counter);
  if (there?.state !== 'open') return accept();
  const held = [...new Set(tickets)].filter((id) => {
    const ticket = day.tickets.get(id);
    return ticket?.state === 'waiting' && canServe(there, ticket.service) && heldFor(day.holds, id) === null;
  });
  if (held.length === 0) return accept();
  const before = day.holds.get(counter);
  const until = before?.until ?? now + HOLD_MINUTES * MINUTE;
  return accept({ type: 'CounterCutOff', counter, held: [...(before?.tickets ?? []), ...held], until });
}

/** Without a line, a clerk calls those whom the rule had given the counter when the line was cut. */
export function callReserved(day: OfficeDay, command: CommandOf<'CallReserved'>, actor: Actor): Decision {
  const { counter: id, ticket } = command;
  const mine = ownFree(day, id, actor);
  if (!mine.ok) return mine;
  const found = find(day, ticket, 'waiting', 'ticket-not-waiting');
  if (!found.ok) return found;
  if (heldFor(day.holds, ticket) !== id) return refuse({ kind: 'ticket-not-reserved' });
  const { tier, due } = found.ticket;
  const run = day.turns.get(mine.counter.clerk)?.run ?? 0;
  const why = { rule: 'reserved', tier, due, run, over: null } as const;
  return accept({ type: 'TicketCalled', ticket, counter: id, clerk: mine.counter.clerk, why });
}

/**
 * Without a line, when nobody is reserved any more: by the number on paper. A slip of which nobody knows yet, because its kiosk
 * has no line either, becomes a ticket here; the kiosk's word of it later finds that one (O-15).
 */
export function callSlip(
  day: OfficeDay,
  rules: OfficeRules,
  command: CommandOf<'CallSlip'>,
  now: number,
  actor: Actor,
): Decision {
  const { counter: id, number, service } = command;
  const mine = ownFree(day, id, actor);
  if (!mine.ok) return mine;
  const { clerk } = mine.counter;
  const known = day.byNumber.get(number);
  const reason = 'paper' as const;
  if (known !== undefined) return callTicket(day, { counter: id, ticket: known, reason }, now, actor);
  const series = number.slice(0, 1);
  const isOurs = countOf(number) <= (day.given.get(series) ?? 0);
  if (isOurs || rules.services.find((one) => one.id === service)?.series !== series) {
    return refuse({ kind: 'ticket-unknown' });
  }
  if (!canServe(mine.counter, service)) return refuse({ kind: 'service-not-here', counter: id });
  const joining = { ticket: command.ticket, service, hard: false };
  const joined = newTicket(day, rules, joining, 'kiosk', now, 'present', now, { number, isGiven: true });
  if (!joined.ok) return joined;
  const place = { ticket: command.ticket, due: now, order: day.seq + 1 };
  const next = nextCall(day, id, now, { class: 'present', service, aim: null, place });
  const why = whyCalled(day, id, next, { ticket: command.ticket, tier: 'O', due: now }, reason);
  if (!why.ok) return why;
  return accept(joined.event, { type: 'TicketCalled', ticket: command.ticket, counter: id, clerk, why: why.why });
}
