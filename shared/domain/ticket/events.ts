import type { OfficeRules } from '../office/office-rules.ts';
import type { Aim } from '../policy/aim.ts';
import type { TicketClass, Tier } from '../policy/classes.ts';
import type { ParkReason } from '../policy/reasons.ts';
import type { Why } from '../policy/why.ts';
import type { CommandType } from './commands.ts';
import type { Lease, Lent } from './lent-numbers.ts';
import type { TicketNumber } from './number.ts';
import type { RefusalKind } from './refusal.ts';
import type { Channel, CounterId, Outcome, PersonId, ServiceId, TicketId } from './ticket.ts';

/** What happened. Past tense, never changed afterwards. Nothing that must be forgotten stands in it (V-1 in SPEC). */
export type OfficeEvent =
  | { type: 'RulesSet'; rules: OfficeRules }
  /** `lent`: the numbers that kiosks have for themselves, so that a day can be read without the one before. */
  | { type: 'DayOpened'; date: string; rules: OfficeRules; lent?: Lent[] }
  | { type: 'DayClosed'; date: string }
  /**
   * `place` is null while the ticket is expected: it has a number, but no place in the order yet. `promised`: the booked time
   * or that of the call-back. What is not there does not apply.
   */
  | {
      type: 'TicketJoined';
      ticket: TicketId;
      number: TicketNumber;
      service: ServiceId;
      channel: Channel;
      class: TicketClass;
      place: { tier: Tier; due: number } | null;
      matters?: ServiceId[];
      promised?: number;
      aim?: Aim;
    }
  | { type: 'TicketCheckedIn'; ticket: TicketId; class: TicketClass; tier: Tier; due: number }
  /** `order` only where several have the same due time: then it says between which two. */
  | { type: 'TicketPostponed'; ticket: TicketId; places: number; due: number; order?: number }
  | { type: 'TicketReinstated'; ticket: TicketId; due: number }
  | { type: 'TicketCalled'; ticket: TicketId; counter: CounterId; clerk: PersonId; why: Why }
  | { type: 'TicketRecalled'; ticket: TicketId; counter: CounterId }
  | { type: 'CallAnswered'; ticket: TicketId; answer: 'coming' | 'more-time' }
  | { type: 'ServiceStarted'; ticket: TicketId; counter: CounterId }
  | { type: 'TicketMissed'; ticket: TicketId; counter: CounterId; returnUntil: number }
  | { type: 'ServiceInterrupted'; ticket: TicketId; counter: CounterId; backAt: number }
  | { type: 'ServiceResumed'; ticket: TicketId; counter: CounterId }
  | { type: 'TicketParked'; ticket: TicketId; counter: CounterId; reason: ParkReason; backAt: number; until: number }
  | { type: 'TicketUnparked'; ticket: TicketId; counter: CounterId; clerk: PersonId; announced: boolean }
  /** Passed on: keeps its place in the order, and so its first waiting time. */
  | { type: 'TicketTransferred'; ticket: TicketId; counter: CounterId; service: ServiceId; aim?: Aim }
  | { type: 'MatterAdded'; ticket: TicketId; service: ServiceId }
  /** The next matter of the same visit, at the same counter, without a wait. */
  | { type: 'MatterStarted'; ticket: TicketId; counter: CounterId; service: ServiceId }
  /** Called, but the counter was closed by a manager: back to the very place that it had. */
  | { type: 'TicketReturned'; ticket: TicketId; counter: CounterId }
  | { type: 'TicketEnded'; ticket: TicketId; outcome: Outcome }
  | { type: 'CallWithdrawn'; ticket: TicketId; counter: CounterId }
  | { type: 'FinishWithdrawn'; ticket: TicketId; counter: CounterId }
  | { type: 'MissWithdrawn'; ticket: TicketId; counter: CounterId }
  | { type: 'TransferWithdrawn'; ticket: TicketId; counter: CounterId }
  | { type: 'MatterWithdrawn'; ticket: TicketId; counter: CounterId }
  | { type: 'IntakeStopped'; service: ServiceId }
  | { type: 'IntakeOpened'; service: ServiceId }
  | {
      type: 'CounterOpened';
      counter: CounterId;
      clerk: PersonId;
      skills: ServiceId[];
      secondarySkills: ServiceId[];
    }
  | { type: 'CounterPaused'; counter: CounterId }
  | { type: 'CounterResumed'; counter: CounterId }
  | { type: 'CounterClosed'; counter: CounterId }
  /** A kiosk may give these numbers by itself (N-12); the same device again: until later. */
  | ({ type: 'NumbersLent' } & Lease)
  | { type: 'NumbersReturned'; device: string }
  /** A kiosk had printed another number before it heard that of the office: the one on paper counts. */
  | { type: 'TicketRenumbered'; ticket: TicketId; number: TicketNumber }
  /** The ticket behind a slip that was called by its number before its kiosk could tell of it. */
  | { type: 'TicketFound'; ticket: TicketId; is: TicketId }
  /** The tablet of a counter is silent: the clients reserved for it are called by nobody else for some time (O-13). */
  | { type: 'CounterCutOff'; counter: CounterId; held: TicketId[]; until: number }
  | { type: 'CounterBack'; counter: CounterId }
  /** A device did something without a line that the office cannot take over any more, and why. The host looks after it. */
  | { type: 'LateNoted'; step: CommandType; because: RefusalKind; about: LateAbout }
  | { type: 'PersonAsked'; place: string }
  | { type: 'HelpAnswered'; help: number; by: PersonId };

export type OfficeEventType = OfficeEvent['type'];

/** What something that came too late was about, as far as the device said. */
export interface LateAbout {
  ticket?: TicketId;
  number?: TicketNumber;
  counter?: CounterId;
}

/** An event as it stands in the log. `at` is the office's time in ms since 1970. */
export interface RecordedEvent {
  seq: number;
  at: number;
  /** When it happened on a device that had no line then, ms, by the office's clock as well as the device knew it. Else not there. */
  when?: number;
  /** `resident`, `kiosk:…`, `person:…`, `system`. */
  actor: string;
  /** Id that the asking device gave to its command; a repeat is recognised by it. */
  command: string;
  event: OfficeEvent;
}

/** When it happened, ms: the office's time, or that of the device that could not tell it at once. */
export function timeOf(recorded: Pick<RecordedEvent, 'at' | 'when'>): number {
  return recorded.when ?? recorded.at;
}
