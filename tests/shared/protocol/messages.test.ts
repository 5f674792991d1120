import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { REFUSAL_KINDS } from '../../../shared/domain/ticket/refusal.ts';
import { BoardDownSchema, KioskDownSchema, SignDownSchema, StaffDownSchema } from '../../../shared/protocol/down.ts';
import { AnswerSchema } from '../../../shared/protocol/every-screen.ts';
import { OfficeEventSchema, RecordedEventSchema } from '../../../shared/protocol/recorded-event.ts';
import { TicketDownSchema } from '../../../shared/protocol/ticket-down.ts';
import { UpSchema } from '../../../shared/protocol/up.ts';
import { runningOffice } from '../../helpers/office.ts';
import { clerk, KIOSK, MANAGER, NINE, RESIDENT, RULES, SYSTEM } from '../../helpers/rules.ts';
import { DOWNS, EVENTS, HELLOS, SCREEN_COMMANDS, UPS } from './examples.ts';

const wire = (message: unknown): unknown => JSON.parse(JSON.stringify(message));

describe('W-1 every message comes over the wire as it was', () => {
  test.each(UPS.map((message) => [JSON.stringify(message).slice(0, 90), message] as const))('up: %s', (_, message) => {
    expect(v.parse(UpSchema, wire(message))).toEqual(message);
  });

  const screens = {
    staff: StaffDownSchema,
    board: BoardDownSchema,
    sign: SignDownSchema,
    kiosk: KioskDownSchema,
    ticket: TicketDownSchema,
  };
  /** What each kind of screen may be told, and nothing else. */
  const hears = {
    staff: ['welcome', 'events', 'client', 'reservation', 'here', 'now', 'info', 'answer', 'refused'],
    board: ['welcome', 'board', 'board-change', 'info', 'refused'],
    sign: ['welcome', 'sign', 'info', 'refused'],
    kiosk: ['welcome', 'lease', 'now', 'info', 'answer', 'refused'],
    ticket: ['welcome', 'ticket', 'info', 'answer', 'refused'],
  };
  describe.each(Object.keys(screens) as Array<keyof typeof screens>)('down to %s', (screen) => {
    test.each(Object.values(DOWNS).map((message) => [message.type, message] as const))('%s', (type, message) => {
      const parsed = v.safeParse(screens[screen], wire(message));
      expect(parsed.success).toBe(hears[screen].includes(type));
      if (parsed.success) expect(parsed.output).toEqual(message);
    });
  });

  test('a refusal comes with what its kind needs', () => {
    for (const kind of REFUSAL_KINDS) {
      const answer = { type: 'answer', id: 'command-1', ok: false, refusal: { kind, counter: '4', opens: null } };
      expect(v.parse(AnswerSchema, wire(answer))).toEqual(answer);
    }
    const unknown = { type: 'answer', id: 'command-1', ok: false, refusal: { kind: 'no-idea' } };
    expect(v.safeParse(AnswerSchema, unknown).success).toBe(false);
  });

  test('what may be left out has its default', () => {
    const hello = { type: 'hello', version: HELLOS.staff.version, screen: 'staff' };
    expect(v.parse(UpSchema, hello)).toEqual({ ...HELLOS.staff, after: 0 });
    const take = { type: 'TakeTicket', secret: 'z'.repeat(26), service: 'tax' };
    expect(v.parse(UpSchema, { type: 'command', id: 'command-1', command: take })).toMatchObject({
      command: { ...take, needs: [], matters: [] },
    });
    const walk = { type: 'WalkDirect', counter: '1', secret: 'z'.repeat(26), service: 'tax' };
    expect(v.parse(UpSchema, { type: 'command', id: 'command-1', command: walk })).toMatchObject({
      command: { ...walk, needs: [] },
    });
    const finish = { type: 'Finish', counter: '1', ticket: '0'.repeat(26) };
    expect(v.parse(UpSchema, { type: 'command', id: 'command-1', command: finish })).toMatchObject({
      command: { outcome: 'served' },
    });
  });
});

describe('W-7 what does not look like what it says is not taken', () => {
  const command = (command: unknown, id = 'command-1') => ({ type: 'command', id, command });
  test.each([
    ['a command without an id', { type: 'command', command: { type: 'AskForPerson' } }],
    ['a command with a short id', command({ type: 'AskForPerson' }, 'short')],
    ['a command with an id of anything', command({ type: 'AskForPerson' }, '<script>alert</script>')],
    ['a command that nobody knows', command({ type: 'SetRules', rules: RULES })],
    ['a counter that is no number', command({ type: 'CallNext', counter: '04' })],
    ['a counter that is a number of the wrong kind', command({ type: 'CallNext', counter: 4 })],
    ['a ticket number for a ticket', command({ type: 'Cancel', ticket: 'A023' })],
    ['a number in small letters', command({ type: 'CheckInNumber', number: 'a023' })],
    [
      'a need that there is not',
      command({ type: 'TakeTicket', secret: 'z'.repeat(26), service: 'tax', needs: ['vip'] }),
    ],
    [
      'more needs than there are',
      command({ type: 'TakeTicket', secret: 'z'.repeat(26), service: 'tax', needs: Array(9).fill('space') }),
    ],
    ['a sixth matter', command({ ...SCREEN_COMMANDS.TakeTicket, matters: ['a', 'b', 'c', 'd', 'e'] })],
    ['a promise of another kind', command({ ...SCREEN_COMMANDS.TakeTicket, promised: { kind: 'soon', at: 1 } })],
    ['a note that is an essay', command({ ...SCREEN_COMMANDS.SetNote, note: 'x'.repeat(201) })],
    ['a call with a reason of one’s own', command({ ...SCREEN_COMMANDS.CallTicket, reason: 'a friend' })],
    ['a reason of one’s own at the counter', command({ ...SCREEN_COMMANDS.WalkDirect, reason: 'a friend' })],
    ['leaving a client for no time', command({ ...SCREEN_COMMANDS.Interrupt, minutes: 0 })],
    ['leaving a client for more than an hour', command({ ...SCREEN_COMMANDS.Interrupt, minutes: 61 })],
    ['a pause for a reason of one’s own', command({ ...SCREEN_COMMANDS.Park, reason: 'coffee' })],
    ['a pause for half a minute', command({ ...SCREEN_COMMANDS.Park, minutes: 0.5 })],
    ['a pause of more than four hours', command({ ...SCREEN_COMMANDS.Park, minutes: 241 })],
    ['passing on to a counter and a clerk', command({ ...SCREEN_COMMANDS.Transfer, to: { counter: '1', clerk: 'a' } })],
    ['passing on to somewhere', command({ ...SCREEN_COMMANDS.Transfer, to: {} })],
    ['tickets that are neither given nor stopped', command({ ...SCREEN_COMMANDS.SetIntake, open: 'later' })],
    ['a secret that is too short', command({ type: 'TakeTicket', secret: 'z'.repeat(25), service: 'tax' })],
    ['letting nobody first', { type: 'ticket-command', id: 'command-1', command: { type: 'Postpone', places: 0 } }],
    [
      'letting half a person first',
      { type: 'ticket-command', id: 'command-1', command: { type: 'Postpone', places: 1.5 } },
    ],
    [
      'letting the whole town first',
      { type: 'ticket-command', id: 'command-1', command: { type: 'Postpone', places: 21 } },
    ],
    [
      'a presence code in letters',
      { type: 'ticket-command', id: 'command-1', command: { type: 'CheckIn', code: 'abcdef' } },
    ],
    ['a hello of no screen', { type: 'hello', version: 1 }],
    ['a ticket’s hello without its address', { type: 'hello', version: 1, screen: 'ticket', ticket: 'A023' }],
    ['a hello that asks for events from before the first', { type: 'hello', version: 1, screen: 'staff', after: -1 }],
    ['nothing', null],
  ])('%s', (_, message) => {
    expect(v.safeParse(UpSchema, message).success).toBe(false);
  });

  test('a message says nothing of who asks: an actor in it is dropped', () => {
    const message = command({ type: 'CallNext', counter: '4', actor: { role: 'manager', person: 'maria' } });
    expect(v.parse(UpSchema, message)).toEqual(command({ type: 'CallNext', counter: '4' }));
  });
});

describe('W-3 the log goes over the wire as it is', () => {
  test.each(Object.values(EVENTS).map((event) => [event.type, event] as const))('%s', (_, event) => {
    expect(v.parse(OfficeEventSchema, wire(event))).toEqual(event);
  });

  test('every event of a lively day', () => {
    const office = runningOffice();
    const ids = [...'01234567hks'].map((letter) => letter.repeat(26));
    const [a = '', b = '', c = '', d = '', e = '', f = '', g = '', w = '', h = '', k = '', s = ''] = ids;
    for (const ticket of [a, b, c, d]) office.joins(ticket);
    office.joins(e, 'id-card', { hard: true });
    office.joins(f, 'id-card', { home: true });
    office.joins(g, 'address', { matters: ['tax'], promised: { kind: 'slot', at: office.now + 60_000 }, aim: {} });
    office.does({ type: 'CheckIn', ticket: f }, RESIDENT);
    office.does({ type: 'Postpone', ticket: a, places: 2 }, RESIDENT);
    office.does({ type: 'AddMatter', ticket: e, service: 'address' }, RESIDENT);
    office.does({ type: 'SetIntake', service: 'tax', open: false }, MANAGER);
    office.does({ type: 'SetIntake', service: 'tax', open: true }, MANAGER);
    office.opens('1', 'anna');
    office.opens('2', 'jan');
    const anna = clerk('anna');
    const here = { counter: '1' } as const;
    const undo = { type: 'Undo', ...here } as const;
    office.does({ type: 'CallNext', ...here }, anna);
    office.does({ type: 'AnswerCall', ticket: e, answer: 'more-time' }, RESIDENT);
    office.does(undo, anna);
    office.does({ type: 'CallNext', ...here }, anna);
    office.does({ type: 'Recall', ticket: e, ...here }, anna);
    office.does({ type: 'Arrive', ticket: e, ...here }, anna);
    const finish = { type: 'Finish', ticket: e, outcome: 'served', ...here } as const;
    office.does(finish, anna);
    office.does(undo, anna);
    office.does(finish, anna);
    office.does({ type: 'Interrupt', ticket: e, minutes: 5, ...here }, anna);
    office.does({ type: 'Resume', ticket: e, ...here }, anna);
    office.does({ type: 'Transfer', ticket: e, service: 'id-card', to: { clerk: 'jan' }, ...here }, anna);
    office.does(undo, anna);
    office.does(finish, anna);
    office.does(undo, anna);
    office.does({ type: 'Park', ticket: e, reason: 'document', minutes: 10, ...here }, anna);
    office.does({ type: 'Unpark', ticket: e, announce: false, ...here }, anna);
    office.does(finish, anna);
    office.does({ type: 'CallTicket', ticket: d, reason: 'paper', ...here }, anna);
    office.does({ type: 'MarkMissed', ticket: d, ...here }, anna);
    office.does(undo, anna);
    office.does({ type: 'MarkMissed', ticket: d, ...here }, anna);
    office.does({ type: 'Reinstate', ticket: d }, RESIDENT);
    office.does({ type: 'WalkDirect', ticket: w, service: 'address', hard: false, reason: 'agreed', ...here }, anna);
    office.does({ type: 'Finish', ticket: w, outcome: 'referred', ...here }, anna);
    office.does({ type: 'CallNext', counter: '2' }, clerk('jan'));
    office.does({ type: 'CloseCounter', counter: '2' }, MANAGER);
    office.does({ type: 'PauseCounter', ...here }, anna);
    office.does({ type: 'ResumeCounter', ...here }, anna);
    office.does({ type: 'AskForPerson' }, KIOSK);
    office.does({ type: 'AnswerHelp', help: office.day.seq }, anna);
    // The lines of counter 1 and of the kiosk are cut for some minutes.
    for (const ticket of [h, k]) office.joins(ticket);
    office.does({ type: 'LendNumbers', device: 'k1' }, SYSTEM);
    office.does({ type: 'HoldFor', counter: '1', tickets: [h, k] }, SYSTEM);
    office.pass(5);
    const slip = { type: 'Join', service: 'id-card', channel: 'kiosk', hard: false } as const;
    office.tells({ type: 'CallReserved', ...here, ticket: h }, anna, 4);
    office.tells({ type: 'Finish', ...here, ticket: h, outcome: 'served' }, anna, 3);
    office.tells({ type: 'CallSlip', ...here, number: 'A900', service: 'id-card', ticket: s }, anna, 2);
    office.tells({ ...slip, ticket: 'x'.repeat(26), number: 'A900' }, KIOSK, 5);
    office.tells({ ...slip, ticket: k, number: 'A901' }, KIOSK, 1);
    office.tells({ type: 'Finish', ...here, ticket: h, outcome: 'served' }, anna, 1);
    office.does({ type: 'EndHold', counter: '1' }, SYSTEM);
    office.does({ type: 'TakeNumbersBack', device: 'k1' }, SYSTEM);
    office.pass(24 * 60);
    const types = new Set(office.log.map(({ event }) => event.type));
    expect([...types].sort()).toEqual(OfficeEventSchema.options.map(({ entries }) => entries.type.literal).sort());
    for (const recorded of office.log) expect(v.parse(RecordedEventSchema, wire(recorded))).toEqual(recorded);
    expect(office.log[0]?.at).toBe(NINE);
  });
});
