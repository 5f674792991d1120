import { newestFirst } from '../domain/ticket/newest-first.ts';
import type { Board, BoardChange } from './board.ts';
import type { BoardDown } from './down.ts';

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What turns the board `before` into the board `after`. */
export function boardChange(before: Board, after: Board): BoardChange {
  const known = new Map(before.calls.map((call) => [call.id, call]));
  const listed = new Set(after.calls.map(({ id }) => id));
  return {
    from: before.seq,
    at: after.at,
    seq: after.seq,
    calls: after.calls.filter((call) => !same(known.get(call.id), call)),
    gone: before.calls.filter(({ id }) => !listed.has(id)).map(({ id }) => id),
    ...(same(before.open, after.open) ? {} : { open: after.open }),
    ...(same(before.duty, after.duty) ? {} : { duty: after.duty }),
    ...(same(before.waits, after.waits) ? {} : { waits: after.waits }),
    ...(same(before.presence, after.presence) ? {} : { presence: after.presence }),
  };
}

/** The board after a change; null when the change is of another board than this one. */
export function applyBoardChange(board: Board, change: BoardChange): Board | null {
  if (board.seq !== change.from) return null;
  const { from: _, calls: changed, gone, ...rest } = change;
  const replaced = new Set([...gone, ...changed.map(({ id }) => id)]);
  const calls = [...changed, ...board.calls.filter(({ id }) => !replaced.has(id))].sort(newestFirst);
  return { ...board, ...rest, calls };
}

/** The board that a display holds after a message; null when the message says nothing new about it. */
export function boardAfter(board: Board | null, message: BoardDown): Board | null {
  if (message.type === 'board') return message.board;
  if (message.type === 'board-change' && board) return applyBoardChange(board, message.change);
  return null;
}
