import type { Counter } from '../ticket/day.ts';
import type { CounterId, ServiceId } from '../ticket/ticket.ts';

export interface SkillsNow {
  /** Looked at first. */
  first: readonly ServiceId[];
  /** Looked at when nobody waits for those. */
  second: readonly ServiceId[];
}

/**
 * What a clerk at this counter takes, and what only when there is nobody else to call. A second skill that nobody at a
 * counter has as a first one counts as a first one: otherwise its clients would wait for the end of all others (P-18).
 */
export function skillsNow(counters: ReadonlyMap<CounterId, Counter>, counter: Counter): SkillsNow {
  const { skills, secondarySkills } = counter;
  if (secondarySkills.length === 0) return { first: skills, second: [] };
  const first = [...skills];
  const second: ServiceId[] = [];
  for (const service of secondarySkills) (isSomebodysFirst(counters, service) ? second : first).push(service);
  return { first, second };
}

function isSomebodysFirst(counters: ReadonlyMap<CounterId, Counter>, service: ServiceId): boolean {
  for (const { skills } of counters.values()) if (skills.includes(service)) return true;
  return false;
}

/** Whether this clerk can serve the matter at all. */
export function canServe(counter: Pick<Counter, 'skills' | 'secondarySkills'>, service: ServiceId): boolean {
  return counter.skills.includes(service) || counter.secondarySkills.includes(service);
}
