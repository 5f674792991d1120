import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { peopleAhead } from '../../../../shared/domain/queue/position.ts';
import { expectSound } from '../../../helpers/invariants.ts';
import { type RunningOffice, runningOffice } from '../../../helpers/office.ts';
import { at, clerk, KIOSK, RESIDENT, rulesWith } from '../../../helpers/rules.ts';

const anna = clerk('anna');

/** `m` has been called and was not there; then `waiting` people wait, `t1`, `t2`, … */
function withMissed(waiting: number, rules = rulesWith({})): RunningOffice {
  const office = runningOffice(rules);
  office.joins('m');
  for (let i = 1; i <= waiting; i += 1) office.joins(`t${i}`);
  office.opens('1', 'anna');
  office.calls('1');
  office.does({ type: 'MarkMissed', counter: '1', ticket: 'm' }, anna);
  return office;
}

function callsUntil(office: RunningOffice, wanted: string): string[] {
  const called: string[] = [];
  for (;;) {
    const ticket = office.calls('1');
    if (ticket === null) throw new Error(`${wanted} was never called`);
    if (ticket === wanted) return called;
    called.push(ticket);
    office.does({ type: 'Arrive', counter: '1', ticket }, anna);
    office.does({ type: 'Finish', counter: '1', ticket, outcome: 'served' }, anna);
  }
}

describe('P-8 somebody who missed the call comes back a few places behind', () => {
  test('three people are called first, and the rest wait on', () => {
    const office = withMissed(8);
    office.does({ type: 'Reinstate', ticket: 'm' }, RESIDENT);
    expect(callsUntil(office, 'm')).toEqual(['t1', 't2', 't3']);
  });

  test('with fewer people there, only those', () => {
    const office = withMissed(2);
    office.does({ type: 'Reinstate', ticket: 'm' }, RESIDENT);
    expect(callsUntil(office, 'm')).toEqual(['t1', 't2']);
  });

  test('with nobody there, at once', () => {
    const office = withMissed(0);
    office.does({ type: 'Reinstate', ticket: 'm' }, RESIDENT);
    expect(callsUntil(office, 'm')).toEqual([]);
  });

  test('never behind those who come later', () => {
    const office = withMissed(1);
    office.does({ type: 'Reinstate', ticket: 'm' }, RESIDENT);
    for (let i = 0; i < 5; i += 1) office.joins(`later${i}`);
    expect(callsUntil(office, 'm')).toEqual(['t1']);
  });

  test('never earlier than the place that was missed', () => {
    const office = withMissed(4, rulesWith({ returnPlaces: 0 }));
    office.does({ type: 'Reinstate', ticket: 'm' }, RESIDENT);
    expect(office.ticket('m', 'waiting').due).toBe(at(0) + 1_000);
    expect(callsUntil(office, 'm')).toEqual([]);
  });

  test('keeps the number, the time of coming and the first waiting time', () => {
    const office = withMissed(3);
    const { number, joinedAt, presentAt } = office.ticket('m', 'missed');
    office.pass(5);
    office.does({ type: 'Reinstate', ticket: 'm' }, RESIDENT);
    expect(office.ticket('m', 'waiting')).toMatchObject({ number, joinedAt, presentAt });
  });

  test('those who come back one after another keep their order', () => {
    const office = runningOffice();
    for (const ticket of ['m1', 'm2', 't1', 't2', 't3', 't4', 't5']) office.joins(ticket);
    office.opens('1', 'anna');
    for (const ticket of ['m1', 'm2']) {
      office.calls('1');
      office.does({ type: 'MarkMissed', counter: '1', ticket }, anna);
    }
    office.does({ type: 'Reinstate', ticket: 'm1' }, RESIDENT);
    office.does({ type: 'Reinstate', ticket: 'm2' }, RESIDENT);
    expect(callsUntil(office, 'm2').filter((ticket) => ticket.startsWith('m'))).toEqual(['m1']);
  });

  test('in the own tier: people for whom waiting is hard are not counted as places', () => {
    const office = withMissed(4);
    office.joins('p', 'id-card', { hard: true });
    office.does({ type: 'Reinstate', ticket: 'm' }, RESIDENT);
    expect(office.ticket('m', 'waiting').due).toBe(office.ticket('t3', 'waiting').due);
  });
});

describe('P-9 letting others go first', () => {
  function queue(people: number): RunningOffice {
    const office = runningOffice();
    for (let i = 1; i <= people; i += 1) office.joins(`t${i}`);
    office.opens('1', 'anna');
    return office;
  }

  test.each([1, 2, 5])('%i people are let first', (places) => {
    const office = queue(8);
    office.does({ type: 'Postpone', ticket: 't1', places }, RESIDENT);
    expect(callsUntil(office, 't1')).toHaveLength(places);
  });

  test('at most as many as the office says, at most as often as the office says', () => {
    const office = queue(30);
    office.does({ type: 'Postpone', ticket: 't1', places: 20 }, RESIDENT);
    expect(peopleAhead(office.day, office.ticket('t1', 'waiting'))).toBe(5);
    office.does({ type: 'Postpone', ticket: 't1', places: 5 }, RESIDENT);
    office.does({ type: 'Postpone', ticket: 't1', places: 5 }, RESIDENT);
    expect(office.ask({ type: 'Postpone', ticket: 't1', places: 1 }, RESIDENT)).toEqual({
      ok: false,
      refusal: { kind: 'postponed-too-often', limit: 3 },
    });
    expect(peopleAhead(office.day, office.ticket('t1', 'waiting'))).toBe(15);
  });

  test('nobody is behind, so there is nobody to let first', () => {
    const office = queue(3);
    expect(office.ask({ type: 'Postpone', ticket: 't3', places: 1 }, RESIDENT)).toEqual({
      ok: false,
      refusal: { kind: 'nobody-to-let-first' },
    });
  });

  test('people of other services count when the same clerk serves them', () => {
    const office = runningOffice();
    office.joins('t1', 'id-card');
    office.joins('t2', 'address');
    office.joins('t3', 'tax');
    office.opens('1', 'anna');
    office.opens('2', 'ewa');
    office.does({ type: 'Postpone', ticket: 't1', places: 5 }, RESIDENT);
    expect(office.ticket('t1', 'waiting').due).toBe(office.ticket('t2', 'waiting').due);
  });

  test('two who let each other first stay in a finite game, and no third person loses by it', () => {
    const office = queue(3);
    const asks: boolean[] = [];
    for (let i = 0; i < 10; i += 1) {
      for (const ticket of ['t1', 't2']) asks.push(office.ask({ type: 'Postpone', ticket, places: 1 }, RESIDENT).ok);
    }
    expect(asks.filter(Boolean).length).toBeLessThanOrEqual(6);
    expect(callsUntil(office, 't3').length).toBeLessThanOrEqual(2);
  });

  test('one place is one place, also where others have let somebody first before', () => {
    const office = queue(8);
    for (const ticket of ['t2', 't3', 't4']) office.does({ type: 'Postpone', ticket, places: 3 }, RESIDENT);
    const order = callsInOrder(office);
    const first = order[0] ?? '';
    const second = order[1] ?? '';
    office.does({ type: 'Postpone', ticket: first, places: 1 }, RESIDENT);
    expect(callsInOrder(office)).toEqual([second, first, ...order.slice(2)]);
  });

  test('P-7 nobody is let first who may not be called yet: somebody’s booked time is not waited for', () => {
    const office = runningOffice();
    office.joins('b', 'id-card', { promised: { kind: 'slot', at: at(120) } });
    office.does({ type: 'CheckIn', ticket: 'b' }, RESIDENT);
    office.joins('t', 'id-card', { hard: true });
    expect(office.ask({ type: 'Postpone', ticket: 't', places: 1 }, RESIDENT)).toEqual({
      ok: false,
      refusal: { kind: 'nobody-to-let-first' },
    });
    office.joins('u', 'id-card', { hard: true });
    office.does({ type: 'Postpone', ticket: 't', places: 3 }, RESIDENT);
    office.opens('1', 'anna');
    expect(callsUntil(office, 't')).toEqual(['u']);
  });

  test('a place between two is not given twice, while its holder is called elsewhere (found by random sequences)', () => {
    const office = queue(5);
    office.opens('2', 'jan');
    // t3 stands behind t4, then t2 between these two, and while t2 is called t1 asks for the same.
    office.does({ type: 'Postpone', ticket: 't3', places: 1 }, RESIDENT);
    office.does({ type: 'Postpone', ticket: 't2', places: 1 }, RESIDENT);
    office.does({ type: 'CallTicket', counter: '2', ticket: 't2', reason: 'agreed' }, clerk('jan'));
    office.does({ type: 'Postpone', ticket: 't1', places: 1 }, RESIDENT);
    office.does({ type: 'Undo', counter: '2' }, clerk('jan'));
    expectSound(office.day);
    // Whoever had the place first goes first.
    expect(callsInOrder(office)).toEqual(['t4', 't2', 't1', 't3', 't5']);
    expect(callsUntil(office, 't5')).toEqual(['t4', 't2', 't1', 't3']);
  });

  test('one place is one place when two came in the same millisecond', () => {
    const office = runningOffice();
    for (const ticket of ['t1', 't2', 't3', 't4']) {
      if (ticket === 't2') office.now += 1_000;
      office.does({ type: 'Join', ticket, service: 'id-card', channel: 'kiosk', hard: false }, KIOSK);
    }
    office.opens('1', 'anna');
    office.does({ type: 'Postpone', ticket: 't1', places: 1 }, RESIDENT);
    expect(callsInOrder(office)).toEqual(['t2', 't1', 't3', 't4']);
  });

  test('nobody else is worse off: whoever lets others first only moves behind, everybody else keeps order', () => {
    const step = fc.record({ who: fc.nat(19), places: fc.integer({ min: 1, max: 6 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), fc.integer({ min: 2, max: 20 }), (steps, people) => {
        const office = queue(people);
        for (const { who, places } of steps) {
          const ticket = `t${1 + (who % people)}`;
          const before = callsInOrder(office);
          const { ok } = office.ask({ type: 'Postpone', ticket, places }, RESIDENT);
          const after = callsInOrder(office);
          const others = (order: string[]): string[] => order.filter((id) => id !== ticket);
          expect(others(after)).toEqual(others(before));
          if (ok) expect(after.indexOf(ticket)).toBeGreaterThan(before.indexOf(ticket));
          else expect(after).toEqual(before);
        }
      }),
      { numRuns: 200, seed: 4 },
    );
  });
});

/** Everybody who waits, in the order in which one clerk would call them if nobody else came. */
function callsInOrder(office: RunningOffice): string[] {
  const waiting = [...office.day.tickets.values()].flatMap((ticket) => (ticket.state === 'waiting' ? [ticket] : []));
  return waiting.sort((a, b) => a.due - b.due || a.order - b.order).map(({ id }) => id);
}
