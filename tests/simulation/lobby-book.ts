import { TIER, type Tier } from '../../shared/domain/policy/classes.ts';
import type { RecordedEvent } from '../../shared/domain/ticket/events.ts';
import type { CounterId, PersonId, ServiceId, TicketId } from '../../shared/domain/ticket/ticket.ts';

/** Somebody in the lobby. `since`: when they came, ms; returns do not start it anew. */
export interface Waiter {
  ticket: TicketId;
  service: ServiceId;
  tier: Tier;
  since: number;
}

export interface LastCall {
  service: ServiceId;
  tier: Tier;
  at: number;
  wait: number;
}

/**
 * What anybody in the lobby could write down: who waits, who works, who was called last. It is kept from the log alone and
 * apart from the office's own day, so that what is measured does not lean on what it measures.
 */
export interface LobbyBook {
  waiting: Map<TicketId, Waiter>;
  counters: Map<CounterId, { clerk: PersonId; skills: readonly ServiceId[]; open: boolean }>;
  /** The last client called of each service and tier: when, and how long they had waited (ms). */
  lastCalls: Map<string, LastCall>;
  /** Everybody who has come, whether they still wait or not. */
  known: Map<TicketId, Waiter>;
  /** Those on the way from home. */
  expected: Map<TicketId, ServiceId>;
}

export function emptyBook(): LobbyBook {
  return { waiting: new Map(), counters: new Map(), lastCalls: new Map(), known: new Map(), expected: new Map() };
}

/** Writes one event down, in place. */
export function note(book: LobbyBook, { at, event }: RecordedEvent): void {
  const { waiting, counters, known, expected } = book;
  const comes = (waiter: Waiter): void => {
    known.set(waiter.ticket, waiter);
    waiting.set(waiter.ticket, waiter);
  };
  switch (event.type) {
    case 'TicketJoined': {
      const { ticket, service, place } = event;
      if (place) comes({ ticket, service, tier: place.tier, since: at });
      else expected.set(ticket, service);
      return;
    }
    case 'TicketCheckedIn': {
      const service = expected.get(event.ticket);
      expected.delete(event.ticket);
      if (service !== undefined) comes({ ticket: event.ticket, service, tier: TIER[event.class], since: at });
      return;
    }
    case 'TicketReinstated':
    case 'CallWithdrawn': {
      const waiter = known.get(event.ticket);
      if (waiter) waiting.set(waiter.ticket, waiter);
      return;
    }
    case 'TicketCalled': {
      const waiter = waiting.get(event.ticket);
      if (!waiter) return;
      waiting.delete(event.ticket);
      const { service, tier, since } = waiter;
      book.lastCalls.set(`${service}/${tier}`, { service, tier, at, wait: at - since });
      return;
    }
    case 'TicketEnded':
      waiting.delete(event.ticket);
      return;
    case 'CounterOpened':
      counters.set(event.counter, { clerk: event.clerk, skills: event.skills, open: true });
      return;
    case 'CounterPaused':
    case 'CounterResumed': {
      const counter = counters.get(event.counter);
      if (counter) counter.open = event.type === 'CounterResumed';
      return;
    }
    case 'CounterClosed':
      counters.delete(event.counter);
      return;
  }
}
