import { describe, expect, test } from 'vitest';
import type { Actor, Command } from '../../../../shared/domain/ticket/commands.ts';
import type { OfficeEvent } from '../../../../shared/domain/ticket/events.ts';
import type { Refusal } from '../../../../shared/domain/ticket/refusal.ts';
import type { TicketState } from '../../../../shared/domain/ticket/ticket.ts';
import { given, type Past } from '../../../helpers/given.ts';
import { at, clerk, RESIDENT, RULES, TODAY } from '../../../helpers/rules.ts';

// T-1: ticket `t` in each of its states at five past nine, in a lobby where `u` waits behind it and counter 1 is Anna's.

const opened: Past[] = [
  { at: at(0), event: { type: 'DayOpened', date: TODAY, rules: RULES } },
  { type: 'CounterOpened', counter: '1', clerk: 'anna', skills: ['id-card', 'address'] },
  { type: 'CounterOpened', counter: '2', clerk: 'jan', skills: ['id-card', 'address'] },
];
const joined = (ticket: string, minute: number): Past => ({
  at: at(minute),
  event: {
    type: 'TicketJoined',
    ticket,
    number: ticket === 't' ? 'A001' : 'A002',
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
const u = joined('u', 2);

const PASTS: Record<TicketState | 'unknown', Past[]> = {
  unknown: [...opened, u],
  expected: [...opened, fromHome, u],
  waiting: [...opened, joined('t', 1), u],
  called: [...opened, joined('t', 1), u, called],
  serving: [...opened, joined('t', 1), u, called, { type: 'ServiceStarted', ticket: 't', counter: '1' }],
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
    { type: 'ServiceStarted', ticket: 't', counter: '1' },
    { at: at(4), event: { type: 'TicketEnded', ticket: 't', outcome: 'served' } },
  ],
};

const STATES = ['unknown', 'expected', 'waiting', 'called', 'serving', 'missed', 'ended'] as const;
type Result = OfficeEvent | Refusal;
type Row = { rule: string; command: Command; actor: Actor; in: Record<(typeof STATES)[number], Result> };

const anna = clerk('anna');
const everywhere = (
  otherwise: Refusal,
  some: Partial<Record<(typeof STATES)[number], Result>>,
): Record<(typeof STATES)[number], Result> => ({
  unknown: { kind: 'ticket-unknown' },
  expected: otherwise,
  waiting: otherwise,
  called: otherwise,
  serving: otherwise,
  missed: otherwise,
  ended: { kind: 'ticket-ended' },
  ...some,
});

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
    rule: 'T-5 a ticket is given up at any time before the visit begins',
    command: { type: 'Cancel', ticket: 't' },
    actor: RESIDENT,
    in: everywhere(
      { kind: 'ticket-not-waiting' },
      { expected: cancelled, waiting: cancelled, called: cancelled, missed: cancelled },
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
        number: 'A003',
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
      .gives({ ...(fromHome as Extract<OfficeEvent, { type: 'TicketJoined' }>), number: 'A003' });
    expect(day.tickets.get('t')).toEqual({
      id: 't',
      number: 'A003',
      service: 'id-card',
      channel: 'home',
      joinedAt: now,
      postponed: 0,
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
        visit: { counter: '1', clerk: 'anna', presentAt: at(1), calledAt: at(3), servingSince: at(3) },
      });
      expect(day.counters.get('1')).toMatchObject({ ticket: null });
      expect(day.served).toBe(1);
    },
  );
});
