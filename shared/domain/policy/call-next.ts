import { comparePlaces, headOf } from '../queue/lanes.ts';
import type { OfficeDay, Turn } from '../ticket/day.ts';
import type { CounterId, ServiceId } from '../ticket/ticket.ts';
import { MINUTE } from '../words.ts';
import { type Aim, aimFits, aimStands } from './aim.ts';
import { type Lane, type LanePlace, TIER, type TicketClass, type Tier } from './classes.ts';
import { isHeldFromOthers } from './holds.ts';
import { skillsNow } from './skills.ts';
import type { Why } from './why.ts';

/** What the order rule looks at: nothing of a person but class, service, due time, order of events and aim (P-1). */
export type Queue = Pick<OfficeDay, 'rules' | 'lanes' | 'turns' | 'counters' | 'holds'>;

export interface NextCall {
  ticket: string;
  why: Why;
}

/** Somebody who comes at this moment and stands in no lane yet. */
export interface Newcomer {
  class: TicketClass;
  service: ServiceId;
  aim: Aim | null;
  place: LanePlace;
}

type Heads = Record<Tier, LanePlace | undefined>;

const FRESH_TURN: Turn = { run: 0, sinceBackOffice: 0 };

export function turnOf(day: Pick<OfficeDay, 'turns'>, clerk: string): Turn {
  return day.turns.get(clerk) ?? FRESH_TURN;
}

/**
 * The published order rule (P-3 … P-7, P-16 … P-18 in SPEC): whom the clerk at this counter calls next, or null when nobody
 * waits whom they can serve. Looks only at the heads of lanes, so its cost grows with classes, services and aims, not with
 * people waiting. The counter may be busy: then it is the answer for when it is free.
 */
export function nextCall(queue: Queue, counterId: CounterId, now: number, newcomer?: Newcomer): NextCall | null {
  const counter = queue.counters.get(counterId);
  if (!counter || !queue.rules) return null;
  const { first, second } = skillsNow(queue.counters, counter);
  const among = (skills: readonly ServiceId[]): NextCall | null => {
    if (skills.length === 0) return null;
    return choose(queue, counter.clerk, headsFor(queue, counterId, counter.clerk, skills, now, newcomer), now);
  };
  return among(first) ?? among(second);
}

/** The earliest of each tier whom this clerk may call now. */
function headsFor(
  queue: Queue,
  counter: CounterId,
  clerk: string,
  skills: readonly ServiceId[],
  now: number,
  newcomer: Newcomer | undefined,
): Heads {
  const heads: Heads = { P: undefined, O: undefined, B: undefined };
  const early = (queue.rules?.policy.bookedEarlyMinutes ?? 0) * MINUTE;
  const look = (ticketClass: TicketClass, service: ServiceId, aim: Aim | null, head: LanePlace | undefined): void => {
    if (!head || !skills.includes(service)) return;
    // What was promised for a time does not come long before it (P-7); the lane is in order of due times, so its head
    // speaks for all of it.
    if ((ticketClass === 'early' || ticketClass === 'desk') && now < head.due - early) return;
    const tier = TIER[ticketClass];
    const rival = heads[tier];
    if (rival && comparePlaces(head, rival) >= 0) return;
    if (aim && !aimFits(aim, counter, clerk) && aimStands(aim, service, queue.counters)) return;
    heads[tier] = head;
  };
  for (const lane of queue.lanes.values()) {
    const head = queue.holds.size === 0 ? headOf(lane) : firstNotHeld(queue, lane, counter);
    look(lane.class, lane.service, lane.aim, head);
  }
  if (newcomer) look(newcomer.class, newcomer.service, newcomer.aim, newcomer.place);
  return heads;
}

/** The first of a lane who is not kept for a counter whose tablet is silent. Few are kept, so few are looked at. */
function firstNotHeld({ holds }: Queue, lane: Lane, counter: CounterId): LanePlace | undefined {
  for (let i = lane.head; i < lane.places.length; i += 1) {
    const place = lane.places[i];
    if (place && !isHeldFromOthers(holds, place.ticket, counter)) return place;
  }
  return undefined;
}

function choose(queue: Queue, clerk: string, { P: p, O: o, B: b }: Heads, now: number): NextCall | null {
  const policy = queue.rules?.policy;
  if (!policy) return null;
  const turn = turnOf(queue, clerk);
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

/** The clerk's turn after a call with this reason. One out of turn or without a line is no part of it: it neither uses up a turn nor wins one. */
export function turnAfter(turn: Turn, why: Why): Turn {
  if (why.rule === 'out-of-turn' || why.rule === 'reserved') return turn;
  if (why.tier === 'B') return { run: turn.run, sinceBackOffice: 0 };
  const run = why.tier === 'O' ? 0 : why.over ? turn.run + 1 : turn.run;
  return { run, sinceBackOffice: turn.sinceBackOffice + 1 };
}
