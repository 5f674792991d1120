import type { OfficeEvent, RecordedEvent } from '../domain/ticket/events.ts';
import type { Book, Wrong } from './moment.ts';

/** What one command brings about when it is more than one event: somebody served at once, a counter closed by a manager. */
const TOGETHER: readonly string[] = [
  'TicketJoined TicketCalled ServiceStarted',
  'TicketReturned CounterClosed',
  'TicketParked CounterClosed',
];

/** A counter opened, a client called away from another one and here, and what was done then. */
const MOST_LATE = 10;

/** The events of the command in hand. */
export interface InHand {
  command: string;
  events: OfficeEvent[];
  late: boolean;
  wrong: Wrong;
}

/** Adds an event to its command, and looks at the one before when another begins. */
export function follow(book: Book, inHand: InHand | null, recorded: RecordedEvent, wrong: Wrong): InHand | null {
  const { actor, command, event } = recorded;
  if (inHand?.command === command && actor !== 'system') {
    inHand.events.push(event);
    inHand.wrong = wrong;
    return inHand;
  }
  checkCommand(book, inHand);
  return actor === 'system' ? null : { command, events: [event], late: recorded.when !== undefined, wrong };
}

/** Whether the events of one command belong together, now that all of them are there. */
export function checkCommand(book: Book, inHand: InHand | null): void {
  const { mustClose } = book;
  book.mustClose = null;
  if (!inHand) return;
  const { command, events, wrong } = inHand;
  const types = events.map(({ type }) => type).join(' ');
  // What was done without a line may need the office's picture put right first (O-16).
  if (inHand.late && events.length <= MOST_LATE) return;
  const isOne = events.length === 1 && mustClose === null;
  const isPattern = TOGETHER.includes(types) && same(events, 'ticket') && same(events, 'counter');
  if (!isOne && !isPattern) wrong('not-together', command, TOGETHER, types);
}

function same(events: readonly OfficeEvent[], key: 'ticket' | 'counter'): boolean {
  const all = events.flatMap((event) => (key in event ? [(event as { [Key in typeof key]?: string })[key]] : []));
  return new Set(all).size <= 1;
}
