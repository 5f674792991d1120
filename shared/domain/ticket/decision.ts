import type { Actor } from './commands.ts';
import type { Counter, OfficeDay } from './day.ts';
import type { OfficeEvent } from './events.ts';
import type { Refusal } from './refusal.ts';
import type { Ticket, TicketState } from './ticket.ts';

export type Decision = { ok: true; events: OfficeEvent[] } | Refused;
export type Refused = { ok: false; refusal: Refusal };

export interface Circumstances {
  /** The office's time, ms since 1970. */
  now: number;
  actor: Actor;
  /**
   * Of something that was done already, on a device without a line: when the office hears of it, ms. A slip that is printed is not
   * refused for the hour, and time that somebody gets begins when it can be known.
   */
  heardAt?: number;
}

export type OpenCounter = Extract<Counter, { state: 'open' }>;

export function accept(...events: OfficeEvent[]): Decision {
  return { ok: true, events };
}

export function refuse(refusal: Refusal): Refused {
  return { ok: false, refusal };
}

export function isActor(actor: Actor, person: string): boolean {
  return 'person' in actor && actor.person === person;
}

/** The ticket in the state that the command needs. */
export function find<S extends TicketState>(
  day: OfficeDay,
  id: string,
  state: S,
  otherwise: Refusal['kind'] & `ticket-not-${string}`,
): { ok: true; ticket: Extract<Ticket, { state: S }> } | Refused {
  const ticket = day.tickets.get(id);
  if (!ticket) return refuse({ kind: 'ticket-unknown' });
  if (ticket.state === 'ended' && state !== 'ended') return refuse({ kind: 'ticket-ended' });
  if (ticket.state !== state) return refuse({ kind: otherwise });
  return { ok: true, ticket: ticket as Extract<Ticket, { state: S }> };
}

/** The actor's own open counter. */
export function own(day: OfficeDay, id: string, actor: Actor): { ok: true; counter: OpenCounter } | Refused {
  const counter = day.counters.get(id);
  if (counter?.state !== 'open') return refuse({ kind: 'counter-not-open' });
  if (!isActor(actor, counter.clerk)) return refuse({ kind: 'not-your-counter' });
  return { ok: true, counter };
}

/** The actor's own open counter with no client at it. */
export function ownFree(day: OfficeDay, id: string, actor: Actor): { ok: true; counter: OpenCounter } | Refused {
  const found = own(day, id, actor);
  if (found.ok && found.counter.ticket !== null) return refuse({ kind: 'counter-busy', ticket: found.counter.ticket });
  return found;
}

type AtCounter = Extract<Ticket, { state: 'called' | 'serving' | 'interrupted' }>;

/** The actor's own client in the state that the command needs. */
export function ownClient<S extends AtCounter['state']>(
  day: OfficeDay,
  at: { counter: string; ticket: string },
  actor: Actor,
  state: S,
  otherwise: Refusal['kind'] & `ticket-not-${string}`,
): { ok: true; counter: OpenCounter; ticket: Extract<AtCounter, { state: S }> } | Refused {
  const mine = own(day, at.counter, actor);
  if (!mine.ok) return mine;
  const found = find<AtCounter['state']>(day, at.ticket, state, otherwise);
  if (!found.ok) return found;
  const { ticket } = found;
  if (ticket.counter !== at.counter) return refuse({ kind: 'already-called', counter: ticket.counter });
  return { ok: true, counter: mine.counter, ticket: ticket as Extract<AtCounter, { state: S }> };
}
