import type { OfficeRules } from '../office/office-rules.ts';
import type { Aim } from '../policy/aim.ts';
import type { CallReason, ClerkParkReason } from '../policy/reasons.ts';
import type { TicketNumber } from './number.ts';
import type { Channel, CounterId, PersonId, ServiceId, TicketId } from './ticket.ts';

/** Who asks, as the office has established it. It is never taken from the message itself. */
export type Actor =
  | { role: 'resident' }
  | { role: 'kiosk'; device: string; place: string }
  | { role: 'clerk' | 'host' | 'manager'; person: PersonId }
  | { role: 'system' };

/** What the office promised: a booked time, for which its holder comes, or a call-back, for which nobody does. */
export interface Promised {
  kind: 'slot' | 'call-back';
  /** ms since 1970. */
  at: number;
}

/** Who comes, and for what. */
export interface Joining {
  ticket: TicketId;
  service: ServiceId;
  /** "Waiting is hard for me". Declared, never proved, never asked why. */
  hard: boolean;
  /** Further matters of the same visit. */
  matters?: readonly ServiceId[];
  aim?: Aim | null;
}

/** Where a ticket is passed on to, besides the service. */
export type TransferTo = { counter: CounterId } | { clerk: PersonId };

export type Command =
  | { type: 'SetRules'; rules: OfficeRules }
  /** `number`: printed by a kiosk from its own numbers. */
  | ({ type: 'Join'; channel: Channel; promised?: Promised; number?: TicketNumber } & Joining)
  | { type: 'CheckIn'; ticket: TicketId }
  | { type: 'Postpone'; ticket: TicketId; places: number }
  | { type: 'Cancel'; ticket: TicketId }
  | { type: 'AnswerCall'; ticket: TicketId; answer: 'coming' | 'more-time' }
  | { type: 'Reinstate'; ticket: TicketId }
  | { type: 'OpenCounter'; counter: CounterId }
  | { type: 'PauseCounter'; counter: CounterId }
  | { type: 'ResumeCounter'; counter: CounterId }
  | { type: 'CloseCounter'; counter: CounterId }
  | { type: 'CallNext'; counter: CounterId }
  /** By number. Out of turn unless the order rule names the same ticket. */
  | { type: 'CallTicket'; counter: CounterId; ticket: TicketId; reason?: CallReason }
  /** Without a line: one of those whom the office has reserved for this counter. */
  | { type: 'CallReserved'; counter: CounterId; ticket: TicketId }
  /** Without a line: by the number on the slip. `ticket` is its id where nobody knows of the slip yet. */
  | { type: 'CallSlip'; counter: CounterId; number: TicketNumber; service: ServiceId; ticket: TicketId }
  /** Somebody stands at a free counter and is served at once. With a reason when others wait who would come first. */
  | ({ type: 'WalkDirect'; counter: CounterId; reason?: CallReason } & Joining)
  | { type: 'Recall'; counter: CounterId; ticket: TicketId }
  | { type: 'Arrive'; counter: CounterId; ticket: TicketId }
  | { type: 'Finish'; counter: CounterId; ticket: TicketId; outcome: 'served' | 'referred' }
  | { type: 'MarkMissed'; counter: CounterId; ticket: TicketId }
  | { type: 'Interrupt'; counter: CounterId; ticket: TicketId; minutes: number }
  | { type: 'Resume'; counter: CounterId; ticket: TicketId }
  | { type: 'Park'; counter: CounterId; ticket: TicketId; reason: ClerkParkReason; minutes: number }
  /** `announce`: call the number, because its holder is not at the counter. */
  | { type: 'Unpark'; counter: CounterId; ticket: TicketId; announce: boolean }
  | { type: 'Transfer'; counter: CounterId; ticket: TicketId; service: ServiceId; to?: TransferTo }
  | { type: 'AddMatter'; ticket: TicketId; service: ServiceId }
  | { type: 'Undo'; counter: CounterId }
  /** Whether tickets for a service are given today. The office closes it when nobody new can be served in time. */
  | { type: 'SetIntake'; service: ServiceId; open: boolean }
  | { type: 'LendNumbers'; device: string }
  | { type: 'TakeNumbersBack'; device: string }
  /** The tablet of the counter is silent, or is there again. */
  | { type: 'HoldFor'; counter: CounterId; tickets: readonly TicketId[] }
  | { type: 'EndHold'; counter: CounterId }
  | { type: 'AskForPerson' }
  | { type: 'AnswerHelp'; help: number };

export type CommandType = Command['type'];

/** Every type, once: the wire and tests are made from it. */
export const COMMAND_TYPES = [
  'SetRules',
  'Join',
  'CheckIn',
  'Postpone',
  'Cancel',
  'AnswerCall',
  'Reinstate',
  'OpenCounter',
  'PauseCounter',
  'ResumeCounter',
  'CloseCounter',
  'CallNext',
  'CallTicket',
  'CallReserved',
  'CallSlip',
  'WalkDirect',
  'Recall',
  'Arrive',
  'Finish',
  'MarkMissed',
  'Interrupt',
  'Resume',
  'Park',
  'Unpark',
  'Transfer',
  'AddMatter',
  'Undo',
  'SetIntake',
  'LendNumbers',
  'TakeNumbersBack',
  'HoldFor',
  'EndHold',
  'AskForPerson',
  'AnswerHelp',
] as const satisfies readonly CommandType[];

type Missing = Exclude<CommandType, (typeof COMMAND_TYPES)[number]>;
const complete: [Missing] extends [never] ? true : Missing = true;
void complete;
