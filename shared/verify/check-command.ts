import type { OfficeEvent, RecordedEvent } from '../domain/ticket/events.ts';
import type { Book, Wrong } from './moment.ts';

/** What one command brings about when it is more than one event: somebody served at once or called by a slip, a counter closed by a manager. */
const TOGETHER: readonly string[] = [
  'TicketJoined TicketCalled ServiceStarted',
  'TicketJoined TicketCalled',
  'TicketReturned CounterClosed',
  'TicketParked CounterClosed',
];

/** What a kiosk tells of one slip (O-10, O-15). */
const OF_ONE_SLIP: readonly string[] = [
  'TicketRenumbered TicketReinstated',
  'TicketRenumbered LateNoted',
  'TicketEnded TicketFound',
];

/** What may have to be put right before something that was done without a line can be taken over (O-16). */
const MENDING: ReadonlySet<OfficeEvent['type']> = new Set<OfficeEvent['type']>([
  ...([
    'CounterOpened',
    'CounterResumed',
    'TicketReturned',
    'TicketParked',
    'TicketUnparked',
    'TicketReinstated',
  ] as const),
  ...(['TicketCheckedIn', 'TicketCalled', 'ServiceStarted', 'ServiceResumed'] as const),
]);
const MOST_MENDINGS = 6;

/** What is noted stands alone; what is taken over is one step, with what had to be put right before it. */
function isToldAtOnce(events: readonly OfficeEvent[], types: string): boolean {
  if (OF_ONE_SLIP.includes(types)) return true;
  const [last, ...mendings] = types.split(' ').reverse();
  if (mendings.length > 0 && last === 'LateNoted') return false;
  const isMending = (event: OfficeEvent): boolean =>
    MENDING.has(event.type) && (event.type !== 'TicketParked' || event.reason === 'clerk-left');
  return (
    mendings.length <= MOST_MENDINGS &&
    (TOGETHER.some((one) => types.endsWith(one)) || events.slice(0, -1).every(isMending))
  );
}

/** The events of the command in hand. */
export interface InHand {
  command: string;
  actor: string;
  events: OfficeEvent[];
  late: boolean;
  wrong: Wrong;
}

/** Adds an event to its command, and looks at the one before when another begins. */
export function follow(book: Book, inHand: InHand | null, recorded: RecordedEvent, wrong: Wrong): InHand | null {
  const { actor, command, event } = recorded;
  const late = recorded.when !== undefined;
  // What is told late under the id of a wish that was answered in time is a step of its own (O-10).
  if (inHand?.command === command && inHand.late === late && actor !== 'system') {
    inHand.events.push(event);
    inHand.wrong = wrong;
    return inHand;
  }
  checkCommand(book, inHand);
  return actor === 'system' ? null : { command, actor, events: [event], late, wrong };
}

/** Whether the events of one command belong together, now that all of them are there. */
export function checkCommand(book: Book, inHand: InHand | null): void {
  const { mustClose } = book;
  book.mustClose = null;
  if (!inHand) return;
  const { command, actor, events, wrong } = inHand;
  const types = events.map(({ type }) => type).join(' ');
  // A ticket of the kiosk is a clerk's to give only as the slip that is called (O-15).
  const isSlip = events.some((event) => event.type === 'TicketJoined' && event.channel === 'kiosk');
  const isCalled = types.endsWith('TicketJoined TicketCalled');
  if (isSlip !== isCalled && actor.startsWith('person:')) return wrong('not-together', command, TOGETHER, types);
  if (inHand.late && isToldAtOnce(events, types)) return;
  const isOne = events.length === 1 && mustClose === null;
  const isPattern = TOGETHER.includes(types) && same(events, 'ticket') && same(events, 'counter');
  if (!isOne && !isPattern) wrong('not-together', command, TOGETHER, types);
}

function same(events: readonly OfficeEvent[], key: 'ticket' | 'counter'): boolean {
  const all = events.flatMap((event) => (key in event ? [(event as { [Key in typeof key]?: string })[key]] : []));
  return new Set(all).size <= 1;
}
