import type { Rules } from './read-line.ts';

type Service = Rules['services'][number];

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const WEEK = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const clocks = new Map<string, Intl.DateTimeFormat>();

/** What the clock on the office's wall shows, read as if it were UTC: ms, in whole seconds. */
function wallClock(timeZone: string, at: number): number {
  // Swedish writes 2026-11-19 09:00:00.
  const clock =
    clocks.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  clocks.set(timeZone, clock);
  return Date.parse(`${clock.format(at).replace(' ', 'T')}Z`);
}

/** The office's date at an instant (ms), `2026-11-19`. */
export function dateAt(timeZone: string, at: number): string {
  return new Date(wallClock(timeZone, at)).toISOString().slice(0, 10);
}

/**
 * The instant (ms) at which the wall clock shows `time` on `date`: of a time that comes twice the first one, of a time
 * that summer time skips the moment of the jump (N-5). `24:00` is the midnight that ends the date (N-9).
 */
export function instantOf(timeZone: string, date: string, time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  const wanted = Date.parse(`${date}T00:00Z`) + ((hours ?? 0) * 60 + (minutes ?? 0)) * MINUTE;
  const ahead = (at: number): number => wallClock(timeZone, at) - at;
  let at = wanted - Math.max(ahead(wanted - DAY), ahead(wanted + DAY));
  while (wallClock(timeZone, at) < wanted) at += MINUTE;
  return at;
}

/** When the office, or one of its services, is open on a date (N-8): hh:mm, which sort as texts. */
function openingsOn(rules: Rules, date: string, service?: Service): Array<{ from: string; to: string }> {
  const weekday = WEEK[new Date(`${date}T00:00Z`).getUTCDay()] ?? 'sun';
  const exception = rules.exceptions.find((one) => one.date === date)?.open;
  const office = exception ?? rules.hours[weekday];
  const own = service?.hours?.[weekday];
  if (!own || office.length === 0) return office;
  if (!exception) return own;
  const later = (a: string, b: string): string => (a > b ? a : b);
  const earlier = (a: string, b: string): string => (a < b ? a : b);
  return own
    .flatMap((a) => exception.map((b) => ({ from: later(a.from, b.from), to: earlier(a.to, b.to) })))
    .filter(({ from, to }) => from < to);
}

/** Whether tickets for the service are given at an instant (ms): N-6, N-7, N-10. */
export function givesTickets(rules: Rules, service: Service, at: number): boolean {
  const { timeZone, policy } = rules;
  const date = dateAt(timeZone, at);
  return openingsOn(rules, date, service).some(({ from, to }) => {
    const opens = instantOf(timeZone, date, from);
    const closes = instantOf(timeZone, date, to);
    const until = Math.max(closes - policy.ticketsUntilMinutes * MINUTE, Math.min(opens + MINUTE, closes));
    return at >= opens - policy.ticketsFromMinutes * MINUTE && at < until;
  });
}

/** The last closing of a date, ms, that of a service with longer hours included (T-20); midnight when nothing is open. */
export function lastClosing(rules: Rules, date: string): number {
  const openings = [undefined, ...rules.services].flatMap((service) => openingsOn(rules, date, service));
  const last = openings
    .map(({ to }) => to)
    .sort()
    .at(-1);
  return instantOf(rules.timeZone, date, last ?? '24:00');
}
