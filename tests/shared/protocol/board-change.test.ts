import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newestFirst } from '../../../shared/domain/ticket/newest-first.ts';
import type { Language } from '../../../shared/domain/words.ts';
import type { Board } from '../../../shared/protocol/board.ts';
import { applyBoardChange, boardChange } from '../../../shared/protocol/board-change.ts';
import type { Badge } from '../../../shared/protocol/common.ts';

const call = fc.record({
  id: fc.integer({ min: 1, max: 30 }),
  number: fc.constantFrom('A001', 'A002', 'B001'),
  counter: fc.constantFrom('1', '2'),
  badge: fc.constantFrom<Badge | null>(null, { name: 'Anna', surname: 'Nowak', position: { pl: 'inspektor' } }),
  at: fc.nat(1_000),
  state: fc.constantFrom('called' as const, 'past' as const),
  languages: fc.constant<Language[]>(['pl']),
});
const boards = fc.record({
  at: fc.nat(1_000),
  seq: fc.nat(50),
  open: fc.constantFrom<Board['open']>({ open: false, opens: null }, { open: true, since: 1, until: 2 }),
  calls: fc.uniqueArray(call, { selector: ({ id }) => id, maxLength: 12 }).map((calls) => calls.sort(newestFirst)),
  duty: fc.array(
    fc.record({
      counter: fc.constantFrom('1', '2'),
      badge: fc.constant(null),
      state: fc.constantFrom('open' as const, 'paused' as const),
    }),
    { maxLength: 2 },
  ),
  waits: fc.array(
    fc.record({ series: fc.constant('A'), people: fc.nat(3), range: fc.constantFrom(null, { from: 1, to: 5 }) }),
    { maxLength: 2 },
  ),
  presence: fc.record({ code: fc.constantFrom('000000', '111111'), until: fc.nat(2) }),
});

describe('W-1 what has changed of a board', () => {
  test('makes of the board before the board after, whatever they are', () => {
    fc.assert(
      fc.property(boards, boards, (before: Board, after: Board) => {
        expect(applyBoardChange(before, boardChange(before, after))).toEqual(after);
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  test('is small when little has changed: one call of twelve', () => {
    const calls = Array.from({ length: 12 }, (_, i) => ({
      id: 12 - i,
      number: 'A001',
      counter: '1',
      badge: null,
      at: 1,
      state: 'past' as const,
      languages: ['pl' as const],
    }));
    const before: Board = {
      at: 1,
      seq: 1,
      open: { open: false, opens: null },
      calls,
      duty: [],
      waits: [],
      presence: { code: '0', until: 1 },
    };
    const change = boardChange(before, {
      ...before,
      at: 2,
      seq: 2,
      calls: calls.map((one, i) => (i === 0 ? { ...one, state: 'called' } : one)),
    });
    expect(change).toEqual({ from: 1, at: 2, seq: 2, calls: [{ ...calls[0], state: 'called' }], gone: [] });
  });

  test('of another board than the one that is held is not taken', () => {
    const board: Board = {
      at: 1,
      seq: 1,
      open: { open: false, opens: null },
      calls: [],
      duty: [],
      waits: [],
      presence: { code: '0', until: 1 },
    };
    expect(applyBoardChange(board, { from: 2, at: 2, seq: 3, calls: [], gone: [] })).toBeNull();
  });
});
