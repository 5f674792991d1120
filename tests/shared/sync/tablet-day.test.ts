import { describe, expect, test } from 'vitest';
import { MINUTE } from '../../../shared/domain/words.ts';
import { goOnFrom } from '../../../shared/sync/tablet/tablet-day.ts';
import { runningOffice } from '../../helpers/office.ts';
import { clerk } from '../../helpers/rules.ts';
import { snapshot } from '../../helpers/snapshot.ts';

const anna = clerk('anna');

/** Anna at counter 1, and five who wait; the first three are reserved for her. */
function cutOff(until = 14 * MINUTE) {
  const office = runningOffice();
  for (const id of ['a', 'b', 'c', 'd', 'e']) office.joins(id);
  office.opens('1', 'anna');
  const reservation = { counter: '1', tickets: ['a', 'b', 'c'], until: office.now + until };
  const tablet = goOnFrom(office.day, reservation, office.now);
  let ids = 0;
  const perform = (command: Parameters<typeof tablet.perform>[0]) => {
    ids += 1;
    return tablet.perform(command, { now: office.now + ids * 1_000, actor: anna, id: `alone-${ids}` });
  };
  return { office, tablet, perform };
}

describe('O-13 a tablet without a line', () => {
  test('calls those reserved for its counter, in the order of the rule, and nobody else by itself', () => {
    const { tablet, perform } = cutOff();
    for (const ticket of ['a', 'b', 'c']) {
      expect(tablet.reserved()[0]).toBe(ticket);
      expect(perform({ type: 'CallReserved', counter: '1', ticket })).toEqual({ ok: true });
      perform({ type: 'Arrive', counter: '1', ticket });
      perform({ type: 'Finish', counter: '1', ticket, outcome: 'served' });
    }
    expect(tablet.reserved()).toEqual([]);
    expect(perform({ type: 'CallReserved', counter: '1', ticket: 'd' })).toEqual({
      ok: false,
      refusal: { kind: 'ticket-not-reserved' },
    });
  });

  test('O-15 then by the number on paper, known to it or not', () => {
    const { office, tablet, perform } = cutOff();
    const number = office.day.tickets.get('d')?.number ?? '';
    expect(perform({ type: 'CallSlip', counter: '1', number, service: 'id-card', ticket: 'd' })).toEqual({ ok: true });
    expect(tablet.day.tickets.get('d')?.state).toBe('called');
    perform({ type: 'Arrive', counter: '1', ticket: 'd' });
    perform({ type: 'Finish', counter: '1', ticket: 'd', outcome: 'served' });
    const slip = { type: 'CallSlip', counter: '1', number: 'A901', service: 'id-card', ticket: 'x' } as const;
    expect(perform(slip)).toEqual({ ok: true });
    expect(tablet.day.tickets.get('x')).toMatchObject({ state: 'called', number: 'A901' });
  });

  test('does not call anybody whose reservation is over', () => {
    const { tablet } = cutOff(0);
    expect(tablet.reserved()).toEqual([]);
  });

  test('leaves the day that it heard as it was', () => {
    const { office, perform } = cutOff();
    const before = snapshot(office.day);
    perform({ type: 'CallReserved', counter: '1', ticket: 'a' });
    perform({ type: 'Recall', counter: '1', ticket: 'a' });
    perform({ type: 'Arrive', counter: '1', ticket: 'a' });
    perform({ type: 'Park', counter: '1', ticket: 'a', reason: 'form', minutes: 5 });
    perform({ type: 'PauseCounter', counter: '1' });
    expect(snapshot(office.day)).toEqual(before);
  });

  test('is bound by the rules of the office: one client at a time, and only at the own counter', () => {
    const { perform } = cutOff();
    perform({ type: 'CallReserved', counter: '1', ticket: 'a' });
    expect(perform({ type: 'CallReserved', counter: '1', ticket: 'b' })).toMatchObject({
      refusal: { kind: 'counter-busy' },
    });
    expect(perform({ type: 'Arrive', counter: '2', ticket: 'a' })).toMatchObject({
      refusal: { kind: 'counter-not-open' },
    });
  });
});
