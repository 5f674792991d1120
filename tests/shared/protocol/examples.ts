import type { Aim } from '../../../shared/domain/policy/aim.ts';
import type { OfficeEvent } from '../../../shared/domain/ticket/events.ts';
import type { Board } from '../../../shared/protocol/board.ts';
import type { ScreenCommand } from '../../../shared/protocol/commands.ts';
import type { Down } from '../../../shared/protocol/down.ts';
import type { OfficeNow } from '../../../shared/protocol/office-now.ts';
import type { Sign } from '../../../shared/protocol/sign.ts';
import type { TicketCommand } from '../../../shared/protocol/ticket-commands.ts';
import type { TicketView } from '../../../shared/protocol/ticket-view.ts';
import type { Hello, Up } from '../../../shared/protocol/up.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';
import { at, RULES, TODAY } from '../../helpers/rules.ts';

// One message of each kind, with every part that it may have. The types make sure that none is left out.

type Each<T extends { type: string }> = { [Type in T['type']]: Extract<T, { type: Type }> };

const ticket = '0123456789abcdefghjkmnpqrs';
const secret = 'zyxwvtsrqpnmkjhgfedcba9876';
const id = '0f0f0f0f0f0f0f0f';
const badge = { name: 'Anna', surname: 'Nowak', position: { pl: 'inspektor', en: 'inspector' } };

export const SCREEN_COMMANDS: Each<ScreenCommand> = {
  TakeTicket: {
    type: 'TakeTicket',
    secret,
    service: 'id-card',
    language: 'uk',
    needs: ['space', 'short'],
    matters: ['address', 'tax'],
    number: 'A900',
    promised: { kind: 'slot', at: at(90) },
    note: 'The form is filled in, a photograph is missing.',
  },
  AskForPerson: { type: 'AskForPerson' },
  CheckInNumber: { type: 'CheckInNumber', number: 'A023' },
  OpenCounter: { type: 'OpenCounter', counter: '4' },
  PauseCounter: { type: 'PauseCounter', counter: '4' },
  ResumeCounter: { type: 'ResumeCounter', counter: '4' },
  CloseCounter: { type: 'CloseCounter', counter: '4' },
  CallNext: { type: 'CallNext', counter: '4' },
  CallTicket: { type: 'CallTicket', counter: '4', ticket, reason: 'our-mistake' },
  CallReserved: { type: 'CallReserved', counter: '4', ticket },
  CallSlip: { type: 'CallSlip', counter: '4', number: 'A900', service: 'id-card', ticket },
  WalkDirect: {
    type: 'WalkDirect',
    counter: '4',
    secret,
    service: 'id-card',
    language: 'uk',
    needs: ['sign'],
    reason: 'emergency',
  },
  Recall: { type: 'Recall', counter: '4', ticket },
  Arrive: { type: 'Arrive', counter: '4', ticket },
  Finish: { type: 'Finish', counter: '4', ticket, outcome: 'referred' },
  MarkMissed: { type: 'MarkMissed', counter: '4', ticket },
  Interrupt: { type: 'Interrupt', counter: '4', ticket, minutes: 5 },
  Resume: { type: 'Resume', counter: '4', ticket },
  Park: { type: 'Park', counter: '4', ticket, reason: 'document', minutes: 30 },
  Unpark: { type: 'Unpark', counter: '4', ticket, announce: true },
  Transfer: {
    type: 'Transfer',
    counter: '4',
    ticket,
    service: 'tax',
    to: { clerk: 'ewa' },
    note: 'The decision is ready, only the receipt is missing.',
  },
  AddMatter: { type: 'AddMatter', ticket, service: 'address' },
  SetNote: { type: 'SetNote', ticket, note: 'Brings the receipt.' },
  SetIntake: { type: 'SetIntake', service: 'tax', open: false },
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

const hello = { type: 'hello', version: PROTOCOL_VERSION } as const;
export const HELLOS: { [Screen in Hello['screen']]: Extract<Hello, { screen: Screen }> } = {
  staff: { ...hello, screen: 'staff', after: 12 },
  board: { ...hello, screen: 'board' },
  kiosk: { ...hello, screen: 'kiosk' },
  sign: { ...hello, screen: 'sign', counter: '4' },
  ticket: { ...hello, screen: 'ticket', ticket: `nowe-lipowo.${secret}` },
};

export const UPS: Up[] = [
  { type: 'late', id, when: at(-5), command: { type: 'CallReserved', counter: '4', ticket } },
  { type: 'reserved', round: 3 },
  { type: 'here', told: at(-2) },
  { type: 'caught-up', after: 12, told: at(-2) },
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
  state: 'interrupted',
  backAt: at(6),
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
  chance: 0.85,
  before: [
    { number: 'A031', because: 'out-of-turn', reason: 'agreed' },
    { number: 'A030', because: 'earlier-turn' },
  ],
  promised: at(30),
  matters: ['address'],
  passedOn: { counter: '4', badge },
  pause: { backAt: at(20), reason: 'form' },
  note: 'Brings the receipt.',
  call: { counter: '4', badge, at: at(0), answer: 'coming' },
  postponesLeft: 2,
  returnUntil: null,
  outcome: null,
  endedAt: null,
};

const aim: Aim = { counters: ['2', '4'], clerks: ['ewa'] };
const rules = RULES;
const lease = { device: 'k1', from: 900, to: 999, until: '2026-11-26' };
export const EVENTS: Each<OfficeEvent> = {
  RulesSet: { type: 'RulesSet', rules },
  DayOpened: { type: 'DayOpened', date: TODAY, rules, lent: [lease] },
  DayClosed: { type: 'DayClosed', date: TODAY },
  TicketJoined: {
    type: 'TicketJoined',
    ticket,
    number: 'A023',
    service: 'id-card',
    channel: 'kiosk',
    class: 'present',
    place: { tier: 'O', due: at(1) },
    matters: ['address'],
    promised: at(30),
    aim,
  },
  TicketCheckedIn: { type: 'TicketCheckedIn', ticket, class: 'early', tier: 'P', due: at(30) },
  TicketPostponed: { type: 'TicketPostponed', ticket, places: 2, due: at(9), order: 12.5 },
  TicketReinstated: { type: 'TicketReinstated', ticket, due: at(9) },
  TicketCalled: {
    type: 'TicketCalled',
    ticket,
    counter: '4',
    clerk: 'ewa',
    why: {
      rule: 'out-of-turn',
      tier: 'O',
      due: at(1),
      run: 1,
      over: { ticket: 'z'.repeat(26), tier: 'P', due: at(0) },
      reason: 'deadline',
    },
  },
  TicketRecalled: { type: 'TicketRecalled', ticket, counter: '4' },
  CallAnswered: { type: 'CallAnswered', ticket, answer: 'more-time' },
  ServiceStarted: { type: 'ServiceStarted', ticket, counter: '4' },
  TicketMissed: { type: 'TicketMissed', ticket, counter: '4', returnUntil: at(20) },
  ServiceInterrupted: { type: 'ServiceInterrupted', ticket, counter: '4', backAt: at(6) },
  ServiceResumed: { type: 'ServiceResumed', ticket, counter: '4' },
  TicketParked: { type: 'TicketParked', ticket, counter: '4', reason: 'answer', backAt: at(20), until: at(80) },
  TicketUnparked: { type: 'TicketUnparked', ticket, counter: '4', clerk: 'ewa', announced: false },
  TicketTransferred: { type: 'TicketTransferred', ticket, counter: '4', service: 'tax', aim },
  MatterAdded: { type: 'MatterAdded', ticket, service: 'address' },
  MatterStarted: { type: 'MatterStarted', ticket, counter: '4', service: 'address' },
  TicketReturned: { type: 'TicketReturned', ticket, counter: '4' },
  TicketEnded: { type: 'TicketEnded', ticket, outcome: 'left' },
  CallWithdrawn: { type: 'CallWithdrawn', ticket, counter: '4' },
  FinishWithdrawn: { type: 'FinishWithdrawn', ticket, counter: '4' },
  MissWithdrawn: { type: 'MissWithdrawn', ticket, counter: '4' },
  TransferWithdrawn: { type: 'TransferWithdrawn', ticket, counter: '4' },
  MatterWithdrawn: { type: 'MatterWithdrawn', ticket, counter: '4' },
  IntakeStopped: { type: 'IntakeStopped', service: 'tax' },
  IntakeOpened: { type: 'IntakeOpened', service: 'tax' },
  CounterOpened: { type: 'CounterOpened', counter: '4', clerk: 'ewa', skills: ['tax'], secondarySkills: ['address'] },
  CounterPaused: { type: 'CounterPaused', counter: '4' },
  CounterResumed: { type: 'CounterResumed', counter: '4' },
  CounterClosed: { type: 'CounterClosed', counter: '4' },
  NumbersLent: { type: 'NumbersLent', ...lease },
  NumbersReturned: { type: 'NumbersReturned', device: 'k1' },
  TicketRenumbered: { type: 'TicketRenumbered', ticket, number: 'A900' },
  TicketFound: { type: 'TicketFound', ticket, is: 'z'.repeat(26) },
  CounterCutOff: { type: 'CounterCutOff', counter: '4', held: [ticket], until: at(16) },
  CounterBack: { type: 'CounterBack', counter: '4' },
  LateNoted: {
    type: 'LateNoted',
    step: 'CallReserved',
    because: 'ticket-not-waiting',
    about: { ticket, counter: '4', number: 'A900' },
  },
  PersonAsked: { type: 'PersonAsked', place: 'Lobby' },
  HelpAnswered: { type: 'HelpAnswered', help: 7, by: 'anna' },
};

const now: OfficeNow = {
  at: at(1),
  seq: 41,
  open: { open: false, opens: null },
  openCounters: 3,
  services: [
    {
      id: 'id-card',
      waiting: 4,
      range: { from: 10, to: 25 },
      tickets: { ok: true, until: at(390) },
      intake: 'warn',
      staffed: true,
    },
    {
      id: 'tax',
      waiting: 0,
      range: null,
      tickets: { ok: false, opens: null, endedToday: true },
      intake: 'stopped',
      staffed: false,
    },
  ],
  series: [{ letter: 'A', waiting: 4, range: null }],
  atCounters: ['A023'],
  outOfTurn: [{ number: 'A031', reason: 'agreed' }],
  chain: { date: '2026-11-18', hash: 'ab'.repeat(32) },
};

export const DOWNS: Each<Down> = {
  welcome: { type: 'welcome', version: PROTOCOL_VERSION, office: 'nowe-lipowo', now: at(0), seq: 41, info: 3 },
  events: {
    type: 'events',
    reset: true,
    events: Object.values(EVENTS).map((event, i) => ({
      seq: 41 + i,
      at: at(0),
      when: at(-5),
      actor: 'person:anna',
      command: id,
      event,
    })),
    head: 40 + Object.keys(EVENTS).length,
  },
  client: {
    type: 'client',
    current: { ticket, language: 'uk', needs: ['sign'], note: 'Brings the receipt.' },
    next: null,
  },
  lease: { type: 'lease', device: 'k1', place: 'Lobby', rules, lease, stopped: ['tax'] },
  reservation: {
    type: 'reservation',
    round: 3,
    counter: '4',
    clients: [{ ticket, language: 'uk', needs: ['sign'], note: null }],
  },
  here: { type: 'here', at: at(0) },
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
