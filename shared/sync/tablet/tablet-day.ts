import { advance } from '../../domain/ticket/advance.ts';
import type { Actor, Command } from '../../domain/ticket/commands.ts';
import { copyDay, type OfficeDay } from '../../domain/ticket/day.ts';
import { decide } from '../../domain/ticket/decide.ts';
import type { OfficeEvent } from '../../domain/ticket/events.ts';
import { evolve } from '../../domain/ticket/evolve.ts';
import type { Refusal } from '../../domain/ticket/refusal.ts';
import type { CounterId, TicketId } from '../../domain/ticket/ticket.ts';

/** Clients whom the office has reserved for this counter, in the order in which the rule would call them. */
export interface Reservation {
  counter: CounterId;
  tickets: readonly TicketId[];
  /** Until when they may be called without a line, office time in ms. */
  until: number;
}

/**
 * The day as a tablet without a line goes on with it: a copy of what it last heard, changed by the very rules of the office and by
 * nothing else. What was done is told to the office afterwards; this copy is thrown away then.
 */
export interface TabletDay {
  readonly day: OfficeDay;
  /** Reserved clients who still wait, in order. */
  reserved(): TicketId[];
  /** Why the rules refuse it, or null. Changes nothing. */
  refusalOf(command: Command, at: { now: number; actor: Actor }): Refusal | null;
  /** Does something by the rules; a refusal changes nothing. `id`: of the command. */
  perform(
    command: Command,
    at: { now: number; actor: Actor; id: string },
  ): { ok: true } | { ok: false; refusal: Refusal };
}

export function goOnFrom(heard: OfficeDay, reservation: Reservation | null, now: number): TabletDay {
  const day = copyDay(heard);
  const fold = (events: readonly OfficeEvent[], at: number, actor: string, command: string): void => {
    for (const event of events) evolve(day, { seq: day.seq + 1, at, actor, command, event });
  };
  const passTime = (at: number): void => fold(advance(day, at), at, 'system', 'time');

  const isOpen = reservation !== null && day.counters.get(reservation.counter)?.state === 'open';
  if (isOpen && now < reservation.until) {
    const held = reservation.tickets.filter((id) => day.tickets.get(id)?.state === 'waiting');
    const { counter, until } = reservation;
    fold([{ type: 'CounterCutOff', counter, held, until }], now, 'system', 'cut-off');
  }

  return {
    day,
    reserved() {
      const held = reservation && day.holds.get(reservation.counter)?.tickets;
      return reservation?.tickets.filter((id) => held?.has(id)) ?? [];
    },
    refusalOf(command, { now: at, actor }) {
      passTime(at);
      const decision = decide(day, command, { now: at, actor });
      return decision.ok ? null : decision.refusal;
    },
    perform(command, { now: at, actor, id }) {
      passTime(at);
      const decision = decide(day, command, { now: at, actor });
      if (!decision.ok) return decision;
      fold(decision.events, at, 'here', id);
      return { ok: true };
    },
  };
}
