import type { LocalDate } from '../office/local-time.ts';
import type { OfficeRules } from '../office/office-rules.ts';
import type { CallReason } from '../policy/reasons.ts';
import type { Why } from '../policy/why.ts';
import type { Lanes } from '../queue/lanes.ts';
import type { CommandType } from './commands.ts';
import type { Lent } from './lent-numbers.ts';
import type { TicketNumber } from './number.ts';
import type { RefusalKind } from './refusal.ts';
import type { CalledTicket, CounterId, PersonId, ServiceId, ServingTicket, Ticket, TicketId } from './ticket.ts';

/** What a clerk's turn has to remember for the order rule. */
export interface Turn {
  /** Priority calls made in a row while an ordinary client waited. */
  run: number;
  /** Calls made since the last back-office item. */
  sinceBackOffice: number;
}

/** The last step at a counter, for as long as it can be taken back. */
export type LastStep = { ticket: TicketId; at: number; seq: number } & (
  | { step: 'call'; turnBefore: Turn }
  | { step: 'finish' }
  /** `before`: the call or the visit as it was. */
  | { step: 'missed'; before: CalledTicket }
  | { step: 'transfer' | 'matter'; before: ServingTicket }
);

interface CounterCore {
  clerk: PersonId;
  skills: ServiceId[];
  /** Taken when nobody waits for the first ones (P-18). */
  secondarySkills: ServiceId[];
  since: number;
  last: LastStep | null;
}

export type Counter = (CounterCore & { state: 'open'; ticket: TicketId | null }) | (CounterCore & { state: 'paused' });

export interface RecentCall {
  /** `seq` of the call or of the last recall: tells a screen that there is something new to say. */
  id: number;
  ticket: TicketId;
  number: TicketNumber;
  counter: CounterId;
  at: number;
  /** As in the ticket that was called. */
  why: Why | null;
  /** It was told afterwards: shown among the last calls, and not said any more. */
  late: boolean;
}

/** A call that the order rule does not give. Number and reason are public; nothing else of it is (P-20). */
export interface OutOfTurn {
  ticket: TicketId;
  number: TicketNumber;
  counter: CounterId;
  reason: CallReason;
  at: number;
}

/** Clients who are called by nobody else while the tablet of their counter is silent. */
export interface Hold {
  tickets: Set<TicketId>;
  /** When they go back to everybody, ms. */
  until: number;
}

/** Something that a device did without a line, as it has come in. */
export interface CameLate {
  /** `seq` of the event. */
  id: number;
  /** When it was done and when the office heard of it, ms. */
  when: number;
  heardAt: number;
  actor: string;
  what: 'issued' | 'called' | 'given-back' | 'renumbered' | 'noted';
  number: TicketNumber | null;
  counter: CounterId | null;
  /** Of what could not be taken over: which step, and why not. */
  noted: { step: CommandType; because: RefusalKind } | null;
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
  /** The midnight with which it began, ms: before the office opened it, if that was not at work then. */
  startsAt: number;
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
  /** Tickets that end by themselves when nobody comes back for them. */
  parked: Set<TicketId>;
  /** Services for which no more tickets are given today. */
  stopped: Set<ServiceId>;
  /** Newest last, at most twelve; without those who are not in the building. */
  recentCalls: RecentCall[];
  /** All of today, without those taken back. */
  outOfTurn: OutOfTurn[];
  help: HelpRequest[];
  /** Numbers that kiosks give by themselves. */
  lent: Lent[];
  /** By counter whose tablet is silent. */
  holds: Map<CounterId, Hold>;
  /** Tickets that came by the number on a slip, of which their kiosk has still to tell. */
  slips: Set<TicketId>;
  /** Tickets by another id of theirs: that of a slip which was called before its kiosk could tell of it. */
  alsoKnown: Map<TicketId, TicketId>;
  /** What was done without a line today, newest last. */
  cameLate: CameLate[];
  /** Tickets by state, without counting them each time. */
  counts: Record<Ticket['state'], number>;
  served: number;
}

export function initialDay(): OfficeDay {
  return {
    rules: null,
    date: null,
    openedAt: 0,
    startsAt: 0,
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
    parked: new Set(),
    stopped: new Set(),
    recentCalls: [],
    outOfTurn: [],
    help: [],
    lent: [],
    holds: new Map(),
    slips: new Set(),
    alsoKnown: new Map(),
    cameLate: [],
    counts: { expected: 0, waiting: 0, called: 0, serving: 0, interrupted: 0, parked: 0, missed: 0, ended: 0 },
    served: 0,
  };
}

/** A day of its own with the same content: what is done to it afterwards, the first one does not notice. */
export function copyDay(day: OfficeDay): OfficeDay {
  return {
    ...day,
    tickets: new Map(day.tickets),
    byNumber: new Map(day.byNumber),
    given: new Map(day.given),
    lanes: new Map([...day.lanes].map(([key, lane]) => [key, { ...lane, places: [...lane.places] }])),
    counters: new Map([...day.counters].map(([id, counter]) => [id, { ...counter }])),
    turns: new Map(day.turns),
    missed: new Set(day.missed),
    parked: new Set(day.parked),
    stopped: new Set(day.stopped),
    recentCalls: [...day.recentCalls],
    outOfTurn: [...day.outOfTurn],
    help: [...day.help],
    lent: [...day.lent],
    holds: new Map([...day.holds].map(([id, { tickets, until }]) => [id, { tickets: new Set(tickets), until }])),
    slips: new Set(day.slips),
    alsoKnown: new Map(day.alsoKnown),
    cameLate: [...day.cameLate],
    counts: { ...day.counts },
  };
}
