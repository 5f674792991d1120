import type { Hold } from '../ticket/day.ts';
import type { CounterId } from '../ticket/ticket.ts';
import { type NextCall, nextCall, type Queue, turnAfter, turnOf } from './call-next.ts';

/** Clients reserved for each open counter, so that its clerk can go on without a line. */
export const RESERVED_PER_COUNTER = 3;

/**
 * Whom the order rule would give each of these counters next if nobody came: `most` each, nobody twice. The rule itself is asked
 * again and again, as if one counter called after the other.
 */
export function reserveFor(
  queue: Queue,
  counters: readonly CounterId[],
  now: number,
  most = RESERVED_PER_COUNTER,
): Map<CounterId, NextCall[]> {
  const taken: Hold = { tickets: new Set(), until: Number.POSITIVE_INFINITY };
  // No counter has an empty name, so what is taken here is kept from all of them, first of all.
  const { rules, lanes } = queue;
  const turns = new Map(queue.turns);
  const imagined: Queue = {
    rules,
    lanes,
    turns,
    counters: queue.counters,
    holds: new Map([['', taken], ...queue.holds]),
  };
  const found = new Map<CounterId, NextCall[]>(counters.map((counter) => [counter, []]));
  for (let round = 0; round < most; round += 1) {
    for (const counter of counters) {
      const next = nextCall(imagined, counter, now);
      if (!next) continue;
      taken.tickets.add(next.ticket);
      found.get(counter)?.push(next);
      const clerk = queue.counters.get(counter)?.clerk ?? '';
      turns.set(clerk, turnAfter(turnOf(imagined, clerk), next.why));
    }
  }
  return found;
}
