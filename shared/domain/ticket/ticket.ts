import type { Aim } from '../policy/aim.ts';
import type { TicketClass, Tier } from '../policy/classes.ts';
import type { ParkReason } from '../policy/reasons.ts';
import type { Why } from '../policy/why.ts';
import type { TicketNumber } from './number.ts';

/** Made from the ticket's secret address by hashing; it stands in the log, and opens nothing. */
export type TicketId = string;
export type ServiceId = string;
export type CounterId = string;
export type PersonId = string;

export type Channel = 'kiosk' | 'desk' | 'home';
export type Outcome = 'served' | 'referred' | 'left' | 'cancelled' | 'no-show' | 'expired';

/** A part of a visit that is over: one matter at one counter. */
export interface Leg {
  service: ServiceId;
  counter: CounterId;
  clerk: PersonId;
  calledAt: number;
  servingSince: number;
  endedAt: number;
  end: 'transferred' | 'parked' | 'next-matter';
}

interface TicketCore {
  id: TicketId;
  number: TicketNumber;
  /** The matter that it waits for or is served in. */
  service: ServiceId;
  channel: Channel;
  /** When it was taken, ms. */
  joinedAt: number;
  /** How often its holder has let others go first. */
  postponed: number;
  /** Further matters of the same visit, in order: no second ticket and no second wait (L-19, J-66). */
  matters: readonly ServiceId[];
  legs: readonly Leg[];
  /** The time that the office promised, ms: a booked time or a call-back. */
  promised: number | null;
  /** Where the help is that was asked for; a matter later on the visit needs it, too. */
  suits: Aim | null;
  /** Where it is to be called now: the same, or whom it was passed on to. */
  aim: Aim | null;
}

/** A place in the order: fixed when the ticket becomes callable. */
export interface Place {
  class: TicketClass;
  tier: Tier;
  /** Due time, ms. */
  due: number;
  /** `seq` of the event that gave the place; breaks ties. */
  order: number;
}

/** Joined from home: keeps its number, is not called before it checks in. */
export interface ExpectedTicket extends TicketCore {
  state: 'expected';
  /** Which class it will have once its holder is in the building. */
  whenPresent: TicketClass;
}

interface PresentCore extends TicketCore, Place {
  /** When its holder came into the building, ms. Survives returns, transfers and postponement (C-11). */
  presentAt: number;
  /** When its holder was called for the first time, ms; null before. The first waiting time ends there for good. */
  firstCallAt: number | null;
  /** Since when it stands in the line where it stands or last stood, ms: a transfer starts another one. */
  inLineSince: number;
}

export interface WaitingTicket extends PresentCore {
  state: 'waiting';
}

export interface CalledTicket extends PresentCore {
  state: 'called';
  counter: CounterId;
  clerk: PersonId;
  calledAt: number;
  /** When it was last called or called again, ms. */
  lastCallAt: number;
  recalls: number;
  /** The first waiting time ends with this call, unless it is taken back. */
  isFirstCall: boolean;
  answer: 'coming' | 'more-time' | null;
  /** Null when it was called back from being parked: that is no call from the queue. */
  why: Why | null;
}

interface AtCounter extends PresentCore {
  counter: CounterId;
  clerk: PersonId;
  calledAt: number;
  servingSince: number;
}

export interface ServingTicket extends AtCounter {
  state: 'serving';
}

/** The clerk had to leave the client for a moment: the client stays at the counter, and was told for how long (M-28). */
export interface InterruptedTicket extends AtCounter {
  state: 'interrupted';
  interruptedAt: number;
  /** The promised return, ms. */
  backAt: number;
}

/** The visit pauses, the counter is free for others: a form is filled in, something is fetched or paid. */
export interface ParkedTicket extends PresentCore {
  state: 'parked';
  counter: CounterId;
  clerk: PersonId;
  parkedAt: number;
  reason: ParkReason;
  /** When the client is expected back, ms. */
  backAt: number;
  /** When it ends by itself because nobody came back, ms. */
  parkedUntil: number;
}

/** Called and not there. Comes back within the office's set time, a few places behind. */
export interface MissedTicket extends PresentCore {
  state: 'missed';
  counter: CounterId;
  clerk: PersonId;
  calledAt: number;
  missedAt: number;
  returnUntil: number;
}

export interface EndedTicket extends TicketCore {
  state: 'ended';
  outcome: Outcome;
  endedAt: number;
  /** Its place and its wait; null when its holder never came into the building. */
  came: (Place & Pick<PresentCore, 'presentAt' | 'firstCallAt' | 'inLineSince'>) | null;
  /** Where and how long its last matter was served, when the visit ended at a counter. Earlier parts are `legs`. */
  visit: { counter: CounterId; clerk: PersonId; calledAt: number; servingSince: number } | null;
}

export type Ticket =
  | ExpectedTicket
  | WaitingTicket
  | CalledTicket
  | ServingTicket
  | InterruptedTicket
  | ParkedTicket
  | MissedTicket
  | EndedTicket;
export type TicketState = Ticket['state'];

/** Times that this ticket was passed on to another counter, service or clerk. */
export function transfersOf(ticket: Ticket): number {
  return ticket.legs.filter(({ end }) => end === 'transferred').length;
}
