import { describe, expect, test } from 'vitest';
import { aimFor } from '../../../shared/domain/office/aim-for.ts';
import { longestWait } from '../../../shared/domain/queue/position.ts';
import { MINUTE } from '../../../shared/domain/words.ts';
import { type RunningOffice, runningOffice } from '../../helpers/office.ts';
import { smallOffice } from '../../helpers/office-file.ts';
import { at, clerk, HOST, MANAGER, RESIDENT } from '../../helpers/rules.ts';

// Corners where two rules meet: each was wrong once, and found by random sequences or by thinking them through.

const anna = clerk('anna');

/** `t` is served at Anna's counter 1; nobody else is there. */
function serving(aim?: { counters: string[] }): RunningOffice {
  const office = runningOffice();
  office.joins('t', 'id-card', { aim: aim ?? null });
  office.opens('1', 'anna');
  office.serves('1');
  return office;
}

describe('where two rules meet', () => {
  test('T-30 a clerk does not pass a visit on to themselves: they would call it at once', () => {
    const office = serving();
    const transfer = {
      type: 'Transfer',
      counter: '1',
      ticket: 't',
      service: 'id-card',
      to: { clerk: 'anna' },
    } as const;
    expect(office.ask(transfer, anna)).toEqual({ ok: false, refusal: { kind: 'nobody-to-pass-on-to' } });
  });

  test('T-31 P-16 somebody who needs a place without steps still needs one for the next matter', () => {
    const office = serving({ counters: ['1', '3'] });
    office.opens('2', 'ola');
    office.opens('3', 'ewa');
    office.does({ type: 'AddMatter', ticket: 't', service: 'tax' }, anna);
    office.does({ type: 'Finish', counter: '1', ticket: 't', outcome: 'served' }, anna);
    expect(office.calls('2')).toBeNull();
    expect(office.calls('3')).toBe('t');
  });

  test('T-29 T-8 a parked visit that was being called back is parked again when a manager closes the counter', () => {
    const office = serving();
    office.does({ type: 'Park', counter: '1', ticket: 't', reason: 'form', minutes: 30 }, anna);
    office.does({ type: 'Unpark', counter: '1', ticket: 't', announce: true }, anna);
    office.does({ type: 'CloseCounter', counter: '1' }, MANAGER);
    office.opens('2', 'jan');
    // In the line, anybody calls it, and nobody asked for that.
    expect(office.calls('2')).toBeNull();
    office.ticket('t', 'parked');
  });

  test('P-9 P-7 letting one person first does not mean waiting for somebody’s booked time', () => {
    const office = runningOffice();
    office.joins('b', 'id-card', { promised: { kind: 'slot', at: at(120) } });
    office.does({ type: 'CheckIn', ticket: 'b' }, RESIDENT);
    office.joins('t', 'id-card', { hard: true });
    office.ask({ type: 'Postpone', ticket: 't', places: 1 }, RESIDENT);
    office.opens('1', 'anna');
    office.pass(10);
    expect(office.calls('1')).toBe('t');
  });

  test('P-14 the time in which somebody was served is no wait', () => {
    const office = serving();
    office.pass(40);
    office.opens('3', 'ewa');
    office.does({ type: 'Transfer', counter: '1', ticket: 't', service: 'tax' }, anna);
    office.pass(5);
    expect(longestWait(office.day, new Set(['tax']), office.now)).toBe(5);
  });

  test('T-2 a call-back is called back: nobody checks in for it and goes first for that', () => {
    const office = runningOffice();
    const promised = { kind: 'call-back', at: office.now + 30 * MINUTE } as const;
    office.ask({ type: 'Join', ticket: 'b', service: 'id-card', channel: 'home', hard: false, promised }, HOST);
    office.ask({ type: 'CheckIn', ticket: 'b' }, RESIDENT);
    expect(office.day.tickets.get('b')).not.toMatchObject({ class: 'early' });
  });

  test('P-16 where no place has everything, the one that can be had is not given up', () => {
    const { people, counters } = smallOffice();
    const file = {
      people,
      counters: counters.slice(0, 2).map((counter, i) => ({ ...counter, stepFree: i === 0, quiet: i === 1 })),
    };
    expect(aimFor(file, ['space', 'quiet'])).toEqual({ counters: ['1'] });
  });

  test('P-12 a call is the first one or not, also in the millisecond of another (a clock that was set back)', () => {
    const office = runningOffice();
    office.joins('t');
    office.opens('1', 'anna');
    office.pass(10);
    office.calls('1');
    const { firstCallAt } = office.ticket('t', 'called');
    office.does({ type: 'MarkMissed', counter: '1', ticket: 't' }, anna);
    office.does({ type: 'Reinstate', ticket: 't' }, RESIDENT);
    office.calls('1');
    office.does({ type: 'Undo', counter: '1' }, anna);
    expect(office.ticket('t', 'waiting').firstCallAt).toBe(firstCallAt);
  });
});
