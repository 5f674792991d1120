import type { Actor, Command } from './commands.ts';
import type { OfficeDay } from './day.ts';
import { decide, dueOnReturn } from './decide.ts';
import type { LateAbout, OfficeEvent } from './events.ts';
import type { Refusal } from './refusal.ts';
import type { Ticket } from './ticket.ts';

/** A command that was carried out on a device without a line, told to the office afterwards. */
export interface LateCircumstances {
  actor: Actor;
  /** When it was done, by the office's clock as well as the device knew it, ms. */
  when: number;
}

/**
 * Decides what a device did while it had no line (O-14 to O-16 in SPEC). It has happened: a client was called, or holds a slip.
 * So it is never refused. What the rules accept is taken over as it was. What only needs the office's own picture put right is
 * taken over after that: `again` asks to fold these events in and to decide once more. What cannot be taken over is noted for the
 * host, with the reason, and nothing else changes.
 */
export function decideLate(
  day: OfficeDay,
  command: Command,
  circumstances: LateCircumstances,
): { events: OfficeEvent[]; again: boolean } {
  const { actor } = circumstances;
  const { when } = circumstances;
  if (day.date !== null && when < day.openedAt) return noted(command, 'day-over');
  const known = command.type === 'Join' ? sameSlip(day, command) : null;
  if (known) return { events: known, again: false };
  const decision = decide(day, command, { now: when, actor, late: true });
  if (decision.ok) return { events: decision.events, again: false };
  const mended = mend(day, command, decision.refusal, circumstances);
  return mended ?? noted(command, decision.refusal.kind);
}

/**
 * When it happened, as it stands in the log, ms: what the device says, but not in the future and not before what is known of the
 * client, because a device's clock may be wrong while it has no line.
 */
export function soonest(day: OfficeDay, command: Command, when: number, now: number): number {
  const ticket = day.tickets.get(idOf(day, command) ?? '');
  return Math.min(now, Math.max(when, ticket ? lastTimeOf(ticket) : 0));
}

function lastTimeOf(ticket: Ticket): number {
  switch (ticket.state) {
    case 'expected':
      return ticket.joinedAt;
    case 'waiting':
      return ticket.inLineSince;
    case 'called':
      return ticket.calledAt;
    case 'serving':
      return ticket.servingSince;
    case 'interrupted':
      return ticket.interruptedAt;
    case 'parked':
      return ticket.parkedAt;
    case 'missed':
      return ticket.missedAt;
    case 'ended':
      return ticket.endedAt;
  }
}

/** Mending once, and once more, is enough for each case; a device that asks for more is noted. */
export const MOST_MENDINGS = 6;

export function noted(command: Command, because: Refusal['kind']): { events: OfficeEvent[]; again: boolean } {
  const { ticket, number, counter } = command as LateAbout;
  const about: LateAbout = {
    ...(ticket === undefined ? {} : { ticket }),
    ...(number === undefined ? {} : { number }),
    ...(counter === undefined ? {} : { counter }),
  };
  return { events: [{ type: 'LateNoted', step: command.type, because, about }], again: false };
}

/**
 * The slip of a kiosk that the office knows in another way: its answer came too late and the kiosk had printed another number,
 * or a counter has called the number on paper before the kiosk could tell of it.
 */
function sameSlip(day: OfficeDay, { ticket: id, number }: Extract<Command, { type: 'Join' }>): OfficeEvent[] | null {
  const known = day.tickets.get(id);
  if (known) {
    if (number === undefined || known.number === number || day.byNumber.has(number)) return [];
    return [{ type: 'TicketRenumbered', ticket: id, number }];
  }
  if (day.alsoKnown.has(id)) return [];
  const slip = number === undefined ? undefined : day.byNumber.get(number);
  return slip === undefined ? null : [{ type: 'TicketFound', ticket: id, is: slip }];
}

/** What has to be put right first, or null when nothing can. */
function mend(
  day: OfficeDay,
  command: Command,
  refusal: Refusal,
  { actor, when }: LateCircumstances,
): { events: OfficeEvent[]; again: boolean } | null {
  if (!('counter' in command) || !('person' in actor)) return harmless(command, refusal);
  const { counter } = command;
  const again = (...events: OfficeEvent[]) => ({ events, again: true });
  switch (refusal.kind) {
    case 'counter-busy': {
      // The office had called somebody for this counter and its answer was lost: nobody has come, they keep their place.
      const busy = day.tickets.get(refusal.ticket);
      if (busy?.state !== 'called' || refusal.ticket === idOf(day, command)) return null;
      return again({ type: 'TicketReturned', ticket: busy.id, counter });
    }
    case 'counter-not-open': {
      // Closed in the meantime by somebody who thought that its clerk had gone.
      const opened = decide(day, { type: 'OpenCounter', counter }, { now: when, actor });
      if (command.type === 'CloseCounter') return { events: [], again: false };
      return opened.ok && opened.events.length > 0 ? again(...opened.events) : null;
    }
    case 'ticket-not-reserved':
      return isCalling(command) ? callByPaper(day, command, actor, when) : null;
  }
  const ticket = day.tickets.get(idOf(day, command) ?? '');
  if (!ticket || !wasHere(command)) return null;
  return bring(day, ticket, counter, actor, when, command);
}

/**
 * Brings a client to the counter where they were, as far as the office's picture allows: somebody who was only called elsewhere,
 * or missed, was here all the time. Somebody who is being served elsewhere was there.
 */
function bring(
  day: OfficeDay,
  ticket: Ticket,
  counter: string,
  actor: Actor,
  when: number,
  command: Command,
): { events: OfficeEvent[]; again: boolean } | null {
  const again = (event: OfficeEvent) => ({ events: [event], again: true });
  const { id } = ticket;
  switch (ticket.state) {
    case 'missed': {
      const { rules } = day;
      return rules && again({ type: 'TicketReinstated', ticket: id, due: dueOnReturn(day, rules, ticket, when) });
    }
    case 'called':
      if (ticket.counter !== counter) {
        // A call alone says that somebody was called here, too. That they came, only what follows says.
        return isCalling(command) ? null : again({ type: 'TicketReturned', ticket: id, counter: ticket.counter });
      }
      return command.type === 'Arrive' || isCalling(command)
        ? null
        : again({ type: 'ServiceStarted', ticket: id, counter });
    case 'waiting':
      return isCalling(command) ? null : callByPaper(day, { counter, ticket: id }, actor, when);
    default:
      return null;
  }
}

/** A call that nobody had reserved stands in the log as what it is: out of turn, by the number on paper (P-20). */
function callByPaper(
  day: OfficeDay,
  { counter, ticket }: { counter: string; ticket: string },
  actor: Actor,
  when: number,
): { events: OfficeEvent[]; again: boolean } | null {
  const call: Command = { type: 'CallTicket', counter, ticket, reason: 'paper' };
  const decision = decide(day, call, { now: when, actor });
  if (decision.ok) return { events: decision.events, again: true };
  return mend(day, { ...call, type: 'CallTicket' }, decision.refusal, { actor, when });
}

function isCalling(
  command: Command,
): command is Extract<Command, { type: 'CallReserved' | 'CallTicket' | 'CallSlip' }> {
  return command.type === 'CallReserved' || command.type === 'CallTicket' || command.type === 'CallSlip';
}

/** Steps that can only be taken with the client at the counter, or in the line of sight of it. */
function wasHere(command: Command): boolean {
  return isCalling(command) || HERE.has(command.type);
}

const HERE: ReadonlySet<Command['type']> = new Set(['Arrive', 'Finish', 'Interrupt', 'Park', 'Transfer']);

function idOf(day: OfficeDay, command: Command): string | undefined {
  if (command.type === 'CallSlip') return day.byNumber.get(command.number);
  return 'ticket' in command ? command.ticket : undefined;
}

/** What somebody else has done in the meantime need not be done again. */
function harmless(command: Command, refusal: Refusal): { events: OfficeEvent[]; again: boolean } | null {
  const isDone =
    (command.type === 'CheckIn' && refusal.kind === 'ticket-not-expected') ||
    (command.type === 'Reinstate' && refusal.kind === 'ticket-not-missed') ||
    (command.type === 'Cancel' && refusal.kind === 'ticket-ended');
  return isDone ? { events: [], again: false } : null;
}
