import { type NextCall, nextCall } from '../../../shared/domain/policy/call-next.ts';
import { initialDay, type OfficeDay } from '../../../shared/domain/ticket/day.ts';
import { evolve } from '../../../shared/domain/ticket/evolve.ts';
import type { WaitingTicket } from '../../../shared/domain/ticket/ticket.ts';
import type { FindingKind } from '../../../shared/verify/report.ts';
import { type EventOf, inserted, MIDNIGHT, type Tampering } from './tampering.ts';

type Why = EventOf<'TicketCalled'>['why'];

/** What stands where a call could be made. */
export interface Chance {
  state: OfficeDay;
  counter: string;
  now: number;
}

/**
 * Puts a call of somebody else than the one whom the rule names at a counter that is free, with the reason that `forge`
 * makes up; null where it makes none up.
 */
export function forgedCall(
  expect: FindingKind[],
  forge: (next: NextCall, ticket: WaitingTicket, chance: Chance) => Why | null,
): Tampering {
  return (day, random) => {
    const state = initialDay();
    const places: Array<() => string[]> = [];
    day.log.forEach((recorded, index) => {
      evolve(state, recorded);
      // Never between two events of one command.
      const isWithin = day.log[index + 1]?.command === recorded.command;
      if (recorded.at >= MIDNIGHT || isWithin) return;
      for (const [counter, { clerk, ...there }] of state.counters) {
        if (there.state !== 'open' || there.ticket !== null) continue;
        const next = nextCall(state, counter, recorded.at);
        for (const ticket of state.tickets.values()) {
          if (!next || ticket.state !== 'waiting' || ticket.id === next.ticket) continue;
          const why = forge(next, ticket, { state, counter, now: recorded.at });
          if (!why) continue;
          const event = { type: 'TicketCalled', ticket: ticket.id, counter, clerk, why } as const;
          places.push(() => inserted(day, index + 1, event, `person:${clerk}`));
        }
      }
    });
    return places.length === 0 ? null : { lines: random.pick(places)(), expect };
  };
}
