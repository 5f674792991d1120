import type { TicketClass } from '../../shared/domain/policy/classes.ts';
import { headOf } from '../../shared/domain/queue/lanes.ts';
import type { OfficeDay } from '../../shared/domain/ticket/day.ts';
import type { PersonId, ServiceId, TicketId, WaitingTicket } from '../../shared/domain/ticket/ticket.ts';

// Rules that other offices call by, to compare with. `rule` is the office's own and is not here: it is asked for with the
// command CallNext, as a tablet asks for it. The others choose somebody, and the call is recorded as it stands.

export const POLICIES = ['rule', 'fifo', 'strict', 'every-third'] as const;
export type PolicyName = (typeof POLICIES)[number];

/** Whom a clerk with these skills calls next; null when nobody waits for them. */
export type Choose = (day: OfficeDay, clerk: PersonId, skills: readonly ServiceId[]) => WaitingTicket | null;

/** Made anew for each day, because some rules remember what a clerk has called. */
export function createChoose(policy: Exclude<PolicyName, 'rule'>): Choose {
  switch (policy) {
    case 'fifo':
      return (day, _clerk, skills) => earliest(day, skills, () => 0);
    case 'strict':
      return (day, _clerk, skills) => earliest(day, skills, (ticketClass) => STRICT[ticketClass]);
    case 'every-third':
      return everyThird();
  }
}

/** Priority always first, and whoever joined from home after everybody who came in person. */
const STRICT: Record<TicketClass, number> = { early: 0, present: 1, remote: 2, desk: 3 };

/** A clerk who has made two other calls since the last priority call makes one, as long as somebody of the kind waits. */
function everyThird(): Choose {
  const others = new Map<PersonId, number>();
  return (day, clerk, skills) => {
    const made = others.get(clerk) ?? 0;
    const turnOfPriority = made >= 2;
    const chosen = earliest(day, skills, (ticketClass) => ((ticketClass === 'early') === turnOfPriority ? 0 : 1));
    if (chosen) others.set(clerk, chosen.class === 'early' ? 0 : made + 1);
    return chosen;
  };
}

/** The one of the lowest rank who has been in the building longest. */
function earliest(
  day: OfficeDay,
  skills: readonly ServiceId[],
  rankOf: (ticketClass: TicketClass) => number,
): WaitingTicket | null {
  let best: WaitingTicket | null = null;
  for (const lane of day.lanes.values()) {
    if (!skills.includes(lane.service)) continue;
    const ticket = waiting(day, headOf(lane)?.ticket);
    if (ticket && (!best || compare(ticket, best, rankOf) < 0)) best = ticket;
  }
  return best;
}

function waiting(day: OfficeDay, id: TicketId | undefined): WaitingTicket | null {
  const ticket = day.tickets.get(id ?? '');
  return ticket?.state === 'waiting' ? ticket : null;
}

function compare(a: WaitingTicket, b: WaitingTicket, rankOf: (ticketClass: TicketClass) => number): number {
  return rankOf(a.class) - rankOf(b.class) || a.presentAt - b.presentAt || a.order - b.order;
}
