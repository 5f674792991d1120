import { describe, expect, test } from 'vitest';
import { nextAdvance } from '../../../../shared/domain/ticket/advance.ts';
import { MINUTE } from '../../../../shared/domain/words.ts';
import { expectSound } from '../../../helpers/invariants.ts';
import { type RunningOffice, runningOffice } from '../../../helpers/office.ts';
import { clerk, MANAGER, RESIDENT, RULES, rulesWith, SYSTEM } from '../../../helpers/rules.ts';

const anna = clerk('anna');
const at1 = { counter: '1', ticket: 't' } as const;

/** `t` is served at Anna's counter 1; `u` and `v` wait; Jan, who takes the same, is at 2, and Ewa, who does not, at 3. */
function serving(rules = RULES): RunningOffice {
  const office = runningOffice(rules);
  for (const ticket of ['t', 'u', 'v']) office.joins(ticket);
  office.opens('1', 'anna');
  office.opens('2', 'jan');
  office.opens('3', 'ewa');
  office.serves('1');
  return office;
}

describe('T-28 a clerk leaves a client for a moment', () => {
  function interrupted(): RunningOffice {
    const office = serving();
    office.pass(3);
    office.does({ type: 'Interrupt', ...at1, minutes: 5 }, anna);
    return office;
  }

  test('and says for how long', () => {
    const office = interrupted();
    const ticket = office.ticket('t', 'interrupted');
    expect(ticket).toMatchObject({ ...at1Counter, interruptedAt: office.now, backAt: office.now + 5 * MINUTE });
  });

  test('the client keeps the counter: nobody else is called there, and nobody else calls the client', () => {
    const office = interrupted();
    expect(office.asks({ type: 'CallNext', counter: '1' })).toEqual({
      ok: false,
      refusal: { kind: 'counter-busy', ticket: 't' },
    });
    expect(office.calls('2')).toBe('u');
    expect(office.asks({ type: 'Unpark', counter: '3', ticket: 't', announce: false }).ok).toBe(false);
  });

  test('when it takes longer, it is said anew, and it is still the same absence', () => {
    const office = interrupted();
    const { interruptedAt } = office.ticket('t', 'interrupted');
    office.pass(4);
    office.does({ type: 'Interrupt', ...at1, minutes: 10 }, anna);
    expect(office.ticket('t', 'interrupted')).toMatchObject({ interruptedAt, backAt: office.now + 10 * MINUTE });
    expect(office.asks({ type: 'Interrupt', counter: '2', ticket: 't', minutes: 1 })).toEqual({
      ok: false,
      refusal: { kind: 'already-called', counter: '1' },
    });
  });

  test('the same clerk goes on, earlier or later than was said, and the visit has lasted all the while', () => {
    const office = interrupted();
    const { servingSince } = office.ticket('t', 'interrupted');
    office.pass(12);
    office.does({ type: 'Resume', ...at1 }, anna);
    expect(office.ticket('t', 'serving')).toMatchObject({ servingSince, legs: [] });
    expect(office.day.counters.get('1')).toMatchObject({ ticket: 't' });
  });

  test('the visit is not finished, passed on or parked before the clerk is back', () => {
    const office = interrupted();
    for (const command of [
      { type: 'Finish', ...at1, outcome: 'served' },
      { type: 'Transfer', ...at1, service: 'address' },
      { type: 'Park', ...at1, reason: 'form', minutes: 5 },
    ] as const) {
      expect(office.ask(command, anna)).toEqual({ ok: false, refusal: { kind: 'ticket-not-serving' } });
    }
  });

  test('time alone brings nothing about when the clerk is late', () => {
    const office = interrupted();
    office.now += 60 * MINUTE;
    expect(office.advance()).toEqual([]);
    office.ticket('t', 'interrupted');
  });

  test('T-15 a step before it is not taken back afterwards', () => {
    const office = serving();
    office.does({ type: 'AddMatter', ticket: 't', service: 'address' }, anna);
    office.does({ type: 'Finish', ...at1, outcome: 'served' }, anna);
    office.does({ type: 'Interrupt', ...at1, minutes: 1 }, anna);
    office.does({ type: 'Resume', ...at1 }, anna);
    expect(office.asks({ type: 'Undo', counter: '1' })).toEqual({ ok: false, refusal: { kind: 'nothing-to-undo' } });
  });
});

const at1Counter = { counter: '1', clerk: 'anna' };

describe('T-29 a visit is parked', () => {
  function parked(minutes = 10, rules = RULES): RunningOffice {
    const office = serving(rules);
    office.pass(4);
    office.does({ type: 'Park', ...at1, reason: 'document', minutes }, anna);
    return office;
  }

  test('with a reason and the time at which the client is expected back', () => {
    const office = parked();
    expect(office.ticket('t', 'parked')).toMatchObject({
      ...at1Counter,
      reason: 'document',
      parkedAt: office.now,
      backAt: office.now + 10 * MINUTE,
      legs: [{ service: 'id-card', ...at1Counter, endedAt: office.now, end: 'parked' }],
    });
  });

  test('and the counter is free for others', () => {
    const office = parked();
    expect(office.calls('1')).toBe('u');
  });

  test('nobody is called back unasked, not even when nobody else waits', () => {
    const office = parked();
    for (const counter of ['1', '2']) office.calls(counter);
    for (const ticket of ['u', 'v']) office.does({ type: 'Cancel', ticket }, RESIDENT);
    for (const counter of ['1', '2', '3']) expect(office.calls(counter)).toBeNull();
    office.pass(15);
    office.ticket('t', 'parked');
  });

  test.each([
    ['the clerk who parked it', '1', true],
    ['any that takes the matter', '2', true],
    ['not one that does not', '3', false],
  ])('it goes on at the counter of %s', (_, counter, may) => {
    const office = parked();
    const decision = office.asks({ type: 'Unpark', counter, ticket: 't', announce: false });
    if (may) expect(office.ticket('t', 'serving')).toMatchObject({ counter, servingSince: office.now });
    else expect(decision).toEqual({ ok: false, refusal: { kind: 'service-not-here', counter } });
    expectSound(office.day);
  });

  test('it goes on with the clerk who parked it at another counter, also when the matter is not theirs any more', () => {
    const office = parked();
    office.does({ type: 'CloseCounter', counter: '1' }, anna);
    const clerks = RULES.clerks.map((one) => (one.id === 'anna' ? { ...one, skills: ['tax'] } : one));
    office.does({ type: 'SetRules', rules: rulesWith({}, { clerks }) }, SYSTEM);
    office.opens('4', 'anna');
    expect(office.asks({ type: 'Unpark', counter: '4', ticket: 't', announce: false }).ok).toBe(true);
  });

  test('without calling, the client is there; with calling, the number is said and the client comes', () => {
    const silent = parked();
    silent.does({ type: 'Unpark', ...at1, announce: false }, anna);
    silent.ticket('t', 'serving');
    expect(silent.day.recentCalls.map(({ at }) => at)).not.toContain(silent.now);

    const aloud = parked();
    aloud.does({ type: 'Unpark', ...at1, announce: true }, anna);
    expect(aloud.ticket('t', 'called')).toMatchObject({ calledAt: aloud.now, why: null });
    expect(aloud.day.recentCalls.at(-1)).toMatchObject({ ticket: 't', counter: '1', at: aloud.now });
    aloud.does({ type: 'Arrive', ...at1 }, anna);
    aloud.ticket('t', 'serving');
  });

  test('P-5 that call is no part of any clerk’s turn', () => {
    const office = parked();
    const before = office.day.turns.get('anna');
    office.does({ type: 'Unpark', ...at1, announce: true }, anna);
    expect(office.day.turns.get('anna')).toEqual(before);
    expect(office.asks({ type: 'Undo', counter: '1' })).toEqual({ ok: false, refusal: { kind: 'nothing-to-undo' } });
  });

  test('forgotten, it ends as left an hour after the client was expected, and not before', () => {
    const office = parked(10);
    const until = office.now + 70 * MINUTE;
    expect(nextAdvance(office.day)).toBe(until);
    office.now = until - 1;
    expect(office.advance()).toEqual([]);
    office.now = until;
    expect(office.advance()).toEqual([{ type: 'TicketEnded', ticket: 't', outcome: 'left' }]);
    expect(office.day.parked.size).toBe(0);
    expect(office.ticket('t', 'ended').legs).toHaveLength(1);
  });

  test('the office sets how long', () => {
    const office = parked(10, rulesWith({ parkMinutes: 5 }));
    expect(nextAdvance(office.day)).toBe(office.now + 15 * MINUTE);
  });

  test('a moment before its time is over it still goes on', () => {
    const office = parked(10);
    office.now += 70 * MINUTE - 1;
    expect(office.asks({ type: 'Unpark', ...at1, announce: true }).ok).toBe(true);
  });

  test('parking is not taken back: going on is the way', () => {
    expect(parked().asks({ type: 'Undo', counter: '1' })).toEqual({
      ok: false,
      refusal: { kind: 'nothing-to-undo' },
    });
  });

  test('T-13 somebody who is called after a pause and does not come may come back as anybody', () => {
    const office = parked();
    office.does({ type: 'Unpark', ...at1, announce: true }, anna);
    office.does({ type: 'MarkMissed', ...at1 }, anna);
    office.does({ type: 'Reinstate', ticket: 't' }, RESIDENT);
    office.ticket('t', 'waiting');
    expectSound(office.day);
  });

  test('T-8 one that is being called back when a manager closes the counter still pauses, and nobody else calls it', () => {
    const office = parked();
    office.does({ type: 'Unpark', ...at1, announce: true }, anna);
    office.does({ type: 'CloseCounter', counter: '1' }, MANAGER);
    expect(office.ticket('t', 'parked')).toMatchObject({ reason: 'clerk-left', backAt: office.now });
    expect(office.ticket('t', 'parked').legs).toHaveLength(1);
    expect(office.day.recentCalls).toEqual([]);
    for (const ticket of ['u', 'v']) office.does({ type: 'Cancel', ticket }, RESIDENT);
    expect(office.calls('2')).toBeNull();
    expectSound(office.day);
  });

  test('T-8 a visit that was parked because its clerk left goes on elsewhere', () => {
    const office = serving();
    office.does({ type: 'CloseCounter', counter: '1' }, MANAGER);
    expect(office.ticket('t', 'parked')).toMatchObject({ reason: 'clerk-left', backAt: office.now });
    office.does({ type: 'Unpark', counter: '2', ticket: 't', announce: true }, clerk('jan'));
    expect(office.ticket('t', 'called')).toMatchObject({ counter: '2', clerk: 'jan' });
  });
});
