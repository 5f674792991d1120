import { describe, expect, test } from 'vitest';
import type { Command } from '../../../shared/domain/ticket/commands.ts';
import { initialDay, type OfficeDay } from '../../../shared/domain/ticket/day.ts';
import { decide } from '../../../shared/domain/ticket/decide.ts';
import { watchList } from '../../../web/manage/now/watch-list.ts';
import { fold } from '../../helpers/given.ts';
import { at, clerk, KIOSK, MANAGER, RULES, TODAY } from '../../helpers/rules.ts';

/** A day on which these things are asked for, one after the other: minutes past nine, who, what. */
function dayWith(...steps: [number, 'ola' | 'ewa' | 'kiosk' | 'manager', Command][]): OfficeDay {
  const day = fold(initialDay(), [{ type: 'DayOpened', date: TODAY, rules: RULES }]);
  for (const [minute, who, command] of steps) {
    const actor = who === 'kiosk' ? KIOSK : who === 'manager' ? MANAGER : clerk(who);
    const decision = decide(day, command, { now: at(minute), actor });
    if (!decision.ok) throw new Error(`${command.type}: ${decision.refusal.kind}`);
    fold(day, decision.events, at(minute));
  }
  return day;
}

const join = (ticket: string, service = 'id-card'): Command => ({
  type: 'Join',
  ticket,
  service,
  hard: false,
  channel: 'kiosk',
});
const ola = { type: 'OpenCounter', counter: '1' } as const;
const call = { type: 'CallNext', counter: '1' } as const;
const arrive = { type: 'Arrive', counter: '1', ticket: 't1' } as const;
const begun = [
  [0, 'ola', ola],
  [0, 'kiosk', join('t1')],
  [1, 'ola', call],
  [1, 'ola', arrive],
] as [number, 'ola', Command][];
const watched = (day: OfficeDay, minute: number) => watchList(day, [], at(minute));

describe('what a manager should look at', () => {
  test('nothing on a quiet day', () => {
    expect(watched(dayWith(...begun), 5)).toEqual([]);
    expect(watchList(initialDay(), [], at(5))).toEqual([]);
  });

  test('people wait and nobody at a counter can serve it; somebody on a break can, later', () => {
    const day = dayWith(
      [0, 'kiosk', join('t1')],
      [0, 'kiosk', join('t2', 'tax')],
      [1, 'ewa', { ...ola, counter: '2' }],
    );
    expect(watched(day, 5)).toEqual([{ kind: 'unserved', service: 'id-card', people: 1 }]);
    const paused = dayWith(
      [0, 'ola', ola],
      [0, 'kiosk', join('t1')],
      [1, 'ola', { type: 'PauseCounter', counter: '1' }],
    );
    expect(watched(paused, 5)).toEqual([]);
  });

  test('C-10 whoever waits as long as the office’s limit, the longest first', () => {
    const day = dayWith(
      [0, 'ola', ola],
      [0, 'kiosk', join('t1')],
      [10, 'kiosk', join('t2')],
      [30, 'kiosk', join('t3')],
    );
    expect(watched(day, 59)).toEqual([]);
    expect(watched(day, 71)).toEqual([
      {
        kind: 'long-wait',
        limit: 60,
        tickets: [
          { number: 'A001', service: 'id-card', minutes: 71 },
          { number: 'A002', service: 'id-card', minutes: 61 },
        ],
      },
    ]);
  });

  test('C-11 a ticket that was passed on twice', () => {
    const day = dayWith(
      ...begun,
      [2, 'ewa', { type: 'OpenCounter', counter: '2' }],
      [3, 'ola', { type: 'Transfer', counter: '1', ticket: 't1', service: 'tax', to: { clerk: 'ewa' } }],
      [4, 'ewa', { type: 'CallNext', counter: '2' }],
      [4, 'ewa', { type: 'Arrive', counter: '2', ticket: 't1' }],
    );
    expect(watched(day, 5)).toEqual([]);
    const decision = decide(
      day,
      { type: 'Transfer', counter: '2', ticket: 't1', service: 'address' },
      { now: at(6), actor: clerk('ewa') },
    );
    if (decision.ok) fold(day, decision.events, at(6));
    expect(watched(day, 7)).toEqual([{ kind: 'passed-on', number: 'A001', times: 2, service: 'address' }]);
    // The first wait is over: standing in line again, it counts from there.
    expect(watched(day, 65)).toHaveLength(1);
    expect(watched(day, 66).map(({ kind }) => kind)).toEqual(['long-wait', 'passed-on']);
  });

  test('T-29 parked past the time at which its client was expected', () => {
    const day = dayWith(...begun, [
      2,
      'ola',
      { type: 'Park', counter: '1', ticket: 't1', reason: 'form', minutes: 10 },
    ]);
    expect(watched(day, 12)).toEqual([]);
    expect(watched(day, 13)).toEqual([{ kind: 'parked', number: 'A001', counter: '1', backAt: at(12), until: at(72) }]);
  });

  test('T-28 a client waits at a counter for a clerk who should be back', () => {
    const day = dayWith(...begun, [2, 'ola', { type: 'Interrupt', counter: '1', ticket: 't1', minutes: 5 }]);
    expect(watched(day, 7)).toEqual([]);
    expect(watched(day, 8)).toEqual([{ kind: 'alone', number: 'A001', counter: '1', backAt: at(7) }]);
  });

  test('T-8 a visit that was put aside by a manager, until somebody goes on with it', () => {
    const day = dayWith(...begun, [2, 'manager', { type: 'CloseCounter', counter: '1' }]);
    const aside = { kind: 'put-aside', number: 'A001', counter: '1', service: 'id-card', until: at(62) };
    expect(watched(day, 5)).toEqual([aside]);
  });
});
