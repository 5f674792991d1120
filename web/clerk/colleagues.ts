import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { canServe } from '../../shared/domain/policy/skills.ts';
import type { OfficeDay } from '../../shared/domain/ticket/day.ts';
import type { StaffBadges } from '../../shared/protocol/http/session.ts';

type Person = StaffBadges['people'][number];

/** Badges of the staff, for names; empty as long as they have not been read. */
export const ColleaguesContext = createContext<readonly Person[]>([]);

/** Finds a colleague's badge by id. */
export function useColleague(): (id: string) => Person | undefined {
  const people = useContext(ColleaguesContext);
  return (id) => people.find((person) => person.id === id);
}

export interface OnDuty {
  counter: string;
  clerk: string;
  /** Has a break now and comes back to this counter. */
  onBreak: boolean;
}

/** Who else can take a matter now, by number of counter (P-17 in SPEC: a break is no absence). */
export function onDutyFor(day: OfficeDay, service: string, exceptCounter: string): OnDuty[] {
  return [...day.counters]
    .filter(([id, counter]) => id !== exceptCounter && canServe(counter, service))
    .map(([id, { clerk, state }]) => ({ counter: id, clerk, onBreak: state === 'paused' }))
    .sort((a, b) => Number(a.counter) - Number(b.counter));
}
