import { comparePlaces, headOf, laneKey } from '../queue/lanes.ts';
import type { OfficeDay, Turn } from '../ticket/day.ts';
import { MINUTE } from '../words.ts';
import { CLASSES, type LanePlace, TIER, type Tier } from './classes.ts';
import type { Why } from './why.ts';

export interface NextCall {
  ticket: string;
  why: Why;
}

const FRESH_TURN: Turn = { run: 0, sinceBackOffice: 0 };

export function turnOf(day: OfficeDay, clerk: string): Turn {
  return day.turns.get(clerk) ?? FRESH_TURN;
}

/**
 * The published order rule (P-3 … P-6 in SPEC): whom this clerk calls next, or null when nobody waits whom they can
 * serve. Looks only at the heads of lanes, so its cost grows with classes and skills, not with people waiting.
 */
export function nextCall(day: OfficeDay, clerk: string, skills: readonly string[], now: number): NextCall | null {
  const policy = day.rules?.policy;
  if (!policy) return null;
  const best: Record<Tier, LanePlace | undefined> = { P: undefined, O: undefined, B: undefined };
  for (const service of skills) {
    for (const ticketClass of CLASSES) {
      const head = headOf(day.lanes.get(laneKey(ticketClass, service)));
      // Somebody with a booked time is not called long before it; the lane is in order of due times, so its head speaks
      // for all of it.
      if (!head || (ticketClass === 'early' && now < head.due - policy.bookedEarlyMinutes * MINUTE)) continue;
      const tier = TIER[ticketClass];
      const rival = best[tier];
      if (!rival || comparePlaces(head, rival) < 0) best[tier] = head;
    }
  }
  const { P: p, O: o, B: b } = best;
  const turn = turnOf(day, clerk);
  const because = (
    rule: Why['rule'],
    tier: Tier,
    chosen: LanePlace,
    overTier: Tier,
    over: LanePlace | undefined,
  ): NextCall => ({
    ticket: chosen.ticket,
    why: {
      rule,
      tier,
      due: chosen.due,
      run: turn.run,
      over: over ? { ticket: over.ticket, tier: overTier, due: over.due } : null,
    },
  });

  if (b && b.due <= now && turn.sinceBackOffice >= policy.callsPerBackOffice) {
    return p ? because('back-office', 'B', b, 'P', p) : because('back-office', 'B', b, 'O', o);
  }
  if (p && (!o || turn.run < policy.priorityRun)) return because('priority', 'P', p, 'O', o);
  if (o) return because('turn', 'O', o, 'P', p);
  if (b) return because('back-office', 'B', b, 'O', undefined);
  return null;
}

/** The clerk's turn after a call with this reason. */
export function turnAfter(turn: Turn, why: Why): Turn {
  if (why.tier === 'B') return { run: turn.run, sinceBackOffice: 0 };
  const run = why.tier === 'O' ? 0 : why.over ? turn.run + 1 : turn.run;
  return { run, sinceBackOffice: turn.sinceBackOffice + 1 };
}
