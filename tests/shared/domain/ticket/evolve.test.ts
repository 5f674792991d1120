import { describe, expect, test } from 'vitest';
import type { Why } from '../../../../shared/domain/policy/why.ts';
import { initialDay, type OfficeDay } from '../../../../shared/domain/ticket/day.ts';
import type { OfficeEvent, OfficeEventType } from '../../../../shared/domain/ticket/events.ts';
import { evolve } from '../../../../shared/domain/ticket/evolve.ts';
import { dayOf, fold, type Past } from '../../../helpers/given.ts';
import { expectSound } from '../../../helpers/invariants.ts';
import { at, NINE, RULES, rulesWith, TODAY } from '../../../helpers/rules.ts';
import { snapshot } from '../../../helpers/snapshot.ts';

const opened: Past = { at: NINE, event: { type: 'DayOpened', date: TODAY, rules: RULES } };
const joined: Past = {
  at: at(1),
  event: {
    type: 'TicketJoined',
    ticket: 't',
    number: 'A001',
    service: 'id-card',
    channel: 'kiosk',
    class: 'early',
    place: { tier: 'P', due: at(1) },
  },
};
const skilled = { skills: ['id-card'], secondarySkills: ['tax'] };
const counter: Past = { at: at(1), event: { type: 'CounterOpened', counter: '1', clerk: 'anna', ...skilled } };
const why: Why = {
  rule: 'priority',
  tier: 'P',
  due: at(1),
  run: 0,
  over: { ticket: 'o', tier: 'O', due: at(2) },
};
const called = {
  at: at(3),
  event: { type: 'TicketCalled', ticket: 't', counter: '1', clerk: 'anna', why },
} as const satisfies Past;
const started: Past = { at: at(4), event: { type: 'ServiceStarted', ticket: 't', counter: '1' } };
const missed: Past = {
  at: at(4),
  event: { type: 'TicketMissed', ticket: 't', counter: '1', returnUntil: at(19) },
};
const finished: Past = { at: at(9), event: { type: 'TicketEnded', ticket: 't', outcome: 'served' } };

const interrupted: Past = {
  at: at(5),
  event: { type: 'ServiceInterrupted', ticket: 't', counter: '1', backAt: at(8) },
};
const parked = {
  at: at(6),
  event: { type: 'TicketParked', ticket: 't', counter: '1', reason: 'form', backAt: at(20), until: at(80) },
} as const satisfies Past;
const transferred = {
  at: at(6),
  event: { type: 'TicketTransferred', ticket: 't', counter: '1', service: 'tax', aim: { clerks: ['ewa'] } },
} satisfies { at: number; event: OfficeEvent };
const matter: OfficeEvent = { type: 'MatterAdded', ticket: 't', service: 'address' };
const added: Past = { at: at(2), event: matter };
const nextMatter: Past = {
  at: at(6),
  event: { type: 'MatterStarted', ticket: 't', counter: '1', service: 'address' },
};

const lease = { device: 'k1', from: 900, to: 999, until: '2026-11-26' };

const core = {
  id: 't',
  number: 'A001',
  service: 'id-card',
  channel: 'kiosk',
  joinedAt: at(1),
  postponed: 0,
  matters: [],
  legs: [],
  promised: null,
  suits: null,
  aim: null,
};
const place = { class: 'early', tier: 'P', due: at(1), order: 2 };
/** Nobody has called it yet. */
const fresh = { ...core, ...place, presentAt: at(1), firstCallAt: null, inLineSince: at(1) };
const present = { ...fresh, firstCallAt: at(3) };
const atCounter = { ...present, counter: '1', clerk: 'anna', calledAt: at(3) };
const ringing = { lastCallAt: at(3), recalls: 0, isFirstCall: true, answer: null, why };
const leg = { service: 'id-card', counter: '1', clerk: 'anna', calledAt: at(3), servingSince: at(4) };
const free = { state: 'open', clerk: 'anna', ...skilled, since: at(1), ticket: null, last: null };

/** The past of each event, the event at ten past nine, and what it must leave behind. */
const CASES: { [Type in OfficeEventType]: [Past[], OfficeEvent & { type: Type }, (day: OfficeDay) => void] } = {
  RulesSet: [
    [opened],
    { type: 'RulesSet', rules: rulesWith({ priorityRun: 5 }) },
    (day) => expect(day).toMatchObject({ date: TODAY, rules: { policy: { priorityRun: 5 } } }),
  ],
  DayOpened: [
    [opened, joined, counter, called],
    { type: 'DayOpened', date: '2026-11-20', rules: RULES },
    (day) => {
      expect(day).toMatchObject({ date: '2026-11-20', openedAt: at(10), seq: 5, served: 0 });
      expect([day.tickets.size, day.counters.size, day.given.size, day.lanes.size]).toEqual([0, 0, 0, 0]);
    },
  ],
  DayClosed: [[opened], { type: 'DayClosed', date: TODAY }, (day) => expect(day.date).toBeNull()],
  TicketJoined: [
    [opened],
    (joined as { event: Extract<OfficeEvent, { type: 'TicketJoined' }> }).event,
    (day) => {
      expect(day.tickets.get('t')).toEqual({
        ...fresh,
        state: 'waiting',
        joinedAt: at(10),
        presentAt: at(10),
        inLineSince: at(10),
      });
      expect([...day.given, ...day.byNumber]).toEqual([
        ['A', 1],
        ['A001', 't'],
      ]);
    },
  ],
  TicketCheckedIn: [
    [
      opened,
      {
        at: at(1),
        event: {
          type: 'TicketJoined',
          ticket: 't',
          number: 'A001',
          service: 'id-card',
          channel: 'home',
          class: 'remote',
          place: null,
        },
      },
    ],
    { type: 'TicketCheckedIn', ticket: 't', class: 'remote', tier: 'O', due: at(15) },
    (day) =>
      expect(day.tickets.get('t')).toEqual({
        ...core,
        channel: 'home',
        state: 'waiting',
        class: 'remote',
        tier: 'O',
        due: at(15),
        order: 3,
        presentAt: at(10),
        firstCallAt: null,
        inLineSince: at(10),
      }),
  ],
  TicketPostponed: [
    [opened, joined],
    { type: 'TicketPostponed', ticket: 't', places: 2, due: at(6) },
    (day) => expect(day.tickets.get('t')).toEqual({ ...fresh, state: 'waiting', postponed: 1, due: at(6), order: 3 }),
  ],
  TicketReinstated: [
    [opened, joined, counter, called, missed],
    { type: 'TicketReinstated', ticket: 't', due: at(8) },
    (day) => {
      expect(day.tickets.get('t')).toEqual({
        ...present,
        state: 'waiting',
        due: at(8),
        order: 6,
        inLineSince: at(10),
      });
      expect(day.missed.size).toBe(0);
    },
  ],
  TicketCalled: [
    [opened, joined, counter],
    called.event,
    (day) => {
      expect(day.tickets.get('t')).toEqual({
        ...atCounter,
        ...ringing,
        state: 'called',
        firstCallAt: at(10),
        calledAt: at(10),
        lastCallAt: at(10),
      });
      expect(day.counters.get('1')).toEqual({
        ...free,
        ticket: 't',
        last: { step: 'call', ticket: 't', at: at(10), seq: 4, turnBefore: { run: 0, sinceBackOffice: 0 } },
      });
      expect(day.turns.get('anna')).toEqual({ run: 1, sinceBackOffice: 1 });
      expect(day.recentCalls).toEqual([
        { id: 4, ticket: 't', number: 'A001', counter: '1', at: at(10), why, late: false },
      ]);
      expect(day.outOfTurn).toEqual([]);
    },
  ],
  TicketRecalled: [
    [opened, joined, counter, called],
    { type: 'TicketRecalled', ticket: 't', counter: '1' },
    (day) => {
      expect(day.tickets.get('t')).toMatchObject({ calledAt: at(3), lastCallAt: at(10), recalls: 1 });
      expect(day.recentCalls).toEqual([
        { id: 5, ticket: 't', number: 'A001', counter: '1', at: at(10), why, late: false },
      ]);
      expect(day.counters.get('1')).toEqual({ ...free, ticket: 't' });
    },
  ],
  CallAnswered: [
    [opened, joined, counter, called],
    { type: 'CallAnswered', ticket: 't', answer: 'more-time' },
    (day) => expect(day.tickets.get('t')).toMatchObject({ state: 'called', answer: 'more-time', lastCallAt: at(3) }),
  ],
  ServiceStarted: [
    [opened, joined, counter, called],
    { type: 'ServiceStarted', ticket: 't', counter: '1' },
    (day) => {
      expect(day.tickets.get('t')).toEqual({ ...atCounter, state: 'serving', servingSince: at(10) });
      expect(day.counters.get('1')).toEqual({ ...free, ticket: 't' });
    },
  ],
  TicketMissed: [
    [opened, joined, counter, called],
    { type: 'TicketMissed', ticket: 't', counter: '1', returnUntil: at(25) },
    (day) => {
      expect(day.tickets.get('t')).toEqual({ ...atCounter, state: 'missed', missedAt: at(10), returnUntil: at(25) });
      expect([...day.missed]).toEqual(['t']);
      expect(day.counters.get('1')).toEqual({
        ...free,
        last: {
          step: 'missed',
          ticket: 't',
          at: at(10),
          seq: 5,
          before: { ...atCounter, ...ringing, state: 'called' },
        },
      });
    },
  ],
  TicketEnded: [
    [opened, joined, counter, called, started],
    { type: 'TicketEnded', ticket: 't', outcome: 'referred' },
    (day) => {
      expect(day.tickets.get('t')).toEqual({
        ...core,
        state: 'ended',
        outcome: 'referred',
        endedAt: at(10),
        came: { ...place, presentAt: at(1), firstCallAt: at(3), inLineSince: at(1) },
        visit: { counter: '1', clerk: 'anna', calledAt: at(3), servingSince: at(4) },
      });
      expect(day.served).toBe(1);
      expect(day.counters.get('1')).toEqual({
        ...free,
        last: { step: 'finish', ticket: 't', at: at(10), seq: 6 },
      });
    },
  ],
  ServiceInterrupted: [
    [opened, joined, counter, called, started],
    { type: 'ServiceInterrupted', ticket: 't', counter: '1', backAt: at(15) },
    (day) => {
      expect(day.tickets.get('t')).toEqual({
        ...atCounter,
        state: 'interrupted',
        servingSince: at(4),
        interruptedAt: at(10),
        backAt: at(15),
      });
      expect(day.counters.get('1')).toEqual({ ...free, ticket: 't' });
    },
  ],
  ServiceResumed: [
    [opened, joined, counter, called, started, interrupted],
    { type: 'ServiceResumed', ticket: 't', counter: '1' },
    (day) => expect(day.tickets.get('t')).toEqual({ ...atCounter, state: 'serving', servingSince: at(4) }),
  ],
  TicketParked: [
    [opened, joined, counter, called, started],
    { type: 'TicketParked', ticket: 't', counter: '1', reason: 'payment', backAt: at(20), until: at(80) },
    (day) => {
      expect(day.tickets.get('t')).toEqual({
        ...present,
        state: 'parked',
        legs: [{ ...leg, endedAt: at(10), end: 'parked' }],
        counter: '1',
        clerk: 'anna',
        parkedAt: at(10),
        reason: 'payment',
        backAt: at(20),
        parkedUntil: at(80),
      });
      expect([...day.parked]).toEqual(['t']);
      expect(day.counters.get('1')).toEqual(free);
    },
  ],
  TicketUnparked: [
    [opened, joined, counter, called, started, parked],
    { type: 'TicketUnparked', ticket: 't', counter: '1', clerk: 'anna', announced: true },
    (day) => {
      expect(day.tickets.get('t')).toEqual({
        ...atCounter,
        ...ringing,
        state: 'called',
        legs: [{ ...leg, endedAt: at(6), end: 'parked' }],
        calledAt: at(10),
        lastCallAt: at(10),
        why: null,
        isFirstCall: false,
      });
      expect(day.parked.size).toBe(0);
      expect(day.counters.get('1')).toEqual({ ...free, ticket: 't' });
      expect(day.recentCalls).toEqual([
        { id: 7, ticket: 't', number: 'A001', counter: '1', at: at(10), why: null, late: false },
      ]);
    },
  ],
  TicketTransferred: [
    [opened, joined, added, counter, called, started],
    { type: 'TicketTransferred', ticket: 't', counter: '1', service: 'address', aim: { counters: ['2'] } },
    (day) => {
      expect(day.tickets.get('t')).toEqual({
        ...present,
        state: 'waiting',
        service: 'address',
        aim: { counters: ['2'] },
        legs: [{ ...leg, endedAt: at(10), end: 'transferred' }],
        inLineSince: at(10),
      });
      expect(day.counters.get('1')).toEqual({
        ...free,
        last: {
          step: 'transfer',
          ticket: 't',
          at: at(10),
          seq: 7,
          before: { ...atCounter, state: 'serving', servingSince: at(4), matters: ['address'] },
        },
      });
    },
  ],
  MatterAdded: [
    [opened, joined],
    { type: 'MatterAdded', ticket: 't', service: 'address' },
    (day) => expect(day.tickets.get('t')).toEqual({ ...fresh, state: 'waiting', matters: ['address'] }),
  ],
  MatterStarted: [
    [opened, joined, added, counter, called, started],
    { type: 'MatterStarted', ticket: 't', counter: '1', service: 'address' },
    (day) => {
      expect(day.tickets.get('t')).toEqual({
        ...atCounter,
        state: 'serving',
        service: 'address',
        legs: [{ ...leg, endedAt: at(10), end: 'next-matter' }],
        servingSince: at(10),
      });
      expect(day.counters.get('1')).toEqual({
        ...free,
        ticket: 't',
        last: {
          step: 'matter',
          ticket: 't',
          at: at(10),
          seq: 7,
          before: { ...atCounter, state: 'serving', servingSince: at(4), matters: ['address'] },
        },
      });
    },
  ],
  TicketReturned: [
    [opened, joined, counter, called],
    { type: 'TicketReturned', ticket: 't', counter: '1' },
    (day) => {
      expect(day.tickets.get('t')).toEqual({ ...fresh, state: 'waiting' });
      expect(day.counters.get('1')).toEqual(free);
      expect(day.recentCalls).toEqual([]);
    },
  ],
  TransferWithdrawn: [
    [opened, joined, counter, called, started, transferred],
    { type: 'TransferWithdrawn', ticket: 't', counter: '1' },
    (day) => {
      expect(day.tickets.get('t')).toEqual({ ...atCounter, state: 'serving', servingSince: at(4) });
      expect(day.counters.get('1')).toEqual({ ...free, ticket: 't' });
    },
  ],
  MatterWithdrawn: [
    [opened, joined, added, counter, called, started, nextMatter],
    { type: 'MatterWithdrawn', ticket: 't', counter: '1' },
    (day) => {
      expect(day.tickets.get('t')).toEqual({
        ...atCounter,
        state: 'serving',
        servingSince: at(4),
        matters: ['address'],
      });
      expect(day.counters.get('1')).toEqual({ ...free, ticket: 't' });
    },
  ],
  IntakeStopped: [
    [opened],
    { type: 'IntakeStopped', service: 'tax' },
    (day) => expect([...day.stopped]).toEqual(['tax']),
  ],
  IntakeOpened: [
    [opened, { type: 'IntakeStopped', service: 'tax' }, { type: 'IntakeStopped', service: 'address' }],
    { type: 'IntakeOpened', service: 'tax' },
    (day) => expect([...day.stopped]).toEqual(['address']),
  ],
  CallWithdrawn: [
    [opened, joined, counter, called],
    { type: 'CallWithdrawn', ticket: 't', counter: '1' },
    (day) => {
      expect(day.tickets.get('t')).toEqual({ ...fresh, state: 'waiting' });
      expect(day.counters.get('1')).toEqual(free);
      expect(day.turns.get('anna')).toEqual({ run: 0, sinceBackOffice: 0 });
      expect(day.recentCalls).toEqual([]);
    },
  ],
  FinishWithdrawn: [
    [opened, joined, counter, called, started, finished],
    { type: 'FinishWithdrawn', ticket: 't', counter: '1' },
    (day) => {
      expect(day.tickets.get('t')).toEqual({ ...atCounter, state: 'serving', servingSince: at(4) });
      expect(day.counters.get('1')).toEqual({ ...free, ticket: 't' });
      expect(day.served).toBe(0);
    },
  ],
  MissWithdrawn: [
    [opened, joined, counter, called, missed],
    { type: 'MissWithdrawn', ticket: 't', counter: '1' },
    (day) => {
      expect(day.tickets.get('t')).toEqual({ ...atCounter, ...ringing, state: 'called' });
      expect(day.counters.get('1')).toEqual({ ...free, ticket: 't' });
      expect(day.missed.size).toBe(0);
    },
  ],
  CounterOpened: [
    [opened],
    { type: 'CounterOpened', counter: '1', clerk: 'anna', ...skilled },
    (day) => expect(day.counters.get('1')).toEqual({ ...free, since: at(10) }),
  ],
  CounterPaused: [
    [opened, counter],
    { type: 'CounterPaused', counter: '1' },
    (day) =>
      expect(day.counters.get('1')).toEqual({
        state: 'paused',
        clerk: 'anna',
        ...skilled,
        since: at(10),
        last: null,
      }),
  ],
  CounterResumed: [
    [opened, counter, { type: 'CounterPaused', counter: '1' }],
    { type: 'CounterResumed', counter: '1' },
    (day) => expect(day.counters.get('1')).toEqual({ ...free, since: at(10) }),
  ],
  CounterClosed: [
    [opened, counter],
    { type: 'CounterClosed', counter: '1' },
    (day) => expect(day.counters.size).toBe(0),
  ],
  NumbersLent: [
    [opened, { type: 'NumbersLent', ...lease, until: TODAY }],
    { type: 'NumbersLent', ...lease },
    (day) => expect(day.lent).toEqual([lease]),
  ],
  NumbersReturned: [
    [opened, { type: 'NumbersLent', ...lease }],
    { type: 'NumbersReturned', device: 'k1' },
    (day) => expect(day.lent).toEqual([{ ...lease, back: true }]),
  ],
  TicketRenumbered: [
    [opened, joined, counter, called],
    { type: 'TicketRenumbered', ticket: 't', number: 'A900' },
    (day) => {
      expect(day.tickets.get('t')?.number).toBe('A900');
      expect(day.recentCalls[0]?.number).toBe('A900');
      expect([...day.byNumber.keys()]).toEqual(['A001', 'A900']);
    },
  ],
  TicketFound: [
    [opened, joined],
    { type: 'TicketFound', ticket: 'x', is: 't' },
    (day) => expect(day.alsoKnown.get('x')).toBe('t'),
  ],
  CounterCutOff: [
    [opened, joined, counter],
    { type: 'CounterCutOff', counter: '1', held: ['t'], until: at(25) },
    (day) => expect(day.holds.get('1')).toEqual({ tickets: new Set(['t']), until: at(25) }),
  ],
  CounterBack: [
    [opened, joined, counter, { type: 'CounterCutOff', counter: '1', held: ['t'], until: at(25) }],
    { type: 'CounterBack', counter: '1' },
    (day) => expect(day.holds.size).toBe(0),
  ],
  LateNoted: [
    [opened],
    { type: 'LateNoted', step: 'Join', because: 'day-over', about: { number: 'A900' } },
    (day) => expect(day.tickets.size).toBe(0),
  ],
  PersonAsked: [
    [opened],
    { type: 'PersonAsked', place: 'Lobby' },
    (day) => expect(day.help).toEqual([{ id: 2, place: 'Lobby', at: at(10) }]),
  ],
  HelpAnswered: [
    [opened, { type: 'PersonAsked', place: 'Lobby' }, { type: 'PersonAsked', place: 'Door' }],
    { type: 'HelpAnswered', help: 2, by: 'anna' },
    (day) => expect(day.help.map(({ place: where }) => where)).toEqual(['Door']),
  ],
};

describe('T-22 each event folds into the day', () => {
  test.each(Object.keys(CASES) as OfficeEventType[])('%s', (type) => {
    const [past, event, expected] = CASES[type];
    const day = fold(dayOf(...past), [{ at: at(10), event }]);
    expected(day);
    expectSound(day);
  });

  test.each(Object.keys(CASES) as OfficeEventType[])('%s gives the same day each time', (type) => {
    const [past, event] = CASES[type];
    const days = [1, 2].map(() =>
      fold(dayOf(...structuredClone(past)), [{ at: at(10), event: structuredClone(event) }]),
    );
    expect(snapshot(days[0] as OfficeDay)).toEqual(snapshot(days[1] as OfficeDay));
  });
});

describe('T-22 a broken log is not read on', () => {
  const recorded = (seq: number, event: OfficeEvent) => ({ seq, at: NINE, actor: 'system', command: 'test', event });

  test('an event that is missing, and one that comes twice', () => {
    const day = dayOf(opened, counter);
    expect(() => evolve(day, recorded(4, { type: 'CounterClosed', counter: '1' }))).toThrow(/follows 2/);
    expect(() => evolve(day, recorded(2, { type: 'CounterClosed', counter: '1' }))).toThrow(/follows 2/);
    expect(day.counters.size).toBe(1);
  });

  test('the first event may have any number: a screen may begin in the middle of the log', () => {
    const day = evolve(initialDay(), recorded(417, { type: 'DayOpened', date: TODAY, rules: RULES }));
    expect(day.seq).toBe(417);
  });

  const impossible: Array<[string, Past[], OfficeEvent]> = [
    ['a call of somebody who does not wait', [opened, counter], called.event],
    ['a call to a closed counter', [opened, joined], called.event],
    [
      'a finish of a visit that is over',
      [opened, joined, counter, called, started, finished],
      (finished as { event: OfficeEvent }).event,
    ],
    ['a return of somebody who waits', [opened, joined], { type: 'TicketReinstated', ticket: 't', due: at(8) }],
    ['a break at a closed counter', [opened], { type: 'CounterPaused', counter: '1' }],
    ['the end of a break that there was not', [opened, counter], { type: 'CounterResumed', counter: '1' }],
    [
      'a visit reopened that never was',
      [opened, joined, { type: 'TicketEnded', ticket: 't', outcome: 'cancelled' }, counter],
      { type: 'FinishWithdrawn', ticket: 't', counter: '1' },
    ],
    [
      'a call taken back after it was repeated',
      [opened, joined, counter, called, { type: 'TicketRecalled', ticket: 't', counter: '1' }],
      { type: 'CallWithdrawn', ticket: 't', counter: '1' },
    ],
    [
      'the end of a moment’s absence that there was not',
      [opened, joined, counter, called, started],
      { type: 'ServiceResumed', ticket: 't', counter: '1' },
    ],
    ['a pause of somebody who waits', [opened, joined, counter], parked.event],
    [
      'going on with a visit that is not parked',
      [opened, joined, counter, called, started],
      { type: 'TicketUnparked', ticket: 't', counter: '1', clerk: 'anna', announced: false },
    ],
    ['passing on somebody who was only called', [opened, joined, counter, called], transferred.event],
    [
      'passing on taken back after another step',
      [opened, joined, counter, called, started, transferred, { type: 'CounterPaused', counter: '1' }],
      { type: 'TransferWithdrawn', ticket: 't', counter: '1' },
    ],
    [
      'a further matter taken back that had not begun',
      [opened, joined, counter, called, started],
      { type: 'MatterWithdrawn', ticket: 't', counter: '1' },
    ],
    [
      'a miss taken back that had not been noted there',
      [opened, joined, counter, called, missed, { type: 'CounterClosed', counter: '1' }, counter],
      { type: 'MissWithdrawn', ticket: 't', counter: '1' },
    ],
    ['a matter added to a visit that is over', [opened, joined, counter, called, started, finished], matter],
  ];
  test.each(impossible)('%s', (_, past, event) => {
    expect(() => fold(dayOf(...past), [{ at: at(10), event }])).toThrow(/Invariant broken/);
  });
});

describe('T-11 calls that screens still show', () => {
  test('at most twelve, newest last, each client once', () => {
    const events: Past[] = [opened, counter];
    for (let i = 1; i <= 15; i += 1) {
      const ticket = `t${i}`;
      events.push(
        {
          type: 'TicketJoined',
          ticket,
          number: `A0${String(i).padStart(2, '0')}`,
          service: 'id-card',
          channel: 'kiosk',
          class: 'present',
          place: { tier: 'O', due: at(i) },
        },
        {
          type: 'TicketCalled',
          ticket,
          counter: '1',
          clerk: 'anna',
          why: { rule: 'turn', tier: 'O', due: at(i), run: 0, over: null },
        },
        { type: 'TicketRecalled', ticket, counter: '1' },
        { type: 'TicketEnded', ticket, outcome: 'cancelled' },
      );
    }
    const { recentCalls } = dayOf(...events);
    expect(recentCalls.map(({ number }) => Number(number.slice(1)))).toEqual([
      4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
    ]);
  });
});
