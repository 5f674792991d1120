import { describe, expect, test } from 'vitest';
import { CALL_REASONS } from '../../../../shared/domain/policy/reasons.ts';
import type { Command } from '../../../../shared/domain/ticket/commands.ts';
import { expectSound } from '../../../helpers/invariants.ts';
import { type RunningOffice, runningOffice } from '../../../helpers/office.ts';
import { clerk, RESIDENT, RULES, rulesWith } from '../../../helpers/rules.ts';

const anna = clerk('anna');

/** Three ordinary people wait, `p` is one for whom waiting is hard; Anna is at counter 1. */
function lobby(rules = RULES): RunningOffice {
  const office = runningOffice(rules);
  for (const ticket of ['o1', 'o2', 'o3']) office.joins(ticket);
  office.joins('p', 'id-card', { hard: true });
  office.opens('1', 'anna');
  return office;
}

const callTicket = (ticket: string, reason: (typeof CALL_REASONS)[number] = 'agreed'): Command => ({
  type: 'CallTicket',
  counter: '1',
  ticket,
  reason,
});
const walk = (more: Partial<Extract<Command, { type: 'WalkDirect' }>> = {}): Command => ({
  type: 'WalkDirect',
  counter: '1',
  ticket: 'w',
  service: 'id-card',
  hard: false,
  ...more,
});
const why = (office: RunningOffice) => {
  const event = office.log.findLast(({ event: { type } }) => type === 'TicketCalled')?.event;
  return event?.type === 'TicketCalled' ? event.why : null;
};

describe('P-20 a call by number', () => {
  test.each(CALL_REASONS)(
    'out of turn is recorded with its reason and with the one whom the rule names: %s',
    (reason) => {
      const office = lobby();
      const { due } = office.ticket('o3', 'waiting');
      const { due: theirs } = office.ticket('p', 'waiting');
      office.does(callTicket('o3', reason), anna);
      expect(why(office)).toEqual({
        rule: 'out-of-turn',
        tier: 'O',
        due,
        run: 0,
        over: { ticket: 'p', tier: 'P', due: theirs },
        reason,
      });
      expect(office.ticket('o3', 'called')).toMatchObject({ counter: '1', clerk: 'anna' });
    },
  );

  test('that the rule gives anyway needs no reason and is none', () => {
    const office = lobby();
    office.does(callTicket('p'), anna);
    expect(why(office)).toMatchObject({ rule: 'priority', tier: 'P' });
    expect(why(office)).not.toHaveProperty('reason');
    expect(office.day.outOfTurn).toEqual([]);
    expect(office.day.turns.get('anna')).toEqual({ run: 1, sinceBackOffice: 1 });
  });

  test('without a reason it is made when the rule gives it, and else the one whom the rule names is named', () => {
    const office = lobby();
    const without = (ticket: string): Command => ({ type: 'CallTicket', counter: '1', ticket });
    expect(office.ask(without('o1'), anna)).toEqual({ ok: false, refusal: { kind: 'reason-needed', ticket: 'p' } });
    office.ticket('o1', 'waiting');
    office.does(without('p'), anna);
    expect(why(office)).toMatchObject({ rule: 'priority' });
  });

  test('out of turn changes no clerk’s turn', () => {
    const office = lobby();
    office.serves('1');
    office.asks({ type: 'Finish', counter: '1', ticket: 'p', outcome: 'served' });
    const before = office.day.turns.get('anna');
    expect(before).toEqual({ run: 1, sinceBackOffice: 1 });
    office.does(callTicket('o2'), anna);
    expect(office.day.turns.get('anna')).toEqual(before);
  });

  test('is counted in public: number and reason', () => {
    const office = lobby();
    const { number } = office.ticket('o2', 'waiting');
    office.does(callTicket('o2', 'deadline'), anna);
    expect(office.day.outOfTurn).toEqual([{ ticket: 'o2', number, counter: '1', reason: 'deadline', at: office.now }]);
  });

  test('taken back, it is counted no more, and another of the same client still is', () => {
    const office = lobby();
    office.does(callTicket('o2', 'deadline'), anna);
    office.does({ type: 'MarkMissed', counter: '1', ticket: 'o2' }, anna);
    office.does({ type: 'Reinstate', ticket: 'o2' }, RESIDENT);
    office.pass(1);
    office.does(callTicket('o2', 'our-mistake'), anna);
    expect(office.day.outOfTurn.map(({ reason }) => reason)).toEqual(['deadline', 'our-mistake']);
    office.does({ type: 'Undo', counter: '1' }, anna);
    expect(office.day.outOfTurn.map(({ reason }) => reason)).toEqual(['deadline']);
  });

  test('it is still counted when a later call of the same client, by the rule, is taken back', () => {
    const office = runningOffice();
    office.joins('o1');
    office.opens('1', 'anna');
    office.opens('3', 'ewa');
    office.does(walk({ reason: 'emergency' }), anna);
    office.does({ type: 'Transfer', counter: '1', ticket: 'w', service: 'tax' }, anna);
    expect(office.calls('3')).toBe('w');
    office.does({ type: 'Undo', counter: '3' }, clerk('ewa'));
    expect(office.day.outOfTurn).toMatchObject([{ ticket: 'w', reason: 'emergency' }]);
  });

  test('somebody with a booked time that is far off may be called so, too', () => {
    const office = runningOffice();
    office.joins('t', 'id-card', { promised: { kind: 'slot', at: office.now + 3_600_000 } });
    office.does({ type: 'CheckIn', ticket: 't' }, RESIDENT);
    office.opens('1', 'anna');
    expect(office.calls('1')).toBeNull();
    office.does(callTicket('t', 'agreed'), anna);
    expect(why(office)).toMatchObject({ rule: 'out-of-turn', over: null, reason: 'agreed' });
  });

  test('not of a matter that the clerk does not take', () => {
    const office = lobby();
    office.joins('x', 'tax');
    expect(office.ask(callTicket('x'), anna)).toEqual({
      ok: false,
      refusal: { kind: 'service-not-here', counter: '1' },
    });
  });

  test('P-16 somebody who is meant for a colleague is called past the aim', () => {
    const office = lobby();
    office.opens('2', 'jan');
    office.joins('x', 'id-card', { aim: { clerks: ['jan'] } });
    office.does(callTicket('x', 'our-mistake'), anna);
    expect(why(office)).toMatchObject({ rule: 'out-of-turn', over: { ticket: 'p' } });
    expectSound(office.day);
  });
});

describe('P-19 somebody who is served at once', () => {
  test('nobody waits: called by the rule, and served', () => {
    const office = runningOffice();
    office.opens('1', 'anna');
    office.does(walk(), anna);
    expect(why(office)).toEqual({ rule: 'turn', tier: 'O', due: office.now, run: 0, over: null });
    expect(office.ticket('w', 'serving')).toMatchObject({
      number: 'A001',
      channel: 'desk',
      presentAt: office.now,
      firstCallAt: office.now,
      servingSince: office.now,
    });
    expect(office.day.outOfTurn).toEqual([]);
    expectSound(office.day);
  });

  test('others wait who come first: they are named, and it takes a reason', () => {
    const office = lobby();
    expect(office.ask(walk(), anna)).toEqual({ ok: false, refusal: { kind: 'reason-needed', ticket: 'p' } });
    expect(office.day.tickets.has('w')).toBe(false);
    office.does(walk({ reason: 'emergency' }), anna);
    expect(why(office)).toMatchObject({ rule: 'out-of-turn', over: { ticket: 'p' }, reason: 'emergency' });
    expect(office.day.outOfTurn).toMatchObject([{ ticket: 'w', reason: 'emergency' }]);
    expect(office.day.turns.get('anna')).toEqual({ run: 0, sinceBackOffice: 0 });
  });

  test('only people of other matters wait: called by the rule', () => {
    const office = runningOffice();
    office.joins('x', 'tax');
    office.opens('1', 'anna');
    office.does(walk(), anna);
    expect(why(office)).toMatchObject({ rule: 'turn', over: null });
  });

  test('waiting is hard for them: called early, over ordinary people who wait, and it is part of the turn', () => {
    const office = runningOffice();
    office.joins('o1');
    office.opens('1', 'anna');
    office.does(walk({ hard: true }), anna);
    expect(why(office)).toMatchObject({ rule: 'priority', tier: 'P', over: { ticket: 'o1' } });
    expect(office.day.turns.get('anna')).toEqual({ run: 1, sinceBackOffice: 1 });
  });

  test('P-10 but not when the clerk has passed ordinary people often enough', () => {
    const office = runningOffice();
    for (const ticket of ['o1', 'o2']) office.joins(ticket);
    office.opens('1', 'anna');
    for (const ticket of ['w1', 'w2']) {
      office.does(walk({ ticket, hard: true }), anna);
      office.asks({ type: 'Finish', counter: '1', ticket, outcome: 'served' });
    }
    expect(office.ask(walk({ hard: true }), anna)).toEqual({
      ok: false,
      refusal: { kind: 'reason-needed', ticket: 'o1' },
    });
  });

  test('P-18 not for a second skill while somebody waits for a first one', () => {
    const clerks = [{ id: 'anna', skills: ['id-card'], secondarySkills: ['tax'] }, ...RULES.clerks.slice(1)];
    const office = runningOffice(rulesWith({}, { clerks }));
    office.joins('o1');
    office.opens('1', 'anna');
    office.opens('3', 'ewa');
    expect(office.ask(walk({ service: 'tax', hard: true }), anna)).toEqual({
      ok: false,
      refusal: { kind: 'reason-needed', ticket: 'o1' },
    });
  });

  test('not of a matter that the clerk does not take', () => {
    const office = runningOffice();
    office.opens('1', 'anna');
    expect(office.ask(walk({ service: 'tax' }), anna)).toEqual({
      ok: false,
      refusal: { kind: 'service-not-here', counter: '1' },
    });
  });

  test('T-3 N-2 it takes a ticket like everybody: once, with the next number, in the hours', () => {
    const office = lobby();
    expect(office.ask(walk({ ticket: 'o1', reason: 'agreed' }), anna)).toEqual({
      ok: false,
      refusal: { kind: 'ticket-exists' },
    });
    office.does(walk({ reason: 'agreed' }), anna);
    expect(office.ticket('w', 'serving').number).toBe('A005');
    office.asks({ type: 'Finish', counter: '1', ticket: 'w', outcome: 'served' });
    office.pass(7 * 60);
    expect(office.ask(walk({ ticket: 'late', reason: 'agreed' }), anna)).toMatchObject({
      ok: false,
      refusal: { kind: 'tickets-ended-today' },
    });
  });

  test('an aim is no hindrance: the newcomer stands at the very counter', () => {
    const office = runningOffice();
    office.opens('1', 'anna');
    office.opens('2', 'jan');
    office.does(walk({ aim: { counters: ['2'] } }), anna);
    expect(why(office)).toMatchObject({ rule: 'turn' });
  });
});
