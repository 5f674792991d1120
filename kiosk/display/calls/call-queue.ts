import { newestFirst } from '../../../shared/domain/ticket/newest-first.ts';
import type { Board, BoardCall } from '../../../shared/protocol/board.ts';

/** Least time that a call stays on a plate, ms. A crowd never shortens it further. */
export const FLOOR = 20_000;
/** How long a call keeps its plate beside a newer one while nobody else needs it, ms. */
export const CALM = 40_000;
/** Two calls share the call area; more wait their turn. */
export const PLATES = 2;
/** A call is said again so long after it was first said to its end, ms. */
export const REPEAT_FROM = 8_000;
export const REPEAT_UNTIL = 10_000;
/** Silence between two announcements, ms. */
export const PAUSE = 400;
/** A display that has just been switched on still announces calls as young as this, ms. */
export const YOUNG = 60_000;

const KEPT = 12;

export interface ShownCall {
  call: BoardCall;
  /** When it appeared on the plate, ms. */
  since: number;
  /** It came as a call of the moment, and not as the last one of before the display was switched on. */
  announced: boolean;
}

export interface CallQueue {
  /** Place 0 and 1; a call keeps its place while it is shown. */
  readonly plates: readonly (ShownCall | null)[];
  /** Earliest first. */
  readonly waiting: readonly BoardCall[];
  /** Calls that have left the plates, newest first. */
  readonly past: readonly BoardCall[];
  readonly voice: { state: 'quiet'; since: number } | { state: 'speaking'; call: BoardCall; again: boolean };
  /** Calls to be said once more. `from`: when they were first said to the end, ms. */
  readonly repeats: readonly { call: BoardCall; from: number }[];
  /** Highest id that was taken in; null before the first board. */
  readonly newest: number | null;
  /** The line was lost for long: what the next board brings has partly been overtaken. */
  readonly frozen: boolean;
}

/** Say this call now, and report with `saidCall`. */
export interface SayCall {
  call: BoardCall;
  again: boolean;
}

export const emptyQueue: CallQueue = {
  plates: [null, null],
  waiting: [],
  past: [],
  voice: { state: 'quiet', since: 0 },
  repeats: [],
  newest: null,
  frozen: false,
};

/** Takes in a board. What is new waits for its turn; what the office took back disappears. */
export function takeBoard(queue: CallQueue, board: Board, now: number): CallQueue {
  // A log that is shorter than what was seen is another log: an office that was set up anew.
  if (queue.newest !== null && board.seq < queue.newest) {
    return takeBoard({ ...emptyQueue, voice: queue.voice }, board, now);
  }
  const calls = [...board.calls].sort((a, b) => a.id - b.id);
  const known = dropWithdrawn(refresh(queue, calls), calls);
  const first = known.newest === null;
  const after = known.newest ?? -1;
  let waiting = [...known.waiting];
  // After a long cut the plates go to those who are still on their way.
  const over = known.frozen ? platesOf(known).filter(({ call }) => call.state === 'past') : [];
  const plates = known.plates.map((shown) => (shown && over.includes(shown) ? null : shown));
  let past = over.reduce((list, { call }) => withCall(list, call), [...known.past]);
  for (const call of calls) {
    if (call.id <= after) continue;
    const missed = first ? call.state === 'past' || now - call.at >= YOUNG : known.frozen && call.state === 'past';
    // Told when the line of a tablet was back: the clerk has called this client aloud.
    const late = call.languages.length === 0;
    if (late && plates.some((shown) => shown?.call.number === call.number)) continue;
    if (missed || late) past = withCall(past, call);
    else waiting = joinWaiting(waiting, call);
  }
  const newest = Math.max(after, ...calls.map(({ id }) => id));
  const next: CallQueue = { ...known, plates, waiting, past, newest, frozen: false };
  const bare = waiting.length === 0 && platesOf(next).length === 0;
  return bare ? showLast(next) : next;
}

/** The line has been lost for too long: nothing is announced from old news, and the next board is asked again. */
export function freezeQueue(queue: CallQueue): CallQueue {
  if (queue.frozen) return queue;
  const [first] = [...queue.waiting].sort((a, b) => a.id - b.id);
  return { ...queue, waiting: [], repeats: [], newest: first ? first.id - 1 : queue.newest, frozen: true };
}

/** The announcement has been heard to its end. */
export function saidCall(queue: CallQueue, now: number): CallQueue {
  if (queue.voice.state !== 'speaking') return queue;
  const { call, again } = queue.voice;
  const repeats = again || queue.frozen ? queue.repeats : [...queue.repeats, { call, from: now }];
  return { ...queue, repeats, voice: { state: 'quiet', since: now } };
}

/**
 * One step of time. A call appears in the same step in which it is first said, so that it is seen and heard together;
 * it therefore waits until nobody is spoken over and no repeat comes late. `lengthOf`: how long a call takes to say, ms.
 */
export function stepQueue(
  queue: CallQueue,
  now: number,
  lengthOf: (call: BoardCall) => number,
): [CallQueue, SayCall | null] {
  if (queue.frozen) return [queue, null];
  const current = retire(queue, now);
  if (current.voice.state === 'speaking' || now - current.voice.since < PAUSE) return [current, null];
  const due = current.repeats.find(({ from }) => now >= from + REPEAT_FROM);
  if (due) {
    const repeats = current.repeats.filter((repeat) => repeat !== due);
    return [
      { ...current, repeats, voice: { state: 'speaking', call: due.call, again: true } },
      { ...due, again: true },
    ];
  }
  const [call, ...waiting] = current.waiting;
  if (!call || !repeatsKeepTime(current, call, now, lengthOf)) return [current, null];
  const place = placeFor(current.plates, call, now);
  if (place === null) return [current, null];
  const leaving = current.plates[place]?.call;
  const plates = current.plates.map((shown, i) => (i === place ? { call, since: now, announced: true } : shown));
  const past = without(leaving ? withCall(current.past, leaving) : current.past, call.number);
  const repeats = current.repeats.filter((repeat) => repeat.call.number !== call.number);
  const voice = { state: 'speaking', call, again: false } as const;
  return [
    { ...current, plates, waiting, past, repeats, voice },
    { call, again: false },
  ];
}

/** Calls on the plates, in their places. */
export function platesOf(queue: CallQueue): ShownCall[] {
  return queue.plates.filter((shown) => shown !== null);
}

/** The last five with their counters, newest first, without those on the plates. */
export function lastCalls(queue: CallQueue): BoardCall[] {
  return queue.past.slice(0, 5);
}

/** Nobody is on the way any more: the plate keeps the number and gives back the colour. */
export function isResting({ call, since, announced }: ShownCall, now: number): boolean {
  return call.state === 'past' && (!announced || now - since >= FLOOR);
}

/** Of two calls the one that has been seen enough leaves, so that the other has the whole area. */
function retire(queue: CallQueue, now: number): CallQueue {
  const shown = platesOf(queue);
  if (shown.length < PLATES) return queue;
  const done = shown.filter(({ call, since }) => now - since >= (call.state === 'past' ? FLOOR : CALM));
  // The newer one stays, even when both have been seen enough.
  const leaving = done.sort((a, b) => a.since - b.since || a.call.id - b.call.id)[0];
  if (!leaving) return queue;
  return {
    ...queue,
    plates: queue.plates.map((plate) => (plate === leaving ? null : plate)),
    past: withCall(queue.past, leaving.call),
  };
}

/** The plate for a call, or null while all of them are still needed. */
function placeFor(plates: CallQueue['plates'], call: BoardCall, now: number): number | null {
  const same = plates.findIndex((shown) => shown?.call.number === call.number);
  if (same >= 0) return same;
  const shown = plates.filter((plate) => plate !== null);
  const free = plates.indexOf(null);
  const [only] = shown;
  if (shown.length === 1 && only) {
    const age = now - only.since;
    const done = age >= CALM || (age >= FLOOR && only.call.state === 'past') || !only.announced;
    return done ? plates.indexOf(only) : free;
  }
  if (free >= 0) return free;
  const [oldest] = [...shown].sort((a, b) => a.since - b.since);
  return oldest && now - oldest.since >= FLOOR ? plates.indexOf(oldest) : null;
}

/** Whether every repeat, the new call's own included, still starts in its time if this call is said first. */
function repeatsKeepTime(
  queue: CallQueue,
  call: BoardCall,
  now: number,
  lengthOf: (call: BoardCall) => number,
): boolean {
  let free = now + lengthOf(call) + PAUSE;
  for (const repeat of queue.repeats) {
    // A recall takes the place of the repeat.
    if (repeat.call.number === call.number) continue;
    const start = Math.max(free, repeat.from + REPEAT_FROM);
    if (start > repeat.from + REPEAT_UNTIL) return false;
    free = start + lengthOf(repeat.call) + PAUSE;
  }
  return free <= now + lengthOf(call) + REPEAT_UNTIL;
}

/** Newest news of calls already known: whether the client has come, and the clerk's badge. */
function refresh(queue: CallQueue, calls: readonly BoardCall[]): CallQueue {
  const fresh = (call: BoardCall): BoardCall => calls.find(({ id }) => id === call.id) ?? call;
  return {
    ...queue,
    plates: queue.plates.map((shown) => shown && { ...shown, call: fresh(shown.call) }),
    waiting: queue.waiting.map(fresh),
    past: queue.past.map(fresh),
  };
}

/** A call that is missing where the board must still list it, and that no newer call replaced, was taken back. */
function dropWithdrawn(queue: CallQueue, calls: readonly BoardCall[]): CallQueue {
  const listed = new Set(calls.map(({ id }) => id));
  const numbers = new Set(calls.map(({ number }) => number));
  const oldest = calls.length < KEPT ? -1 : Math.min(...listed);
  const stands = ({ id, number }: BoardCall): boolean => listed.has(id) || numbers.has(number) || id < oldest;
  return {
    ...queue,
    plates: queue.plates.map((shown) => (shown && stands(shown.call) ? shown : null)),
    waiting: queue.waiting.filter(stands),
    past: queue.past.filter(stands),
    repeats: queue.repeats.filter(({ call }) => stands(call)),
  };
}

/** A recall of a call that still waits is the same turn, said with what is known now. */
function joinWaiting(waiting: readonly BoardCall[], call: BoardCall): BoardCall[] {
  const same = waiting.findIndex(({ number }) => number === call.number);
  return same < 0 ? [...waiting, call] : waiting.map((other, i) => (i === same ? call : other));
}

/** A display that has none on its plates shows the last call at once, without announcing it anew. */
function showLast(queue: CallQueue): CallQueue {
  const [call, ...past] = queue.past;
  if (!call) return queue;
  return { ...queue, plates: [{ call, since: call.at, announced: false }, null], past };
}

function withCall(past: readonly BoardCall[], call: BoardCall): BoardCall[] {
  return [call, ...without(past, call.number)].sort(newestFirst).slice(0, KEPT);
}

function without(past: readonly BoardCall[], number: string): BoardCall[] {
  return past.filter((call) => call.number !== number);
}
