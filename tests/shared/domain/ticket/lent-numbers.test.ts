import { describe, expect, test } from 'vitest';
import type { OfficeEvent } from '../../../../shared/domain/ticket/events.ts';
import {
  LEASE_SIZE,
  type Lease,
  leaseOf,
  MOST_LEASES,
  nextLentNumber,
  nextNumber,
} from '../../../../shared/domain/ticket/lent-numbers.ts';
import { giveFromLease } from '../../../../shared/sync/kiosk-day.ts';
import { type RunningOffice, runningOffice } from '../../../helpers/office.ts';
import { KIOSK, NINE, RULES, SYSTEM, TODAY } from '../../../helpers/rules.ts';

const HOUR = 60;
const wish = { service: 'id-card', hard: false } as const;
const slip = (ticket: string, number: string) => ({ type: 'Join', ...wish, ticket, number, channel: 'kiosk' }) as const;

function lends(office: RunningOffice, ...devices: string[]): Lease[] {
  for (const device of devices) office.does({ type: 'LendNumbers', device }, SYSTEM);
  return devices.map((device) => leaseOf(office.day, device) as Lease);
}

const ends = (lease: Lease | null | undefined): string => `${lease?.from}–${lease?.to} until ${lease?.until}`;

describe('N-12 a kiosk has numbers of its own', () => {
  test('a block of a hundred from the end, for five kiosks, and no more', () => {
    const office = runningOffice();
    const leases = lends(office, 'k1', 'k2', 'k3', 'k4', 'k5');
    expect(leases.map(ends)).toEqual([
      '900–999 until 2026-11-26',
      '800–899 until 2026-11-26',
      '700–799 until 2026-11-26',
      '600–699 until 2026-11-26',
      '500–599 until 2026-11-26',
    ]);
    expect(leases).toHaveLength(MOST_LEASES);
    expect(office.ask({ type: 'LendNumbers', device: 'k6' }, SYSTEM)).toEqual({
      ok: false,
      refusal: { kind: 'no-numbers-to-lend' },
    });
  });

  test('heard again on the same day, nothing is written; on the next one, the same block for a day longer', () => {
    const office = runningOffice();
    const [before] = lends(office, 'k1');
    const lines = office.log.length;
    lends(office, 'k1');
    expect(office.log).toHaveLength(lines);
    office.pass(24 * HOUR);
    expect(leaseOf(office.day, 'k1')).toEqual(before);
    expect(lends(office, 'k1').map(ends)).toEqual(['900–999 until 2026-11-27']);
  });

  test('a kiosk that is never heard has them for a week, over nights, and then no more', () => {
    const office = runningOffice();
    lends(office, 'k1');
    office.pass(7 * 24 * HOUR);
    expect(nextLentNumber(office.day, 'k1', 'A', '2026-11-26')).toBe('A900');
    expect(nextLentNumber(office.day, 'k1', 'A', '2026-11-27')).toBeNull();
    office.pass(24 * HOUR);
    expect(leaseOf(office.day, 'k1')).toBeNull();
    // The block is free for whoever is next.
    expect(lends(office, 'k2').map(({ from }) => from)).toEqual([900]);
  });

  test('the day says itself what is lent, so that it can be read without the one before', () => {
    const office = runningOffice();
    const [lease] = lends(office, 'k1');
    office.pass(24 * HOUR);
    const opened = office.log.findLast(({ event }) => event.type === 'DayOpened')?.event;
    expect(opened).toMatchObject({ date: '2026-11-20', lent: [lease] });
  });

  test('they are given in order, of each series, and do not move the count of the office', () => {
    const office = runningOffice();
    lends(office, 'k1');
    office.joins('a');
    for (const [ticket, number] of [
      ['x', 'A900'],
      ['y', 'A901'],
    ] as const) {
      expect(nextLentNumber(office.day, 'k1', 'A', TODAY)).toBe(number);
      office.does(slip(ticket, number), KIOSK);
    }
    office.does({ ...slip('z', 'B900'), service: 'tax' }, KIOSK);
    office.joins('b');
    expect(office.ticket('b', 'waiting').number).toBe('A002');
    expect(nextLentNumber(office.day, 'k1', 'A', TODAY)).toBe('A902');
    expect(nextLentNumber(office.day, 'k1', 'B', TODAY)).toBe('B901');
  });

  test.each([
    ['a number of the office', 'A007', 'id-card', KIOSK, 'number-not-lent'],
    ['a number of another kiosk', 'A850', 'id-card', KIOSK, 'number-not-lent'],
    ['a number of another series', 'B900', 'id-card', KIOSK, 'number-not-lent'],
    ['its own number for the second time', 'A900', 'id-card', KIOSK, 'number-taken'],
    ['one that it never got', 'A900', 'id-card', { ...KIOSK, device: 'k9' }, 'number-not-lent'],
    ['any, when it is no kiosk', 'A901', 'id-card', { role: 'resident' }, 'number-not-lent'],
  ] as const)('refused: %s', (_, number, service, actor, kind) => {
    const office = runningOffice();
    lends(office, 'k1', 'k2');
    office.does(slip('x', 'A900'), KIOSK);
    expect(office.ask({ ...slip('y', number), service }, actor)).toEqual({ ok: false, refusal: { kind } });
  });

  test('N-3 the office’s own count stops before them', () => {
    const office = runningOffice();
    lends(office, 'k1');
    office.day.given.set('A', 899);
    expect(nextNumber(office.day, 'A')).toBeNull();
    expect(nextNumber(office.day, 'B')).toBe('B001');
    expect(office.ask({ ...wish, type: 'Join', ticket: 'a', channel: 'kiosk' }, KIOSK)).toMatchObject({
      ok: false,
      refusal: { kind: 'number-exhausted', series: 'A' },
    });
  });

  test('what was taken back is nobody else’s before the loan is over: its kiosk may not have heard of it', () => {
    const office = runningOffice();
    lends(office, 'k1', 'k2');
    office.does({ type: 'TakeNumbersBack', device: 'k1' }, SYSTEM);
    expect(leaseOf(office.day, 'k1')).toBeNull();
    expect(lends(office, 'k3').map(({ from }) => from)).toEqual([700]);
    expect(office.ask(slip('y', 'A900'), KIOSK)).toMatchObject({ refusal: { kind: 'number-not-lent' } });
    office.pass(7 * 24 * HOUR);
    expect(office.day.lent.map(ends)).toContain('900–999 until 2026-11-26');
    lends(office, 'k3');
    office.pass(24 * HOUR);
    expect(lends(office, 'k4').map(({ from }) => from)).toEqual([900]);
  });

  test('when no other is left, what was taken back and would be free first, if no number of it is in anybody’s hand', () => {
    const office = runningOffice();
    lends(office, 'k1');
    office.does({ type: 'TakeNumbersBack', device: 'k1' }, SYSTEM);
    office.pass(24 * HOUR);
    lends(office, 'k2', 'k3', 'k4', 'k5');
    for (const device of ['k2', 'k3']) office.does({ type: 'TakeNumbersBack', device }, SYSTEM);
    expect(lends(office, 'k6').map(({ from }) => from)).toEqual([900]);
    office.tells(slip('x', 'A800'), { ...KIOSK, device: 'k2' }, 1);
    expect(lends(office, 'k7').map(({ from }) => from)).toEqual([700]);
    expect(office.ask({ type: 'LendNumbers', device: 'k8' }, SYSTEM)).toMatchObject({ ok: false });
  });

  test('nor does it go to anybody when the office itself has come that far today', () => {
    const office = runningOffice();
    lends(office, 'k1', 'k2');
    office.day.given.set('B', 650);
    expect(lends(office, 'k4').map(({ from }) => from)).toEqual([700]);
    expect(office.ask({ type: 'LendNumbers', device: 'k5' }, SYSTEM)).toMatchObject({ ok: false });
  });

  test('N-2 the office passes over a number that somebody has on paper', () => {
    const office = runningOffice();
    office.opens('1', 'anna');
    const byPaper = { type: 'CallSlip', counter: '1', number: 'A002', service: 'id-card', ticket: 's' } as const;
    expect(office.asks(byPaper).ok).toBe(true);
    for (const ticket of ['a', 'b']) office.joins(ticket);
    expect(office.ticket('a', 'waiting').number).toBe('A001');
    expect(office.ticket('b', 'waiting').number).toBe('A003');
  });
});

describe('O-11 a kiosk that has no numbers says so', () => {
  const lease: Lease = { device: 'k1', from: 900, to: 900 + LEASE_SIZE - 1, until: TODAY };
  const kept = { type: 'lease', device: 'k1', place: 'Lobby', rules: RULES, lease, stopped: [] } as const;
  const joining = { ticket: 't', ...wish };
  const all = Array.from({ length: LEASE_SIZE }, (_, i) => ({ number: `A${900 + i}`, ticket: `t${i}`, at: NINE }));

  test.each([
    ['it was never heard', null, []],
    ['none were lent', { ...kept, lease: null }, []],
    ['none are left', kept, all],
    ['they were lent until yesterday', { ...kept, lease: { ...lease, until: '2026-11-18' } }, []],
  ])('%s', (_, message, given) => {
    expect(giveFromLease(message && { ...message, stopped: [] }, given, joining, NINE)).toEqual({ kind: 'no-numbers' });
  });

  test('with the last one it still can', () => {
    const found = giveFromLease({ ...kept, stopped: [] }, all.slice(0, -1), joining, NINE);
    expect(found).toMatchObject({ kind: 'given', given: { number: 'A999' } });
  });

  test('T-32 what was stopped when it was last heard is refused, and not as a want of numbers', () => {
    const found = giveFromLease({ ...kept, stopped: ['id-card'] }, [], joining, NINE);
    expect(found).toEqual({ kind: 'refused', refusal: { kind: 'no-time-today' } });
  });
});

test('N-12 numbers of each day, over a week without a line, are given once', () => {
  const office = runningOffice();
  lends(office, 'k1');
  for (let day = 0; day < 4; day += 1) {
    const told: OfficeEvent[] = [];
    for (let i = 0; i < 3; i += 1) told.push(...office.tells(slip(`d${day}-${i}`, `A90${i}`), KIOSK, 5));
    expect(told.map((event) => (event.type === 'TicketJoined' ? event.number : event))).toEqual([
      'A900',
      'A901',
      'A902',
    ]);
    office.pass(24 * HOUR);
  }
});
