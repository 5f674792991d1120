/** Everything that can be wrong with a log. `words.ts` says each in a sentence, with the rule of shared/SPEC.md. */
export type FindingKind =
  // The file and its chain
  | 'empty'
  | 'unreadable'
  | 'event-unknown'
  | 'event-malformed'
  | 'hash-wrong'
  | 'last-hash-wrong'
  | 'published-hash-missing'
  | 'seq-wrong'
  | 'time-backwards'
  | 'command-repeated'
  | 'not-together'
  // The day
  | 'outside-day'
  | 'day-not-closed'
  | 'day-date-wrong'
  | 'day-rules-wrong'
  | 'left-open'
  // Taking a ticket, and what may happen to it
  | 'unknown'
  | 'ticket-repeated'
  | 'not-from-home'
  | 'outside-ticket-hours'
  | 'intake-stopped'
  | 'intake-unchanged'
  | 'number-wrong'
  | 'state-wrong'
  | 'missed-too-early'
  | 'return-time-wrong'
  | 'return-time-over'
  | 'back-time-wrong'
  | 'not-ended'
  | 'ended-early'
  | 'outcome-wrong'
  | 'matters-wrong'
  | 'matter-left'
  // What was done without a line
  | 'when-wrong'
  | 'lease-wrong'
  | 'hold-wrong'
  // A place in the order
  | 'class-wrong'
  | 'promise-wrong'
  | 'place-wrong'
  | 'places-wrong'
  | 'aim-wrong'
  // Counters, and taking back
  | 'counter-taken'
  | 'clerk-elsewhere'
  | 'skills-wrong'
  | 'counter-not-open'
  | 'counter-busy'
  | 'other-counter'
  | 'actor-wrong'
  | 'passed-on-to-nobody'
  | 'nothing-to-take-back'
  | 'taken-back-late'
  | 'asked-twice'
  // Calls
  | 'call-without-skill'
  | 'call-too-early'
  | 'call-past-aim'
  | 'call-of-held'
  | 'call-not-reserved'
  | 'call-out-of-order'
  | 'why-wrong'
  | 'reason-missing'
  | 'reason-needless'
  | 'over-wrong';

export interface Finding {
  /** Line of the file, from 1; 0 when the finding is about the file as a whole. */
  line: number;
  seq: number | null;
  /** Office time of the event, ms since 1970. */
  at: number | null;
  /** Number of the ticket that the event is about, as far as it is known. */
  number: string | null;
  kind: FindingKind;
  /** Number of the ticket, id of the counter, or what else the sentence is about. */
  about: string | null;
  /** What the rule gives, and what stands in the log. */
  expected?: unknown;
  found?: unknown;
}

/** A call out of turn as P-20 allows it: no finding, but nobody should have to look for it. */
export interface Exception {
  line: number;
  seq: number;
  /** ms since 1970. */
  at: number;
  number: string;
  counter: string;
  reason: string;
  /** The clerk took the call back: it counts in public no more. */
  takenBack: boolean;
}

export interface Report {
  findings: Finding[];
  lines: number;
  /** Dates of the days that open in this log. */
  days: string[];
  timeZone: string | null;
  tickets: number;
  /** Calls from the line, those taken back included; `outOfTurn` are those of P-20, which no tier counts. */
  calls: { P: number; O: number; B: number; outOfTurn: number; reserved: number };
  /** What the office heard of afterwards, because a device had no line: events, and what could not be taken over. */
  late: { events: number; noted: number };
  exceptions: Exception[];
  /** Exceptions that were not taken back, by reason: what the office counts in public. */
  exceptionsByReason: Record<string, number>;
  /** Priority calls in a row that one clerk made over somebody ordinary who waited; `bound` is what the rule allows. */
  passedOver: { most: number; bound: number };
  /** From coming into the building to the first call (P-12), ms, of tickets that ended here; call-backs are left out. */
  waits: { people: number; total: number; longest: number };
  /** Whether the first line was checked too: against the start of every log, or a hash that the asker holds. */
  anchored: boolean;
  /** The last line that was erased, when older days are gone; the first one here is chained to it. */
  erased: { seq: number; hash: string } | null;
  firstHash: string | null;
  lastHash: string | null;
  /** Last hash of each day that closes in this log: the one that the office publishes (W-11). */
  closed: Array<{ date: string; hash: string }>;
  /** The day that is still open where the log ends, if any. */
  openDay: string | null;
}

export function emptyReport(): Report {
  return {
    findings: [],
    lines: 0,
    days: [],
    timeZone: null,
    tickets: 0,
    calls: { P: 0, O: 0, B: 0, outOfTurn: 0, reserved: 0 },
    late: { events: 0, noted: 0 },
    exceptions: [],
    exceptionsByReason: {},
    passedOver: { most: 0, bound: 0 },
    waits: { people: 0, total: 0, longest: 0 },
    anchored: false,
    erased: null,
    firstHash: null,
    lastHash: null,
    closed: [],
    openDay: null,
  };
}
