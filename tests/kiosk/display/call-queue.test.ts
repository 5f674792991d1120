import { describe, expect, it } from 'vitest';
import {
  type CallQueue,
  emptyQueue,
  FLOOR,
  freezeQueue,
  isResting,
  lastCalls,
  platesOf,
  saidCall,
  stepQueue,
  takeBoard,
} from '../../../kiosk/display/calls/call-queue.ts';
import type { BoardCall } from '../../../shared/protocol/board.ts';
import { aBoard, aCall, T0 } from './boards.ts';

const STEP = 200;

interface Said {
  number: string;
  again: boolean;
  start: number;
  end: number;
}

/** A display with a voice that needs as long as `lengthOf` says. Time only passes when the hall is told to wait. */
function aHall(lengthOf: (call: BoardCall) => number = () => 5_000) {
  let queue: CallQueue = emptyQueue;
  let now = T0;
  let ends: number | null = null;
  let seq = 0;
  const calls = new Map<string, BoardCall>();
  const said: Said[] = [];
  const seen = new Map<number, { from: number; until: number }>();

  const look = (): void => {
    for (const { call } of platesOf(queue)) {
      const span = seen.get(call.id) ?? { from: now, until: now };
      span.until = now;
      seen.set(call.id, span);
    }
  };
  const hall = {
    said,
    seen,
    get now() {
      return now;
    },
    get queue() {
      return queue;
    },
    plates: () => platesOf(queue).map(({ call }) => call.number),
    last: () => lastCalls(queue).map(({ number }) => number),
    board(): void {
      queue = takeBoard(queue, aBoard([...calls.values()], { seq }), now);
    },
    call(...news: BoardCall[]): void {
      // The office keeps one call for each ticket: a recall replaces the call before it.
      for (const call of news) {
        calls.set(call.number, call);
        seq = Math.max(seq, call.id);
      }
      hall.board();
    },
    withdraw(number: string): void {
      calls.delete(number);
      hall.board();
    },
    cut(): void {
      queue = freezeQueue(queue);
    },
    wait(ms: number): void {
      for (const end = now + ms; now < end; now += STEP) {
        if (ends !== null && now >= ends) {
          ends = null;
          queue = saidCall(queue, now);
        }
        const [next, say] = stepQueue(queue, now, lengthOf);
        queue = next;
        if (say) {
          expect(ends, 'nobody is spoken over').toBeNull();
          ends = now + lengthOf(say.call);
          said.push({ number: say.call.number, again: say.again, start: now, end: ends });
        }
        look();
      }
    },
  };
  hall.board();
  return hall;
}

const numbersOf = (said: readonly Said[], again: boolean): string[] =>
  said.filter((one) => one.again === again).map(({ number }) => number);

describe('a call on the display (accessibility 9, C-04)', () => {
  it('appears at once and is said within a second of being seen', () => {
    const hall = aHall();
    hall.call(aCall(1, 'A001', '4'));
    hall.wait(1_000);
    expect(hall.plates()).toEqual(['A001']);
    expect(hall.said[0]?.start).toBe(T0);
  });

  it('is said again once, 8 to 10 s after it was first said to its end (accessibility 10)', () => {
    const hall = aHall();
    hall.call(aCall(1, 'A001', '4'));
    hall.wait(120_000);
    expect(hall.said.map(({ again }) => again)).toEqual([false, true]);
    const [first, second] = hall.said;
    const pause = (second?.start ?? 0) - (first?.end ?? 0);
    expect(pause).toBeGreaterThanOrEqual(8_000);
    expect(pause).toBeLessThanOrEqual(10_000);
  });

  it('stays while the client is on the way and nobody else is called', () => {
    const hall = aHall();
    hall.call(aCall(1, 'A001', '4'));
    hall.wait(300_000);
    expect(hall.plates()).toEqual(['A001']);
  });

  it('gives the colour back when the client has come, but not before 20 s', () => {
    const hall = aHall();
    hall.call(aCall(1, 'A001', '4'));
    hall.wait(5_000);
    hall.call(aCall(1, 'A001', '4', { state: 'past' }));
    const resting = (): boolean[] => platesOf(hall.queue).map((shown) => isResting(shown, hall.now));
    hall.wait(10_000);
    expect(resting()).toEqual([false]);
    hall.wait(10_000);
    expect(resting()).toEqual([true]);
  });

  it('shares the area with a second call, and each keeps its place', () => {
    const hall = aHall();
    hall.call(aCall(1, 'A001', '4'));
    hall.wait(2_000);
    hall.call(aCall(2, 'B001', '2'));
    hall.wait(5_000);
    expect(hall.queue.plates.map((shown) => shown?.call.number)).toEqual(['A001', 'B001']);
    hall.call(aCall(3, 'C001', '3'));
    hall.wait(25_000);
    expect(hall.queue.plates.map((shown) => shown?.call.number)).toEqual(['C001', 'B001']);
  });

  it('leaves the whole area to the other one when both have been seen enough', () => {
    const hall = aHall();
    hall.call(aCall(1, 'A001', '4'), aCall(2, 'B001', '2'));
    hall.wait(60_000);
    expect(hall.plates()).toEqual(['B001']);
    expect(hall.last()).toEqual(['A001']);
  });
});

describe('a crowd of calls (accessibility 9, users-want: board)', () => {
  for (const [name, length] of [
    ['one language', 5_000],
    ['two languages', 9_000],
  ] as const) {
    it(`30 calls in a minute: none is dropped or spoken over, each is seen 20 s and said twice (${name})`, () => {
      const hall = aHall(() => length);
      for (let i = 1; i <= 30; i += 1) {
        hall.call(aCall(i, `A${String(i).padStart(3, '0')}`, String((i % 6) + 1), { at: hall.now }));
        hall.wait(2_000);
      }
      hall.wait(20 * 60_000);
      const all = Array.from({ length: 30 }, (_, i) => `A${String(i + 1).padStart(3, '0')}`);
      expect(numbersOf(hall.said, false)).toEqual(all);
      expect([...numbersOf(hall.said, true)].sort()).toEqual(all);
      for (let i = 1; i < hall.said.length; i += 1) {
        expect(hall.said[i]!.start).toBeGreaterThanOrEqual(hall.said[i - 1]!.end);
      }
      for (const [id, { from, until }] of hall.seen) {
        expect(until - from, `call ${id}`).toBeGreaterThanOrEqual(FLOOR - STEP);
        expect(Math.abs(hall.said.find(({ number, again }) => !again && number === all[id - 1])!.start - from)).toBe(0);
      }
      for (const again of hall.said.filter((one) => one.again)) {
        const first = hall.said.find(({ number, again: second }) => !second && number === again.number);
        const pause = again.start - first!.end;
        expect(pause, again.number).toBeGreaterThanOrEqual(8_000);
        expect(pause, again.number).toBeLessThanOrEqual(10_000 + STEP);
      }
    });
  }

  it('shows a call longer when nobody waits, and never less than 20 s when many do', () => {
    const calm = aHall();
    calm.call(aCall(1, 'A001', '1'), aCall(2, 'A002', '2'));
    calm.wait(120_000);
    const crowd = aHall();
    crowd.call(...Array.from({ length: 8 }, (_, i) => aCall(i + 1, `A00${i + 1}`, '1')));
    crowd.wait(120_000);
    const span = (hall: typeof calm, id: number): number => hall.seen.get(id)!.until - hall.seen.get(id)!.from;
    expect(span(calm, 1)).toBeGreaterThanOrEqual(40_000 - STEP);
    expect(span(crowd, 1)).toBeLessThan(30_000);
    expect(span(crowd, 1)).toBeGreaterThanOrEqual(FLOOR - STEP);
  });

  it('never shows more than two plates, nor one number twice', () => {
    const hall = aHall();
    for (let i = 1; i <= 12; i += 1) {
      hall.call(aCall(i, `B0${String(i % 4).padStart(2, '0')}`, '1', { at: hall.now }));
      hall.wait(7_000);
      const plates = hall.plates();
      expect(plates.length).toBeLessThanOrEqual(2);
      expect(new Set([...plates, ...hall.last()]).size).toBe(plates.length + hall.last().length);
    }
  });
});

describe('a recall', () => {
  it('shows and announces the call again, in the plate that it has', () => {
    const hall = aHall();
    hall.call(aCall(1, 'A001', '4'), aCall(2, 'B001', '2'));
    hall.wait(30_000);
    hall.call(aCall(3, 'A001', '4', { at: hall.now }));
    hall.wait(30_000);
    expect(hall.queue.plates.map((shown) => shown?.call.number)[0]).toBe('A001');
    expect(numbersOf(hall.said, false)).toEqual(['A001', 'B001', 'A001']);
    expect(hall.seen.get(3)?.from).toBeGreaterThan(T0 + 29_000);
  });

  it('brings a call back that had left the plates, and takes it out of the list', () => {
    const hall = aHall();
    hall.call(aCall(1, 'A001', '4'), aCall(2, 'B001', '2'));
    hall.wait(60_000);
    expect(hall.last()).toEqual(['A001']);
    hall.call(aCall(3, 'A001', '4', { at: hall.now }));
    hall.wait(1_000);
    expect(hall.plates()).toContain('A001');
    expect(hall.last()).not.toContain('A001');
  });

  it('of a call that still waits for its turn is the same turn', () => {
    const hall = aHall();
    hall.call(aCall(1, 'A001', '1'), aCall(2, 'A002', '2'), aCall(3, 'A003', '3'));
    hall.wait(1_000);
    hall.call(aCall(4, 'A003', '3'));
    hall.wait(120_000);
    expect(numbersOf(hall.said, false)).toEqual(['A001', 'A002', 'A003']);
  });
});

describe('a call that a clerk takes back', () => {
  it('disappears from the plate at once and is not said again', () => {
    const hall = aHall();
    hall.call(aCall(1, 'A001', '4'));
    hall.wait(6_000);
    hall.withdraw('A001');
    hall.wait(60_000);
    expect(hall.plates()).toEqual([]);
    expect(hall.last()).toEqual([]);
    expect(hall.said).toHaveLength(1);
  });

  it('does not take its turn if it was still waiting', () => {
    const hall = aHall();
    hall.call(aCall(1, 'A001', '1'), aCall(2, 'A002', '2'), aCall(3, 'A003', '3'));
    hall.wait(1_000);
    hall.withdraw('A003');
    hall.wait(120_000);
    expect(numbersOf(hall.said, false)).toEqual(['A001', 'A002']);
  });

  it('is told apart from one that is older than the twelve on the board', () => {
    const hall = aHall();
    hall.call(
      ...Array.from({ length: 20 }, (_, i) => aCall(i + 1, `A${String(i + 1).padStart(3, '0')}`, '1')).slice(0, 8),
    );
    hall.wait(1_000);
    hall.call(...Array.from({ length: 12 }, (_, i) => aCall(i + 9, `A${String(i + 9).padStart(3, '0')}`, '1')));
    hall.wait(15 * 60_000);
    expect(numbersOf(hall.said, false)).toHaveLength(20);
  });
});

describe('a display that starts in the middle of the day', () => {
  it('shows the last call and the five before it, and announces nothing old', () => {
    const hall = aHall();
    const old = { state: 'past', at: T0 - 300_000 } as const;
    const fresh = aHallWith(Array.from({ length: 8 }, (_, i) => aCall(i + 1, `A00${i + 1}`, '2', old)));
    expect(hall.plates()).toEqual([]);
    expect(platesOf(fresh).map(({ call }) => call.number)).toEqual(['A008']);
    expect(lastCalls(fresh).map(({ number }) => number)).toEqual(['A007', 'A006', 'A005', 'A004', 'A003']);
    expect(stepQueue(fresh, T0 + 1_000, () => 5_000)[1]).toBeNull();
  });

  it('announces a call of the last minute whose client is still on the way', () => {
    const queue = aHallWith([aCall(1, 'A001', '2', { at: T0 - 30_000 })]);
    expect(stepQueue(queue, T0, () => 5_000)[1]?.call.number).toBe('A001');
  });

  function aHallWith(calls: BoardCall[]): CallQueue {
    return takeBoard(emptyQueue, aBoard(calls), T0);
  }
});

describe('a line that was lost for long (N-24)', () => {
  it('announces nothing while the board is old', () => {
    const hall = aHall();
    hall.call(aCall(1, 'A001', '1'), aCall(2, 'A002', '2'), aCall(3, 'A003', '3'));
    hall.wait(6_000);
    hall.cut();
    const before = hall.said.length;
    hall.wait(60_000);
    expect(hall.said).toHaveLength(before);
  });

  it('afterwards announces those still on the way, and lists those who have come', () => {
    const hall = aHall();
    hall.call(aCall(1, 'A001', '1'));
    hall.wait(30_000);
    hall.cut();
    hall.wait(60_000);
    hall.call(
      aCall(1, 'A001', '1', { state: 'past' }),
      aCall(2, 'A002', '2', { state: 'past' }),
      aCall(3, 'A003', '3', { at: hall.now }),
    );
    hall.wait(30_000);
    expect(hall.plates()).toEqual(['A003']);
    expect(hall.last()).toEqual(['A002', 'A001']);
    expect(numbersOf(hall.said, false)).toEqual(['A001', 'A003']);
  });

  it('gives a call its turn that had not been shown when the line was lost', () => {
    const hall = aHall();
    hall.call(aCall(1, 'A001', '1'), aCall(2, 'A002', '2'), aCall(3, 'A003', '3'));
    hall.wait(1_000);
    hall.cut();
    hall.wait(20_000);
    hall.board();
    hall.wait(120_000);
    expect(numbersOf(hall.said, false)).toEqual(['A001', 'A002', 'A003']);
  });
});

describe('a call that a tablet told when its line was back (O-14)', () => {
  const told = (id: number, number: string, at: number): BoardCall =>
    aCall(id, number, '2', { at, state: 'past', languages: [] });

  it('is listed by the time at which it was made, and not said', () => {
    const hall = aHall();
    hall.call(aCall(1, 'A001', '1'));
    hall.wait(30_000);
    hall.call(aCall(2, 'A002', '1', { at: hall.now }));
    hall.wait(60_000);
    hall.call(told(3, 'A004', T0 + 5_000), told(4, 'A005', T0 + 50_000));
    hall.wait(60_000);
    expect(hall.plates()).toEqual(['A002']);
    expect(hall.last()).toEqual(['A005', 'A004', 'A001']);
    expect(numbersOf(hall.said, false)).toEqual(['A001', 'A002']);
  });

  it('is not listed beside its own plate, when it was called with a line before', () => {
    const hall = aHall();
    hall.call(aCall(1, 'A001', '1'));
    hall.wait(30_000);
    hall.call(told(3, 'A001', T0 + 20_000));
    hall.wait(30_000);
    expect([hall.plates(), hall.last()]).toEqual([['A001'], []]);
  });

  it('is the last number of a day on which nobody was called aloud by the display', () => {
    const hall = aHall();
    hall.call(told(1, 'A001', T0 - 90_000), told(2, 'A002', T0 - 60_000));
    hall.wait(30_000);
    expect(hall.plates()).toEqual(['A002']);
    expect(hall.last()).toEqual(['A001']);
    expect(hall.said).toEqual([]);
  });
});

it('an office that was set up anew starts its numbers again, and so does the display', () => {
  const hall = aHall();
  hall.call(aCall(41, 'A001', '1'));
  hall.wait(120_000);
  const anew = takeBoard(hall.queue, aBoard([aCall(3, 'A001', '2', { at: hall.now })]), hall.now);
  expect(stepQueue(anew, hall.now, () => 5_000)[1]?.call.id).toBe(3);
});

it('a new day starts with an empty display', () => {
  const hall = aHall();
  hall.call(aCall(1, 'A001', '1'), aCall(2, 'A002', '2'), aCall(3, 'A003', '3'));
  hall.wait(120_000);
  hall.withdraw('A001');
  hall.withdraw('A002');
  hall.withdraw('A003');
  expect(hall.plates()).toEqual([]);
  expect(hall.last()).toEqual([]);
});
