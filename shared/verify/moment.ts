import type { Rules } from './read-line.ts';
import type { FindingKind, Report } from './report.ts';
import type { Day, Lease, Why } from './rule.ts';

/** What is known before an event. */
export interface Book {
  day: Day | null;
  rules: Rules | null;
  /** What was lent to kiosks when the last day closed; null when this log does not show it. */
  lent: Lease[] | null;
  /** Date of the last day that was opened. */
  lastDate: string;
  report: Report;
  /** A counter that the command in hand has to close, because a manager took its client away. */
  mustClose: string | null;
}

export type Wrong = (kind: FindingKind, about: string | null, expected?: unknown, found?: unknown) => void;

/** One event of a day, and what is needed to judge it. */
export interface Moment {
  book: Book;
  day: Day;
  line: number;
  seq: number;
  /** When it happened, ms; of what a device did without a line, by its word. */
  at: number;
  /** When the office wrote it down, ms. */
  now: number;
  /** The office heard of it afterwards. */
  late: boolean;
  actor: string;
  /** At or after the midnight that ends the day. */
  closing: boolean;
  report: Report;
  wrong: Wrong;
}

export function actorIs({ actor, wrong }: Moment, expected: string, about: string | null): void {
  if (actor !== expected) wrong('actor-wrong', about, expected, actor);
}

/** `kind`: how the name of an actor begins, such as `person:`. */
export function actorIsA({ actor, wrong }: Moment, kind: string, about: string | null): void {
  if (!actor.startsWith(kind)) wrong('actor-wrong', about, kind.replace(':', ''), actor);
}

type Place = { tier?: Why['tier']; due: number } | null;

export function checkPlace(wrong: Wrong, number: string, right: Place, found: Place): void {
  if (right?.tier !== found?.tier || right?.due !== found?.due) wrong('place-wrong', number, right, found);
}
