import { instantOf, type LocalDate } from '../office/local-time.ts';
import type { OfficeRules } from '../office/office-rules.ts';
import type { PersonId } from '../ticket/ticket.ts';

/** The planned breaks of a clerk on a date, as instants (ms). */
export function breaksOf(rules: OfficeRules, date: LocalDate, clerk: PersonId): Array<{ from: number; to: number }> {
  const planned = rules.clerks.find(({ id }) => id === clerk)?.breaks ?? [];
  return planned.map(({ from, to }) => ({
    from: instantOf(rules.timeZone, date, from),
    to: instantOf(rules.timeZone, date, to),
  }));
}
