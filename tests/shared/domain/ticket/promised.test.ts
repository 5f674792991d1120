import { describe, expect, test } from 'vitest';
import { nextAdvance } from '../../../../shared/domain/ticket/advance.ts';
import { MINUTE } from '../../../../shared/domain/words.ts';
import { type RunningOffice, runningOffice } from '../../../helpers/office.ts';
import { at, HOST, RESIDENT, rulesWith } from '../../../helpers/rules.ts';

const slotAt = (minute: number) => ({ kind: 'slot', at: at(minute) }) as const;
const callBackAt = (minute: number) => ({ kind: 'call-back', at: at(minute) }) as const;

/** Somebody with a booked time at ten o'clock, who may be one for whom waiting is hard. */
function booked(hard = false): RunningOffice {
  const office = runningOffice();
  office.joins('t', 'id-card', { promised: slotAt(60), hard });
  office.opens('1', 'anna');
  return office;
}

function checksIn(office: RunningOffice, minute: number): void {
  office.now = at(minute);
  office.does({ type: 'CheckIn', ticket: 't' }, RESIDENT);
}

describe('T-2 a booked time', () => {
  test('has a number at once, and is expected: nobody calls it before its holder has checked in', () => {
    const office = booked();
    expect(office.ticket('t', 'expected')).toMatchObject({ number: 'A001', promised: at(60), channel: 'desk' });
    expect(office.calls('1')).toBeNull();
    office.now = at(60);
    expect(office.calls('1')).toBeNull();
  });

  test.each([
    ['a moment from now', 1, true],
    ['now', 0, false],
    ['a moment ago', -1, false],
  ])('is later than now: %s', (_, ms, may) => {
    const office = runningOffice();
    const promised = { kind: 'slot', at: office.now + ms } as const;
    const join = { type: 'Join', ticket: 't', service: 'id-card', channel: 'desk', hard: false, promised } as const;
    const refused = { ok: false, refusal: { kind: 'promise-not-today' } };
    if (may) expect(office.ask(join, HOST).ok).toBe(true);
    else expect(office.ask(join, HOST)).toEqual(refused);
  });

  test.each([
    ['the last moment of the day', -1, true],
    ['midnight', 0, false],
    ['tomorrow', 600 * MINUTE, false],
  ])('is on the same day: %s', (_, ms, may) => {
    const office = runningOffice();
    const promised = { kind: 'call-back', at: office.day.endsAt + ms } as const;
    const join = { type: 'Join', ticket: 't', service: 'id-card', channel: 'desk', hard: false, promised } as const;
    expect(office.ask(join, HOST).ok).toBe(may);
  });

  test('T-20 expires at the last closing when its holder does not come', () => {
    const office = booked();
    expect(nextAdvance(office.day)).toBe(at(420));
    office.now = at(420);
    expect(office.advance()).toEqual([{ type: 'TicketEnded', ticket: 't', outcome: 'expired' }]);
    expect(office.ticket('t', 'ended')).toMatchObject({ came: null, visit: null });
  });

  test('T-32 may be given while tickets for the service are stopped: the front desk knows what it promises', () => {
    const office = runningOffice();
    office.does({ type: 'SetIntake', service: 'id-card', open: false }, HOST);
    office.joins('t', 'id-card', { promised: slotAt(60) });
    office.ticket('t', 'expected');
  });
});

describe('P-2 the place of a booked time', () => {
  const slot = { class: 'early', tier: 'P', due: at(60) } as const;
  const cases: Array<[string, boolean, number, { class: string; tier: string; due: number }]> = [
    ['long before the slot: due at the slot', false, 20, slot],
    ['at the slot', false, 60, slot],
    ['a quarter of an hour late, the last moment included', false, 75, slot],
    ['a minute later: as if not booked', false, 76, { class: 'present', tier: 'O', due: at(76) }],
    ['hard, long before the slot: due at the slot', true, 20, slot],
    ['hard, a quarter of an hour late', true, 75, slot],
    ['hard, a minute later: early, as of the coming', true, 76, { class: 'early', tier: 'P', due: at(76) }],
  ];
  test.each(cases)('%s', (_, hard, minute, place) => {
    const office = booked(hard);
    checksIn(office, minute);
    expect(office.ticket('t', 'waiting')).toMatchObject({ ...place, presentAt: at(minute), promised: at(60) });
  });

  test('a millisecond after the quarter of an hour is late', () => {
    const office = booked();
    office.now = at(75) + 1;
    office.does({ type: 'CheckIn', ticket: 't' }, RESIDENT);
    expect(office.ticket('t', 'waiting')).toMatchObject({ class: 'present', due: at(75) + 1 });
  });

  test('how late is the office’s', () => {
    const office = runningOffice(rulesWith({ bookedLateMinutes: 0 }));
    office.joins('t', 'id-card', { promised: slotAt(60) });
    checksIn(office, 61);
    expect(office.ticket('t', 'waiting')).toMatchObject({ class: 'present', due: at(61) });
  });

  test('a booked time that was taken from home has no minutes of grace to wait when it is late', () => {
    const office = runningOffice();
    office.joins('t', 'id-card', { promised: slotAt(60), home: true });
    checksIn(office, 80);
    expect(office.ticket('t', 'waiting')).toMatchObject({ class: 'present', due: at(80) });
  });
});

describe('P-7 a booked time is not called much earlier', () => {
  test('than five minutes before it, that moment included, while others are', () => {
    const office = booked();
    checksIn(office, 20);
    office.joins('o');
    office.now = at(55) - 1;
    office.opens('2', 'jan');
    expect(office.calls('2')).toBe('o');
    office.now = at(55);
    expect(office.calls('1')).toBe('t');
  });
});

describe('P-2 a call-back', () => {
  test('is for the desk, due when it was promised, and waits at once: nobody checks in', () => {
    const office = runningOffice();
    office.joins('b', 'tax', { promised: callBackAt(30), hard: true });
    expect(office.ticket('b', 'waiting')).toMatchObject({ class: 'desk', tier: 'B', due: at(30), promised: at(30) });
  });

  test('waits at once wherever it was asked for, so that nobody checks in and goes first by it', () => {
    const office = runningOffice();
    office.joins('b', 'id-card', { promised: callBackAt(30), home: true });
    expect(office.ticket('b', 'waiting')).toMatchObject({ class: 'desk', tier: 'B' });
    expect(office.ask({ type: 'CheckIn', ticket: 'b' }, RESIDENT)).toEqual({
      ok: false,
      refusal: { kind: 'ticket-not-expected' },
    });
  });

  test('P-6 comes before others once it is overdue and the clerk has made six calls', () => {
    const office = runningOffice(rulesWith({ callsPerBackOffice: 2 }));
    office.joins('b', 'tax', { promised: callBackAt(30) });
    for (const ticket of ['o1', 'o2', 'o3', 'o4']) office.joins(ticket, 'tax');
    office.opens('3', 'ewa');
    const calls: Array<string | null> = [];
    for (let i = 0; i < 4; i += 1) {
      if (i === 3) office.now = at(30);
      const ticket = office.serves('3');
      calls.push(ticket);
      office.asks({ type: 'Finish', counter: '3', ticket: ticket ?? '', outcome: 'served' });
    }
    expect(calls).toEqual(['o1', 'o2', 'o3', 'b']);
  });

  test('P-7 is not made earlier than five minutes before it, that moment included', () => {
    const office = runningOffice();
    office.joins('b', 'tax', { promised: callBackAt(30) });
    office.opens('3', 'ewa');
    office.now = at(25) - 1;
    expect(office.calls('3')).toBeNull();
    office.now = at(25);
    expect(office.calls('3')).toBe('b');
  });

  test('is made by telephone: no screen calls it', () => {
    const office = runningOffice();
    office.joins('b', 'tax', { promised: callBackAt(30) });
    office.opens('3', 'ewa');
    office.now = at(30);
    expect(office.calls('3')).toBe('b');
    office.does({ type: 'Recall', counter: '3', ticket: 'b' }, { role: 'clerk', person: 'ewa' });
    expect(office.day.recentCalls).toEqual([]);
  });
});
