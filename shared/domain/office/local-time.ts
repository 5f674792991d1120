import { MINUTE } from '../words.ts';

/** A date in the office's own zone, `2026-11-21`. */
export type LocalDate = string;
/** A time of day in the office's own zone, `08:30`; `24:00` is the end of the day. */
export type LocalTime = string;

export interface LocalClock {
  date: LocalDate;
  /** Minutes since local midnight by the wall clock, 0–1439. */
  minutes: number;
  /** 0 is Monday. */
  weekday: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(zone, format);
  }
  return format;
}

/** True when the runtime knows the IANA zone name. */
export function isTimeZone(zone: string): boolean {
  try {
    formatFor(zone);
    return true;
  } catch {
    return false;
  }
}

// Offsets change only on a quarter of an hour, so one look-up serves each quarter: Intl is too slow for every event.
const QUARTER = 15 * MINUTE;
const offsets = new Map<string, number>();

/** Milliseconds to add to UTC to get the wall clock of `zone` at the instant `at` (ms since 1970). */
export function zoneOffset(zone: string, at: number): number {
  const quarter = Math.floor(at / QUARTER);
  const key = `${zone}@${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const parts: Record<string, number> = {};
  for (const part of formatFor(zone).formatToParts(quarter * QUARTER)) {
    if (part.type !== 'literal') parts[part.type] = Number(part.value);
  }
  const wall = Date.UTC(
    parts.year ?? 0,
    (parts.month ?? 1) - 1,
    parts.day ?? 1,
    parts.hour ?? 0,
    parts.minute ?? 0,
    parts.second ?? 0,
  );
  const offset = wall - quarter * QUARTER;
  if (offsets.size > 2_000) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

/** What the wall clock of the office shows at `at` (ms since 1970). */
export function localClock(zone: string, at: number): LocalClock {
  const wall = new Date(at + zoneOffset(zone, at));
  return {
    date: wall.toISOString().slice(0, 10),
    minutes: wall.getUTCHours() * 60 + wall.getUTCMinutes(),
    weekday: (wall.getUTCDay() + 6) % 7,
  };
}

export function minutesOf(time: LocalTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/**
 * The instant (ms since 1970) at which the office's wall clock shows `time` on `date`. A time that summer time skips
 * gives the instant of the jump; of a time that comes twice, the first one.
 */
export function instantOf(zone: string, date: LocalDate, time: LocalTime): number {
  const wall = Date.parse(`${date}T00:00:00Z`) + minutesOf(time) * MINUTE;
  const before = wall - zoneOffset(zone, wall - 24 * 60 * MINUTE);
  const after = wall - zoneOffset(zone, wall + 24 * 60 * MINUTE);
  const earlier = Math.min(before, after);
  const later = Math.max(before, after);
  if (earlier + zoneOffset(zone, earlier) === wall) return earlier;
  if (later + zoneOffset(zone, later) === wall) return later;
  // Neither reading shows this time: the clocks jumped over it, and the jump lies between the two readings.
  let low = earlier;
  let high = later;
  while (high - low > MINUTE) {
    const middle = Math.floor((low + high) / 2 / MINUTE) * MINUTE;
    if (zoneOffset(zone, middle) === zoneOffset(zone, earlier)) low = middle;
    else high = middle;
  }
  return high;
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 24 * 60 * MINUTE).toISOString().slice(0, 10);
}

export function weekdayOf(date: LocalDate): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
}
