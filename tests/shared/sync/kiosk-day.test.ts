import { describe, expect, test } from 'vitest';
import type { LeaseMessage } from '../../../shared/protocol/down.ts';
import { type GivenNumber, giveFromLease, numbersLeft } from '../../../shared/sync/kiosk-day.ts';
import { at, RULES } from '../../helpers/rules.ts';

const lease: LeaseMessage = {
  type: 'lease',
  device: 'k1',
  place: 'Lobby',
  rules: RULES,
  lease: { device: 'k1', from: 900, to: 902, until: '2026-11-26' },
  stopped: [],
};
const DAY = 24 * 60;

function joining(n: number, service = 'id-card') {
  return { ticket: String(n).padStart(26, '0'), service, hard: n % 2 === 0 };
}

/** Asks for one number after the other, as people do. */
function give(wishes: number, now: number, given: GivenNumber[] = []): { numbers: string[]; given: GivenNumber[] } {
  const numbers: string[] = [];
  for (let n = 0; n < wishes; n += 1) {
    const found = giveFromLease(lease, given, joining(given.length + n), now);
    numbers.push(
      found.kind === 'given' ? found.given.number : found.kind === 'refused' ? found.refusal.kind : found.kind,
    );
    if (found.kind === 'given') given.push(found.given);
  }
  return { numbers, given };
}

describe('N-12 a kiosk without a line gives its own numbers', () => {
  test('in order, each once, and says when none is left', () => {
    expect(give(4, at(0)).numbers).toEqual(['A900', 'A901', 'A902', 'no-numbers']);
  });

  test('each series has its own', () => {
    const { given } = give(2, at(0));
    expect(giveFromLease(lease, given, joining(9, 'tax'), at(1))).toMatchObject({ given: { number: 'B900' } });
    expect([numbersLeft(lease, given, 'A', at(1)), numbersLeft(lease, given, 'B', at(1))]).toEqual([1, 3]);
  });

  test('on the next day it begins anew, by the clock of the office', () => {
    const { given } = give(3, at(0));
    expect(give(1, at(DAY), given).numbers).toEqual(['A900']);
  });

  test('no longer than it was lent to: a kiosk that was off for a fortnight gives none', () => {
    expect(giveFromLease(lease, [], joining(1), at(7 * DAY))).toMatchObject({ kind: 'given' });
    expect(giveFromLease(lease, [], joining(1), at(11 * DAY))).toEqual({ kind: 'no-numbers' });
    expect(numbersLeft(lease, [], 'A', at(11 * DAY))).toBe(0);
  });

  test('O-11 none when nothing was lent', () => {
    expect(giveFromLease({ ...lease, lease: null }, [], joining(1), at(0))).toEqual({ kind: 'no-numbers' });
    expect(giveFromLease(null, [], joining(1), at(0))).toEqual({ kind: 'no-numbers' });
  });
});

describe('O-10 by the rules of the office', () => {
  test('not outside the hours in which tickets are given', () => {
    expect(giveFromLease(lease, [], joining(1), at(8 * 60))).toMatchObject({
      refusal: { kind: 'tickets-ended-today' },
    });
    expect(giveFromLease(lease, [], joining(1), at(-3 * 60))).toMatchObject({ refusal: { kind: 'service-closed' } });
  });

  test('not for a service whose tickets had been stopped when the line was cut', () => {
    const stopped = { ...lease, stopped: ['tax'] };
    expect(giveFromLease(stopped, [], joining(1, 'tax'), at(0))).toMatchObject({ refusal: { kind: 'no-time-today' } });
    expect(giveFromLease(stopped, [], joining(1), at(0))).toMatchObject({ kind: 'given' });
  });

  test('not for a service that the office does not have', () => {
    expect(giveFromLease(lease, [], joining(1, 'weddings'), at(0))).toMatchObject({
      refusal: { kind: 'service-unknown' },
    });
  });
});
