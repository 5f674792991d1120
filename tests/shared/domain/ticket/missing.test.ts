import { describe, expect, test } from 'vitest';
import { type RunningOffice, runningOffice } from '../../../helpers/office.ts';
import { clerk, RESIDENT, rulesWith } from '../../../helpers/rules.ts';

const SECOND = 1_000;
const anna = clerk('anna');
const missed = { type: 'MarkMissed', counter: '1', ticket: 't' } as const;
const recall = { type: 'Recall', counter: '1', ticket: 't' } as const;
const callAgain = { ok: false, refusal: { kind: 'call-again-first', calls: 2 } };

/** `t` has just been called to Anna's counter, by the office's usual figures: two calls and a minute. */
function calling({
  hard = false,
  ...policy
}: {
  hard?: boolean;
  calls?: number;
  seconds?: number;
} = {}): RunningOffice {
  const { calls = 2, seconds = 60 } = policy;
  const office = runningOffice(rulesWith({ missedAfterCalls: calls, missedAfterSeconds: seconds }));
  office.joins('t', 'id-card', { hard });
  office.joins('u');
  office.opens('1', 'anna');
  office.calls('1');
  return office;
}

/** Seconds after the call at which "did not come" is first taken; one millisecond before, it is not. */
function isTakenAfter(office: RunningOffice, seconds: number): void {
  const { calledAt } = office.ticket('t', 'called');
  const from = calledAt + seconds * SECOND;
  office.now = from - 1;
  expect(office.ask(missed, anna)).toEqual({ ok: false, refusal: { kind: 'wait-a-little', from } });
  office.now = from;
  expect(office.ask(missed, anna).ok).toBe(true);
}

describe('T-27 "did not come" is not said at once', () => {
  test('not after the first call, however long it is ago', () => {
    const office = calling();
    expect(office.ask(missed, anna)).toEqual(callAgain);
    office.pass(30);
    expect(office.ask(missed, anna)).toEqual(callAgain);
  });

  test('after two calls and a minute since the first one, the minute’s end included', () => {
    const office = calling();
    office.pass(0.5);
    office.does(recall, anna);
    isTakenAfter(office, 60);
  });

  test('calling again a minute later does not begin the minute anew', () => {
    const office = calling();
    office.pass(1);
    office.does(recall, anna);
    expect(office.ask(missed, anna).ok).toBe(true);
  });

  test('both are the office’s: three calls, and no time', () => {
    const office = calling({ calls: 3, seconds: 0 });
    office.does(recall, anna);
    expect(office.ask(missed, anna)).toEqual({ ok: false, refusal: { kind: 'call-again-first', calls: 3 } });
    office.does(recall, anna);
    expect(office.ask(missed, anna).ok).toBe(true);
  });

  test('one call and no time is what an office may set, too', () => {
    expect(calling({ calls: 1, seconds: 0 }).ask(missed, anna).ok).toBe(true);
  });
});

describe('T-27 twice the time', () => {
  test('for somebody who is called early', () => {
    const office = calling({ hard: true });
    office.does(recall, anna);
    isTakenAfter(office, 120);
  });

  test('for somebody who comes for a booked time: nobody is told which', () => {
    const office = runningOffice(rulesWith({ missedAfterCalls: 1, missedAfterSeconds: 60 }));
    office.joins('t', 'id-card', { promised: { kind: 'slot', at: office.now + 60 * SECOND } });
    office.does({ type: 'CheckIn', ticket: 't' }, RESIDENT);
    office.opens('1', 'anna');
    office.calls('1');
    isTakenAfter(office, 120);
  });

  test('for somebody who has asked for more, and no longer when it turns into "coming"', () => {
    const office = calling();
    office.does(recall, anna);
    office.does({ type: 'AnswerCall', ticket: 't', answer: 'more-time' }, RESIDENT);
    const { calledAt } = office.ticket('t', 'called');
    office.now = calledAt + 60 * SECOND;
    expect(office.ask(missed, anna)).toEqual({
      ok: false,
      refusal: { kind: 'wait-a-little', from: calledAt + 120 * SECOND },
    });
    office.does({ type: 'AnswerCall', ticket: 't', answer: 'coming' }, RESIDENT);
    expect(office.ask(missed, anna).ok).toBe(true);
  });

  test('not four times for somebody early who has asked for more', () => {
    const office = calling({ hard: true });
    office.does(recall, anna);
    office.does({ type: 'AnswerCall', ticket: 't', answer: 'more-time' }, RESIDENT);
    isTakenAfter(office, 120);
  });
});

describe('T-27 each call is counted by itself', () => {
  test('somebody who came back and is called again gets two calls and a minute again', () => {
    const office = calling();
    office.does(recall, anna);
    office.pass(1);
    office.does(missed, anna);
    office.does({ type: 'Cancel', ticket: 'u' }, RESIDENT);
    office.does({ type: 'Reinstate', ticket: 't' }, RESIDENT);
    expect(office.calls('1')).toBe('t');
    expect(office.ask(missed, anna)).toEqual(callAgain);
    office.does(recall, anna);
    isTakenAfter(office, 60);
  });

  test('T-18 when "did not come" is taken back, the calls that were made still count', () => {
    const office = calling();
    office.does(recall, anna);
    office.pass(1);
    office.does(missed, anna);
    office.does({ type: 'Undo', counter: '1' }, anna);
    expect(office.ask(missed, anna).ok).toBe(true);
  });

  test('T-29 a parked visit whose number is called again, too', () => {
    const office = calling();
    office.does({ type: 'Arrive', counter: '1', ticket: 't' }, anna);
    office.does({ type: 'Park', counter: '1', ticket: 't', reason: 'form', minutes: 5 }, anna);
    office.pass(3);
    office.does({ type: 'Unpark', counter: '1', ticket: 't', announce: true }, anna);
    expect(office.ask(missed, anna)).toEqual(callAgain);
    office.does(recall, anna);
    isTakenAfter(office, 60);
  });
});
