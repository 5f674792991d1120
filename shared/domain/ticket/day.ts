import type { LocalDate } from '../office/local-time.ts';
import type { OfficeRules } from '../office/office-rules.ts';
import type { Lanes } from '../queue/lanes.ts';
import type { TicketNumber } from './number.ts';
import type { CounterId, PersonId, ServiceId, Ticket, TicketId } from './ticket.ts';

/** What a clerk's turn has to remember for the order rule. */
export interface Turn {
  /** Priority calls made in a row while an ordinary client waited. */
  run: number;
  /** Calls made since the last back-office item. */
  sinceBackOffice: number;
}

/** The last step at a counter, for as long as it can be taken back. */
export interface LastStep {
  step: 'call' | 'finish' | 'missed';
  ticket: TicketId;
  at: number;
  turnBefore: Turn | null;
}

export type Counter =
  | {
      state: 'open';
      clerk: PersonId;
      skills: ServiceId[];
      since: number;
      ticket: TicketId | null;
      last: LastStep | null;
    }
  | { state: 'paused'; clerk: PersonId; skills: ServiceId[]; since: number; last: LastStep | null };

export interface RecentCall {
  /** `seq` of the call or of the last recall: tells a screen that there is something new to say. */
  id: number;
  ticket: TicketId;
  number: TicketNumber;
  counter: CounterId;
  at: number;
}

export interface HelpRequest {
  /** `seq` of the event. */
  id: number;
  /** Where the person stands: the device's place. */
  place: string;
  at: number;
}

/**
 * One office's day, folded from its events. It is owned by the log that it is folded from: `evolve` changes it in place,
 * because copying ten thousand tickets for each event would make a call cost more, the more people wait. Nothing else
 * may change it.
 */
export interface OfficeDay {
  rules: OfficeRules | null;
  date: LocalDate | null;
  openedAt: number;
  /** The office's next midnight, ms. */
  endsAt: number;
  /** The last closing of the day, ms, that of a service with longer hours included; null on a closed day. */
  closesAt: number | null;
  /** `seq` of the last event. */
  seq: number;
  tickets: Map<TicketId, Ticket>;
  byNumber: Map<TicketNumber, TicketId>;
  /** Numbers given today, by series. */
  given: Map<string, number>;
  lanes: Lanes;
  counters: Map<CounterId, Counter>;
  turns: Map<PersonId, Turn>;
  /** Tickets whose time runs out, in order of when they were missed. */
  missed: Set<TicketId>;
  /** Newest last, at most twelve. */
  recentCalls: RecentCall[];
  help: HelpRequest[];
  /** Tickets by state, without counting them each time. */
  counts: Record<Ticket['state'], number>;
  served: number;
}

export function initialDay(): OfficeDay {
  return {
    rules: null,
    date: null,
    openedAt: 0,
    endsAt: 0,
    closesAt: null,
    seq: 0,
    tickets: new Map(),
    byNumber: new Map(),
    given: new Map(),
    lanes: new Map(),
    counters: new Map(),
    turns: new Map(),
    missed: new Set(),
    recentCalls: [],
    help: [],
    counts: { expected: 0, waiting: 0, called: 0, serving: 0, missed: 0, ended: 0 },
    served: 0,
  };
}
