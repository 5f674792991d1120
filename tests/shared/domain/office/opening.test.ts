import { describe, expect, test } from 'vitest';
import { instantOf, localClock } from '../../../../shared/domain/office/local-time.ts';
import type { Hours } from '../../../../shared/domain/office/office-file.ts';
import type { OfficeRules } from '../../../../shared/domain/office/office-rules.ts';
import { openingsOn, openState, ticketHours } from '../../../../shared/domain/office/opening.ts';
import { runningOffice } from '../../../helpers/office.ts';
import { RULES, rulesWith } from '../../../helpers/rules.ts';

const ZONE = 'Europe/Warsaw';
const CLOSED: Hours = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const at = (date: string, time: string): number => instantOf(ZONE, date, time);
const wall = (instant: number | null): string | null => {
  if (instant === null) return null;
  const { date, minutes } = localClock(ZONE, instant);
  return `${date} ${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
};
const span = (from: string, to: string) => ({ from, to });

const THURSDAY = '2026-11-19';
const FRIDAY = '2026-11-20';
const MONDAY = '2026-11-23';

function office(changes: Partial<OfficeRules>, policy: Partial<OfficeRules['policy']> = {}): OfficeRules {
  return rulesWith(policy, changes);
}
const service = RULES.services[0] as OfficeRules['services'][number];

describe('N-8 opening hours', () => {
  test('an office is open from the first minute to just before the last', () => {
    const open = { open: true, since: at(THURSDAY, '08:00'), until: at(THURSDAY, '16:00') };
    expect(openState(RULES, at(THURSDAY, '08:00'))).toEqual(open);
    expect(openState(RULES, at(THURSDAY, '16:00') - 1)).toEqual(open);
    expect(openState(RULES, at(THURSDAY, '16:00'))).toEqual({ open: false, opens: at(FRIDAY, '08:00') });
    expect(openState(RULES, at(THURSDAY, '08:00') - 1)).toEqual({ open: false, opens: at(THURSDAY, '08:00') });
  });

  test('after Friday comes Monday', () => {
    expect(openState(RULES, at(FRIDAY, '18:00'))).toEqual({ open: false, opens: at(MONDAY, '08:00') });
  });

  test('a break at noon closes the office until its end', () => {
    const rules = office({ hours: { ...CLOSED, thu: [span('08:00', '12:00'), span('13:00', '16:00')] } });
    expect(openState(rules, at(THURSDAY, '12:30'))).toEqual({ open: false, opens: at(THURSDAY, '13:00') });
    expect(openState(rules, at(THURSDAY, '13:00'))).toMatchObject({ open: true, until: at(THURSDAY, '16:00') });
  });

  test('an exception takes the place of the weekday’s hours', () => {
    const rules = office({
      exceptions: [
        { date: THURSDAY, open: [] },
        { date: '2026-11-21', open: [span('09:00', '12:00')] },
      ],
    });
    expect(openState(rules, at(THURSDAY, '10:00'))).toEqual({ open: false, opens: at(FRIDAY, '08:00') });
    expect(openState(rules, at('2026-11-21', '10:00'))).toMatchObject({ open: true });
  });

  test('an office that opens in three weeks says no day', () => {
    expect(openState(office({ hours: CLOSED }), at(THURSDAY, '10:00'))).toEqual({ open: false, opens: null });
    const later = office({ hours: CLOSED, exceptions: [{ date: '2026-12-03', open: [span('08:00', '09:00')] }] });
    expect(openState(later, at(THURSDAY, '10:00'))).toEqual({ open: false, opens: at('2026-12-03', '08:00') });
    expect(openState(later, at('2026-11-18', '10:00'))).toEqual({ open: false, opens: null });
  });
});

describe('N-8 a service with hours of its own', () => {
  const mondays = { ...CLOSED, mon: [span('10:00', '14:00')] };

  test('keeps to them', () => {
    expect(openState(RULES, at(MONDAY, '09:00'), { hours: mondays })).toEqual({
      open: false,
      opens: at(MONDAY, '10:00'),
    });
    expect(openState(RULES, at(MONDAY, '10:00'), { hours: mondays })).toMatchObject({ open: true });
    expect(openState(RULES, at(THURSDAY, '10:00'), { hours: mondays })).toEqual({
      open: false,
      opens: at(MONDAY, '10:00'),
    });
  });

  test('is closed on a day on which the office is closed', () => {
    const rules = office({ exceptions: [{ date: MONDAY, open: [] }] });
    expect(openState(rules, at(MONDAY, '11:00'), { hours: mondays }).open).toBe(false);
  });

  test('is not opened by a shortened day on which it is never given', () => {
    const rules = office({ exceptions: [{ date: THURSDAY, open: [span('08:00', '12:00')] }] });
    expect(openingsOn(rules, THURSDAY, { hours: mondays })).toEqual([]);
  });

  test('on a shortened day keeps to its own hours as far as the office is open', () => {
    const rules = office({ exceptions: [{ date: MONDAY, open: [span('08:00', '12:00')] }] });
    expect(openingsOn(rules, MONDAY, { hours: mondays })).toEqual([
      { from: at(MONDAY, '10:00'), until: at(MONDAY, '12:00') },
    ]);
  });
});

describe('N-9 round the clock', () => {
  const always = [span('00:00', '24:00')];
  const hours: Hours = { mon: always, tue: always, wed: always, thu: always, fri: always, sat: always, sun: always };

  test('24:00 is the end of the day, also when the clocks change in it', () => {
    for (const date of ['2026-10-25', '2027-03-28', THURSDAY]) {
      const [opening] = openingsOn(office({ hours }), date);
      expect(wall(opening?.from ?? null)).toBe(`${date} 00:00`);
      expect(opening?.until).toBe(at(date, '24:00'));
    }
  });

  test('such an office is open at every hour', () => {
    for (let minutes = 0; minutes < 2_880; minutes += 30) {
      expect(openState(office({ hours }), at(THURSDAY, '00:00') + minutes * 60_000).open).toBe(true);
    }
  });

  test('N-10 a ticket is given for the day of its number: none that midnight would end at once', () => {
    // A quarter of an hour before midnight the next day's opening is near, and this day's numbers are of no use for it.
    const lobby = runningOffice(office({ hours }), at(THURSDAY, '23:50'));
    const asked = lobby.ask(
      { type: 'Join', ticket: 't', service: 'id-card', channel: 'kiosk', hard: false },
      { role: 'kiosk', device: 'k', place: 'Lobby' },
    );
    lobby.pass(20);
    const ended = lobby.log.some(({ event }) => event.type === 'TicketEnded');
    expect({ given: asked.ok, endedAtMidnight: ended }).not.toEqual({ given: true, endedAtMidnight: true });
  });
});

describe('N-6 N-7 hours of tickets', () => {
  const given = (rules: OfficeRules, date: string, time: string) => ticketHours(rules, at(date, time), service);

  test('N-6 from a quarter of an hour before opening', () => {
    expect(given(RULES, THURSDAY, '07:44')).toEqual({ ok: false, opens: at(THURSDAY, '08:00'), endedToday: false });
    expect(given(RULES, THURSDAY, '07:45')).toEqual({ ok: true, until: at(THURSDAY, '15:30') });
  });

  test('N-7 until half an hour before closing', () => {
    expect(ticketHours(RULES, at(THURSDAY, '15:30') - 1, service).ok).toBe(true);
    expect(given(RULES, THURSDAY, '15:30')).toEqual({ ok: false, opens: at(FRIDAY, '08:00'), endedToday: true });
    expect(given(RULES, THURSDAY, '23:59')).toEqual({ ok: false, opens: at(FRIDAY, '08:00'), endedToday: true });
    expect(given(RULES, FRIDAY, '00:00')).toEqual({ ok: false, opens: at(FRIDAY, '08:00'), endedToday: false });
  });

  test('the office sets both', () => {
    const rules = office({}, { ticketsFromMinutes: 60, ticketsUntilMinutes: 0 });
    expect(given(rules, THURSDAY, '07:00').ok).toBe(true);
    expect(given(rules, THURSDAY, '15:59').ok).toBe(true);
    expect(given(rules, THURSDAY, '16:00').ok).toBe(false);
  });

  test('N-7 an opening shorter than that still gives tickets for a minute', () => {
    const rules = office({ exceptions: [{ date: THURSDAY, open: [span('10:00', '10:20')] }] });
    expect(given(rules, THURSDAY, '09:45')).toEqual({ ok: true, until: at(THURSDAY, '10:01') });
    expect(given(rules, THURSDAY, '10:01').ok).toBe(false);
  });

  test('N-7 before a second opening of the day, tickets have not ended for today', () => {
    const rules = office({ hours: { ...CLOSED, thu: [span('08:00', '12:00'), span('14:00', '18:00')] } });
    expect(given(rules, THURSDAY, '12:30')).toEqual({ ok: false, opens: at(THURSDAY, '14:00'), endedToday: false });
    expect(given(rules, THURSDAY, '13:45').ok).toBe(true);
    expect(given(rules, THURSDAY, '17:45')).toMatchObject({ ok: false, endedToday: true });
  });

  test('a closed day has not ended, it has not begun', () => {
    expect(given(RULES, '2026-11-21', '10:00')).toEqual({ ok: false, opens: at(MONDAY, '08:00'), endedToday: false });
  });

  test('a service with hours of its own gives tickets by those', () => {
    const rare = { ...service, hours: { ...CLOSED, mon: [span('10:00', '14:00')] } };
    expect(ticketHours(RULES, at(MONDAY, '09:44'), rare).ok).toBe(false);
    expect(ticketHours(RULES, at(MONDAY, '09:45'), rare)).toEqual({ ok: true, until: at(MONDAY, '13:30') });
    expect(ticketHours(RULES, at(THURSDAY, '10:00'), rare)).toEqual({
      ok: false,
      opens: at(MONDAY, '10:00'),
      endedToday: false,
    });
  });

  test('in the nights of summer time the office opens by its wall clock', () => {
    const sundays = office({ hours: { ...CLOSED, sun: [span('08:00', '16:00')] } });
    for (const date of ['2026-10-25', '2027-03-28']) {
      expect(given(sundays, date, '07:44').ok).toBe(false);
      expect(given(sundays, date, '07:45').ok).toBe(true);
      expect(given(sundays, date, '15:29').ok).toBe(true);
      expect(given(sundays, date, '15:30').ok).toBe(false);
    }
  });
});
