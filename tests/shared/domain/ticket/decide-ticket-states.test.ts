import { describe, expect, test } from 'vitest';
import type { Actor, Command } from '../../../../shared/domain/ticket/commands.ts';
import type { OfficeEvent } from '../../../../shared/domain/ticket/events.ts';
import type { Refusal } from '../../../../shared/domain/ticket/refusal.ts';
import type { TicketState } from '../../../../shared/domain/ticket/ticket.ts';
import { given, type Past } from '../../../helpers/given.ts';
import { at, clerk, RESIDENT, RULES, TODAY } from '../../../helpers/rules.ts';

// T-1: ticket `t` in each of its states at five past nine, in a lobby where `u` waits behind it and counter 1 is Anna's.

const skilled = { skills: ['id-card', 'address'], secondarySkills: [] };
const opened: Past[] = [
  { at: at(0), event: { type: 'DayOpened', date: TODAY, rules: RULES } },
  { type: 'CounterOpened', counter: '1', clerk: 'anna', ...skilled },
  { type: 'CounterOpened', counter: '2', clerk: 'jan', ...skilled },
];
const joined = (ticket: string, minute: number, number = ticket === 't' ? 'A001' : 'A002'): Past => ({
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
const fromHome: Past = {
  type: 'TicketJoined',
  ticket: 't',
  number: 'A001',
  service: 'id-card',
  channel: 'home',
  class: 'remote',
  place: null,
};
const called: Past = {
  at: at(3),
  event: {
    type: 'TicketCalled',
    ticket: 't',
    counter: '1',
    clerk: 'anna',
    why: { rule: 'turn', tier: 'O', due: at(1), run: 0, over: null },
  },
};
const started: Past = { type: 'ServiceStarted', ticket: 't', counter: '1' };
const u = joined('u', 2);

const PASTS: Record<TicketState | 'unknown', Past[]> = {
  unknown: [...opened, joined('u', 2, 'A001')],
  expected: [...opened, fromHome, u],
  waiting: [...opened, joined('t', 1), u],
  called: [...opened, joined('t', 1), u, called],
  serving: [...opened, joined('t', 1), u, called, started],
  interrupted: [
    ...opened,
    joined('t', 1),
    u,
    called,
    started,
    { at: at(4), event: { type: 'ServiceInterrupted', ticket: 't', counter: '1', backAt: at(7) } },
  ],
  parked: [
    ...opened,
    joined('t', 1),
    u,
    called,
    started,
    {
      at: at(4),
      event: { type: 'TicketParked', ticket: 't', counter: '1', reason: 'form', backAt: at(14), until: at(74) },
    },
  ],
  missed: [
    ...opened,
    joined('t', 1),
    u,
    called,
    { at: at(4), event: { type: 'TicketMissed', ticket: 't', counter: '1', returnUntil: at(19) } },
  ],
  ended: [
    ...opened,
    joined('t', 1),
    u,
    called,
    started,
    { at: at(4), event: { type: 'TicketEnded', ticket: 't', outcome: 'served' } },
  ],
};

const STATES = [
  'unknown',
  'expected',
  'waiting',
  'called',
  'serving',
  'interrupted',
  'parked',
  'missed',
  'ended',
] as const;
type Result = OfficeEvent | Refusal;
type Row = { rule: string; command: Command; actor: Actor; in: Record<(typeof STATES)[number], Result> };

const anna = clerk('anna');
const everywhere = (
  otherwise: Result,
  some: Partial<Record<(typeof STATES)[number], Result>>,
): Record<(typeof STATES)[number], Result> => ({
  unknown: { kind: 'ticket-unknown' },
  expected: otherwise,
  waiting: otherwise,
  called: otherwise,
  serving: otherwise,
  interrupted: otherwise,
  parked: otherwise,
  missed: otherwise,
  ended: { kind: 'ticket-ended' },
  ...some,
});

const added: OfficeEvent = { type: 'MatterAdded', ticket: 't', service: 'tax' };
const cancelled: OfficeEvent = { type: 'TicketEnded', ticket: 't', outcome: 'cancelled' };
const now = at(5);

const ROWS: Row[] = [
  {
    rule: 'T-4 checking in is for a ticket that is expected',
    command: { type: 'CheckIn', ticket: 't' },
    actor: RESIDENT,
    in: everywhere(
      { kind: 'ticket-not-expected' },
      { expected: { type: 'TicketCheckedIn', ticket: 't', class: 'remote', tier: 'O', due: now + 5 * 60_000 } },
    ),
  },
  {
    rule: 'P-9 letting others go first is for a ticket that waits',
    command: { type: 'Postpone', ticket: 't', places: 1 },
    actor: RESIDENT,
    in: everywhere(
      { kind: 'ticket-not-waiting' },
      { waiting: { type: 'TicketPostponed', ticket: 't', places: 1, due: at(2) } },
    ),
  },
  {
    rule: 'T-5 a ticket is given up while no clerk is busy with it',
    command: { type: 'Cancel', ticket: 't' },
    actor: RESIDENT,
    in: everywhere(
      { kind: 'ticket-not-waiting' },
      { expected: cancelled, waiting: cancelled, called: cancelled, parked: cancelled, missed: cancelled },
    ),
  },
  {
    rule: 'T-12 a call is answered while it lasts',
    command: { type: 'AnswerCall', ticket: 't', answer: 'coming' },
    actor: RESIDENT,
    in: everywhere({ kind: 'ticket-not-called' }, { called: { type: 'CallAnswered', ticket: 't', answer: 'coming' } }),
  },
  {
    rule: 'P-8 only a missed ticket comes back',
    command: { type: 'Reinstate', ticket: 't' },
    actor: RESIDENT,
    in: everywhere({ kind: 'ticket-not-missed' }, { missed: { type: 'TicketReinstated', ticket: 't', due: at(2) } }),
  },
  {
    rule: 'T-10 only a called ticket is called again',
    command: { type: 'Recall', counter: '1', ticket: 't' },
    actor: anna,
    in: everywhere({ kind: 'ticket-not-called' }, { called: { type: 'TicketRecalled', ticket: 't', counter: '1' } }),
  },
  {
    rule: 'T-10 only a called ticket arrives',
    command: { type: 'Arrive', counter: '1', ticket: 't' },
    actor: anna,
    in: everywhere({ kind: 'ticket-not-called' }, { called: { type: 'ServiceStarted', ticket: 't', counter: '1' } }),
  },
  {
    rule: 'T-10 only a called ticket is marked as missed',
    command: { type: 'MarkMissed', counter: '1', ticket: 't' },
    actor: anna,
    in: everywhere(
      { kind: 'ticket-not-called' },
      { called: { type: 'TicketMissed', ticket: 't', counter: '1', returnUntil: now + 15 * 60_000 } },
    ),
  },
  {
    rule: 'T-10 only a visit that has begun is finished',
    command: { type: 'Finish', counter: '1', ticket: 't', outcome: 'referred' },
    actor: anna,
    in: everywhere(
      { kind: 'ticket-not-serving' },
      { serving: { type: 'TicketEnded', ticket: 't', outcome: 'referred' } },
    ),
  },
  {
    rule: 'T-28 a clerk leaves only a client who is served, or says anew for how long',
    command: { type: 'Interrupt', counter: '1', ticket: 't', minutes: 5 },
    actor: anna,
    in: everywhere(
      { kind: 'ticket-not-serving' },
      {
        serving: { type: 'ServiceInterrupted', ticket: 't', counter: '1', backAt: at(10) },
        interrupted: { type: 'ServiceInterrupted', ticket: 't', counter: '1', backAt: at(10) },
      },
    ),
  },
  {
    rule: 'T-28 only a visit that was interrupted goes on',
    command: { type: 'Resume', counter: '1', ticket: 't' },
    actor: anna,
    in: everywhere(
      { kind: 'ticket-not-interrupted' },
      { interrupted: { type: 'ServiceResumed', ticket: 't', counter: '1' } },
    ),
  },
  {
    rule: 'T-29 only a visit that has begun is parked',
    command: { type: 'Park', counter: '1', ticket: 't', reason: 'payment', minutes: 10 },
    actor: anna,
    in: everywhere(
      { kind: 'ticket-not-serving' },
      {
        serving: {
          type: 'TicketParked',
          ticket: 't',
          counter: '1',
          reason: 'payment',
          backAt: at(15),
          until: at(75),
        },
      },
    ),
  },
  {
    rule: 'T-29 only a parked visit goes on after a pause',
    command: { type: 'Unpark', counter: '2', ticket: 't', announce: true },
    actor: clerk('jan'),
    in: everywhere(
      { kind: 'ticket-not-parked' },
      { parked: { type: 'TicketUnparked', ticket: 't', counter: '2', clerk: 'jan', announced: true } },
    ),
  },
  {
    rule: 'T-30 only a visit that has begun is passed on',
    command: { type: 'Transfer', counter: '1', ticket: 't', service: 'address' },
    actor: anna,
    in: everywhere(
      { kind: 'ticket-not-serving' },
      { serving: { type: 'TicketTransferred', ticket: 't', counter: '1', service: 'address' } },
    ),
  },
  {
    rule: 'T-31 a further matter is added as long as the visit lasts',
    command: { type: 'AddMatter', ticket: 't', service: 'tax' },
    actor: anna,
    in: { ...everywhere(added, {}), unknown: { kind: 'ticket-unknown' }, ended: { kind: 'ticket-ended' } },
  },
  {
    rule: 'P-20 only a ticket that waits is called by its number',
    command: { type: 'CallTicket', counter: '2', ticket: 't', reason: 'agreed' },
    actor: clerk('jan'),
    in: everywhere(
      { kind: 'ticket-not-waiting' },
      {
        waiting: {
          type: 'TicketCalled',
          ticket: 't',
          counter: '2',
          clerk: 'jan',
          why: { rule: 'turn', tier: 'O', due: at(1), run: 0, over: null },
        },
      },
    ),
  },
];

describe.each(ROWS)('$rule', ({ command, actor, in: results }) => {
  test.each(STATES)('when it is %s', (state) => {
    const asked = given(...PASTS[state]).when(command, actor, now);
    const result = results[state];
    if ('kind' in result) asked.refused(result);
    else asked.gives(result);
  });
});

describe('T-3 a ticket is taken once', () => {
  const join: Command = { type: 'Join', ticket: 't', service: 'id-card', channel: 'kiosk', hard: false };

  test.each(STATES.filter((state) => state !== 'unknown'))('taking it again is refused when it is %s', (state) => {
    given(...PASTS[state])
      .when(join, RESIDENT, now)
      .refused({ kind: 'ticket-exists' });
  });

  test('a new one gets the next number and waits at once', () => {
    const day = given(...PASTS.unknown)
      .when(join, RESIDENT, now)
      .gives({
        type: 'TicketJoined',
        ticket: 't',
        number: 'A002',
        service: 'id-card',
        channel: 'kiosk',
        class: 'present',
        place: { tier: 'O', due: now },
      });
    expect(day.tickets.get('t')).toMatchObject({ state: 'waiting', presentAt: now, joinedAt: now });
  });
});

describe('T-10 a ticket is handled at the counter to which it was called', () => {
  const jan = clerk('jan');
  test.each([
    { command: { type: 'Recall', counter: '2', ticket: 't' }, state: 'called' },
    { command: { type: 'Arrive', counter: '2', ticket: 't' }, state: 'called' },
    { command: { type: 'MarkMissed', counter: '2', ticket: 't' }, state: 'called' },
    { command: { type: 'Finish', counter: '2', ticket: 't', outcome: 'served' }, state: 'serving' },
    { command: { type: 'Interrupt', counter: '2', ticket: 't', minutes: 5 }, state: 'serving' },
    { command: { type: 'Resume', counter: '2', ticket: 't' }, state: 'interrupted' },
    { command: { type: 'Park', counter: '2', ticket: 't', reason: 'form', minutes: 5 }, state: 'serving' },
    { command: { type: 'Transfer', counter: '2', ticket: 't', service: 'address' }, state: 'serving' },
  ] as const)('$command.type at another counter says where the client is', ({ command, state }) => {
    given(...PASTS[state])
      .when(command, jan, now)
      .refused({ kind: 'already-called', counter: '1' });
  });
});

describe('T-2 from home', () => {
  const join: Command = { type: 'Join', ticket: 't', service: 'id-card', channel: 'home', hard: false };

  test('the ticket keeps its number and has no place in the order yet', () => {
    const day = given(...PASTS.unknown)
      .when(join, RESIDENT, now)
      .gives({ ...(fromHome as Extract<OfficeEvent, { type: 'TicketJoined' }>), number: 'A002' });
    expect(day.tickets.get('t')).toEqual({
      id: 't',
      number: 'A002',
      service: 'id-card',
      channel: 'home',
      joinedAt: now,
      postponed: 0,
      matters: [],
      legs: [],
      promised: null,
      suits: null,
      aim: null,
      state: 'expected',
      whenPresent: 'remote',
    });
  });

  test('somebody for whom waiting is hard is called early once present, with no extra minutes', () => {
    given(...opened, { ...(fromHome as Extract<OfficeEvent, { type: 'TicketJoined' }>), class: 'early' })
      .when({ type: 'CheckIn', ticket: 't' }, RESIDENT, now)
      .gives({ type: 'TicketCheckedIn', ticket: 't', class: 'early', tier: 'P', due: now });
  });

  test('a service that is given in the building only is refused', () => {
    given(...opened)
      .when({ ...join, service: 'tax' }, RESIDENT, now)
      .refused({ kind: 'not-from-home' });
  });

  test('a service that the office does not have is refused', () => {
    given(...opened)
      .when({ ...join, service: 'fishing' }, RESIDENT, now)
      .refused({ kind: 'service-unknown' });
  });
});

describe('T-14 a visit ends', () => {
  test.each(['served', 'referred'] as const)(
    'as %s, with counter, clerk and times kept, and the counter free',
    (outcome) => {
      const day = given(...PASTS.serving)
        .when({ type: 'Finish', counter: '1', ticket: 't', outcome }, anna, now)
        .gives({ type: 'TicketEnded', ticket: 't', outcome });
      expect(day.tickets.get('t')).toMatchObject({
        state: 'ended',
        outcome,
        endedAt: now,
        came: { class: 'present', tier: 'O', due: at(1), presentAt: at(1), firstCallAt: at(3) },
        visit: { counter: '1', clerk: 'anna', calledAt: at(3), servingSince: at(3) },
      });
      expect(day.counters.get('1')).toMatchObject({ ticket: null });
      expect(day.served).toBe(1);
    },
  );
});
