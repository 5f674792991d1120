import type { OfficeInfo } from '../../../shared/protocol/office-info.ts';
import type { OfficeWords } from '../words/words.ts';

type Hours = OfficeInfo['hours'];
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const satisfies readonly (keyof Hours)[];

/** A Monday; the names of the days come from the language, not from the catalogue. */
const MONDAY = Date.UTC(2024, 0, 1, 12);
const DAY = 24 * 60 * 60_000;

export interface HoursLine {
  /** `poniedziałek–czwartek`; long names read well aloud. */
  days: string;
  /** `8:00–17:00`, or several, or that it is closed. */
  times: string;
}

/** Opening hours of a week, days with the same hours together. */
export function hoursLines(
  { t, language, formats }: OfficeWords,
  hours: Hours,
  weekday: 'long' | 'short',
): HoursLine[] {
  const name = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' });
  const spans = DAYS.map((day) => hours[day].map(({ from, to }) => `${shortTime(from)}–${shortTime(to)}`));
  const lines: HoursLine[] = [];
  for (let first = 0; first < DAYS.length; ) {
    const times = spans[first] ?? [];
    let last = first;
    while (last + 1 < DAYS.length && spans[last + 1]?.join() === times.join()) last += 1;
    const ends = [...new Set([first, last])].map((day) => name.format(MONDAY + day * DAY));
    const allDay = times.join() === '0:00–24:00';
    lines.push({
      days: ends.join('–'),
      times: times.length === 0 ? t('closed-day') : allDay ? t('around-the-clock') : formats.list(times),
    });
    first = last + 1;
  }
  return lines;
}

/** In one line, open days only: `pon.–czw. 8:00–17:00, pt. 8:00–14:00`. */
export function hoursInOneLine(words: OfficeWords, hours: Hours): string {
  const closed = words.t('closed-day');
  return hoursLines(words, hours, 'short')
    .filter(({ times }) => times !== closed)
    .map(({ days, times }) => `${days} ${times}`)
    .join(', ');
}

/** `8:00`, from `08:00`: hours are read aloud without the zero. */
export function shortTime(time: string): string {
  return time.replace(/^0(?=\d:)/, '');
}
