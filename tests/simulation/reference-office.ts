import { instantOf, type LocalDate } from '../../shared/domain/office/local-time.ts';
import type { OfficeRules } from '../../shared/domain/office/office-rules.ts';
import type { PersonId, ServiceId } from '../../shared/domain/ticket/ticket.ts';
import { MINUTE } from '../../shared/domain/words.ts';
import { SCENARIO, USUAL_IDS } from '../day/scenario.ts';
import { RULES } from '../helpers/rules.ts';

/** A Thursday. The office is open every day alike, so that any date can be simulated. */
export const REFERENCE_DATE: LocalDate = '2026-11-19';

const OPENS = '08:00';
const CLOSES = '17:00';

/** The matters that each clerk of the reference day takes, by their number in the scenario. */
const SKILLS = [
  [0, 1],
  [0, 1, 3],
  [1, 3, 4],
  [4, 1, 0],
  [2, 0],
  [2, 5],
  [5, 3, 2],
  [4, 2, 5],
] as const;

export const CLERKS: readonly PersonId[] = SKILLS.map((_, i) => `clerk-${i + 1}`);

/** The service of a matter of the scenario. */
export function serviceOf(matter: number): ServiceId {
  return USUAL_IDS[matter]?.[0] ?? `matter-${matter}`;
}

/** The office of the reference day: six services, eight clerks at counters of their own, the usual policy. */
export function referenceRules(): OfficeRules {
  const everyDay = [{ from: OPENS, to: CLOSES }];
  const letters = SCENARIO.services.map((_, i) => String.fromCharCode(65 + i));
  return {
    version: 1,
    timeZone: RULES.timeZone,
    hours: {
      mon: everyDay,
      tue: everyDay,
      wed: everyDay,
      thu: everyDay,
      fri: everyDay,
      sat: everyDay,
      sun: everyDay,
    },
    exceptions: [],
    series: letters,
    services: SCENARIO.services.map(({ mean }, i) => ({
      id: serviceOf(i),
      series: letters[i] ?? 'A',
      remote: true,
      minutes: mean,
    })),
    counters: CLERKS.map((_, i) => String(i + 1)),
    clerks: SKILLS.map((matters, i) => ({
      id: `clerk-${i + 1}`,
      skills: matters.map(serviceOf),
      secondarySkills: [],
      breaks: [lunch(i)],
    })),
    policy: RULES.policy,
  };
}

/** Lunch is planned in waves, so it is known beforehand; the other break of the day is not. */
function lunch(clerk: number): { from: string; to: string } {
  const { waves, minutes } = SCENARIO.lunch;
  const from = waves[clerk % waves.length] ?? waves[0];
  return { from: clockAfter(from), to: clockAfter(from + minutes) };
}

function clockAfter(minutes: number): string {
  const since = Number(OPENS.slice(0, 2)) * 60 + minutes;
  return `${String(Math.floor(since / 60)).padStart(2, '0')}:${String(since % 60).padStart(2, '0')}`;
}

/** The instant (ms since 1970) at which the office opens on a date. */
export function opensAt(date: LocalDate): number {
  return instantOf(RULES.timeZone, date, OPENS);
}

/** Minutes of the day as an instant (whole ms). */
export function instantAfter(opens: number, minutes: number): number {
  return opens + Math.round(minutes * MINUTE);
}
