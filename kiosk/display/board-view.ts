import { newestFirst } from '../../shared/domain/ticket/newest-first.ts';
import type { Board, BoardCall } from '../../shared/protocol/board.ts';
import type { Freshness } from '../devices/freshness.ts';
import { type CallQueue, isResting, lastCalls, platesOf } from './calls/call-queue.ts';

export interface PlateView {
  call: BoardCall;
  /** now: somebody is on the way.  rest: the client has come.  stale: old news. */
  state: 'now' | 'rest' | 'stale';
  /** The fill changes twice. */
  flash: boolean;
}

/** After this the fill rests, ms: a call that comes back after a lost line must not look like a new one. */
const FLASH = 4_000;

/** What the call area shows. */
export type CallAreaView =
  | { kind: 'plates'; plates: PlateView[] }
  /** Nobody was called yet. */
  | { kind: 'empty' }
  | { kind: 'closed'; opens: number | null };

export interface BoardView {
  area: CallAreaView;
  /** The last five with their counters, newest first, without those on the plates. */
  last: BoardCall[];
  /** Null while the board is fresh; else the moment up to which it is known to be true, ms. */
  asOf: number | null;
}

/** What of a board may be shown as it is: old news keeps its numbers and loses its place as a call (N-24). */
export function boardView(board: Board, queue: CallQueue, freshness: Freshness, now: number): BoardView {
  if (!freshness.fresh) {
    const [newest, ...rest] = [...board.calls].sort(newestFirst);
    return {
      area: newest ? { kind: 'plates', plates: [{ call: newest, state: 'stale', flash: false }] } : { kind: 'empty' },
      last: rest.slice(0, 5),
      asOf: freshness.asOf,
    };
  }
  const plates = platesOf(queue);
  const calling = plates.some((shown) => !isResting(shown, now)) || queue.waiting.length > 0;
  const last = lastCalls(queue);
  // Clients who are still in the building after closing time are served: then it is not "closed" that they need to read.
  if (!board.open.open && !calling && board.duty.length === 0) {
    return {
      area: { kind: 'closed', opens: board.open.opens },
      last: [...plates.map(({ call }) => call), ...last].slice(0, 5),
      asOf: null,
    };
  }
  if (plates.length === 0) return { area: { kind: 'empty' }, last, asOf: null };
  return {
    area: {
      kind: 'plates',
      plates: plates.map((shown) => ({
        call: shown.call,
        state: isResting(shown, now) ? 'rest' : 'now',
        flash: shown.announced && now - shown.since < FLASH,
      })),
    },
    last,
    asOf: null,
  };
}
