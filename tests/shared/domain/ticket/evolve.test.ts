import { describe, expect, test } from 'vitest';
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
const counter: Past = { type: 'CounterOpened', counter: '1', clerk: 'anna', skills: ['id-card'] };
const called: Past = {
  at: at(3),
  event: {
    type: 'TicketCalled',
    ticket: 't',
    counter: '1',
    clerk: 'anna',
    why: { rule: 'priority', tier: 'P', due: at(1), run: 0, over: { ticket: 'o', tier: 'O', due: at(2) } },
  },
};
const started: Past = { at: at(4), event: { type: 'ServiceStarted', ticket: 't', counter: '1' } };
const missed: Past = {
  at: at(4),
  event: { type: 'TicketMissed', ticket: 't', counter: '1', returnUntil: at(19) },
};
const finished: Past = { at: at(9), event: { type: 'TicketEnded', ticket: 't', outcome: 'served' } };

const core = { id: 't', number: 'A001', service: 'id-card', channel: 'kiosk', joinedAt: at(1), postponed: 0 };
const place = { class: 'early', tier: 'P', due: at(1), order: 2 };
const present = { ...core, ...place, presentAt: at(1) };
const free = { state: 'open', clerk: 'anna', skills: ['id-card'], since: at(1), ticket: null, last: null };

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
        ...present,
        state: 'waiting',
        joinedAt: at(10),
        presentAt: at(10),
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
      }),
  ],
  TicketPostponed: [
    [opened, joined],
    { type: 'TicketPostponed', ticket: 't', places: 2, due: at(6) },
    (day) => expect(day.tickets.get('t')).toEqual({ ...present, state: 'waiting', postponed: 1, due: at(6), order: 3 }),
  ],
  TicketReinstated: [
    [opened, joined, counter, called, missed],
    { type: 'TicketReinstated', ticket: 't', due: at(8) },
    (day) => {
      expect(day.tickets.get('t')).toEqual({ ...present, state: 'waiting', due: at(8), order: 6 });
      expect(day.missed.size).toBe(0);
    },
  ],
  TicketCalled: [
    [opened, joined, counter],
    (called as { event: Extract<OfficeEvent, { type: 'TicketCalled' }> }).event,
    (day) => {
      expect(day.tickets.get('t')).toEqual({
        ...present,
        state: 'called',
        counter: '1',
        clerk: 'anna',
        calledAt: at(10),
        lastCallAt: at(10),
        recalls: 0,
        answer: null,
      });
      expect(day.counters.get('1')).toEqual({
        ...free,
        ticket: 't',
        last: { step: 'call', ticket: 't', at: at(10), turnBefore: { run: 0, sinceBackOffice: 0 } },
      });
      expect(day.turns.get('anna')).toEqual({ run: 1, sinceBackOffice: 1 });
      expect(day.recentCalls).toEqual([{ id: 4, ticket: 't', number: 'A001', counter: '1', at: at(10) }]);
    },
  ],
  TicketRecalled: [
    [opened, joined, counter, called],
    { type: 'TicketRecalled', ticket: 't', counter: '1' },
    (day) => {
      expect(day.tickets.get('t')).toMatchObject({ calledAt: at(3), lastCallAt: at(10), recalls: 1 });
      expect(day.recentCalls).toEqual([{ id: 5, ticket: 't', number: 'A001', counter: '1', at: at(10) }]);
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
      expect(day.tickets.get('t')).toEqual({
        ...present,
        state: 'serving',
        counter: '1',
        clerk: 'anna',
        calledAt: at(3),
        servingSince: at(10),
      });
      expect(day.counters.get('1')).toEqual({ ...free, ticket: 't' });
    },
  ],
  TicketMissed: [
    [opened, joined, counter, called],
    { type: 'TicketMissed', ticket: 't', counter: '1', returnUntil: at(25) },
    (day) => {
      expect(day.tickets.get('t')).toEqual({
        ...present,
        state: 'missed',
        counter: '1',
        clerk: 'anna',
        calledAt: at(3),
        missedAt: at(10),
        returnUntil: at(25),
      });
      expect([...day.missed]).toEqual(['t']);
      expect(day.counters.get('1')).toEqual({
        ...free,
        last: { step: 'missed', ticket: 't', at: at(10), turnBefore: null },
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
        visit: {
          place,
          presentAt: at(1),
          counter: '1',
          clerk: 'anna',
          calledAt: at(3),
          servingSince: at(4),
        },
      });
      expect(day.served).toBe(1);
      expect(day.counters.get('1')).toEqual({
        ...free,
        last: { step: 'finish', ticket: 't', at: at(10), turnBefore: null },
      });
    },
  ],
  CallWithdrawn: [
    [opened, joined, counter, called],
    { type: 'CallWithdrawn', ticket: 't', counter: '1' },
    (day) => {
      expect(day.tickets.get('t')).toEqual({ ...present, state: 'waiting' });
      expect(day.counters.get('1')).toEqual(free);
      expect(day.turns.get('anna')).toEqual({ run: 0, sinceBackOffice: 0 });
      expect(day.recentCalls).toEqual([]);
    },
  ],
  FinishWithdrawn: [
    [opened, joined, counter, called, started, finished],
    { type: 'FinishWithdrawn', ticket: 't', counter: '1' },
    (day) => {
      expect(day.tickets.get('t')).toEqual({
        ...present,
        state: 'serving',
        counter: '1',
        clerk: 'anna',
        calledAt: at(3),
        servingSince: at(4),
      });
      expect(day.counters.get('1')).toEqual({ ...free, ticket: 't' });
      expect(day.served).toBe(0);
    },
  ],
  MissWithdrawn: [
    [opened, joined, counter, called, missed],
    { type: 'MissWithdrawn', ticket: 't', counter: '1' },
    (day) => {
      expect(day.tickets.get('t')).toEqual({
        ...present,
        state: 'called',
        counter: '1',
        clerk: 'anna',
        calledAt: at(3),
        lastCallAt: at(3),
        recalls: 0,
        answer: null,
      });
      expect(day.counters.get('1')).toEqual({ ...free, ticket: 't' });
      expect(day.missed.size).toBe(0);
    },
  ],
  CounterOpened: [
    [opened],
    { type: 'CounterOpened', counter: '1', clerk: 'anna', skills: ['id-card'] },
    (day) => expect(day.counters.get('1')).toEqual({ ...free, since: at(10) }),
  ],
  CounterPaused: [
    [opened, { at: at(1), event: counter }],
    { type: 'CounterPaused', counter: '1' },
    (day) =>
      expect(day.counters.get('1')).toEqual({
        state: 'paused',
        clerk: 'anna',
        skills: ['id-card'],
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
    ['a call of somebody who does not wait', [opened, counter], { ...(called as { event: OfficeEvent }).event }],
    ['a call to a closed counter', [opened, joined], { ...(called as { event: OfficeEvent }).event }],
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
