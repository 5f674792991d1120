import * as v from 'valibot';
import { beforeEach, describe, expect, it } from 'vitest';
import { freshnessOf, isOver } from '../../../kiosk/devices/freshness.ts';
import { newsKeeper } from '../../../kiosk/devices/kept-news.ts';
import { memoryStore } from '../../../shared/sync/store/memory-store.ts';
import type { Row } from '../../../shared/sync/store/row-store.ts';

const Board = v.object({ calls: v.number() });
const ZONE = 'Europe/Warsaw';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Office time: a Thursday, 10:42 in Warsaw. */
const T0 = Date.UTC(2026, 10, 19, 9, 42);

let rows: Map<string, Row>;
beforeEach(() => {
  rows = new Map();
});
const keeper = (name = 'board') => newsKeeper(memoryStore(rows), 'nowe-lipowo', name, Board);
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** A screen that was on until T0, on a machine that was `skew` ms behind the office. */
async function switchedOff(skew = 0): Promise<void> {
  const before = keeper();
  await before.paired(T0 - skew);
  before.show({ calls: 3 });
  before.write(T0, skew);
  await settled();
}

describe('what a lobby screen keeps through a restart', () => {
  it('is what it showed, and until when that was true', async () => {
    await switchedOff();
    expect(await keeper().load(T0 + MINUTE)).toEqual({ paired: true, kept: { news: { calls: 3 }, at: T0 }, offset: 0 });
    expect(await keeper('sign 4').load(T0)).toEqual({ paired: false, kept: null, offset: 0 });
  });

  it.each([10 * MINUTE, -10 * MINUTE])('a clock that is wrong by %d ms is still wrong by as much', async (skew) => {
    await switchedOff(skew);
    const { offset } = await keeper().load(T0 - skew + HOUR);
    expect(T0 - skew + HOUR + offset).toBe(T0 + HOUR);
  });

  it("the office's time does not go back: a clock that has lost its battery tells of the last moment at least", async () => {
    await switchedOff();
    const lost = Date.UTC(2000, 0, 1);
    const { offset } = await keeper().load(lost);
    expect(lost + offset).toBe(T0);
  });

  it('is written when it changes, and else only now and then: the hour may be older than the truth, never newer', async () => {
    let writes = 0;
    const counted = memoryStore(rows);
    const counting = newsKeeper(
      {
        ...counted,
        keep: async (...row) => {
          writes += 1;
          return counted.keep(...row);
        },
      },
      'nowe-lipowo',
      'board',
      Board,
    );
    counting.show({ calls: 1 });
    for (let second = 0; second <= 60; second += 1) counting.write(T0 + second * 1_000, 0);
    expect(writes).toBe(7);
    counting.show({ calls: 2 });
    counting.write(T0 + 61_000, 0);
    expect(writes).toBe(8);
    await settled();
    expect((await keeper().load(T0)).kept).toEqual({ news: { calls: 2 }, at: T0 + 61_000 });
  });

  it('is forgotten with the device: a screen that was taken out shows nothing of the office', async () => {
    await switchedOff();
    await keeper().forget();
    expect(await keeper().load(T0)).toEqual({ paired: false, kept: null, offset: 0 });
    expect(rows.size).toBe(0);
  });
});

describe('kept news and its age (N-24)', () => {
  it('is never fresh, however short the screen was off', () => {
    expect(freshnessOf({ now: T0 + 1, heardAt: null, keptAt: T0 })).toEqual({ fresh: false, asOf: T0 });
  });

  it('is not shown after three hours, nor on another day: also when the day changes while the line is cut', () => {
    const old = { fresh: false, asOf: T0 } as const;
    expect(isOver(old, T0 + 3 * HOUR, ZONE)).toBe(false);
    expect(isOver(old, T0 + 3 * HOUR + 1, ZONE)).toBe(true);
    const evening = Date.UTC(2026, 10, 19, 22, 59);
    expect(isOver({ fresh: false, asOf: evening }, evening + MINUTE - 1, ZONE)).toBe(false);
    expect(isOver({ fresh: false, asOf: evening }, evening + MINUTE, ZONE)).toBe(true);
    expect(isOver({ fresh: true }, evening + MINUTE, ZONE)).toBe(false);
  });
});
