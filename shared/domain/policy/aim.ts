import type { Counter } from '../ticket/day.ts';
import type { CounterId, PersonId } from '../ticket/ticket.ts';

/**
 * Where a ticket belongs, when not just anybody with the skill should call it: a step-free counter, a clerk who signs, the
 * colleague to whom it was passed on. It never touches the order (P-1, P-16 in SPEC), and the log does not say for which of
 * these reasons it is there. Both lists at once mean one of these clerks at one of these counters.
 */
export interface Aim {
  counters?: CounterId[];
  clerks?: PersonId[];
}

/** One text for equal aims, whatever the order of their lists; '' for no aim. */
export function aimKey(aim: Aim | null): string {
  if (!aim) return '';
  return `${[...(aim.counters ?? [])].sort().join()}|${[...(aim.clerks ?? [])].sort().join()}`;
}

export function aimFits(aim: Aim | null, counter: CounterId, clerk: PersonId): boolean {
  if (!aim) return true;
  return (aim.counters?.includes(counter) ?? true) && (aim.clerks?.includes(clerk) ?? true);
}

/**
 * Whether the aim stands: somebody it fits, and who takes the service, is at a counter, be it on a break. Otherwise the
 * ticket is anybody's, because waiting for a colleague who has left would be waiting for nobody (P-17).
 */
export function aimStands(
  aim: Aim,
  service: string,
  counters: ReadonlyMap<CounterId, Pick<Counter, 'clerk' | 'skills' | 'secondarySkills'>>,
): boolean {
  for (const [id, { clerk, skills, secondarySkills }] of counters) {
    if (aimFits(aim, id, clerk) && (skills.includes(service) || secondarySkills.includes(service))) return true;
  }
  return false;
}
