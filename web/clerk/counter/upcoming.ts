import { type NextCall, nextCall, type Queue, turnAfter, turnOf } from '../../../shared/domain/policy/call-next.ts';
import { headOf } from '../../../shared/domain/queue/lanes.ts';
import type { OfficeDay } from '../../../shared/domain/ticket/day.ts';

/**
 * Whom this counter would call next, and after that, if nobody else called or came: the order rule itself, asked again
 * and again with those already named taken out of the line.
 */
export function upcoming(day: OfficeDay, counterId: string, now: number, most: number): NextCall[] {
  const clerk = day.counters.get(counterId)?.clerk;
  if (clerk === undefined) return [];
  // Lanes are copied without their places: only where they begin is moved on.
  const lanes = new Map([...day.lanes].map(([key, lane]) => [key, { ...lane }]));
  const turns = new Map(day.turns);
  const queue: Queue = { rules: day.rules, counters: day.counters, lanes, turns };
  const found: NextCall[] = [];
  while (found.length < most) {
    const next = nextCall(queue, counterId, now);
    if (!next) break;
    found.push(next);
    turns.set(clerk, turnAfter(turnOf(queue, clerk), next.why));
    for (const lane of lanes.values()) if (headOf(lane)?.ticket === next.ticket) lane.head += 1;
  }
  return found;
}
