import { describe, expect, it } from 'vitest';
import { freshnessOf } from '../../../kiosk/devices/freshness.ts';
import { boardView } from '../../../kiosk/display/board-view.ts';
import { fitCall } from '../../../kiosk/display/calls/call-fit.ts';
import { emptyQueue, stepQueue, takeBoard } from '../../../kiosk/display/calls/call-queue.ts';
import { dutyPages } from '../../../kiosk/display/panels/duty-pages.ts';
import { infoBlocks } from '../../../kiosk/display/panels/info-blocks.ts';
import { pages, TURN, turnAt } from '../../../kiosk/display/turns.ts';
import type { LocalText } from '../../../shared/domain/words.ts';
import { pl } from '../../../shared/i18n/messages/display/pl.ts';
import { createTranslator } from '../../../shared/i18n/translator.ts';
import type { OfficeInfo } from '../../../shared/protocol/office-info.ts';
import { aBoard, aCall, T0 } from './boards.ts';

const fresh = { fresh: true } as const;

describe('old news (N-24)', () => {
  it('is news that was not confirmed for more than 10 s', () => {
    expect(freshnessOf({ now: T0 + 10_000, heardAt: T0 })).toEqual({ fresh: true });
    expect(freshnessOf({ now: T0 + 10_001, heardAt: T0 })).toEqual({ fresh: false, asOf: T0 });
  });

  it('is also a board that outlived its lobby code, although the line seems to be alive', () => {
    const board = { madeAt: T0, validUntil: T0 + 300_000 };
    expect(freshnessOf({ now: T0 + 330_000, heardAt: T0 + 329_000, ...board })).toEqual({ fresh: true });
    expect(freshnessOf({ now: T0 + 361_000, heardAt: T0 + 360_000, ...board })).toEqual({ fresh: false, asOf: T0 });
  });

  it('shows no call in colour, and puts its hour above the numbers', () => {
    const board = aBoard([aCall(1, 'A001', '1'), aCall(2, 'A002', '2')]);
    const [queue] = stepQueue(takeBoard(emptyQueue, board, T0), T0, () => 5_000);
    const view = boardView(board, queue, { fresh: false, asOf: T0 + 3_000 }, T0 + 20_000);
    expect(view.asOf).toBe(T0 + 3_000);
    expect(view.area).toMatchObject({ kind: 'plates', plates: [{ state: 'stale', flash: false }] });
    expect(view.last.map(({ number }) => number)).toEqual(['A001']);
  });
});

describe('the call area', () => {
  it('says that nobody has been called yet', () => {
    const board = aBoard([]);
    expect(boardView(board, takeBoard(emptyQueue, board, T0), fresh, T0).area).toEqual({ kind: 'empty' });
  });

  it('says when the office opens, once the last counter is closed and nobody is on the way', () => {
    const open = { open: false, opens: T0 + 60_000 } as const;
    const past = aBoard([aCall(1, 'A001', '1', { state: 'past', at: T0 - 600_000 })], { open });
    expect(boardView(past, takeBoard(emptyQueue, past, T0), fresh, T0).area).toEqual({
      kind: 'closed',
      opens: T0 + 60_000,
    });
  });

  it('goes on calling after closing time while clients are still served', () => {
    const open = { open: false, opens: null } as const;
    const duty = [{ counter: '1', badge: null, state: 'open' as const }];
    const board = aBoard([aCall(1, 'A001', '1')], { open, duty });
    const [queue] = stepQueue(takeBoard(emptyQueue, board, T0), T0, () => 5_000);
    expect(boardView(board, queue, fresh, T0).area).toMatchObject({ kind: 'plates', plates: [{ state: 'now' }] });
  });

  it('flashes a call of the moment, and not the last one of before the display was switched on', () => {
    const board = aBoard([aCall(1, 'A001', '1', { state: 'past', at: T0 - 600_000 })]);
    expect(boardView(board, takeBoard(emptyQueue, board, T0), fresh, T0).area).toMatchObject({
      plates: [{ state: 'rest', flash: false }],
    });
  });
});

it('a call flashes for the first seconds only, and not again when a lost line is back (accessibility 9, N-24)', () => {
  const board = aBoard([aCall(1, 'A001', '1')]);
  const [queue] = stepQueue(takeBoard(emptyQueue, board, T0), T0, () => 5_000);
  const flash = (at: number): unknown => boardView(board, queue, fresh, at).area;
  expect(flash(T0 + 1_000)).toMatchObject({ plates: [{ state: 'now', flash: true }] });
  expect(flash(T0 + 5_000)).toMatchObject({ plates: [{ state: 'now', flash: false }] });
});

describe('panels that take turns', () => {
  it('change every 12 s and come round again', () => {
    expect([0, TURN - 1, TURN, 2 * TURN, 3 * TURN].map((now) => turnAt(now, 3))).toEqual([0, 0, 1, 2, 0]);
    expect(turnAt(T0, 0)).toBe(0);
  });

  it('are of about equal size', () => {
    const sizes = (n: number): number[] => pages(Array.from({ length: n }), 3).map(({ length }) => length);
    expect([sizes(0), sizes(3), sizes(4), sizes(7)]).toEqual([[], [3], [2, 2], [3, 3, 1]]);
  });
});

describe('the information block', () => {
  const rule: OfficeInfo['rule'] = {
    priorityRun: 2,
    remoteGraceMinutes: 5,
    returnMinutes: 15,
    returnPlaces: 3,
    postponeTimes: 3,
    postponePlaces: 5,
    undoSeconds: 20,
    callsPerBackOffice: 6,
    bookedEarlyMinutes: 5,
    bookedLateMinutes: 15,
    missedAfterCalls: 2,
    missedAfterSeconds: 60,
  };
  const words = {
    t: createTranslator('pl', pl),
    own: (text: LocalText) => text.pl ?? '',
  };
  const presence = { code: '123456', until: T0 };
  const remote = [{ remote: true }] as unknown as OfficeInfo['services'];
  const boardInfo = [{ title: { pl: 'Kasa' }, lines: [{ pl: 'Bez prowizji' }] }];

  it('returns to the lobby code after each other block, for those who joined from home', () => {
    const kinds = infoBlocks({ boardInfo, rule, services: remote }, presence, words).map(({ kind }) => kind);
    expect(kinds).toEqual(['text', 'presence', 'text', 'presence', 'text', 'presence']);
  });

  it('hides the lobby code when it may no longer hold (N-24)', () => {
    const kinds = infoBlocks({ boardInfo, rule, services: remote }, null, words).map(({ kind }) => kind);
    expect(kinds).toEqual(['text', 'text', 'text']);
  });

  it('states the published figures of the order rule, and nobody’s number (X-26)', () => {
    const blocks = infoBlocks({ boardInfo: [], rule, services: [] }, null, words);
    expect(blocks.map((block) => (block.kind === 'text' ? [block.title, ...block.lines] : []))).toEqual([
      [
        'Jak wzywamy',
        'W\u00a0kolejności przyjścia',
        'Najwyżej 2 wcześniej z\u00a0rzędu',
        'Z\u00a0domu: liczy się przyjście',
      ],
      ['Numer minął?', 'Wróć w\u00a0ciągu 15 min', 'Poczekasz na 3 osoby'],
    ]);
  });

  it('gives a block that is too long several turns, its title with each', () => {
    const line = {
      pl: 'Wniosek o wymianę dowodu składa się osobiście, a w imieniu dziecka składa go jedno z rodziców',
    };
    const blocks = infoBlocks(
      { boardInfo: [{ title: { pl: 'Dowód osobisty' }, lines: [line, line, line] }], rule, services: [] },
      null,
      words,
    );
    expect(blocks.filter((block) => block.kind === 'text' && block.title === 'Dowód osobisty')).toHaveLength(3);
  });
});

describe('long names (look: nothing is cut off)', () => {
  const long = 'Aleksandra Konstantynowicz-Brzęczyszczykiewicz';
  const position = 'główny specjalista do spraw obywatelskich';
  const near = { pair: false, far: false, lost: false };

  it('leave the number its usual size where the sill has room', () => {
    expect(fitCall(near, 'Anna Wiśniewska', 'inspektor')).toEqual({ number: 296, sill: 62 });
    expect(fitCall(near, long, position).number).toBeGreaterThan(280);
  });

  it('never make a number lower than 61 mm on a 43" display, which is read from 5 m', () => {
    const capitals = 0.668;
    const millimetres = 952 / 1920;
    for (const pair of [false, true]) {
      for (const far of [false, true]) {
        const { number } = fitCall({ pair, far, lost: false }, long, position);
        expect(number * capitals * millimetres, `pair ${pair}, far ${far}`).toBeGreaterThanOrEqual(
          pair && !far ? 57 : 61,
        );
      }
    }
  });

  it('take a whole row of the badges on duty, whose order stays that of the counters', () => {
    const names = ['Anna Maj', 'Ewa Sikora', long, 'Piotr Maj', 'Oksana Melnyk'];
    const parts = dutyPages(names, (name) => ({ name, position: 'referent' }));
    expect(parts.map((part) => part.map(({ item, wide }) => (wide ? `[${item}]` : item)))).toEqual([
      ['Anna Maj', 'Ewa Sikora', `[${long}]`, 'Piotr Maj', 'Oksana Melnyk'],
    ]);
    expect(dutyPages([long, 'Anna Maj', long, long], (name) => ({ name, position: '' }))).toHaveLength(2);
  });

  it('are never split over more than six badges at once, nor leave one alone', () => {
    const sizes = (n: number): number[] =>
      dutyPages(Array.from({ length: n }), () => ({ name: 'Anna Maj', position: 'referent' })).map(
        ({ length }) => length,
      );
    expect([sizes(0), sizes(6), sizes(7), sizes(13)]).toEqual([[], [6], [4, 3], [5, 5, 3]]);
  });
});
