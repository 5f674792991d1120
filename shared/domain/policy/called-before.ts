import type { OfficeDay, RecentCall } from '../ticket/day.ts';
import type { TicketNumber } from '../ticket/number.ts';
import type { Ticket, WaitingTicket } from '../ticket/ticket.ts';
import { aimFits } from './aim.ts';
import type { CallReason } from './reasons.ts';
import { canServe } from './skills.ts';

/**
 * Why a later number was called before this one. earlier-turn: it stands earlier by the published rule, be it for a booked
 * time or because waiting is hard, and nobody is told which; other-matter: that counter does not take this matter;
 * other-place: this ticket waits for another counter or clerk; came-earlier: its holder was in the building earlier;
 * came-back: it had been called before; out-of-turn: with a listed reason.
 */
export const CALLED_BEFORE = [
  'earlier-turn',
  'other-matter',
  'other-place',
  'came-earlier',
  'came-back',
  'out-of-turn',
] as const;

export interface CalledBefore {
  number: TicketNumber;
  because: (typeof CALLED_BEFORE)[number];
  reason?: CallReason | undefined;
}

/** The last calls of later numbers while this one waited, newest first, at most `most` (P-21 in SPEC). */
export function calledBefore(day: OfficeDay, ticket: WaitingTicket, most = 3): CalledBefore[] {
  const found: CalledBefore[] = [];
  for (const call of day.recentCalls.toReversed()) {
    if (found.length === most || call.at < ticket.inLineSince) break;
    const other = day.tickets.get(call.ticket);
    // Whoever took a ticket first is expected to be called first: that needs no explanation.
    if (!other || other.joinedAt <= ticket.joinedAt) continue;
    found.push({ number: call.number, ...becauseOf(day, ticket, other, call) });
  }
  return found;
}

function becauseOf(
  day: OfficeDay,
  ticket: WaitingTicket,
  other: Ticket,
  { counter: id, why }: RecentCall,
): Pick<CalledBefore, 'because' | 'reason'> {
  if (why?.reason !== undefined) return { because: 'out-of-turn', reason: why.reason };
  if (why === null) return { because: 'came-back' };
  const counter = day.counters.get(id);
  if (counter && !canServe(counter, ticket.service)) return { because: 'other-matter' };
  if (counter && !aimFits(ticket.aim, id, counter.clerk)) return { because: 'other-place' };
  // By the rule (P-3, P-4): an earlier tier, the turn of an ordinary client, or an earlier due time. Whoever is of the same
  // tier and was there first has simply come earlier.
  const otherTier = why.tier !== ticket.tier && (why.tier === 'P' || why.over !== null);
  if (!otherTier && why.due > ticket.due) {
    // The clerk's first skills did not include this matter at that moment.
    return { because: 'other-matter' };
  }
  const cameEarlier = why.tier === ticket.tier && (presentAt(other) ?? ticket.presentAt) < ticket.presentAt;
  return { because: cameEarlier ? 'came-earlier' : 'earlier-turn' };
}

function presentAt(ticket: Ticket): number | null {
  if (ticket.state === 'expected') return null;
  return ticket.state === 'ended' ? (ticket.came?.presentAt ?? null) : ticket.presentAt;
}
