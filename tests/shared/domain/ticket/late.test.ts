import { describe, expect, test } from 'vitest';
import type { Actor, Command } from '../../../../shared/domain/ticket/commands.ts';
import { copyDay } from '../../../../shared/domain/ticket/day.ts';
import type { OfficeEvent } from '../../../../shared/domain/ticket/events.ts';
import { decideLate } from '../../../../shared/domain/ticket/late.ts';
import { expectSound } from '../../../helpers/invariants.ts';
import { type RunningOffice, runningOffice } from '../../../helpers/office.ts';
import { clerk, HOST, KIOSK, MANAGER, nameOf, RESIDENT, RULES, rulesWith, SYSTEM } from '../../../helpers/rules.ts';
import { snapshot } from '../../../helpers/snapshot.ts';

const anna = clerk('anna');
const jan = clerk('jan');
const MINUTE = 60_000;
const at1 = (ticket: string) => ({ counter: '1', ticket }) as const;
const at2 = (ticket: string) => ({ counter: '2', ticket }) as const;
const join = (ticket: string, number?: string) =>
  ({
    type: 'Join',
    ticket,
    service: 'id-card',
    channel: 'kiosk',
    hard: false,
    ...(number === undefined ? {} : { number }),
  }) as const;
const slip = (number: string, ticket: string, counter = '1') =>
  ({ type: 'CallSlip', counter, number, service: 'id-card', ticket }) as const;

/** Anna at counter 1 and Jan at counter 2, a kiosk with numbers from A900, and a line of those who are named. */
function hall(...line: string[]): RunningOffice {
  const office = runningOffice();
  office.opens('1', 'anna');
  office.opens('2', 'jan');
  office.does({ type: 'LendNumbers', device: 'k1' }, SYSTEM);
  for (const ticket of line) office.joins(ticket);
  return office;
}

/** As `hall`, with the line kept for counter 1, whose tablet is silent. */
function cutOff(...line: string[]): RunningOffice {
  const office = hall(...line);
  office.does({ type: 'HoldFor', counter: '1', tickets: line }, SYSTEM);
  return office;
}

/** Serves the client in the line of counter 2 until "did not come". */
function missedAt2(office: RunningOffice, ticket: string): void {
  office.does({ type: 'CallTicket', ...at2(ticket), reason: 'agreed' }, jan);
  office.does({ type: 'MarkMissed', ...at2(ticket) }, jan);
}

const types = (events: readonly OfficeEvent[]): string[] => events.map(({ type }) => type);
const state = (office: RunningOffice, ticket: string): string | undefined => office.day.tickets.get(ticket)?.state;

/** Tells in order, with the day sound after each; says the types of what was written. */
function tell(office: RunningOffice, actor: Actor, ...told: Array<[Command, number]>): string[] {
  return told.flatMap(([command, minutes]) => {
    const events = office.tells(command, actor, minutes);
    expectSound(office.day);
    return types(events);
  });
}

function expectNoted(office: RunningOffice, command: Command, because: string, actor: Actor = anna, ago = 1): void {
  const before = snapshot(office.day);
  expect(office.tells(command, actor, ago)).toMatchObject([{ type: 'LateNoted', step: command.type, because }]);
  expect(office.day.cameLate.at(-1)).toMatchObject({
    what: 'noted',
    noted: { step: command.type, because },
    heardAt: office.now,
    actor: nameOf(actor),
  });
  const { seq: _, cameLate: _c, ...after } = snapshot(office.day);
  expect(before).toMatchObject(after);
}

describe('O-14 what is told late stands in the log with the time at which it was done', () => {
  test('three clients, reserved, called and served within half an hour, told afterwards', () => {
    const office = cutOff('a', 'b', 'c');
    office.pass(14);
    const began = office.now;
    office.pass(16);
    const told: Array<[Command, number]> = [];
    for (const [i, ticket] of ['a', 'b', 'c'].entries()) {
      told.push([{ type: 'CallReserved', ...at1(ticket) }, 29 - 8 * i]);
      told.push([{ type: 'Arrive', ...at1(ticket) }, 28 - 8 * i]);
      told.push([{ type: 'Finish', ...at1(ticket), outcome: 'served' }, 22 - 8 * i]);
    }
    tell(office, anna, ...told);
    expect(office.day.served).toBe(3);
    expect(office.day.tickets.get('a')).toMatchObject({
      state: 'ended',
      endedAt: began - 6 * MINUTE,
      came: { firstCallAt: began - 13 * MINUTE },
      visit: { calledAt: began - 13 * MINUTE, servingSince: began - 12 * MINUTE },
    });
    // The hold was over by then, so the calls stand as what they are; they are listed, and no screen says them.
    expect(office.day.outOfTurn.map(({ reason }) => reason)).toEqual([]);
    expect(office.day.recentCalls.map(({ ticket, late }) => [ticket, late])).toEqual([
      ['a', true],
      ['b', true],
      ['c', true],
    ]);
    const { at, when } = office.log.findLast(({ event }) => event.type === 'TicketEnded') ?? {};
    expect([at, when]).toEqual([office.now, office.now - 6 * MINUTE]);
  });

  test.each([
    ['a clock that is ahead', -10, 0],
    ['a clock that is behind', 60 * 5, 3],
  ])('%s: neither in the future nor before what is known of the client', (_, ago, minutes) => {
    const office = cutOff('a');
    office.pass(3);
    office.tells({ type: 'CallReserved', ...at1('a') }, anna, ago);
    expect(office.ticket('a', 'called').calledAt).toBe(office.now - minutes * MINUTE);
    expectSound(office.day);
  });

  test('not before the last step of the counter either', () => {
    const office = hall('a');
    office.serves('1');
    office.pass(2);
    office.asks({ type: 'Finish', ...at1('a'), outcome: 'served' });
    office.pass(5);
    office.tells({ type: 'Undo', counter: '1' }, anna, 60);
    expect(office.log.at(-1)).toMatchObject({ when: office.now - 5 * MINUTE, event: { type: 'FinishWithdrawn' } });
  });

  test('a call stands among the last ones where it was made, and no screen says it any more', () => {
    const office = cutOff('a');
    office.pass(5);
    office.joins('b');
    office.calls('2');
    office.pass(1);
    tell(office, anna, [{ type: 'CallReserved', ...at1('a') }, 4], [{ type: 'Recall', ...at1('a') }, 3]);
    expect(office.day.recentCalls.map(({ number, late }) => [number, late])).toEqual([
      ['A001', true],
      ['A002', false],
    ]);
    // Called once more with a line: now everybody may hear it.
    office.asks({ type: 'Recall', ...at1('a') });
    expect(office.day.recentCalls.at(-1)).toMatchObject({ number: 'A001', late: false });
  });

  test('a slip of the morning is decided as of the morning: its place is before those who came since', () => {
    const office = hall('a');
    office.pass(30);
    office.joins('b');
    tell(office, KIOSK, [join('x', 'A900'), 20]);
    expect(office.ticket('x', 'waiting')).toMatchObject({ number: 'A900', presentAt: office.now - 20 * MINUTE });
    expect([office.calls('1'), office.calls('2')]).toEqual(['a', 'x']);
  });

  test('a slip is not refused for the hour, nor because tickets were stopped since', () => {
    const office = hall();
    office.does({ type: 'SetIntake', service: 'id-card', open: false }, MANAGER);
    expect(tell(office, KIOSK, [join('x', 'A900'), 0])).toEqual(['TicketJoined']);
    office.pass(8 * 60);
    expect(tell(office, KIOSK, [join('y', 'A901'), 0])).toEqual(['TicketJoined']);
  });

  test('what a server slept through is of today: it opened the day when it woke up', () => {
    const office = hall();
    office.pass(24 * 60);
    const types = tell(office, KIOSK, [join('x', 'A900'), 45]);
    expect(types).toEqual(['TicketJoined']);
    expect(office.ticket('x', 'waiting').presentAt).toBeLessThan(office.day.openedAt);
  });

  test('a day that is over stays as it was: yesterday’s slip is noted', () => {
    const office = hall();
    office.pass(24 * 60);
    expectNoted(office, join('x', 'A900'), 'day-over', KIOSK, 24 * 60);
  });

  test('what cannot be taken over changes nothing else, whatever would have had to be mended for it', () => {
    const office = hall('a', 'b');
    // Counter 1 was closed by a manager, and somebody else sits there by now.
    office.does({ type: 'CloseCounter', counter: '1' }, MANAGER);
    office.opens('1', 'ola');
    missedAt2(office, 'a');
    expectNoted(office, { type: 'Finish', ...at1('a'), outcome: 'served' }, 'not-your-counter');
    expectNoted(office, { type: 'Arrive', ...at1('b') }, 'not-your-counter');
    // Anna went to counter 3; what she tells of counter 4 opens nothing.
    office.opens('3', 'anna');
    expectNoted(office, { type: 'CallReserved', counter: '4', ticket: 'b' }, 'counter-not-open');
  });

  test('deciding leaves the day as it was, however much has to be mended', () => {
    const office = hall('a', 'b');
    office.calls('1');
    office.does({ type: 'CallTicket', ...at2('b'), reason: 'agreed' }, jan);
    const before = snapshot(office.day);
    const command: Command = { type: 'Finish', ...at1('b'), outcome: 'served' };
    const told = decideLate(office.day, command, { actor: anna, when: office.now, now: office.now });
    expect(types(told.map(({ event }) => event))).toEqual([
      ...['TicketReturned', 'TicketReturned', 'TicketCalled', 'ServiceStarted', 'TicketEnded'],
    ]);
    expect(snapshot(office.day)).toEqual(before);
    expect(snapshot(copyDay(office.day))).toEqual(before);
  });

  test('T-13 T-29 time that a holder gets runs from when the office heard', () => {
    const office = cutOff('a', 'b');
    office.pass(50);
    tell(office, anna, [{ type: 'CallReserved', ...at1('a') }, 45], [{ type: 'MarkMissed', ...at1('a') }, 44]);
    expect(office.ticket('a', 'missed').returnUntil).toBe(office.now + 15 * MINUTE);
    const park = { type: 'Park', ...at1('b'), reason: 'form', minutes: 5 } as const;
    tell(office, anna, [{ type: 'CallReserved', ...at1('b') }, 43], [{ type: 'Arrive', ...at1('b') }, 42], [park, 41]);
    expect(office.ticket('b', 'parked')).toMatchObject({
      backAt: office.now - 36 * MINUTE,
      parkedUntil: office.now + 60 * MINUTE,
    });
    // So what the clerk did next still finds them: a miss that was taken back, and somebody who came back.
    const next = tell(
      office,
      anna,
      [slip(office.ticket('a', 'missed').number, 'x'), 30],
      [{ type: 'Arrive', ...at1('a') }, 29],
      [{ type: 'Finish', ...at1('a'), outcome: 'served' }, 20],
      [{ type: 'Unpark', ...at1('b'), announce: false }, 19],
    );
    expect(next).not.toContain('LateNoted');
    expect([state(office, 'a'), state(office, 'b')]).toEqual(['ended', 'serving']);
  });

  test('T-27 the time that somebody had to come is that on the device', () => {
    const office = runningOffice(rulesWith({ missedAfterCalls: 2, missedAfterSeconds: 60 }));
    office.opens('1', 'anna');
    office.joins('a');
    office.pass(20);
    tell(office, anna, [slip('A001', 'x'), 10], [{ type: 'Recall', ...at1('a') }, 9.5]);
    expectNoted(office, { type: 'MarkMissed', ...at1('a') }, 'wait-a-little', anna, 9.2);
    expect(tell(office, anna, [{ type: 'MarkMissed', ...at1('a') }, 8.9])).toEqual(['TicketMissed']);
  });

  test('what somebody else did in the meantime need not be done again, and is not noted', () => {
    const office = hall();
    office.joins('home', 'id-card', { home: true });
    office.does({ type: 'CheckIn', ticket: 'home' }, RESIDENT);
    expect(tell(office, KIOSK, [{ type: 'CheckIn', ticket: 'home' }, 3])).toEqual([]);
    expect(tell(office, KIOSK, [{ type: 'Reinstate', ticket: 'home' }, 3])).toEqual([]);
    office.does({ type: 'CloseCounter', counter: '2' }, MANAGER);
    expect(tell(office, jan, [{ type: 'CloseCounter', counter: '2' }, 3])).toEqual([]);
  });

  test('nobody comes in by a walk-in that others should have come before, but it has happened', () => {
    const office = hall('a');
    office.pass(10);
    const walk = { type: 'WalkDirect', counter: '1', ticket: 'w', service: 'id-card', hard: false } as const;
    expect(tell(office, anna, [walk, 5])).toEqual(['TicketJoined', 'TicketCalled', 'ServiceStarted']);
    expect(office.day.outOfTurn).toMatchObject([{ ticket: 'w', reason: 'paper' }]);
    expect(tell(office, anna, [walk, 5])).toEqual([]);
  });
});

describe('O-10 one tap is one ticket and one number: that on paper', () => {
  test('the office had given another one: the ticket is renumbered, once, and found by either', () => {
    const office = hall('x');
    expect(tell(office, KIOSK, [join('x', 'A900'), 1])).toEqual(['TicketRenumbered']);
    expect(office.ticket('x', 'waiting').number).toBe('A900');
    expect([office.day.byNumber.get('A900'), office.day.byNumber.get('A001')]).toEqual(['x', 'x']);
    expect(tell(office, KIOSK, [join('x', 'A900'), 1])).toEqual([]);
    // The number that nobody has is not given again.
    office.joins('y');
    expect(office.ticket('y', 'waiting').number).toBe('A002');
  });

  test('called by the other number: from now on the holder can hear the call', () => {
    const office = runningOffice(rulesWith({ missedAfterCalls: 2 }));
    office.opens('1', 'anna');
    office.does({ type: 'LendNumbers', device: 'k1' }, SYSTEM);
    for (const ticket of ['x', 'y']) office.joins(ticket);
    office.calls('1');
    office.does({ type: 'Recall', ...at1('x') }, anna);
    const before = office.day.recentCalls.at(-1)?.id ?? 0;
    tell(office, KIOSK, [join('x', 'A900'), 1]);
    const shown = office.day.recentCalls.at(-1);
    expect(shown).toMatchObject({ ticket: 'x', number: 'A900', counter: '1' });
    expect(shown?.id).toBeGreaterThan(before);
    expect(office.asks({ type: 'MarkMissed', ...at1('x') })).toMatchObject({ refusal: { kind: 'call-again-first' } });
  });

  test('missed under the other number: its holder never saw it, and stands in the old place again', () => {
    const office = hall('x', 'y', 'z');
    office.calls('1');
    office.asks({ type: 'MarkMissed', ...at1('x') });
    expect(tell(office, KIOSK, [join('x', 'A900'), 2])).toEqual(['TicketRenumbered', 'TicketReinstated']);
    expect(office.calls('2')).toBe('x');
  });

  test('ended under the other number, because nobody came: that is noted, so that somebody looks after it', () => {
    const office = hall('x');
    office.calls('1');
    office.asks({ type: 'MarkMissed', ...at1('x') });
    office.pass(16);
    expect(tell(office, KIOSK, [join('x', 'A900'), 17])).toEqual(['TicketRenumbered', 'LateNoted']);
    expect(office.day.cameLate.at(-1)).toMatchObject({
      what: 'noted',
      number: 'A900',
      noted: { because: 'ticket-ended' },
    });
  });

  test('served under the other number: the slip is that of the visit', () => {
    const office = hall('x');
    office.serves('1');
    office.asks({ type: 'Finish', ...at1('x'), outcome: 'served' });
    expect(tell(office, KIOSK, [join('x', 'A900'), 17])).toEqual(['TicketRenumbered']);
  });

  test('given up by its holder in the meantime: nothing comes back', () => {
    const office = hall('x');
    office.does({ type: 'Cancel', ticket: 'x' }, RESIDENT);
    expect(tell(office, KIOSK, [join('x', 'A900'), 3])).toEqual(['TicketRenumbered']);
    expect(state(office, 'x')).toBe('ended');
  });

  test.each(['missed', 'transferred', 'next matter'])(
    'T-15 a step taken back (%s) keeps the number on paper',
    (step) => {
      const office = hall();
      office.joins('x', 'id-card', { matters: ['address'] });
      office.serves('1');
      if (step === 'transferred')
        office.does({ type: 'Transfer', ...at1('x'), service: 'id-card', to: { counter: '2' } }, anna);
      else if (step === 'next matter') office.asks({ type: 'Finish', ...at1('x'), outcome: 'served' });
      else {
        office.does({ type: 'Transfer', ...at1('x'), service: 'id-card', to: { counter: '2' } }, anna);
        office.calls('2');
        office.does({ type: 'MarkMissed', ...at2('x') }, jan);
        // Whoever was missed comes back by it; the miss cannot be taken back any more.
      }
      tell(office, KIOSK, [join('x', 'A900'), 1]);
      office.asks({ type: 'Undo', counter: step === 'missed' ? '2' : '1' });
      expect(office.day.tickets.get('x')?.number).toBe('A900');
      expectSound(office.day);
    },
  );

  test.each([
    ['that is the office’s', join('x', 'A499'), KIOSK, 'number-not-lent'],
    ['of another series', join('x', 'B900'), KIOSK, 'number-not-lent'],
    ['that another kiosk gives', join('x', 'A900'), { ...KIOSK, device: 'other' }, 'number-not-lent'],
    ['that it has given to somebody else', join('x', 'A901'), KIOSK, 'number-taken'],
    ['that somebody has, for a new wish', join('new', 'A901'), KIOSK, 'number-taken'],
  ] as const)('noted: a number %s', (_, command, actor, because) => {
    const office = hall('x');
    tell(office, KIOSK, [join('other', 'A901'), 5]);
    expectNoted(office, command, because, actor);
  });
});

describe('O-10 who holds a slip has a ticket, whatever became of the loan of its kiosk', () => {
  const ANEW = { ...KIOSK, device: 'anew' };
  test.each([
    ['under the name that it had', KIOSK],
    ['under the name that it got when it was set up anew', ANEW],
  ])('the kiosk was taken out before it could tell, and tells %s', (_, actor) => {
    const office = hall('x');
    office.does({ type: 'TakeNumbersBack', device: 'k1' }, SYSTEM);
    office.does({ type: 'LendNumbers', device: 'anew' }, SYSTEM);
    expect(tell(office, actor, [join('new', 'A900'), 5], [join('x', 'A901'), 4])).toEqual([
      'TicketJoined',
      'TicketRenumbered',
    ]);
    expect(office.ticket('new', 'waiting').number).toBe('A900');
    expect(office.ticket('x', 'waiting').number).toBe('A901');
  });

  test('the loan was over, and nobody has it', () => {
    const office = hall();
    expect(tell(office, KIOSK, [join('new', 'A850'), 5])).toEqual(['TicketJoined']);
  });
});

describe('O-15 by the number on paper', () => {
  test('a slip of which nobody knows becomes a ticket that is called; its kiosk’s later word finds it, once', () => {
    const office = hall('a');
    office.pass(10);
    const told = tell(office, anna, [slip('A900', 's'), 5], [{ type: 'Arrive', ...at1('s') }, 4]);
    expect(told).toEqual(['TicketJoined', 'TicketCalled', 'ServiceStarted']);
    expect(office.day.outOfTurn).toMatchObject([{ number: 'A900', reason: 'paper' }]);
    expect(tell(office, KIOSK, [join('k', 'A900'), 9])).toEqual(['TicketFound']);
    expect(office.day.alsoKnown.get('k')).toBe('s');
    expect(office.day.tickets.size).toBe(2);
    // Told once more, because the answer was lost: nothing. Another slip of that number: noted.
    expect(tell(office, KIOSK, [join('k', 'A900'), 9])).toEqual([]);
    expectNoted(office, join('k2', 'A900'), 'number-taken', KIOSK);
    expectNoted(office, join('k', 'A901'), 'ticket-exists', KIOSK);
  });

  test('its kiosk’s word came first: the ticket that there is gets called', () => {
    const office = hall();
    tell(office, KIOSK, [join('k', 'A900'), 9]);
    expect(tell(office, anna, [slip('A900', 's'), 5])).toEqual(['TicketCalled']);
    expect(office.day.counters.get('1')).toMatchObject({ ticket: 'k' });
  });

  test('the office had given its holder another number, too: one person, one ticket', () => {
    const office = hall('k');
    tell(office, anna, [slip('A900', 's'), 5], [{ type: 'Arrive', ...at1('s') }, 4]);
    expect(tell(office, KIOSK, [join('k', 'A900'), 6])).toEqual(['TicketEnded', 'TicketFound']);
    expect(office.day.tickets.get('k')).toMatchObject({ state: 'ended', outcome: 'cancelled' });
    expect(office.day.alsoKnown.get('k')).toBe('s');
    expect(office.calls('2')).toBeNull();
  });

  test('two tablets, one slip: the second call is noted', () => {
    const office = hall();
    tell(office, anna, [slip('A900', 's'), 5]);
    expectNoted(office, slip('A900', 's2', '2'), 'ticket-not-waiting', jan);
  });

  test('with a line too, when only the kiosk has none', () => {
    const office = hall();
    expect(office.asks(slip('A900', 's'))).toMatchObject({ ok: true });
    expect(state(office, 's')).toBe('called');
  });

  test.each([
    ['that the office has given to nobody yet, but reached', slip('A001', 's'), 'ticket-unknown'],
    ['for a matter of another series', { ...slip('A900', 's'), service: 'tax' }, 'ticket-unknown'],
    ['for a matter that this clerk does not take', { ...slip('B900', 's'), service: 'tax' }, 'service-not-here'],
  ])('noted: a number %s', (_, command, because) => {
    const office = hall();
    office.day.given.set('A', 3);
    expectNoted(office, command, because);
  });

  test('of a matter that this clerk does not take, a ticket that there is is not called either', () => {
    const office = hall();
    office.joins('t', 'tax');
    expectNoted(office, { ...slip('B001', 's'), service: 'tax' }, 'service-not-here');
  });

  test('its kiosk was removed meanwhile: the slip is called as any other, and nobody else gets the number', () => {
    const office = hall();
    office.does({ type: 'TakeNumbersBack', device: 'k1' }, SYSTEM);
    expect(tell(office, anna, [slip('A900', 's'), 5])).toEqual(['TicketJoined', 'TicketCalled']);
    office.joins('a');
    expect(office.ticket('a', 'waiting').number).toBe('A001');
    expect(tell(office, { ...KIOSK, device: 'anew' }, [join('k', 'A900'), 9])).toEqual(['TicketFound']);
  });

  test('somebody from home who shows the number is here: checked in, and called', () => {
    const office = hall();
    office.joins('home', 'id-card', { home: true });
    const { number } = office.ticket('home', 'expected');
    expect(tell(office, anna, [slip(number, 'x'), 5])).toEqual(['TicketCheckedIn', 'TicketCalled']);
  });

  test('somebody whose visit pauses and who shows the number goes on', () => {
    const office = hall('a');
    office.serves('2');
    office.does({ type: 'Park', ...at2('a'), reason: 'form', minutes: 5 }, jan);
    office.pass(6);
    const told = tell(office, anna, [slip('A001', 'x'), 2], [{ type: 'Arrive', ...at1('a') }, 1]);
    expect(told).toEqual(['TicketUnparked', 'ServiceStarted']);
  });
});

describe('O-16 a race that was lost is put right as far as the picture allows', () => {
  test('the answer to a call was lost: whoever the office had called goes back to the very place', () => {
    const office = hall('a', 'b');
    office.calls('1');
    office.pass(20);
    office.does({ type: 'HoldFor', counter: '2', tickets: [] }, SYSTEM);
    expect(tell(office, anna, [slip('A002', 'x'), 15])).toEqual(['TicketReturned', 'TicketCalled']);
    expect(office.ticket('a', 'waiting')).toMatchObject({ firstCallAt: null });
    expect(office.day.cameLate.map(({ what, number }) => `${what} ${number}`)).toEqual([
      'given-back A001',
      'called A002',
    ]);
    expect(office.calls('2')).toBe('a');
  });

  test('… and the tablet called the very same client: they are where they are, nothing is noted', () => {
    const office = cutOff('a');
    office.calls('1');
    expect(tell(office, anna, [{ type: 'CallReserved', ...at1('a') }, 3])).toEqual([]);
    expect(tell(office, anna, [{ type: 'Arrive', ...at1('a') }, 2])).toEqual(['ServiceStarted']);
  });

  test('the answer to a call from a pause was lost: the visit pauses as before', () => {
    const office = hall('a', 'b');
    office.serves('1');
    office.does({ type: 'Park', ...at1('a'), reason: 'form', minutes: 5 }, anna);
    office.does({ type: 'Unpark', ...at1('a'), announce: true }, anna);
    expect(tell(office, anna, [slip('A002', 'x'), 1])).toEqual(['TicketParked', 'TicketCalled']);
    expect(office.ticket('a', 'parked')).toMatchObject({ reason: 'clerk-left' });
  });

  test('the answer to a step taken back was lost: whoever is served again for the office alone is parked', () => {
    const office = hall('a', 'b');
    office.serves('1');
    office.asks({ type: 'Finish', ...at1('a'), outcome: 'served' });
    office.asks({ type: 'Undo', counter: '1' });
    expect(tell(office, anna, [slip('A002', 'x'), 0])).toEqual(['TicketParked', 'TicketCalled']);
    expect(state(office, 'a')).toBe('parked');
  });

  test('the answer to a break was lost: the clerk worked on', () => {
    const office = hall('a');
    office.asks({ type: 'PauseCounter', counter: '1' });
    expect(tell(office, anna, [{ type: 'PauseCounter', counter: '1' }, 9])).toEqual([]);
    expect(tell(office, anna, [slip('A001', 'x'), 5])).toEqual(['CounterResumed', 'TicketCalled']);
    expect(tell(office, anna, [{ type: 'ResumeCounter', counter: '1' }, 1])).toEqual([]);
  });

  test('called elsewhere, came here: a call alone is noted, and what follows brings them', () => {
    const office = hall('a');
    office.calls('2');
    expectNoted(office, { type: 'CallReserved', ...at1('a') }, 'ticket-not-waiting', anna, 4);
    expect(state(office, 'a')).toBe('called');
    const told = tell(office, anna, [{ type: 'Arrive', ...at1('a') }, 3]);
    expect(told).toEqual(['TicketReturned', 'TicketCalled', 'ServiceStarted']);
    expect(office.day.counters.get('2')).toMatchObject({ ticket: null });
    expect(office.ticket('a', 'serving').counter).toBe('1');
  });

  test('missed elsewhere, came here', () => {
    const office = hall('a');
    missedAt2(office, 'a');
    const told = tell(office, anna, [{ type: 'CallReserved', ...at1('a') }, 4], [{ type: 'Arrive', ...at1('a') }, 3]);
    expect(told).toEqual(['TicketReinstated', 'TicketCalled', 'ServiceStarted']);
  });

  test('O-13 kept for another counter, came here: a call alone is noted, and what follows brings them', () => {
    const office = hall('a');
    office.does({ type: 'HoldFor', counter: '2', tickets: ['a'] }, SYSTEM);
    expectNoted(office, slip('A001', 'x'), 'reserved-elsewhere');
    expect(tell(office, anna, [{ type: 'Arrive', ...at1('a') }, 0])).toEqual(['TicketCalled', 'ServiceStarted']);
    // The other tablet was late: its call is noted, and so is what it says of serving them.
    expectNoted(office, { type: 'CallReserved', ...at2('a') }, 'ticket-not-waiting', jan);
    expectNoted(office, { type: 'Finish', ...at2('a'), outcome: 'served' }, 'already-called', jan);
  });

  test('served elsewhere: they were there, and the late steps are noted', () => {
    const office = hall('a');
    office.serves('2');
    expectNoted(office, { type: 'CallReserved', ...at1('a') }, 'ticket-not-waiting');
    expectNoted(office, { type: 'Arrive', ...at1('a') }, 'ticket-not-called');
    office.asks({ type: 'Finish', ...at2('a'), outcome: 'served' });
    expectNoted(office, { type: 'Finish', ...at1('a'), outcome: 'served' }, 'ticket-ended');
  });

  test('given up by its holder meanwhile', () => {
    const office = cutOff('a');
    office.does({ type: 'Cancel', ticket: 'a' }, RESIDENT);
    expectNoted(office, { type: 'CallReserved', ...at1('a') }, 'ticket-ended');
  });

  test.each(['called', 'serving'])('a manager closed the counter of a clerk who worked on, with a client %s', (was) => {
    const office = hall('a');
    if (was === 'called') office.calls('1');
    else office.serves('1');
    office.does({ type: 'CloseCounter', counter: '1' }, MANAGER);
    const told = tell(office, anna, [{ type: 'Finish', ...at1('a'), outcome: 'served' }, 0]);
    const back = was === 'called' ? ['TicketCalled'] : ['TicketUnparked'];
    expect(told).toEqual(['CounterOpened', ...back, 'ServiceStarted', 'TicketEnded']);
    expect(office.day.tickets.get('a')).toMatchObject({ state: 'ended', outcome: 'served' });
  });

  test('nobody is passed on to where nobody is: that is noted, and the next call does not stand still for it', () => {
    const office = hall('a', 'b');
    office.serves('1');
    expectNoted(office, { type: 'Transfer', ...at1('a'), service: 'tax' }, 'nobody-to-pass-on-to');
    expect(tell(office, anna, [slip('A002', 'x'), 0])).toEqual(['TicketParked', 'TicketCalled']);
  });

  test('a step that was noted is not taken back in the place of another one', () => {
    const office = hall('a', 'b');
    office.serves('1');
    office.asks({ type: 'Finish', ...at1('a'), outcome: 'served' });
    office.calls('2');
    expectNoted(office, { type: 'CallReserved', ...at1('b') }, 'ticket-not-waiting', anna, 0);
    expectNoted(office, { type: 'Undo', counter: '1' }, 'nothing-to-undo', anna, 0);
    // With the line back, the clerk takes back what there is.
    expect(office.asks({ type: 'Undo', counter: '1' })).toMatchObject({ events: [{ type: 'FinishWithdrawn' }] });
  });

  test('all numbers of the office are given: slips still come in', () => {
    const office = hall();
    office.day.given.set('A', 899);
    expect(tell(office, KIOSK, [join('x', 'A900'), 1])).toEqual(['TicketJoined']);
    expectNoted(office, { ...join('y'), channel: 'desk' }, 'number-exhausted', HOST);
  });

  test('an office that is not set up yet takes nothing over', () => {
    const office = runningOffice(RULES);
    const empty = { ...copyDay(office.day), rules: null, date: null };
    const told = decideLate(empty, join('x', 'A900'), { actor: KIOSK, when: office.now, now: office.now });
    expect(told).toMatchObject([{ event: { type: 'LateNoted', because: 'office-not-set-up' } }]);
  });
});
