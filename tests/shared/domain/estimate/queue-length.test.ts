import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { waitRange, waitRangeForNewcomer } from '../../../../shared/domain/estimate/queue-length.ts';
import { type RunningOffice, runningOffice } from '../../../helpers/office.ts';
import { clerk } from '../../../helpers/rules.ts';

function lobby(people: number, clerks: string[]): RunningOffice {
  const office = runningOffice();
  for (let i = 1; i <= people; i += 1) office.joins(`t${i}`);
  for (const [i, person] of clerks.entries()) office.opens(String(i + 1), person);
  return office;
}

describe('E-2 when nobody can say', () => {
  test('no open counter serves it', () => {
    expect(waitRangeForNewcomer(lobby(3, []).day, 'id-card')).toBeNull();
    expect(waitRangeForNewcomer(lobby(3, ['ewa']).day, 'id-card')).toBeNull();
  });
  test('the only one has a break', () => {
    const office = lobby(3, ['anna']);
    office.does({ type: 'PauseCounter', counter: '1' }, clerk('anna'));
    expect(waitRangeForNewcomer(office.day, 'id-card')).toBeNull();
  });
});

describe('E-3 nobody is ahead', () => {
  test('and a counter is free: at most five minutes', () => {
    expect(waitRangeForNewcomer(lobby(0, ['anna']).day, 'id-card')).toEqual({ from: 0, to: 5 });
  });
  test('and all counters are busy: the rest of a visit', () => {
    const office = lobby(1, ['anna']);
    office.calls('1');
    expect(waitRangeForNewcomer(office.day, 'id-card')).toEqual({ from: 2, to: 10 });
  });
});

describe('E-1 a range, rounded outwards', () => {
  test('the usual minutes of those ahead, spread over the counters', () => {
    // Six people of ten minutes each, two free counters: 30 minutes, from a half to 1.7 times that.
    expect(waitRangeForNewcomer(lobby(6, ['anna', 'jan']).day, 'id-card')).toEqual({ from: 15, to: 55 });
  });

  test('of a ticket in the queue, only those ahead of it count', () => {
    const office = lobby(6, ['anna', 'jan']);
    expect(waitRange(office.day, office.ticket('t1', 'waiting'))).toEqual({ from: 0, to: 5 });
    expect(waitRange(office.day, office.ticket('t3', 'waiting'))).toEqual({ from: 5, to: 20 });
  });

  test('those for whom waiting is hard count for everybody ordinary', () => {
    const office = lobby(1, ['anna']);
    office.joins('p', 'id-card', { hard: true });
    expect(waitRange(office.day, office.ticket('t1', 'waiting'))).toEqual({ from: 5, to: 20 });
    expect(waitRange(office.day, office.ticket('p', 'waiting'))).toEqual({ from: 0, to: 5 });
  });

  test('E-4 is never one minute, never backwards, and grows with the queue', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 150 }),
        fc.subarray(['anna', 'jan', 'ola'], { minLength: 1 }),
        (n, clerks) => {
          const office = lobby(n, clerks);
          const range = waitRangeForNewcomer(office.day, 'id-card');
          if (!range) throw new Error('somebody serves it');
          expect(range.to).toBeGreaterThan(range.from);
          expect(range.to % 5).toBe(0);
          expect(Number.isInteger(range.from) && range.from >= 0).toBe(true);
          office.joins('more');
          const longer = waitRangeForNewcomer(office.day, 'id-card');
          expect(longer?.from).toBeGreaterThanOrEqual(range.from);
          expect(longer?.to).toBeGreaterThanOrEqual(range.to);
        },
      ),
      { numRuns: 60, seed: 31 },
    );
  });

  test('E-4 one more counter never makes it longer', () => {
    for (let people = 0; people < 30; people += 1) {
      const one = waitRangeForNewcomer(lobby(people, ['anna']).day, 'id-card');
      const two = waitRangeForNewcomer(lobby(people, ['anna', 'jan']).day, 'id-card');
      expect(two?.to).toBeLessThanOrEqual(one?.to ?? 0);
    }
  });

  test('a service whose usual minutes are gone from the rules is taken as ten minutes', () => {
    const office = lobby(2, ['anna']);
    const { rules } = office.day;
    if (!rules) throw new Error('an office has rules');
    office.does({ type: 'SetRules', rules: { ...rules, services: [] } }, { role: 'system' });
    expect(waitRangeForNewcomer(office.day, 'id-card')).toEqual({ from: 10, to: 35 });
  });
});
