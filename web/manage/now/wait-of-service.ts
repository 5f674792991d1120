import { canServe } from '../../../shared/domain/policy/skills.ts';
import { longestWait, peopleWaiting } from '../../../shared/domain/queue/position.ts';
import type { OfficeDay } from '../../../shared/domain/ticket/day.ts';
import type { OfficeNow } from '../../../shared/protocol/office-now.ts';
import type { Level } from '../../../shared/ui/wait-level/wait-level.tsx';

/** From this share of the limit on, the limit is near. */
const NEAR = 0.8;

type WaitRange = NonNullable<OfficeNow['services'][number]['range']>;

export interface ServiceWait {
  waiting: number;
  /** Longest wait of somebody who waits now, minutes. */
  longest: number | null;
  /** Somebody who can serve it is at an open counter. */
  staffed: boolean;
  level: Level;
}

/** Minutes that nobody should wait longer than, as the office has set them. */
export function limitOf({ rules }: Pick<OfficeDay, 'rules'>): number {
  return rules?.policy.longWaitMinutes ?? 60;
}

/** `range`: how long somebody who came now may wait, minutes, as the office tells everybody; null: we do not know. */
export function waitOfService(day: OfficeDay, service: string, range: WaitRange | null, now: number): ServiceWait {
  const only = new Set([service]);
  const waiting = peopleWaiting(day, only);
  const longest = longestWait(day, only, now);
  const staffed = [...day.counters.values()].some((counter) => counter.state === 'open' && canServe(counter, service));
  const level = levelOf(longest, range, limitOf(day));
  // People wait and nobody can call them: that needs somebody, however short they have waited.
  return { waiting, longest, staffed, level: waiting > 0 && !staffed && level === 'normal' ? 'near' : level };
}

function levelOf(longest: number | null, range: WaitRange | null, limit: number): Level {
  if (longest === null) return 'none';
  if (longest >= limit) return 'above';
  // Even in the best case somebody who came now would wait as long as the limit.
  return longest >= limit * NEAR || (range !== null && range.from >= limit) ? 'near' : 'normal';
}
