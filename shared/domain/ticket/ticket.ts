import type { Lane, TicketClass, Tier } from '../policy/classes.ts';
import type { TicketNumber } from './number.ts';

/** Made from the ticket's secret address by hashing; it stands in the log, and opens nothing. */
export type TicketId = string;
export type ServiceId = string;
export type CounterId = string;
export type PersonId = string;

export type Channel = 'kiosk' | 'desk' | 'home';
export type Outcome = 'served' | 'referred' | 'left' | 'cancelled' | 'no-show' | 'expired';

interface TicketCore {
  id: TicketId;
  number: TicketNumber;
  service: ServiceId;
  channel: Channel;
  /** When it was taken, ms. */
  joinedAt: number;
  /** How often its holder has let others go first. */
  postponed: number;
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
  /** When its holder came into the building, ms. Survives returns and postponement (C-11). */
  presentAt: number;
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
  answer: 'coming' | 'more-time' | null;
}

export interface ServingTicket extends PresentCore {
  state: 'serving';
  counter: CounterId;
  clerk: PersonId;
  calledAt: number;
  servingSince: number;
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
  /** Where and how long it was served, when it was. */
  visit: {
    place: Place;
    presentAt: number;
    counter: CounterId;
    clerk: PersonId;
    calledAt: number;
    servingSince: number;
  } | null;
}

export type Ticket = ExpectedTicket | WaitingTicket | CalledTicket | ServingTicket | MissedTicket | EndedTicket;
export type TicketState = Ticket['state'];
export type { Lane };
