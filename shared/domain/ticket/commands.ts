import type { OfficeRules } from '../office/office-rules.ts';
import type { Channel, CounterId, PersonId, ServiceId, TicketId } from './ticket.ts';

/** Who asks, as the office has established it. It is never taken from the message itself. */
export type Actor =
  | { role: 'resident' }
  | { role: 'kiosk'; device: string; place: string }
  | { role: 'clerk' | 'host' | 'manager'; person: PersonId }
  | { role: 'system' };

export type Command =
  | { type: 'SetRules'; rules: OfficeRules }
  /** `hard`: "waiting is hard for me". Declared, never proved, never asked why. */
  | { type: 'Join'; ticket: TicketId; service: ServiceId; channel: Channel; hard: boolean }
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
  | { type: 'Recall'; counter: CounterId; ticket: TicketId }
  | { type: 'Arrive'; counter: CounterId; ticket: TicketId }
  | { type: 'Finish'; counter: CounterId; ticket: TicketId; outcome: 'served' | 'referred' }
  | { type: 'MarkMissed'; counter: CounterId; ticket: TicketId }
  | { type: 'Undo'; counter: CounterId }
  | { type: 'AskForPerson' }
  | { type: 'AnswerHelp'; help: number };

export type CommandType = Command['type'];
