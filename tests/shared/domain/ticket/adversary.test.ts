import { describe, expect, test } from 'vitest';
import type { Command } from '../../../../shared/domain/ticket/commands.ts';
import { expectSound } from '../../../helpers/invariants.ts';
import { type RunningOffice, runningOffice } from '../../../helpers/office.ts';
import { clerk, MANAGER, RESIDENT } from '../../../helpers/rules.ts';

// What two people at once, a second tap or something left open could break. Random sequences of everything are in
// ../sequences.

describe('a slip that somebody else has built on', () => {
  function missedTwice(): RunningOffice {
    const office = runningOffice();
    office.joins('t');
    office.opens('1', 'anna');
    office.calls('1');
    office.does({ type: 'MarkMissed', counter: '1', ticket: 't' }, clerk('anna'));
    office.does({ type: 'Reinstate', ticket: 't' }, RESIDENT);
    office.opens('2', 'jan');
    office.calls('2');
    office.does({ type: 'MarkMissed', counter: '2', ticket: 't' }, clerk('jan'));
    return office;
  }

  test('T-18 a missed client who was called elsewhere since is not taken back by the first counter', () => {
    const office = missedTwice();
    expect(office.ask({ type: 'Undo', counter: '1' }, clerk('anna'))).toEqual({
      ok: false,
      refusal: { kind: 'nothing-to-undo' },
    });
  });

  test('T-9 one missed client is not taken back to two counters', () => {
    const office = missedTwice();
    office.ask({ type: 'Undo', counter: '1' }, clerk('anna'));
    office.ask({ type: 'Undo', counter: '2' }, clerk('jan'));
    expectSound(office.day);
  });

  test('T-19 the night comes after a slip was taken back at another counter', () => {
    const office = missedTwice();
    office.ask({ type: 'Undo', counter: '1' }, clerk('anna'));
    office.ask({ type: 'CloseCounter', counter: '2' }, clerk('jan'));
    expect(() => office.pass(24 * 60)).not.toThrow();
  });

  test('T-18 a missed client who has come back is not taken back', () => {
    const office = runningOffice();
    office.joins('t');
    office.opens('1', 'anna');
    office.calls('1');
    office.does({ type: 'MarkMissed', counter: '1', ticket: 't' }, clerk('anna'));
    office.does({ type: 'Reinstate', ticket: 't' }, RESIDENT);
    expect(office.ask({ type: 'Undo', counter: '1' }, clerk('anna')).ok).toBe(false);
    expect(office.calls('1')).toBe('t');
  });

  test('T-15 a call that its holder gave up is not taken back', () => {
    const office = runningOffice();
    office.joins('t');
    office.opens('1', 'anna');
    office.calls('1');
    office.does({ type: 'Cancel', ticket: 't' }, RESIDENT);
    expect(office.ask({ type: 'Undo', counter: '1' }, clerk('anna')).ok).toBe(false);
    expectSound(office.day);
  });

  test('T-15 a counter that was closed and opened again takes nothing back', () => {
    const office = runningOffice();
    office.joins('t');
    office.opens('1', 'anna');
    office.calls('1');
    office.does({ type: 'MarkMissed', counter: '1', ticket: 't' }, clerk('anna'));
    office.does({ type: 'CloseCounter', counter: '1' }, clerk('anna'));
    office.opens('1', 'jan');
    expect(office.ask({ type: 'Undo', counter: '1' }, clerk('jan')).ok).toBe(false);
  });
});

describe('double taps', () => {
  function serving(): RunningOffice {
    const office = runningOffice();
    office.joins('t');
    office.joins('u');
    office.opens('1', 'anna');
    office.calls('1');
    return office;
  }

  test('T-7 "next" twice calls one client', () => {
    const office = serving();
    expect(office.calls('1')).toBeNull();
    expect(office.day.counts).toMatchObject({ called: 1, waiting: 1 });
  });

  test('T-10 "finish" twice ends one visit', () => {
    const office = serving();
    office.does({ type: 'Arrive', counter: '1', ticket: 't' }, clerk('anna'));
    const finish: Command = { type: 'Finish', counter: '1', ticket: 't', outcome: 'served' };
    office.does(finish, clerk('anna'));
    office.calls('1');
    expect(office.ask(finish, clerk('anna'))).toEqual({ ok: false, refusal: { kind: 'ticket-ended' } });
    expect(office.day.counters.get('1')).toMatchObject({ ticket: 'u' });
    expect(office.day.served).toBe(1);
  });

  test('T-15 "undo" twice takes back one step', () => {
    const office = serving();
    office.does({ type: 'Arrive', counter: '1', ticket: 't' }, clerk('anna'));
    office.does({ type: 'Finish', counter: '1', ticket: 't', outcome: 'served' }, clerk('anna'));
    office.calls('1');
    office.does({ type: 'Undo', counter: '1' }, clerk('anna'));
    expect(office.ask({ type: 'Undo', counter: '1' }, clerk('anna')).ok).toBe(false);
    expect(office.ticket('t', 'ended').outcome).toBe('served');
    office.ticket('u', 'waiting');
  });

  test('T-9 two clerks who call at the same moment call two clients', () => {
    const office = runningOffice();
    office.joins('t');
    office.joins('u');
    office.opens('1', 'anna');
    office.opens('2', 'jan');
    expect([office.calls('1'), office.calls('2')]).toEqual(['t', 'u']);
  });

  test('T-9 two clerks and one client: the second is told that nobody waits', () => {
    const office = runningOffice();
    office.joins('t');
    office.opens('1', 'anna');
    office.opens('2', 'jan');
    expect([office.calls('1'), office.calls('2')]).toEqual(['t', null]);
  });
});

describe('two at the same moment', () => {
  function parked(): RunningOffice {
    const office = runningOffice();
    office.joins('t');
    office.opens('1', 'anna');
    office.opens('2', 'jan');
    office.serves('1');
    office.does({ type: 'Park', counter: '1', ticket: 't', reason: 'form', minutes: 5 }, clerk('anna'));
    return office;
  }

  test('T-9 two clerks go on with one parked visit: the second is told that it is not parked any more', () => {
    const office = parked();
    office.does({ type: 'Unpark', counter: '1', ticket: 't', announce: false }, clerk('anna'));
    expect(office.ask({ type: 'Unpark', counter: '2', ticket: 't', announce: false }, clerk('jan'))).toEqual({
      ok: false,
      refusal: { kind: 'ticket-not-parked' },
    });
    expectSound(office.day);
  });

  test('T-9 two clerks call one number', () => {
    const office = runningOffice();
    office.joins('t');
    office.opens('1', 'anna');
    office.opens('2', 'jan');
    office.does({ type: 'CallTicket', counter: '1', ticket: 't', reason: 'agreed' }, clerk('anna'));
    expect(office.asks({ type: 'CallTicket', counter: '2', ticket: 't', reason: 'agreed' })).toEqual({
      ok: false,
      refusal: { kind: 'ticket-not-waiting' },
    });
  });

  test('P-19 "serve at once" twice is one ticket and one call', () => {
    const office = runningOffice();
    office.opens('1', 'anna');
    const walk: Command = { type: 'WalkDirect', counter: '1', ticket: 'w', service: 'id-card', hard: false };
    office.does(walk, clerk('anna'));
    expect(office.ask(walk, clerk('anna'))).toEqual({ ok: false, refusal: { kind: 'counter-busy', ticket: 'w' } });
    expect(office.day.tickets.size).toBe(1);
  });

  test('T-30 passing on twice is one transfer', () => {
    const office = runningOffice();
    office.joins('t');
    office.opens('1', 'anna');
    office.opens('3', 'ewa');
    office.serves('1');
    const pass: Command = { type: 'Transfer', counter: '1', ticket: 't', service: 'tax' };
    office.does(pass, clerk('anna'));
    expect(office.ask(pass, clerk('anna'))).toEqual({ ok: false, refusal: { kind: 'ticket-not-serving' } });
    expect(office.ticket('t', 'waiting').legs).toHaveLength(1);
  });

  test('T-8 the manager closes the counter while its clerk finishes: the clerk is told', () => {
    const office = runningOffice();
    office.joins('t');
    office.opens('1', 'anna');
    office.serves('1');
    office.does({ type: 'CloseCounter', counter: '1' }, MANAGER);
    expect(office.ask({ type: 'Finish', counter: '1', ticket: 't', outcome: 'served' }, clerk('anna'))).toEqual({
      ok: false,
      refusal: { kind: 'counter-not-open' },
    });
    office.ticket('t', 'parked');
    expectSound(office.day);
  });

  test('T-5 the holder gives up a parked ticket while the clerk goes on with it', () => {
    const office = parked();
    office.does({ type: 'Cancel', ticket: 't' }, RESIDENT);
    expect(office.asks({ type: 'Unpark', counter: '1', ticket: 't', announce: true })).toEqual({
      ok: false,
      refusal: { kind: 'ticket-ended' },
    });
    expectSound(office.day);
  });
});

describe('leaving things open', () => {
  test('T-13 a missed client comes back after the counter has closed', () => {
    const office = runningOffice();
    office.joins('t');
    office.opens('1', 'anna');
    office.calls('1');
    office.does({ type: 'MarkMissed', counter: '1', ticket: 't' }, clerk('anna'));
    office.does({ type: 'CloseCounter', counter: '1' }, clerk('anna'));
    office.does({ type: 'Reinstate', ticket: 't' }, RESIDENT);
    office.opens('2', 'jan');
    expect(office.calls('2')).toBe('t');
    expectSound(office.day);
  });

  test('T-13 a missed client whose counter has closed ends as a no-show', () => {
    const office = runningOffice();
    office.joins('t');
    office.opens('1', 'anna');
    office.calls('1');
    office.does({ type: 'MarkMissed', counter: '1', ticket: 't' }, clerk('anna'));
    office.does({ type: 'CloseCounter', counter: '1' }, clerk('anna'));
    office.pass(16);
    expect(office.ticket('t', 'ended').outcome).toBe('no-show');
  });

  test('T-15 a break between does not lose the last step, and does not lengthen the time for it', () => {
    const office = runningOffice();
    office.joins('t');
    office.opens('1', 'anna');
    office.calls('1');
    office.does({ type: 'Arrive', counter: '1', ticket: 't' }, clerk('anna'));
    office.does({ type: 'Finish', counter: '1', ticket: 't', outcome: 'served' }, clerk('anna'));
    office.does({ type: 'PauseCounter', counter: '1' }, clerk('anna'));
    expect(office.ask({ type: 'Undo', counter: '1' }, clerk('anna'))).toEqual({
      ok: false,
      refusal: { kind: 'counter-not-open' },
    });
    office.does({ type: 'ResumeCounter', counter: '1' }, clerk('anna'));
    office.does({ type: 'Undo', counter: '1' }, clerk('anna'));
    office.ticket('t', 'serving');
    office.does({ type: 'Finish', counter: '1', ticket: 't', outcome: 'served' }, clerk('anna'));
    office.does({ type: 'PauseCounter', counter: '1' }, clerk('anna'));
    office.pass(1);
    office.does({ type: 'ResumeCounter', counter: '1' }, clerk('anna'));
    expect(office.ask({ type: 'Undo', counter: '1' }, clerk('anna')).ok).toBe(false);
  });
});
