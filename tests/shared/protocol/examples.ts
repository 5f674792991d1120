import type { Board } from '../../../shared/protocol/board.ts';
import type { ScreenCommand } from '../../../shared/protocol/commands.ts';
import type { Down } from '../../../shared/protocol/down.ts';
import type { OfficeNow } from '../../../shared/protocol/office-now.ts';
import type { Sign } from '../../../shared/protocol/sign.ts';
import type { TicketCommand } from '../../../shared/protocol/ticket-commands.ts';
import type { TicketView } from '../../../shared/protocol/ticket-view.ts';
import type { Hello, Up } from '../../../shared/protocol/up.ts';
import { at } from '../../helpers/rules.ts';

// One message of each kind, with every part that it may have. The types make sure that none is left out.

type Each<T extends { type: string }> = { [Type in T['type']]: Extract<T, { type: Type }> };

const ticket = '0123456789abcdefghjkmnpqrs';
const secret = 'zyxwvtsrqpnmkjhgfedcba9876';
const id = '0f0f0f0f0f0f0f0f';
const badge = { name: 'Anna', surname: 'Nowak', position: { pl: 'inspektor', en: 'inspector' } };

export const SCREEN_COMMANDS: Each<ScreenCommand> = {
  TakeTicket: { type: 'TakeTicket', secret, service: 'id-card', language: 'uk', needs: ['space', 'short'] },
  AskForPerson: { type: 'AskForPerson' },
  CheckInNumber: { type: 'CheckInNumber', number: 'A023' },
  OpenCounter: { type: 'OpenCounter', counter: '4' },
  PauseCounter: { type: 'PauseCounter', counter: '4' },
  ResumeCounter: { type: 'ResumeCounter', counter: '4' },
  CloseCounter: { type: 'CloseCounter', counter: '4' },
  CallNext: { type: 'CallNext', counter: '4' },
  Recall: { type: 'Recall', counter: '4', ticket },
  Arrive: { type: 'Arrive', counter: '4', ticket },
  Finish: { type: 'Finish', counter: '4', ticket, outcome: 'referred' },
  MarkMissed: { type: 'MarkMissed', counter: '4', ticket },
  Undo: { type: 'Undo', counter: '4' },
  Cancel: { type: 'Cancel', ticket },
  CheckIn: { type: 'CheckIn', ticket },
  Reinstate: { type: 'Reinstate', ticket },
  AnswerHelp: { type: 'AnswerHelp', help: 7 },
};

export const TICKET_COMMANDS: Each<TicketCommand> = {
  CheckIn: { type: 'CheckIn', code: '048213' },
  Postpone: { type: 'Postpone', places: 3 },
  Cancel: { type: 'Cancel' },
  AnswerCall: { type: 'AnswerCall', answer: 'coming' },
  Return: { type: 'Return' },
};

const hello = { type: 'hello', version: 1 } as const;
export const HELLOS: { [Screen in Hello['screen']]: Extract<Hello, { screen: Screen }> } = {
  staff: { ...hello, screen: 'staff', after: 12 },
  board: { ...hello, screen: 'board' },
  kiosk: { ...hello, screen: 'kiosk' },
  sign: { ...hello, screen: 'sign', counter: '4' },
  ticket: { ...hello, screen: 'ticket', ticket: `nowe-lipowo.${secret}` },
};

export const UPS: Up[] = [
  ...Object.values(HELLOS),
  ...Object.values(SCREEN_COMMANDS).map((command): Up => ({ type: 'command', id, command })),
  ...Object.values(TICKET_COMMANDS).map((command): Up => ({ type: 'ticket-command', id, command })),
];

export const BOARD: Board = {
  at: at(1),
  seq: 41,
  open: { open: true, since: at(-60), until: at(420) },
  calls: [
    { id: 40, number: 'A023', counter: '4', badge, at: at(0), state: 'called', languages: ['pl', 'uk'] },
    { id: 31, number: 'B007', counter: '2', badge: null, at: at(-3), state: 'past', languages: ['pl'] },
  ],
  duty: [{ counter: '4', badge, state: 'open' }],
  waits: [
    { series: 'A', people: 7, range: { from: 10, to: 25 } },
    { series: 'B', people: 0, range: null },
  ],
  presence: { code: '048213', until: at(5) },
};

export const SIGN: Sign = {
  at: at(1),
  seq: 41,
  counter: '4',
  state: 'called',
  number: 'A023',
  badge,
  languages: ['pl', 'en'],
  hearingLoop: true,
  stepFree: false,
};

export const TICKET: TicketView = {
  office: 'nowe-lipowo',
  at: at(1),
  seq: 41,
  number: 'A023',
  service: 'id-card',
  state: 'called',
  joinedAt: at(-20),
  language: 'uk',
  needs: ['space'],
  ahead: null,
  range: null,
  call: { counter: '4', badge, at: at(0), answer: 'coming' },
  postponesLeft: 2,
  returnUntil: null,
  outcome: null,
  endedAt: null,
};

const now: OfficeNow = {
  at: at(1),
  seq: 41,
  open: { open: false, opens: null },
  openCounters: 3,
  services: [
    { id: 'id-card', waiting: 4, range: { from: 10, to: 25 }, tickets: { ok: true, until: at(390) }, staffed: true },
    { id: 'tax', waiting: 0, range: null, tickets: { ok: false, opens: null, endedToday: true }, staffed: false },
  ],
  series: [{ letter: 'A', waiting: 4, range: null }],
  atCounters: ['A023'],
};

export const DOWNS: Each<Down> = {
  welcome: { type: 'welcome', version: 1, office: 'nowe-lipowo', now: at(0), seq: 41, info: 3 },
  events: {
    type: 'events',
    reset: true,
    events: [{ seq: 41, at: at(0), actor: 'person:anna', command: id, event: { type: 'CounterPaused', counter: '4' } }],
    head: 41,
  },
  client: { type: 'client', current: { ticket, language: 'uk', needs: ['sign'] }, next: null },
  now: { type: 'now', now },
  info: { type: 'info', version: 4 },
  board: { type: 'board', board: BOARD },
  'board-change': {
    type: 'board-change',
    change: {
      from: BOARD.seq,
      at: BOARD.at + 1,
      seq: BOARD.seq + 1,
      calls: BOARD.calls.slice(0, 1),
      gone: [1],
      waits: BOARD.waits,
    },
  },
  sign: { type: 'sign', sign: SIGN },
  ticket: { type: 'ticket', ticket: TICKET },
  answer: { type: 'answer', id, ok: true, seq: 41, ticket: TICKET },
  refused: { type: 'refused', refusal: { kind: 'version-unknown' } },
};
