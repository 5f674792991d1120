import type { OfficeRules } from '../../shared/domain/office/office-rules.ts';
import type { Actor } from '../../shared/domain/ticket/commands.ts';
import { MINUTE } from '../../shared/domain/words.ts';

/** Thursday, 19 November 2026, 09:00 in Warsaw. The office has been open for an hour. */
export const NINE = Date.UTC(2026, 10, 19, 8, 0);
export const TODAY = '2026-11-19';

/** `minutes` past nine o'clock, ms since 1970. */
export function at(minutes: number): number {
  return NINE + Math.round(minutes * MINUTE);
}

const weekday = [{ from: '08:00', to: '16:00' }];

/** A small office: two series, three services, four counters, four clerks. */
export const RULES: OfficeRules = {
  version: 1,
  timeZone: 'Europe/Warsaw',
  hours: { mon: weekday, tue: weekday, wed: weekday, thu: weekday, fri: weekday, sat: [], sun: [] },
  exceptions: [],
  series: ['A', 'B'],
  services: [
    { id: 'id-card', series: 'A', remote: true, minutes: 10 },
    { id: 'address', series: 'A', remote: true, minutes: 6 },
    { id: 'tax', series: 'B', remote: false, minutes: 12 },
  ],
  counters: ['1', '2', '3', '4'],
  clerks: [
    { id: 'anna', skills: ['id-card', 'address'], secondarySkills: [] },
    { id: 'jan', skills: ['id-card', 'address'], secondarySkills: [] },
    { id: 'ewa', skills: ['tax'], secondarySkills: [] },
    { id: 'ola', skills: ['id-card', 'address', 'tax'], secondarySkills: [] },
  ],
  policy: {
    priorityRun: 2,
    remoteGraceMinutes: 5,
    callsPerBackOffice: 6,
    bookedEarlyMinutes: 5,
    bookedLateMinutes: 15,
    returnMinutes: 15,
    returnPlaces: 3,
    // Once and at once, not the office's usual twice and a minute: most tests are about something else. T-27 has tests of
    // its own.
    missedAfterCalls: 1,
    missedAfterSeconds: 0,
    parkMinutes: 60,
    postponeTimes: 3,
    postponePlaces: 5,
    undoSeconds: 20,
    ticketsFromMinutes: 15,
    ticketsUntilMinutes: 30,
    intakeWarnPercent: 70,
    intakeStopPercent: 20,
    longWaitMinutes: 60,
  },
};

/** The same office with some figures of its policy set otherwise. */
export function rulesWith(policy: Partial<OfficeRules['policy']>, rest: Partial<OfficeRules> = {}): OfficeRules {
  return { ...RULES, ...rest, policy: { ...RULES.policy, ...policy } };
}

export const RESIDENT: Actor = { role: 'resident' };
export const KIOSK = { role: 'kiosk', device: 'k1', place: 'Lobby' } as const satisfies Actor;
export const SYSTEM: Actor = { role: 'system' };
export const HOST: Actor = { role: 'host', person: 'hanna' };
export const MANAGER: Actor = { role: 'manager', person: 'maria' };

/** How an actor stands in the log. */
export function nameOf(actor: Actor): string {
  if ('person' in actor) return `person:${actor.person}`;
  return actor.role === 'kiosk' ? `kiosk:${actor.device}` : actor.role;
}

export function clerk(person: string): Actor {
  return { role: 'clerk', person };
}
