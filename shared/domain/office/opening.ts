import { MINUTE } from '../words.ts';
import { addDays, instantOf, type LocalDate, localClock, weekdayOf } from './local-time.ts';
import type { Hours, Span } from './office-file.ts';
import type { OfficeRules, ServiceRules } from './office-rules.ts';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

type Calendar = Pick<OfficeRules, 'timeZone' | 'hours' | 'exceptions'>;

/** A time of being open, as instants (ms since 1970), `until` excluded. */
export interface Opening {
  from: number;
  until: number;
}

function spansOn(calendar: Calendar, date: LocalDate, hours: Hours): Span[] {
  const exception = calendar.exceptions.find((entry) => entry.date === date);
  if (exception) return exception.open;
  return hours[WEEKDAYS[weekdayOf(date)] ?? 'mon'];
}

/** Times of a service with hours of its own on a day that keeps to other hours: what both have in common (N-8). */
function common(own: readonly Span[], office: readonly Span[]): Span[] {
  return own.flatMap((a) =>
    office.flatMap((b) => {
      const from = a.from > b.from ? a.from : b.from;
      const to = a.to < b.to ? a.to : b.to;
      return from < to ? [{ from, to }] : [];
    }),
  );
}

/** The last closing of a local day, ms, that of a service with longer hours included (T-20); null on a closed day. */
export function lastClosing(rules: Calendar & Pick<OfficeRules, 'services'>, date: LocalDate): number | null {
  let last: number | null = null;
  for (const service of [undefined, ...rules.services]) {
    for (const { until } of openingsOn(rules, date, service)) last = Math.max(last ?? 0, until);
  }
  return last;
}

// Rules never change once they are in the log, so the openings of a day are reckoned once for each of them.
const known = new WeakMap<object, Map<string, Opening[]>>();

/** The openings of one local day, in order. A service with hours of its own keeps to those, but never on a closed day. */
export function openingsOn(calendar: Calendar, date: LocalDate, service?: Pick<ServiceRules, 'hours'>): Opening[] {
  let days = known.get(calendar);
  if (!days || days.size > 500) {
    days = new Map();
    known.set(calendar, days);
  }
  const key = service?.hours ? `${date} ${JSON.stringify(service.hours)}` : date;
  let openings = days.get(key);
  if (!openings) {
    openings = reckonOpenings(calendar, date, service);
    days.set(key, openings);
  }
  return openings;
}

function reckonOpenings(calendar: Calendar, date: LocalDate, service?: Pick<ServiceRules, 'hours'>): Opening[] {
  const weekday = WEEKDAYS[weekdayOf(date)] ?? 'mon';
  const office = spansOn(calendar, date, calendar.hours);
  const own = service?.hours?.[weekday];
  const isException = calendar.exceptions.some((entry) => entry.date === date);
  const spans = own === undefined || office.length === 0 ? office : isException ? common(own, office) : own;
  return spans.map((span) => ({
    from: instantOf(calendar.timeZone, date, span.from),
    until:
      span.to === '24:00'
        ? instantOf(calendar.timeZone, addDays(date, 1), '00:00')
        : instantOf(calendar.timeZone, date, span.to),
  }));
}

export type OpenState =
  | { open: true; since: number; until: number }
  /** `opens`: the next opening within two weeks, if there is one. */
  | { open: false; opens: number | null };

/** Whether the office (or one of its services) is open at `now` (ms since 1970). */
export function openState(calendar: Calendar, now: number, service?: Pick<ServiceRules, 'hours'>): OpenState {
  const today = localClock(calendar.timeZone, now).date;
  let next: number | null = null;
  for (let day = 0; day < 15 && next === null; day += 1) {
    for (const opening of openingsOn(calendar, addDays(today, day), service)) {
      if (now >= opening.from && now < opening.until) return { open: true, since: opening.from, until: opening.until };
      if (opening.from > now) {
        next = opening.from;
        break;
      }
    }
  }
  return { open: false, opens: next };
}

export type TicketHours = { ok: true; until: number } | { ok: false; opens: number | null; endedToday: boolean };

/**
 * Whether tickets for a service are given at `now`: from `ticketsFromMinutes` before an opening until
 * `ticketsUntilMinutes` before its end (N-6, N-7 in SPEC).
 */
export function ticketHours(rules: OfficeRules, now: number, service: ServiceRules): TicketHours {
  const today = localClock(rules.timeZone, now).date;
  const early = rules.policy.ticketsFromMinutes * MINUTE;
  const late = rules.policy.ticketsUntilMinutes * MINUTE;
  let endedToday = false;
  let opens: number | null = null;
  for (let day = 0; day < 15 && opens === null; day += 1) {
    for (const opening of openingsOn(rules, addDays(today, day), service)) {
      // Not before midnight: a ticket counts for the day on which it is given (N-10).
      const from = Math.max(opening.from - early, instantOf(rules.timeZone, addDays(today, day), '00:00'));
      // A short opening still gives tickets: the last-ticket time never comes before the opening itself.
      const until = Math.max(opening.until - late, Math.min(opening.from + MINUTE, opening.until));
      if (now >= from && now < until) return { ok: true, until };
      if (from > now) {
        opens = opening.from;
        // A break at noon is no end: the office opens again today (N-7).
        if (day === 0) endedToday = false;
        break;
      }
      if (day === 0) endedToday = true;
    }
  }
  return { ok: false, opens, endedToday };
}
