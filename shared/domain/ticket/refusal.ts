/**
 * Ordinary refusals: the office says no, nothing has changed, and the kind says why. One place maps kinds to HTTP, one
 * to socket frames, one to words.
 */
export type Refusal =
  | { kind: 'office-not-set-up' }
  | { kind: 'service-unknown' }
  /** `opens`: when tickets are given again, ms, if known. */
  | { kind: 'service-closed'; opens: number | null }
  | { kind: 'tickets-ended-today'; opens: number | null }
  /** Nobody new can be served today any more. */
  | { kind: 'no-time-today' }
  | { kind: 'not-from-home' }
  /** A booked time or a call-back has to be later today. */
  | { kind: 'promise-not-today' }
  | { kind: 'number-exhausted'; series: string }
  | { kind: 'ticket-exists' }
  /** Of a number that a kiosk gave by itself: not one of its own, or given before. */
  | { kind: 'number-not-lent' }
  | { kind: 'number-taken' }
  /** No kiosk more can have numbers of its own. */
  | { kind: 'no-numbers-to-lend' }
  /** Nobody has reserved this client for the counter. */
  | { kind: 'ticket-not-reserved' }
  /** Kept for a counter whose tablet has no line at the moment. */
  | { kind: 'reserved-elsewhere'; counter: string }
  /** Done without a line on a day that is over by now. */
  | { kind: 'day-over' }
  | { kind: 'ticket-unknown' }
  /** The ticket is in another state than the command needs. */
  | { kind: 'ticket-not-expected' }
  | { kind: 'ticket-not-waiting' }
  | { kind: 'ticket-not-called' }
  | { kind: 'ticket-not-serving' }
  | { kind: 'ticket-not-interrupted' }
  | { kind: 'ticket-not-parked' }
  | { kind: 'ticket-not-missed' }
  | { kind: 'ticket-ended' }
  | { kind: 'return-time-over' }
  | { kind: 'postponed-too-often'; limit: number }
  | { kind: 'nobody-to-let-first' }
  | { kind: 'counter-unknown' }
  | { kind: 'counter-taken'; clerk: string }
  | { kind: 'clerk-elsewhere'; counter: string }
  | { kind: 'clerk-unknown' }
  | { kind: 'counter-not-open' }
  | { kind: 'counter-not-paused' }
  | { kind: 'not-your-counter' }
  /** One client at a time: this one is still called or served here. */
  | { kind: 'counter-busy'; ticket: string }
  | { kind: 'nobody-waiting' }
  /** `calls`: how often to call at least before "did not come". */
  | { kind: 'call-again-first'; calls: number }
  /** `from`: when "did not come" may be said, ms. */
  | { kind: 'wait-a-little'; from: number }
  /** Others wait who would come first; going past them needs a listed reason. */
  | { kind: 'reason-needed'; ticket: string }
  | { kind: 'service-not-here'; counter: string }
  /** Nobody at a counter can take it there. */
  | { kind: 'nobody-to-pass-on-to' }
  | { kind: 'matter-there-already' }
  | { kind: 'too-many-matters'; limit: number }
  | { kind: 'already-called'; counter: string }
  | { kind: 'nothing-to-undo' }
  | { kind: 'help-unknown' }
  | { kind: 'not-allowed' };

export type RefusalKind = Refusal['kind'];

/** Every kind, once: words, HTTP and tests are made from it. */
export const REFUSAL_KINDS = [
  'office-not-set-up',
  'service-unknown',
  'service-closed',
  'tickets-ended-today',
  'no-time-today',
  'not-from-home',
  'promise-not-today',
  'number-exhausted',
  'ticket-exists',
  'number-not-lent',
  'number-taken',
  'no-numbers-to-lend',
  'ticket-not-reserved',
  'reserved-elsewhere',
  'day-over',
  'ticket-unknown',
  'ticket-not-expected',
  'ticket-not-waiting',
  'ticket-not-called',
  'ticket-not-serving',
  'ticket-not-interrupted',
  'ticket-not-parked',
  'ticket-not-missed',
  'ticket-ended',
  'return-time-over',
  'postponed-too-often',
  'nobody-to-let-first',
  'counter-unknown',
  'counter-taken',
  'clerk-elsewhere',
  'clerk-unknown',
  'counter-not-open',
  'counter-not-paused',
  'not-your-counter',
  'counter-busy',
  'nobody-waiting',
  'call-again-first',
  'wait-a-little',
  'reason-needed',
  'service-not-here',
  'nobody-to-pass-on-to',
  'matter-there-already',
  'too-many-matters',
  'already-called',
  'nothing-to-undo',
  'help-unknown',
  'not-allowed',
] as const satisfies readonly RefusalKind[];

type Missing = Exclude<RefusalKind, (typeof REFUSAL_KINDS)[number]>;
const complete: [Missing] extends [never] ? true : Missing = true;
void complete;
