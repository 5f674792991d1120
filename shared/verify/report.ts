/** Everything that can be wrong with a log; the ids are those of the rules in shared/SPEC.md. */
export type FindingKind =
  // The file and its chain (T-22, O-1)
  | 'empty'
  | 'unreadable'
  | 'event-unknown'
  | 'event-malformed'
  | 'hash-wrong'
  | 'last-hash-wrong'
  | 'seq-wrong'
  | 'time-backwards'
  | 'command-repeated'
  // The day (T-19, T-21, T-25)
  | 'outside-day'
  | 'day-not-closed'
  | 'day-date-wrong'
  | 'day-rules-wrong'
  | 'left-open'
  // Taking a ticket, and what may happen to it (T-2 … T-5, T-10 … T-14, T-20, N-2, N-3, N-6 … N-10)
  | 'unknown'
  | 'ticket-repeated'
  | 'not-from-home'
  | 'outside-ticket-hours'
  | 'number-wrong'
  | 'state-wrong'
  | 'return-time-wrong'
  | 'return-time-over'
  | 'missed-not-ended'
  | 'ended-early'
  | 'outcome-wrong'
  // A place in the order (P-2, P-8, P-9)
  | 'class-wrong'
  | 'place-wrong'
  | 'places-wrong'
  | 'promise-not-in-log'
  // Counters (T-6 … T-10, T-24) and taking back (T-15 … T-18)
  | 'counter-taken'
  | 'clerk-elsewhere'
  | 'skills-wrong'
  | 'counter-not-open'
  | 'counter-busy'
  | 'other-counter'
  | 'actor-wrong'
  | 'nothing-to-take-back'
  | 'taken-back-late'
  // Calls (P-3 … P-7, P-11)
  | 'call-without-skill'
  | 'call-too-early'
  | 'call-out-of-order'
  | 'why-wrong';

export interface Finding {
  /** Line of the file, from 1; 0 when the finding is about the file as a whole. */
  line: number;
  seq: number | null;
  /** Office time of the event, ms since 1970. */
  at: number | null;
  kind: FindingKind;
  /** Number of the ticket, id of the counter, or what else it is about. */
  about: string | null;
  /** What the rule gives, and what stands in the log. */
  expected?: unknown;
  found?: unknown;
}

export interface Report {
  findings: Finding[];
  lines: number;
  /** Dates of the days that open in this log. */
  days: string[];
  timeZone: string | null;
  tickets: number;
  calls: { P: number; O: number; B: number };
  /** Calls of another client than the one whom the rule names. */
  exceptions: number;
  /** Priority calls in a row that one clerk made over somebody ordinary who waited; `bound` is what the rule allows. */
  passedOver: { most: number; bound: number };
  /** Whether the first line was checked too: against the start of every log, or a hash that the asker holds. */
  anchored: boolean;
  firstHash: string | null;
  lastHash: string | null;
  /** The day that is still open where the log ends, if any. */
  openDay: string | null;
}
