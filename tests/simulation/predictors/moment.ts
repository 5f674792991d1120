import type { ServiceId, TicketId } from '../../../shared/domain/ticket/ticket.ts';
import { assert } from '../../../shared/lib/assert.ts';
import type { LobbyBook, Waiter } from '../lobby-book.ts';

/** The moment at which somebody has come and asks how long it will take. */
export interface Moment {
  book: LobbyBook;
  who: Waiter;
  /** ms since 1970. */
  now: number;
  /** Minutes after opening. */
  minute: number;
}

export function momentOf(book: LobbyBook, ticket: TicketId, now: number, minute: number): Moment {
  const who = book.waiting.get(ticket);
  assert(who, `${ticket} waits`);
  return { book, who, now, minute };
}

/** The services that a counter which takes this one also takes, this one included; counters on a break count too. */
export function rivalGroup({ counters }: LobbyBook, service: ServiceId): Set<ServiceId> {
  const group = new Set([service]);
  for (const { skills } of counters.values()) {
    if (skills.includes(service)) for (const skill of skills) group.add(skill);
  }
  return group;
}

/** Open counters that take the service; at least one, because a wait is quoted when all of them are at lunch, too. */
export function ableCounters({ counters }: LobbyBook, service: ServiceId): number {
  const able = [...counters.values()].filter(({ open, skills }) => open && skills.includes(service));
  return Math.max(1, able.length);
}

/** The others who wait for one of these services. */
export function othersWaiting({ book, who }: Moment, services: ReadonlySet<ServiceId>): Waiter[] {
  return [...book.waiting.values()].filter((other) => other !== who && services.has(other.service));
}
