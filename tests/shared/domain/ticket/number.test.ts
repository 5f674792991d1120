import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatNumber, LAST_NUMBER, parseNumber } from '../../../../shared/domain/ticket/number.ts';
import { runningOffice } from '../../../helpers/office.ts';
import { clerk, KIOSK, RULES } from '../../../helpers/rules.ts';

describe('N-1 a number is a letter and three digits', () => {
  test.each([
    ['A023', 'A023'],
    ['a23', 'A023'],
    [' a 023 ', 'A023'],
    ['a-7', 'A007'],
    ['Z999', 'Z999'],
    ['b 1', 'B001'],
  ])('%j is read as %s', (typed, number) => {
    expect(parseNumber(typed)).toBe(number);
  });

  test.each(['', 'A', '23', 'A0', 'A000', 'A1000', 'AB12', 'A12B', 'Ą12', 'A 1 2', 'A1.5', 'A-', '１２'])(
    '%j is no number',
    (typed) => {
      expect(parseNumber(typed)).toBeNull();
    },
  );

  test('every number that is given can be read back', () => {
    for (let count = 1; count <= LAST_NUMBER; count += 1) {
      const number = formatNumber('A', count);
      expect(number).toMatch(/^[A-Z]\d{3}$/);
      expect(parseNumber(number)).toBe(number);
    }
  });
});

describe('numbers of a day', () => {
  test('N-2 N-3 001 to 999 in order, and then the series is exhausted while the other goes on', () => {
    const office = runningOffice();
    for (let count = 1; count <= LAST_NUMBER; count += 1) {
      office.does({ type: 'Join', ticket: `t${count}`, service: 'id-card', channel: 'kiosk', hard: false }, KIOSK);
      expect(office.ticket(`t${count}`, 'waiting').number).toBe(formatNumber('A', count));
    }
    const full = office.ask({ type: 'Join', ticket: 'late', service: 'address', channel: 'kiosk', hard: false }, KIOSK);
    expect(full).toEqual({ ok: false, refusal: { kind: 'number-exhausted', series: 'A' } });
    office.joins('tax', 'tax');
    expect(office.ticket('tax', 'waiting').number).toBe('B001');
  });

  test('N-2 a number is not given again when its ticket is gone', () => {
    const office = runningOffice();
    office.joins('t1');
    office.does({ type: 'Cancel', ticket: 't1' }, { role: 'resident' });
    office.joins('t2');
    expect(office.ticket('t2', 'waiting').number).toBe('A002');
  });

  test('N-2 services of one series share its numbers, and a ticket from home takes its own at once', () => {
    const office = runningOffice();
    office.joins('t1', 'id-card');
    office.joins('t2', 'address', { home: true });
    office.joins('t3', 'address');
    expect([...office.day.byNumber]).toEqual([
      ['A001', 't1'],
      ['A002', 't2'],
      ['A003', 't3'],
    ]);
  });

  test('N-4 numbers start again the next day', () => {
    const office = runningOffice();
    office.joins('t1');
    office.pass(24 * 60);
    office.joins('t2');
    expect(office.ticket('t2', 'waiting').number).toBe('A001');
    expect(office.day.tickets.has('t1')).toBe(false);
  });

  test('N-2 no number stands for two tickets, whatever happens in the day', () => {
    const step = fc.record({
      service: fc.constantFrom('id-card', 'address', 'tax'),
      home: fc.boolean(),
      next: fc.constantFrom('nothing', 'cancel', 'call', 'new rules'),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const office = runningOffice();
        office.opens('1', 'ola');
        for (const [i, { service, home, next }] of steps.entries()) {
          office.joins(`t${i}`, service, { home: home && service !== 'tax' });
          if (next === 'cancel') office.ask({ type: 'Cancel', ticket: `t${i}` }, { role: 'resident' });
          if (next === 'call') {
            const called = office.calls('1');
            if (called) office.does({ type: 'MarkMissed', counter: '1', ticket: called }, clerk('ola'));
          }
          if (next === 'new rules')
            office.does({ type: 'SetRules', rules: { ...RULES, version: i } }, { role: 'system' });
        }
        const given = office.log.flatMap(({ event }) => (event.type === 'TicketJoined' ? [event.number] : []));
        expect(new Set(given).size).toBe(given.length);
        expect(office.day.byNumber.size).toBe(given.length);
      }),
      { numRuns: 100, seed: 7 },
    );
  });
});
