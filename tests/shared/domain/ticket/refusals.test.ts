import { describe, expect, test } from 'vitest';
import { decide } from '../../../../shared/domain/ticket/decide.ts';
import { decideLate } from '../../../../shared/domain/ticket/late.ts';
import { MOST_LEASES } from '../../../../shared/domain/ticket/lent-numbers.ts';
import { LAST_NUMBER } from '../../../../shared/domain/ticket/number.ts';
import { REFUSAL_KINDS, type Refusal, type RefusalKind } from '../../../../shared/domain/ticket/refusal.ts';
import { MINUTE } from '../../../../shared/domain/words.ts';
import { assert } from '../../../../shared/lib/assert.ts';
import { dayOf } from '../../../helpers/given.ts';
import { runningOffice } from '../../../helpers/office.ts';
import { at, clerk, HOST, KIOSK, MANAGER, RESIDENT, RULES, rulesWith, SYSTEM } from '../../../helpers/rules.ts';

const anna = clerk('anna');

/** An office with Anna at counter 1 and `t`, `u` waiting. */
function lobby(rules = RULES) {
  const office = runningOffice(rules);
  office.joins('t');
  office.joins('u');
  office.opens('1', 'anna');
  return office;
}

function calling(rules = RULES) {
  const office = lobby(rules);
  office.calls('1');
  return office;
}

function serving() {
  const office = calling();
  office.does({ type: 'Arrive', counter: '1', ticket: 't' }, anna);
  return office;
}

const join = { type: 'Join', ticket: 'new', service: 'id-card', channel: 'kiosk', hard: false } as const;

/** One way to each refusal. A kind that nobody can meet does not belong on the list. */
const WAYS: { [Kind in RefusalKind]: () => [ReturnType<typeof decide>, Extract<Refusal, { kind: Kind }>] } = {
  'office-not-set-up': () => [decide(dayOf(), join, { now: at(0), actor: KIOSK }), { kind: 'office-not-set-up' }],
  'service-unknown': () => [lobby().ask({ ...join, service: 'none' }, KIOSK), { kind: 'service-unknown' }],
  'service-closed': () => {
    const office = runningOffice(undefined, at(-120));
    return [office.ask(join, KIOSK), { kind: 'service-closed', opens: at(-60) }];
  },
  'tickets-ended-today': () => {
    const office = runningOffice(undefined, at(7 * 60));
    return [office.ask(join, KIOSK), { kind: 'tickets-ended-today', opens: at(23 * 60) }];
  },
  'no-time-today': () => {
    const office = lobby();
    office.does({ type: 'SetIntake', service: 'id-card', open: false }, MANAGER);
    return [office.ask(join, KIOSK), { kind: 'no-time-today' }];
  },
  'promise-not-today': () => {
    const office = lobby();
    const promised = { kind: 'slot', at: office.now } as const;
    return [office.ask({ ...join, channel: 'desk', promised }, HOST), { kind: 'promise-not-today' }];
  },
  'not-from-home': () => [
    lobby().ask({ ...join, service: 'tax', channel: 'home' }, RESIDENT),
    { kind: 'not-from-home' },
  ],
  'number-exhausted': () => {
    const office = lobby();
    office.day.given.set('A', LAST_NUMBER);
    return [office.ask(join, KIOSK), { kind: 'number-exhausted', series: 'A' }];
  },
  'ticket-exists': () => [lobby().ask({ ...join, ticket: 't' }, KIOSK), { kind: 'ticket-exists' }],
  'number-not-lent': () => [lobby().ask({ ...join, number: 'A900' }, KIOSK), { kind: 'number-not-lent' }],
  'number-taken': () => {
    const office = lobby();
    office.does({ type: 'LendNumbers', device: 'k1' }, SYSTEM);
    office.does({ ...join, number: 'A900' }, KIOSK);
    return [office.ask({ ...join, ticket: 'newer', number: 'A900' }, KIOSK), { kind: 'number-taken' }];
  },
  'no-numbers-to-lend': () => {
    const office = lobby();
    for (let i = 1; i <= MOST_LEASES; i += 1) office.does({ type: 'LendNumbers', device: `k${i}` }, SYSTEM);
    return [office.ask({ type: 'LendNumbers', device: 'one-more' }, SYSTEM), { kind: 'no-numbers-to-lend' }];
  },
  'ticket-not-reserved': () => [
    lobby().ask({ type: 'CallReserved', counter: '1', ticket: 't' }, anna),
    { kind: 'ticket-not-reserved' },
  ],
  'reserved-elsewhere': () => {
    const office = lobby();
    office.does({ type: 'OpenCounter', counter: '2' }, clerk('jan'));
    office.does({ type: 'HoldFor', counter: '2', tickets: ['t'] }, SYSTEM);
    return [
      office.ask({ type: 'CallTicket', counter: '1', ticket: 't', reason: 'agreed' }, anna),
      { kind: 'reserved-elsewhere', counter: '2' },
    ];
  },
  'day-over': () => {
    const office = lobby();
    const told = decideLate(
      office.day,
      { ...join, number: 'A900' },
      { actor: KIOSK, when: office.now - 24 * 60 * MINUTE, now: office.now },
    );
    const event = told[0]?.event;
    assert(event?.type === 'LateNoted', 'it is noted');
    return [{ ok: false, refusal: { kind: event.because } as Refusal }, { kind: 'day-over' }];
  },
  'ticket-unknown': () => [lobby().ask({ type: 'Cancel', ticket: 'none' }, RESIDENT), { kind: 'ticket-unknown' }],
  'ticket-not-expected': () => [
    lobby().ask({ type: 'CheckIn', ticket: 't' }, RESIDENT),
    { kind: 'ticket-not-expected' },
  ],
  'ticket-not-waiting': () => [
    serving().ask({ type: 'Cancel', ticket: 't' }, RESIDENT),
    { kind: 'ticket-not-waiting' },
  ],
  'ticket-not-called': () => [
    serving().ask({ type: 'Recall', counter: '1', ticket: 't' }, anna),
    { kind: 'ticket-not-called' },
  ],
  'ticket-not-serving': () => [
    calling().ask({ type: 'Finish', counter: '1', ticket: 't', outcome: 'served' }, anna),
    { kind: 'ticket-not-serving' },
  ],
  'ticket-not-interrupted': () => [
    serving().ask({ type: 'Resume', counter: '1', ticket: 't' }, anna),
    { kind: 'ticket-not-interrupted' },
  ],
  'ticket-not-parked': () => [
    lobby().ask({ type: 'Unpark', counter: '1', ticket: 't', announce: true }, anna),
    { kind: 'ticket-not-parked' },
  ],
  'ticket-not-missed': () => [lobby().ask({ type: 'Reinstate', ticket: 't' }, RESIDENT), { kind: 'ticket-not-missed' }],
  'ticket-ended': () => {
    const office = lobby();
    office.does({ type: 'Cancel', ticket: 't' }, RESIDENT);
    return [office.ask({ type: 'Cancel', ticket: 't' }, RESIDENT), { kind: 'ticket-ended' }];
  },
  'return-time-over': () => {
    const office = calling();
    office.does({ type: 'MarkMissed', counter: '1', ticket: 't' }, anna);
    const { returnUntil } = office.ticket('t', 'missed');
    // Decided before the passing of time has been folded in.
    return [
      decide(office.day, { type: 'Reinstate', ticket: 't' }, { now: returnUntil, actor: RESIDENT }),
      { kind: 'return-time-over' },
    ];
  },
  'postponed-too-often': () => {
    const office = runningOffice(rulesWith({ postponeTimes: 0 }));
    office.joins('t');
    office.joins('u');
    return [
      office.ask({ type: 'Postpone', ticket: 't', places: 1 }, RESIDENT),
      { kind: 'postponed-too-often', limit: 0 },
    ];
  },
  'nobody-to-let-first': () => [
    lobby().ask({ type: 'Postpone', ticket: 'u', places: 1 }, RESIDENT),
    { kind: 'nobody-to-let-first' },
  ],
  'counter-unknown': () => [
    lobby().ask({ type: 'OpenCounter', counter: '77' }, clerk('jan')),
    { kind: 'counter-unknown' },
  ],
  'counter-taken': () => [
    lobby().ask({ type: 'OpenCounter', counter: '1' }, clerk('jan')),
    { kind: 'counter-taken', clerk: 'anna' },
  ],
  'clerk-elsewhere': () => [
    lobby().ask({ type: 'OpenCounter', counter: '2' }, anna),
    { kind: 'clerk-elsewhere', counter: '1' },
  ],
  'clerk-unknown': () => [
    lobby().ask({ type: 'OpenCounter', counter: '2' }, clerk('nobody')),
    { kind: 'clerk-unknown' },
  ],
  'counter-not-open': () => [lobby().ask({ type: 'CallNext', counter: '2' }, anna), { kind: 'counter-not-open' }],
  'counter-not-paused': () => [
    lobby().ask({ type: 'ResumeCounter', counter: '1' }, anna),
    { kind: 'counter-not-paused' },
  ],
  'not-your-counter': () => [
    lobby().ask({ type: 'CallNext', counter: '1' }, clerk('jan')),
    { kind: 'not-your-counter' },
  ],
  'counter-busy': () => [
    serving().ask({ type: 'CallNext', counter: '1' }, anna),
    { kind: 'counter-busy', ticket: 't' },
  ],
  'nobody-waiting': () => {
    const office = runningOffice();
    office.opens('1', 'anna');
    return [office.ask({ type: 'CallNext', counter: '1' }, anna), { kind: 'nobody-waiting' }];
  },
  'call-again-first': () => {
    const office = calling(rulesWith({ missedAfterCalls: 2 }));
    return [
      office.ask({ type: 'MarkMissed', counter: '1', ticket: 't' }, anna),
      { kind: 'call-again-first', calls: 2 },
    ];
  },
  'wait-a-little': () => {
    const office = calling(rulesWith({ missedAfterSeconds: 60 }));
    return [
      office.ask({ type: 'MarkMissed', counter: '1', ticket: 't' }, anna),
      { kind: 'wait-a-little', from: office.now + 60_000 },
    ];
  },
  'reason-needed': () => [
    lobby().ask({ type: 'WalkDirect', counter: '1', ticket: 'w', service: 'id-card', hard: false }, anna),
    { kind: 'reason-needed', ticket: 't' },
  ],
  'service-not-here': () => [
    lobby().ask({ type: 'WalkDirect', counter: '1', ticket: 'w', service: 'tax', hard: false }, anna),
    { kind: 'service-not-here', counter: '1' },
  ],
  'nobody-to-pass-on-to': () => [
    serving().ask({ type: 'Transfer', counter: '1', ticket: 't', service: 'tax', to: { clerk: 'ewa' } }, anna),
    { kind: 'nobody-to-pass-on-to' },
  ],
  'matter-there-already': () => [
    lobby().ask({ type: 'AddMatter', ticket: 't', service: 'id-card' }, anna),
    { kind: 'matter-there-already' },
  ],
  'too-many-matters': () => {
    const services = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id, series: 'A', remote: true, minutes: 5 }));
    const office = runningOffice(rulesWith({}, { services }));
    office.joins('t', 'a', { matters: ['b', 'c', 'd', 'e'] });
    return [office.ask({ type: 'AddMatter', ticket: 't', service: 'f' }, anna), { kind: 'too-many-matters', limit: 5 }];
  },
  'already-called': () => {
    const office = calling();
    office.opens('2', 'jan');
    return [
      office.ask({ type: 'Arrive', counter: '2', ticket: 't' }, clerk('jan')),
      { kind: 'already-called', counter: '1' },
    ];
  },
  'nothing-to-undo': () => [lobby().ask({ type: 'Undo', counter: '1' }, anna), { kind: 'nothing-to-undo' }],
  'help-unknown': () => [lobby().ask({ type: 'AnswerHelp', help: 99 }, anna), { kind: 'help-unknown' }],
  'not-allowed': () => [lobby().ask({ type: 'AskForPerson' }, RESIDENT), { kind: 'not-allowed' }],
};

describe('W-5 every refusal can be met, and says what its kind needs', () => {
  test.each(REFUSAL_KINDS)('%s', (kind) => {
    const [decision, refusal] = WAYS[kind]();
    expect(decision).toEqual({ ok: false, refusal });
  });

  test('each kind stands on the list once', () => {
    expect(new Set(REFUSAL_KINDS).size).toBe(REFUSAL_KINDS.length);
    expect(Object.keys(WAYS).sort()).toEqual([...REFUSAL_KINDS].sort());
  });
});
