import { type WaitRange, waitRangeForNewcomer } from '../../../shared/domain/estimate/queue-length.ts';
import { longestWait, peopleWaiting } from '../../../shared/domain/queue/position.ts';
import type { OfficeDay } from '../../../shared/domain/ticket/day.ts';
import type { Level } from '../../../shared/ui/wait-level/wait-level.tsx';

/** Minutes that nobody should wait longer than. */
export const LIMIT = 30;
/** From here on the limit is near. */
const NEAR = 24;

export interface ServiceWait {
  waiting: number;
  /** Longest wait of somebody who waits now, minutes. */
  longest: number | null;
  /** How long somebody who came now may wait, minutes; null: we do not know. */
  range: WaitRange | null;
  /** Somebody who can serve it is at an open counter. */
  staffed: boolean;
  level: Level;
}

export function waitOfService(day: OfficeDay, service: string, now: number): ServiceWait {
  const only = new Set([service]);
  const waiting = peopleWaiting(day, only);
  const longest = longestWait(day, only, now);
  const range = waitRangeForNewcomer(day, service);
  const staffed = [...day.counters.values()].some(({ state, skills }) => state === 'open' && skills.includes(service));
  // People wait and nobody can call them: that needs somebody, however short they have waited.
  const level = waiting > 0 && !staffed && levelOf(longest, range) === 'normal' ? 'near' : levelOf(longest, range);
  return { waiting, longest, range, staffed, level };
}

function levelOf(longest: number | null, range: WaitRange | null): Level {
  if (longest === null) return 'none';
  if (longest > LIMIT) return 'above';
  // Even in the best case somebody who came now would wait as long as the limit.
  return longest >= NEAR || (range !== null && range.from >= LIMIT) ? 'near' : 'normal';
}
