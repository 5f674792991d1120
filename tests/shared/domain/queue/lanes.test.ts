import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LanePlace } from '../../../../shared/domain/policy/classes.ts';
import {
  comparePlaces,
  enterLane,
  headOf,
  type Lanes,
  laneKey,
  leaveLane,
  lengthOf,
  lowerBound,
} from '../../../../shared/domain/queue/lanes.ts';

const step = fc.record({ due: fc.nat(12), leave: fc.option(fc.nat(1_000), { freq: 2 }), head: fc.boolean() });

describe('P-15 a lane is a sorted list', () => {
  test('whatever enters and leaves, wherever', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 400, size: 'max' }), (steps) => {
        const lanes: Lanes = new Map();
        const plain: LanePlace[] = [];
        for (const [i, { due, leave, head }] of steps.entries()) {
          if (leave !== null && plain.length > 0) {
            const gone = plain.splice(head ? 0 : leave % plain.length, 1)[0];
            if (gone) leaveLane(lanes, 'present', 'tax', gone);
          } else {
            const place = { ticket: `t${i}`, due, order: i };
            plain.push(place);
            plain.sort((a, b) => a.due - b.due || a.order - b.order);
            enterLane(lanes, 'present', 'tax', place);
          }
          const lane = lanes.get(laneKey('present', 'tax'));
          expect(lengthOf(lane)).toBe(plain.length);
          expect(headOf(lane)).toEqual(plain[0]);
          if (i % 20 === 0) expect(lane?.places.slice(lane.head) ?? []).toEqual(plain);
        }
        const lane = lanes.get(laneKey('present', 'tax'));
        expect(lane?.places.slice(lane.head) ?? []).toEqual(plain);
        for (const [i, place] of plain.entries()) {
          if (lane) expect(lowerBound(lane, place) - lane.head).toBe(i);
        }
      }),
      { numRuns: 100, seed: 21 },
    );
  });

  test('those who have gone do not pile up', () => {
    const lanes: Lanes = new Map();
    for (let i = 0; i < 5_000; i += 1) {
      enterLane(lanes, 'present', 'tax', { ticket: `t${i}`, due: i, order: i });
      if (i >= 10) leaveLane(lanes, 'present', 'tax', { ticket: `t${i - 10}`, due: i - 10, order: i - 10 });
    }
    const lane = lanes.get(laneKey('present', 'tax'));
    expect(lengthOf(lane)).toBe(10);
    expect(lane?.places.length).toBeLessThan(200);
  });

  test('classes and services do not mix', () => {
    const lanes: Lanes = new Map();
    enterLane(lanes, 'present', 'tax', { ticket: 'a', due: 1, order: 1 });
    enterLane(lanes, 'early', 'tax', { ticket: 'b', due: 2, order: 2 });
    enterLane(lanes, 'present', 'waste', { ticket: 'c', due: 3, order: 3 });
    expect([...lanes.values()].map((lane) => lane.places.map(({ ticket }) => ticket))).toEqual([['a'], ['b'], ['c']]);
    expect(headOf(undefined)).toBeUndefined();
    expect(lengthOf(undefined)).toBe(0);
  });

  test('P-16 those with one aim stand in one lane, however it is written, and apart from all others', () => {
    const lanes: Lanes = new Map();
    enterLane(lanes, 'present', 'tax', { ticket: 'a', due: 1, order: 1 });
    enterLane(lanes, 'present', 'tax', { ticket: 'b', due: 2, order: 2 }, { counters: ['1', '2'] });
    enterLane(lanes, 'present', 'tax', { ticket: 'c', due: 3, order: 3 }, { counters: ['2', '1'] });
    enterLane(lanes, 'present', 'tax', { ticket: 'd', due: 4, order: 4 }, { clerks: ['1', '2'] });
    const standing = (): string[][] =>
      [...lanes.values()].map((lane) => lane.places.slice(lane.head).map(({ ticket }) => ticket));
    expect(standing()).toEqual([['a'], ['b', 'c'], ['d']]);
    leaveLane(lanes, 'present', 'tax', { ticket: 'b', due: 2, order: 2 }, { counters: ['2', '1'] });
    expect(standing()).toEqual([['a'], ['c'], ['d']]);
    expect(() => leaveLane(lanes, 'present', 'tax', { ticket: 'c', due: 3, order: 3 })).toThrow(/Invariant broken/);
  });

  test('somebody who is not there cannot leave', () => {
    const lanes: Lanes = new Map();
    expect(() => leaveLane(lanes, 'present', 'tax', { ticket: 'a', due: 1, order: 1 })).toThrow(/Invariant broken/);
    enterLane(lanes, 'present', 'tax', { ticket: 'a', due: 1, order: 1 });
    expect(() => leaveLane(lanes, 'present', 'tax', { ticket: 'b', due: 1, order: 1 })).toThrow(/Invariant broken/);
    expect(() => leaveLane(lanes, 'present', 'tax', { ticket: 'a', due: 2, order: 1 })).toThrow(/Invariant broken/);
  });

  test('P-3 places go by due time, then by the event that gave them', () => {
    expect(comparePlaces({ due: 1, order: 9 }, { due: 2, order: 1 })).toBeLessThan(0);
    expect(comparePlaces({ due: 1, order: 9 }, { due: 1, order: 8 })).toBeGreaterThan(0);
    expect(comparePlaces({ due: 1, order: 9 }, { due: 1, order: 9 })).toBe(0);
  });
});
