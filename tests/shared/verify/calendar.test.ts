import { describe, expect, test } from 'vitest';
import { localClock, instantOf as ruleInstantOf } from '../../../shared/domain/office/local-time.ts';
import { lastClosing as ruleLastClosing, ticketHours } from '../../../shared/domain/office/opening.ts';
import { createRandom } from '../../../shared/lib/random.ts';
import { dateAt, givesTickets, instantOf, lastClosing } from '../../../shared/verify/calendar.ts';
import { RULES, rulesWith } from '../../helpers/rules.ts';

// Two calendars, written apart, have to agree; the nights when the clocks change are looked at most.

const ZONES = ['Europe/Warsaw', 'Europe/Vilnius', 'Europe/Riga', 'Pacific/Auckland', 'America/St_Johns', 'UTC'];
const DATES = [
  '2026-10-24',
  '2026-10-25',
  '2026-10-26',
  '2026-11-19',
  '2027-03-27',
  '2027-03-28',
  '2027-04-04',
  '2026-03-29',
];
const TIMES = [
  '00:00',
  '01:15',
  '02:00',
  '02:30',
  '03:00',
  '03:30',
  '08:00',
  '08:20',
  '11:45',
  '16:00',
  '23:30',
  '24:00',
];

describe('the verifier’s own calendar', () => {
  test('N-5 N-9 shows the same instants and dates as the office’s', () => {
    for (const zone of ZONES) {
      for (const date of DATES) {
        for (const time of TIMES.slice(0, -1)) {
          const instant = instantOf(zone, date, time);
          expect({ zone, date, time, instant }).toEqual({ zone, date, time, instant: ruleInstantOf(zone, date, time) });
          expect(dateAt(zone, instant)).toBe(localClock(zone, instant).date);
        }
      }
    }
  });

  test('N-6 N-7 N-8 N-10 gives tickets at the same times', () => {
    const random = createRandom(20261119);
    const span = () => {
      const from = random.int(0, TIMES.length - 2);
      return { from: TIMES[from] ?? '', to: TIMES[random.int(from + 1, TIMES.length - 1)] ?? '' };
    };
    const week = () => ({
      mon: [span()],
      tue: [span()],
      wed: [span()],
      thu: [span()],
      fri: [span()],
      sat: [span()],
      sun: [span()],
    });
    let given = 0;
    for (let i = 0; i < 4_000; i += 1) {
      const date = random.pick(DATES);
      const rules = rulesWith(
        { ticketsFromMinutes: random.pick([0, 15, 120]), ticketsUntilMinutes: random.pick([0, 30, 240]) },
        {
          timeZone: random.pick(ZONES),
          hours: week(),
          exceptions: random.chance(0.3) ? [{ date, open: random.chance(0.3) ? [] : [span()] }] : [],
        },
      );
      const service = {
        ...RULES.services[0],
        ...(random.chance(0.4) ? { hours: week() } : {}),
      } as (typeof RULES.services)[0];
      const at = instantOf(rules.timeZone, date, '00:00') + random.int(0, 25 * 60 * 4) * 15_000;
      const gives = givesTickets(rules, service, at);
      expect({ i, gives }).toEqual({ i, gives: ticketHours(rules, at, service).ok });
      if (gives) given += 1;
    }
    expect(given).toBeGreaterThan(500);
  });

  test('N-8 T-20 knows the same last closing, on days on which the office or a service is closed too', () => {
    const random = createRandom(2);
    const spans = () => (random.chance(0.4) ? [] : [{ from: '08:00', to: random.pick(['11:45', '16:00', '24:00']) }]);
    const week = () => ({
      ...{ mon: spans(), tue: spans(), wed: spans(), thu: spans(), fri: spans(), sat: spans(), sun: spans() },
    });
    let closed = 0;
    for (let i = 0; i < 2_000; i += 1) {
      const date = random.pick(DATES);
      const services = RULES.services.map((one) => (random.chance(0.5) ? { ...one, hours: week() } : one));
      const exceptions = random.chance(0.3) ? [{ date, open: spans() }] : [];
      const rules = rulesWith({}, { timeZone: random.pick(ZONES), hours: week(), exceptions, services });
      const right = ruleLastClosing(rules, date);
      if (right === null) closed += 1;
      expect({ i, last: lastClosing(rules, date) }).toEqual({
        i,
        last: right ?? instantOf(rules.timeZone, date, '24:00'),
      });
      const at = instantOf(rules.timeZone, date, '00:00') + random.int(0, 24 * 60) * 60_000;
      for (const service of services) {
        expect({ i, gives: givesTickets(rules, service, at) }).toEqual({
          i,
          gives: ticketHours(rules, at, service).ok,
        });
      }
    }
    expect(closed).toBeGreaterThan(200);
  });
});
