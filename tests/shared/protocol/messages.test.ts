import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { REFUSAL_KINDS } from '../../../shared/domain/ticket/refusal.ts';
import {
  AnswerSchema,
  BoardDownSchema,
  KioskDownSchema,
  SignDownSchema,
  StaffDownSchema,
  TicketDownSchema,
} from '../../../shared/protocol/down.ts';
import { RecordedEventSchema } from '../../../shared/protocol/recorded-event.ts';
import { UpSchema } from '../../../shared/protocol/up.ts';
import { runningOffice } from '../../helpers/office.ts';
import { clerk, KIOSK, NINE, RESIDENT, RULES } from '../../helpers/rules.ts';
import { DOWNS, HELLOS, UPS } from './examples.ts';

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
    staff: ['welcome', 'events', 'client', 'now', 'info', 'answer', 'refused'],
    board: ['welcome', 'board', 'board-change', 'info', 'refused'],
    sign: ['welcome', 'sign', 'info', 'refused'],
    kiosk: ['welcome', 'now', 'info', 'answer', 'refused'],
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
    expect(v.parse(UpSchema, { type: 'hello', version: 1, screen: 'staff' })).toEqual({ ...HELLOS.staff, after: 0 });
    const take = { type: 'TakeTicket', secret: 'z'.repeat(26), service: 'tax' };
    expect(v.parse(UpSchema, { type: 'command', id: 'command-1', command: take })).toMatchObject({
      command: { ...take, needs: [] },
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
  test('every event of a lively day', () => {
    const office = runningOffice({ ...RULES, clerks: RULES.clerks.map((one) => ({ ...one, id: one.id })) });
    const ids = Array.from({ length: 6 }, (_, i) => `${i}`.repeat(26));
    const [a = '', b = '', c = '', d = '', e = '', f = ''] = ids;
    for (const ticket of [a, b, c, d]) office.joins(ticket);
    office.joins(e, 'id-card', { hard: true });
    office.joins(f, 'id-card', { home: true });
    office.does({ type: 'CheckIn', ticket: f }, RESIDENT);
    office.does({ type: 'Postpone', ticket: a, places: 2 }, RESIDENT);
    office.opens('1', 'anna');
    const anna = clerk('anna');
    const here = { counter: '1' } as const;
    office.does({ type: 'CallNext', ...here }, anna);
    office.does({ type: 'AnswerCall', ticket: e, answer: 'more-time' }, RESIDENT);
    office.does({ type: 'Undo', ...here }, anna);
    office.does({ type: 'CallNext', ...here }, anna);
    office.does({ type: 'Recall', ticket: e, ...here }, anna);
    office.does({ type: 'Arrive', ticket: e, ...here }, anna);
    office.does({ type: 'Finish', ticket: e, outcome: 'served', ...here }, anna);
    office.does({ type: 'Undo', ...here }, anna);
    office.does({ type: 'Finish', ticket: e, outcome: 'referred', ...here }, anna);
    office.does({ type: 'CallNext', ...here }, anna);
    office.does({ type: 'MarkMissed', ticket: b, ...here }, anna);
    office.does({ type: 'Undo', ...here }, anna);
    office.does({ type: 'MarkMissed', ticket: b, ...here }, anna);
    office.does({ type: 'Reinstate', ticket: b }, RESIDENT);
    office.does({ type: 'PauseCounter', ...here }, anna);
    office.does({ type: 'ResumeCounter', ...here }, anna);
    office.does({ type: 'AskForPerson' }, KIOSK);
    office.does({ type: 'AnswerHelp', help: office.day.seq }, anna);
    office.pass(24 * 60);
    const types = new Set(office.log.map(({ event }) => event.type));
    // Every type that there is: the schema has one more than a day can show only when this list grows too.
    expect(types.size).toBe(22);
    for (const recorded of office.log) expect(v.parse(RecordedEventSchema, wire(recorded))).toEqual(recorded);
    expect(office.log[0]?.at).toBe(NINE);
  });
});
