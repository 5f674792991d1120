import type { Board, BoardCall } from '../../../shared/protocol/board.ts';

export const T0 = Date.parse('2026-11-19T09:42:00Z');

/** A call as the office reports it; `id` also orders the calls. */
export function aCall(id: number, number: string, counter: string, more: Partial<BoardCall> = {}): BoardCall {
  return { id, number, counter, badge: null, at: T0, state: 'called', languages: ['pl'], ...more };
}

/** A board with these calls, newest first and at most twelve, as the office sends it. */
export function aBoard(calls: readonly BoardCall[], more: Partial<Board> = {}): Board {
  const newest = [...calls].sort((a, b) => b.id - a.id).slice(0, 12);
  return {
    at: T0,
    seq: newest[0]?.id ?? 0,
    open: { open: true, since: T0 - 3_600_000, until: T0 + 3_600_000 },
    calls: newest,
    duty: [],
    waits: [],
    presence: { code: '123456', until: T0 + 300_000 },
    ...more,
  };
}
