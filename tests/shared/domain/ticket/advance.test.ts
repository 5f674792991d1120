import { describe, expect, test } from 'vitest';
import { advance, nextAdvance } from '../../../../shared/domain/ticket/advance.ts';
import { initialDay } from '../../../../shared/domain/ticket/day.ts';
import { MINUTE } from '../../../../shared/domain/words.ts';
import { expectSound } from '../../../helpers/invariants.ts';
import { runningOffice } from '../../../helpers/office.ts';
import { at, clerk, MANAGER, NINE, RESIDENT, RULES, rulesWith, SYSTEM } from '../../../helpers/rules.ts';

/** Midnight that ends the day of the helper's office. */
const MIDNIGHT = NINE + 15 * 60 * MINUTE;

describe('T-19 the day changes', () => {
  function fullDay() {
    const office = runningOffice();
    for (const ticket of ['served', 'parked', 'serving', 'missed', 'called', 'waiting', 'cancelled']) {
      office.joins(ticket);
    }
    office.joins('expected', 'id-card', { home: true });
    office.opens('1', 'anna');
    office.opens('2', 'jan');
    office.opens('3', 'ola');
    office.opens('4', 'ewa');
    office.does({ type: 'Cancel', ticket: 'cancelled' }, RESIDENT);
    office.calls('1');
    office.does({ type: 'Arrive', counter: '1', ticket: 'served' }, clerk('anna'));
    office.does({ type: 'Finish', counter: '1', ticket: 'served', outcome: 'served' }, clerk('anna'));
    office.serves('1');
    office.does({ type: 'Park', counter: '1', ticket: 'parked', reason: 'form', minutes: 900 }, clerk('anna'));
    office.serves('1');
    office.calls('2');
    office.does({ type: 'MarkMissed', counter: '2', ticket: 'missed' }, clerk('jan'));
    office.does({ type: 'PauseCounter', counter: '2' }, clerk('jan'));
    office.calls('3');
    office.joins('interrupted', 'tax');
    office.serves('4');
    office.does({ type: 'Interrupt', counter: '4', ticket: 'interrupted', minutes: 5 }, clerk('ewa'));
    office.does({ type: 'SetIntake', service: 'tax', open: false }, MANAGER);
    return office;
  }

  test('each ticket that is open ends with its outcome, each counter closes, and a new day opens', () => {
    const office = fullDay();
    office.now = MIDNIGHT;
    expect(office.advance()).toEqual([
      { type: 'TicketEnded', ticket: 'parked', outcome: 'left' },
      { type: 'TicketEnded', ticket: 'serving', outcome: 'served' },
      { type: 'TicketEnded', ticket: 'missed', outcome: 'no-show' },
      { type: 'TicketEnded', ticket: 'called', outcome: 'no-show' },
      { type: 'TicketEnded', ticket: 'waiting', outcome: 'left' },
      { type: 'TicketEnded', ticket: 'expected', outcome: 'expired' },
      { type: 'TicketEnded', ticket: 'interrupted', outcome: 'served' },
      { type: 'CounterClosed', counter: '1' },
      { type: 'CounterClosed', counter: '2' },
      { type: 'CounterClosed', counter: '3' },
      { type: 'CounterClosed', counter: '4' },
      { type: 'DayClosed', date: '2026-11-19' },
      { type: 'DayOpened', date: '2026-11-20', rules: RULES },
    ]);
    const { seq, ...day } = office.day;
    const { seq: _, ...fresh } = initialDay();
    expect(day).toEqual({
      ...fresh,
      rules: RULES,
      date: '2026-11-20',
      endsAt: Date.UTC(2026, 10, 20, 23),
      closesAt: Date.UTC(2026, 10, 20, 15),
      openedAt: MIDNIGHT,
      startsAt: MIDNIGHT,
    });
    expect(seq).toBe(office.log.length);
  });

  test('nothing happens a moment before midnight', () => {
    const office = fullDay();
    office.now = MIDNIGHT - 1;
    office.advance();
    office.now = MIDNIGHT - 1;
    expect(advance(office.day, office.now)).toEqual([]);
    expect(office.day.date).toBe('2026-11-19');
  });

  test('an office that slept for a week wakes up in the present', () => {
    const office = fullDay();
    office.now += 7 * 24 * 60 * MINUTE;
    office.advance();
    expect(office.day.date).toBe('2026-11-26');
    expectSound(office.day);
    expect(office.advance()).toEqual([]);
  });

  test('rules that came in during the day rule the next one', () => {
    const office = runningOffice();
    const rules = rulesWith({ returnPlaces: 5 }, { version: 2 });
    office.does({ type: 'SetRules', rules }, SYSTEM);
    office.pass(24 * 60);
    expect(office.log.at(-1)?.event).toEqual({ type: 'DayOpened', date: '2026-11-20', rules });
  });

  test('midnight is the office’s own, also on the nights when the clocks change', () => {
    for (const [date, midnight] of [
      ['2027-03-28', Date.UTC(2027, 2, 28, 22, 0)],
      ['2026-10-25', Date.UTC(2026, 9, 25, 23, 0)],
    ] as const) {
      const office = runningOffice(RULES, midnight - 10 * 60 * MINUTE);
      expect(office.day.date).toBe(date);
      expect(nextAdvance(office.day)).toBe(midnight);
      office.now = midnight - 1;
      expect(office.advance()).toEqual([]);
      office.now = midnight;
      office.advance();
      expect(office.day.date).not.toBe(date);
    }
  });
});

describe('T-21 the day does not go back', () => {
  test('a clock that is set back a moment over midnight does not open yesterday again', () => {
    const office = runningOffice();
    office.joins('t1');
    office.now = MIDNIGHT + 5;
    office.advance();
    office.now = MIDNIGHT - 10;
    expect(office.advance()).toEqual([]);
    expect(office.day.date).toBe('2026-11-20');
  });
});

describe('T-13 a missed client has a set time to come back', () => {
  test('and the ticket ends as a no-show when it is over', () => {
    const office = runningOffice();
    office.joins('t');
    office.opens('1', 'anna');
    office.calls('1');
    office.does({ type: 'MarkMissed', counter: '1', ticket: 't' }, clerk('anna'));
    const until = office.now + 15 * MINUTE;
    expect(office.ticket('t', 'missed').returnUntil).toBe(until);
    expect(nextAdvance(office.day)).toBe(until);
    office.now = until - 1;
    expect(office.advance()).toEqual([]);
    office.now = until;
    expect(office.advance()).toEqual([{ type: 'TicketEnded', ticket: 't', outcome: 'no-show' }]);
    expect(office.ask({ type: 'Reinstate', ticket: 't' }, RESIDENT)).toEqual({
      ok: false,
      refusal: { kind: 'ticket-ended' },
    });
  });
});

describe('T-20 a ticket from home expires at the closing of its day', () => {
  test('not before it, and with its own outcome', () => {
    const office = runningOffice();
    office.joins('t', 'id-card', { home: true });
    const closing = at(7 * 60);
    expect(nextAdvance(office.day)).toBe(closing);
    office.now = closing - 1;
    expect(office.advance()).toEqual([]);
    office.now = closing;
    expect(office.advance()).toEqual([{ type: 'TicketEnded', ticket: 't', outcome: 'expired' }]);
    expect(nextAdvance(office.day)).toBe(MIDNIGHT);
  });

  test('one that has checked in stays', () => {
    const office = runningOffice();
    office.joins('t', 'id-card', { home: true });
    office.does({ type: 'CheckIn', ticket: 't' }, RESIDENT);
    office.now = at(7 * 60);
    expect(office.advance()).toEqual([]);
    office.ticket('t', 'waiting');
  });

  test('of a service that stays open longer than the office, not before that service closes', () => {
    const longer = RULES.services.map((service) =>
      service.id === 'address'
        ? { ...service, hours: { ...RULES.hours, thu: [{ from: '08:00', to: '18:00' }] } }
        : service,
    );
    const office = runningOffice(rulesWith({}, { services: longer }));
    office.now = at(7 * 60 + 30);
    office.joins('t', 'address', { home: true });
    office.pass(1);
    office.ticket('t', 'expected');
  });
});

describe('T-26 the office is woken when time alone brings something about', () => {
  test('at midnight when nothing else is open', () => {
    expect(nextAdvance(runningOffice().day)).toBe(MIDNIGHT);
    expect(nextAdvance(initialDay())).toBeNull();
    expect(advance(initialDay(), NINE)).toEqual([]);
  });

  test('nothing is due before that moment, and something is due at it', () => {
    const office = runningOffice();
    for (const ticket of ['a', 'b', 'c']) office.joins(ticket);
    office.joins('home', 'id-card', { home: true });
    office.opens('1', 'anna');
    for (const ticket of ['a', 'b', 'c']) {
      office.calls('1');
      office.does({ type: 'MarkMissed', counter: '1', ticket }, clerk('anna'));
      office.pass(1);
    }
    office.joins('p');
    office.serves('1');
    office.does({ type: 'Park', counter: '1', ticket: 'p', reason: 'form', minutes: 5 }, clerk('anna'));
    for (let woken = 0; woken < 7; woken += 1) {
      const next = nextAdvance(office.day);
      if (next === null) throw new Error('an office with a day always has a next moment');
      office.now = next - 1;
      expect(office.advance()).toEqual([]);
      office.now = next;
      expect(office.advance().length).toBeGreaterThan(0);
    }
    expect(office.day.date).toBe('2026-11-21');
  });
});
