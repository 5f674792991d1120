import { describe, expect, test } from 'vitest';
import type { Actor, Command } from '../../../../shared/domain/ticket/commands.ts';
import type { OfficeEvent } from '../../../../shared/domain/ticket/events.ts';
import type { Refusal } from '../../../../shared/domain/ticket/refusal.ts';
import { dayOf, given, type Past } from '../../../helpers/given.ts';
import { at, clerk, KIOSK, MANAGER, RESIDENT, RULES, SYSTEM, TODAY } from '../../../helpers/rules.ts';

// Counter 1, Anna's, in each of its states at five past nine; `t` and then `u` have come.

const now = at(5);
const opened: Past = { at: at(0), event: { type: 'DayOpened', date: TODAY, rules: RULES } };
const skilled = { skills: ['id-card', 'address'], secondarySkills: [] };
const anna: Past = { type: 'CounterOpened', counter: '1', clerk: 'anna', ...skilled };
const joined = (ticket: string, number: string, minute: number): Past => ({
  at: at(minute),
  event: {
    type: 'TicketJoined',
    ticket,
    number,
    service: 'id-card',
    channel: 'kiosk',
    class: 'present',
    place: { tier: 'O', due: at(minute) },
  },
});
const queue = [joined('t', 'A001', 1), joined('u', 'A002', 2)];
const why = { rule: 'turn', tier: 'O', run: 0, over: null } as const;
const called = {
  at: at(3),
  event: { type: 'TicketCalled', ticket: 't', counter: '1', clerk: 'anna', why: { ...why, due: at(1) } },
} as const satisfies Past;
const started: Past = { type: 'ServiceStarted', ticket: 't', counter: '1' };

const interrupted: Past = { type: 'ServiceInterrupted', ticket: 't', counter: '1', backAt: at(9) };
const STATES = ['closed', 'free', 'calling', 'serving', 'interrupted', 'paused'] as const;
type State = (typeof STATES)[number];
const PASTS: Record<State, Past[]> = {
  closed: [opened, ...queue],
  free: [opened, anna, ...queue],
  calling: [opened, anna, ...queue, called],
  serving: [opened, anna, ...queue, called, started],
  interrupted: [opened, anna, ...queue, called, started, interrupted],
  paused: [opened, anna, ...queue, { type: 'CounterPaused', counter: '1' }],
};

const notOpen: Refusal = { kind: 'counter-not-open' };
const busy: Refusal = { kind: 'counter-busy', ticket: 't' };
const nothing: Refusal = { kind: 'nothing-to-undo' };
const notPaused: Refusal = { kind: 'counter-not-paused' };

const ROWS: Array<{ rule: string; command: Command; in: Record<State, OfficeEvent | Refusal | 'no change'> }> = [
  {
    rule: 'T-7 a clerk with a client cannot call another',
    command: { type: 'CallNext', counter: '1' },
    in: {
      closed: notOpen,
      free: { type: 'TicketCalled', ticket: 't', counter: '1', clerk: 'anna', why: { ...why, due: at(1) } },
      calling: busy,
      serving: busy,
      interrupted: busy,
      paused: notOpen,
    },
  },
  {
    rule: 'T-7 P-20 a clerk with a client cannot call another by number',
    command: { type: 'CallTicket', counter: '1', ticket: 'u', reason: 'agreed' },
    in: {
      closed: notOpen,
      free: {
        type: 'TicketCalled',
        ticket: 'u',
        counter: '1',
        clerk: 'anna',
        why: {
          rule: 'out-of-turn',
          tier: 'O',
          due: at(2),
          run: 0,
          over: { ticket: 't', tier: 'O', due: at(1) },
          reason: 'agreed',
        },
      },
      calling: busy,
      serving: busy,
      interrupted: busy,
      paused: notOpen,
    },
  },
  {
    rule: 'T-7 P-19 a clerk with a client cannot serve somebody else at once',
    command: { type: 'WalkDirect', counter: '1', ticket: 'w', service: 'address', hard: false },
    in: {
      closed: notOpen,
      free: { kind: 'reason-needed', ticket: 't' },
      calling: busy,
      serving: busy,
      interrupted: busy,
      paused: notOpen,
    },
  },
  {
    rule: 'T-7 T-29 a clerk with a client cannot go on with a parked visit',
    command: { type: 'Unpark', counter: '1', ticket: 'u', announce: false },
    in: {
      closed: notOpen,
      free: { kind: 'ticket-not-parked' },
      calling: busy,
      serving: busy,
      interrupted: busy,
      paused: notOpen,
    },
  },
  {
    rule: 'T-7 a clerk with a client cannot take a break',
    command: { type: 'PauseCounter', counter: '1' },
    in: {
      closed: notOpen,
      free: { type: 'CounterPaused', counter: '1' },
      calling: busy,
      serving: busy,
      interrupted: busy,
      paused: notOpen,
    },
  },
  {
    rule: 'T-7 a clerk with a client cannot close',
    command: { type: 'CloseCounter', counter: '1' },
    in: {
      closed: notOpen,
      free: { type: 'CounterClosed', counter: '1' },
      calling: busy,
      serving: busy,
      interrupted: busy,
      paused: { type: 'CounterClosed', counter: '1' },
    },
  },
  {
    rule: 'T-24 only a break is ended',
    command: { type: 'ResumeCounter', counter: '1' },
    in: {
      closed: notPaused,
      free: notPaused,
      calling: notPaused,
      serving: notPaused,
      interrupted: notPaused,
      paused: { type: 'CounterResumed', counter: '1' },
    },
  },
  {
    rule: 'T-15 with no fresh step there is nothing to take back',
    command: { type: 'Undo', counter: '1' },
    in: {
      closed: notOpen,
      free: nothing,
      calling: nothing,
      serving: nothing,
      interrupted: nothing,
      paused: notOpen,
    },
  },
  {
    rule: 'T-6 one clerk at a counter',
    command: { type: 'OpenCounter', counter: '1' },
    in: {
      closed: { type: 'CounterOpened', counter: '1', clerk: 'anna', ...skilled },
      free: 'no change',
      calling: 'no change',
      serving: 'no change',
      interrupted: 'no change',
      paused: { kind: 'counter-taken', clerk: 'anna' },
    },
  },
];

describe.each(ROWS)('$rule', ({ command, in: results }) => {
  test.each(STATES)('%s', (state) => {
    const asked = given(...PASTS[state]).when(command, clerk('anna'), now);
    const result = results[state];
    if (result === 'no change') asked.gives();
    else if ('kind' in result) asked.refused(result);
    else asked.gives(result);
  });
});

describe('T-6 opening a counter', () => {
  const open: Command = { type: 'OpenCounter', counter: '1' };

  test('needs a person', () => {
    for (const actor of [RESIDENT, KIOSK, SYSTEM]) {
      given(opened).when(open, actor, now).refused({ kind: 'not-allowed' });
    }
  });

  test('needs somebody on the list of clerks', () => {
    given(opened).when(open, clerk('stranger'), now).refused({ kind: 'clerk-unknown' });
  });

  test('needs a counter that the office has', () => {
    given(opened).when({ type: 'OpenCounter', counter: '9' }, clerk('anna'), now).refused({ kind: 'counter-unknown' });
  });

  test('is refused to somebody who sits at another one, even on a break', () => {
    for (const state of ['free', 'paused'] as const) {
      given(...PASTS[state])
        .when({ type: 'OpenCounter', counter: '2' }, clerk('anna'), now)
        .refused({ kind: 'clerk-elsewhere', counter: '1' });
    }
  });

  test('is refused while a colleague sits there', () => {
    given(...PASTS.free)
      .when(open, clerk('jan'), now)
      .refused({ kind: 'counter-taken', clerk: 'anna' });
  });
});

describe('T-8 a counter obeys the clerk who sits at it', () => {
  const others: Array<[string, Actor]> = [
    ['a colleague', clerk('jan')],
    ['a manager', MANAGER],
    ['a resident', RESIDENT],
    ['a kiosk', KIOSK],
    ['the system', SYSTEM],
  ];
  const commands: Array<[State, Command]> = [
    ['free', { type: 'CallNext', counter: '1' }],
    ['calling', { type: 'Recall', counter: '1', ticket: 't' }],
    ['calling', { type: 'Arrive', counter: '1', ticket: 't' }],
    ['calling', { type: 'MarkMissed', counter: '1', ticket: 't' }],
    ['calling', { type: 'Undo', counter: '1' }],
    ['serving', { type: 'Finish', counter: '1', ticket: 't', outcome: 'served' }],
    ['serving', { type: 'Interrupt', counter: '1', ticket: 't', minutes: 5 }],
    ['interrupted', { type: 'Resume', counter: '1', ticket: 't' }],
    ['serving', { type: 'Park', counter: '1', ticket: 't', reason: 'form', minutes: 5 }],
    ['serving', { type: 'Transfer', counter: '1', ticket: 't', service: 'address' }],
    ['free', { type: 'Unpark', counter: '1', ticket: 't', announce: true }],
    ['free', { type: 'CallTicket', counter: '1', ticket: 't', reason: 'agreed' }],
    ['free', { type: 'WalkDirect', counter: '1', ticket: 'w', service: 'tax', hard: false }],
    ['free', { type: 'PauseCounter', counter: '1' }],
    ['paused', { type: 'ResumeCounter', counter: '1' }],
  ];
  describe.each(others)('%s may not', (_, actor) => {
    test.each(commands.map(([state, command]) => ({ state, command })))(
      '$state: $command.type',
      ({ state, command }) => {
        given(...PASTS[state])
          .when(command, actor, now)
          .refused({ kind: 'not-your-counter' });
      },
    );
  });

  test('a manager closes a counter that somebody left signed in', () => {
    for (const state of ['free', 'paused'] as const) {
      given(...PASTS[state])
        .when({ type: 'CloseCounter', counter: '1' }, MANAGER, now)
        .gives({ type: 'CounterClosed', counter: '1' });
    }
  });

  const close: Command = { type: 'CloseCounter', counter: '1' };

  test('one who was called goes back to the very place in line, and off the screens', () => {
    const day = given(...PASTS.calling)
      .when(close, MANAGER, now)
      .gives({ type: 'TicketReturned', ticket: 't', counter: '1' }, { type: 'CounterClosed', counter: '1' });
    const before = dayOf(...PASTS.free).tickets.get('t');
    expect(day.tickets.get('t')).toEqual(before);
    expect(day.recentCalls).toEqual([]);
    expect(day.counters.size).toBe(0);
  });

  test.each(['serving', 'interrupted'] as const)('a visit that had begun is parked: %s', (state) => {
    given(...PASTS[state])
      .when(close, MANAGER, now)
      .gives(
        {
          type: 'TicketParked',
          ticket: 't',
          counter: '1',
          reason: 'clerk-left',
          backAt: now,
          until: now + 60 * 60_000,
        },
        { type: 'CounterClosed', counter: '1' },
      );
  });

  test('a manager who sits there finishes with the client first, like every clerk', () => {
    const rules = { ...RULES, clerks: [...RULES.clerks, { id: 'maria', ...skilled }] };
    const own: Past[] = [
      { at: at(0), event: { type: 'DayOpened', date: TODAY, rules } },
      { type: 'CounterOpened', counter: '1', clerk: 'maria', ...skilled },
      ...queue,
      { ...called, event: { ...called.event, clerk: 'maria' } },
    ];
    given(...own)
      .when(close, MANAGER, now)
      .refused(busy);
  });

  test('a colleague, a host or the system does not close it', () => {
    for (const actor of [clerk('jan'), { role: 'host', person: 'jan' }, SYSTEM, RESIDENT, KIOSK] as const) {
      given(...PASTS.free)
        .when(close, actor, now)
        .refused({ kind: 'not-your-counter' });
    }
  });
});

describe('calling', () => {
  test('P-3 nobody waits whom this clerk can serve', () => {
    given(opened, ...queue, {
      type: 'CounterOpened',
      counter: '3',
      clerk: 'ewa',
      skills: ['tax'],
      secondarySkills: [],
    })
      .when({ type: 'CallNext', counter: '3' }, clerk('ewa'), now)
      .refused({ kind: 'nobody-waiting' });
  });

  test('T-2 an expected ticket is not called', () => {
    given(opened, anna, {
      type: 'TicketJoined',
      ticket: 't',
      number: 'A001',
      service: 'id-card',
      channel: 'home',
      class: 'remote',
      place: null,
    })
      .when({ type: 'CallNext', counter: '1' }, clerk('anna'), now)
      .refused({ kind: 'nobody-waiting' });
  });
});

describe('T-23 asking for a person', () => {
  test('a kiosk asks, and the request says where it stands', () => {
    const day = given(opened).when({ type: 'AskForPerson' }, KIOSK, now).gives({ type: 'PersonAsked', place: 'Lobby' });
    expect(day.help).toEqual([{ id: 2, place: 'Lobby', at: now }]);
  });

  test('asking again changes nothing until somebody has answered', () => {
    given(opened, { type: 'PersonAsked', place: 'Lobby' }).when({ type: 'AskForPerson' }, KIOSK, now).gives();
  });

  test('nobody else asks that way', () => {
    for (const actor of [RESIDENT, clerk('anna'), SYSTEM]) {
      given(opened).when({ type: 'AskForPerson' }, actor, now).refused({ kind: 'not-allowed' });
    }
  });

  test('a member of staff answers it once', () => {
    const asked: Past[] = [opened, { type: 'PersonAsked', place: 'Lobby' }];
    const day = given(...asked)
      .when({ type: 'AnswerHelp', help: 2 }, clerk('anna'), now)
      .gives({ type: 'HelpAnswered', help: 2, by: 'anna' });
    expect(day.help).toEqual([]);
    given(...asked, { type: 'HelpAnswered', help: 2, by: 'anna' })
      .when({ type: 'AnswerHelp', help: 2 }, clerk('jan'), now)
      .refused({ kind: 'help-unknown' });
  });

  test('a resident or a kiosk does not answer it', () => {
    for (const actor of [RESIDENT, KIOSK]) {
      given(opened, { type: 'PersonAsked', place: 'Lobby' })
        .when({ type: 'AnswerHelp', help: 2 }, actor, now)
        .refused({ kind: 'not-allowed' });
    }
  });
});

describe('before the office is set up', () => {
  test('everything but setting it up is refused', () => {
    given().when({ type: 'CallNext', counter: '1' }, clerk('anna')).refused({ kind: 'office-not-set-up' });
    given().when({ type: 'SetRules', rules: RULES }, SYSTEM).gives({ type: 'RulesSet', rules: RULES });
  });
});
