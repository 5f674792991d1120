import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  instantOf,
  isTimeZone,
  localClock,
  minutesOf,
  weekdayOf,
  zoneOffset,
} from '../../../../shared/domain/office/local-time.ts';
import { MINUTE } from '../../../../shared/domain/words.ts';

const HOUR = 60 * MINUTE;

/** Winter offset in hours; the clocks change at 01:00 UTC everywhere in the Union. */
const ZONES = [
  ['Europe/Warsaw', 1],
  ['Europe/Riga', 2],
  ['Europe/Vilnius', 2],
] as const;
const AUTUMN = ['2026-10-25', '2027-10-31'] as const;
const SPRING = ['2026-03-29', '2027-03-28'] as const;

function jump(date: string): number {
  return Date.parse(`${date}T01:00:00Z`);
}

function clockOf(hours: number, minutes = 0): string {
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

describe.each(ZONES)('N-5 the wall clock of %s', (zone, winter) => {
  test.each(SPRING)('springs forward on %s', (date) => {
    expect(zoneOffset(zone, jump(date) - 1)).toBe(winter * HOUR);
    expect(zoneOffset(zone, jump(date))).toBe((winter + 1) * HOUR);
    expect(localClock(zone, jump(date) - 1)).toEqual({ date, minutes: (winter + 1) * 60 + 59 - 60, weekday: 6 });
    expect(localClock(zone, jump(date))).toEqual({ date, minutes: (winter + 2) * 60, weekday: 6 });
  });

  test.each(SPRING)('on %s, times in the hour that is skipped are the instant of the jump', (date) => {
    for (const minutes of [0, 1, 15, 30, 59]) {
      expect(instantOf(zone, date, clockOf(winter + 1, minutes))).toBe(jump(date));
    }
    expect(instantOf(zone, date, clockOf(winter, 59))).toBe(jump(date) - MINUTE);
    expect(instantOf(zone, date, clockOf(winter + 2, 0))).toBe(jump(date));
    expect(instantOf(zone, date, clockOf(winter + 2, 1))).toBe(jump(date) + MINUTE);
  });

  test.each(AUTUMN)('falls back on %s', (date) => {
    expect(zoneOffset(zone, jump(date) - 1)).toBe((winter + 1) * HOUR);
    expect(zoneOffset(zone, jump(date))).toBe(winter * HOUR);
  });

  test.each(AUTUMN)('on %s, a time that comes twice is the first one', (date) => {
    for (const minutes of [0, 15, 30, 59]) {
      expect(instantOf(zone, date, clockOf(winter + 1, minutes))).toBe(jump(date) - HOUR + minutes * MINUTE);
      // The second one shows the same on the wall.
      expect(localClock(zone, jump(date) + minutes * MINUTE).minutes).toBe((winter + 1) * 60 + minutes);
    }
    expect(instantOf(zone, date, clockOf(winter + 2, 0))).toBe(jump(date) + HOUR);
  });

  test.each([...SPRING, ...AUTUMN])('%s lasts as long as it lasts, and 24:00 is the next midnight', (date) => {
    const day = instantOf(zone, addDays(date, 1), '00:00') - instantOf(zone, date, '00:00');
    expect(day).toBe(((SPRING as readonly string[]).includes(date) ? 23 : 25) * HOUR);
    expect(instantOf(zone, date, '24:00')).toBe(instantOf(zone, addDays(date, 1), '00:00'));
  });

  test('what the clock shows, read back, is the same instant; in the repeated hour, the same wall time', () => {
    const from = Date.UTC(2026, 0, 1);
    const until = Date.UTC(2028, 0, 1);
    const near = fc
      .constantFrom(...[...SPRING, ...AUTUMN].map(jump))
      .chain((at) => fc.integer({ min: -180, max: 180 }).map((minutes) => at + minutes * MINUTE));
    const any = fc.integer({ min: from / MINUTE, max: until / MINUTE }).map((minutes) => minutes * MINUTE);
    fc.assert(
      fc.property(fc.oneof(near, any), (at) => {
        const { date, minutes } = localClock(zone, at);
        const back = instantOf(zone, date, clockOf(Math.floor(minutes / 60), minutes % 60));
        expect(back === at || back === at - HOUR).toBe(true);
        expect(localClock(zone, back)).toEqual(localClock(zone, at));
      }),
      { numRuns: 500, seed: 41 },
    );
  });

  test('later on the wall is never earlier in time', () => {
    for (const date of [...SPRING, ...AUTUMN, '2026-11-19']) {
      let last = Number.NEGATIVE_INFINITY;
      for (let minutes = 0; minutes < 1_440; minutes += 5) {
        const at = instantOf(zone, date, clockOf(Math.floor(minutes / 60), minutes % 60));
        expect(at).toBeGreaterThanOrEqual(last);
        last = at;
      }
    }
  });

  test('agrees with the platform’s own calendar at every hour of the nights of change', () => {
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
    for (const date of [...SPRING, ...AUTUMN]) {
      for (let minutes = -300; minutes <= 300; minutes += 7) {
        const at = jump(date) + minutes * MINUTE;
        const clock = localClock(zone, at);
        expect(`${clock.date} ${clockOf(Math.floor(clock.minutes / 60), clock.minutes % 60)}`).toBe(format.format(at));
      }
    }
  });
});

describe('N-5 dates', () => {
  test('days are added over months, years and leap days', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2027-03-01', -1)).toBe('2027-02-28');
    expect(addDays('2026-11-19', 0)).toBe('2026-11-19');
  });
  test('weekdays begin with Monday', () => {
    expect(weekdayOf('2026-11-16')).toBe(0);
    expect(weekdayOf('2026-11-22')).toBe(6);
  });
  test('times of day are minutes', () => {
    expect([minutesOf('00:00'), minutesOf('08:30'), minutesOf('24:00')]).toEqual([0, 510, 1_440]);
  });
  test('only zones that the machine knows', () => {
    expect([isTimeZone('Europe/Riga'), isTimeZone('Europe/Nowhere'), isTimeZone('')]).toEqual([true, false, false]);
  });
});
