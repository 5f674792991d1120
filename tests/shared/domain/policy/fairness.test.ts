import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CallInTurn,
  callFigures,
  exceptionsByReason,
  keptBack,
  LEAST_GROUP,
  longestWaitToday,
  noteCall,
  priorityGuard,
  waitsByClass,
  waitsByService,
} from '../../../../shared/domain/policy/fairness.ts';
import { advance } from '../../../../shared/domain/ticket/advance.ts';
import type { Actor, Command } from '../../../../shared/domain/ticket/commands.ts';
import { initialDay, type OfficeDay } from '../../../../shared/domain/ticket/day.ts';
import { decide } from '../../../../shared/domain/ticket/decide.ts';
import type { OfficeEvent } from '../../../../shared/domain/ticket/events.ts';
import { evolve } from '../../../../shared/domain/ticket/evolve.ts';
import { at, clerk, KIOSK, NINE, RESIDENT, RULES, rulesWith, TODAY } from '../../../helpers/rules.ts';

/** A day that is lived through by the office's own rules, with the list of its calls kept beside it. */
function live(rules = RULES) {
  const day = initialDay();
  const calls: CallInTurn[] = [];
  let now = NINE;
  const write = (events: readonly OfficeEvent[]): void => {
    for (const event of events) {
      const recorded = { seq: day.seq + 1, at: now, actor: 'system', command: 'test', event };
      evolve(day, recorded);
      noteCall(calls, recorded);
    }
  };
  write([{ type: 'DayOpened', date: TODAY, rules }]);
  let taken = 0;
  const office = {
    day,
    calls,
    now: () => now,
    go: (minutes: number): void => {
      now = at(minutes);
    },
    ask: (command: Command, actor: Actor = RESIDENT): void => {
      write(advance(day, now));
      const decision = decide(day, command, { now, actor });
      if (!decision.ok) throw new Error(`${command.type}: ${decision.refusal.kind}`);
      write(decision.events);
    },
    join: (hard = false, service = 'id-card', channel: 'kiosk' | 'home' = 'kiosk'): string => {
      taken += 1;
      const ticket = `t${taken}`;
      office.ask({ type: 'Join', ticket, service, hard, channel }, channel === 'home' ? RESIDENT : KIOSK);
      if (channel === 'home') office.ask({ type: 'CheckIn', ticket });
      return ticket;
    },
    /** Calls the next one at counter 1 and serves them at once. */
    serve: (): string => {
      office.ask({ type: 'CallNext', counter: '1' }, clerk('ola'));
      const counter = day.counters.get('1');
      const ticket = (counter?.state === 'open' && counter.ticket) || '';
      office.ask({ type: 'Arrive', counter: '1', ticket }, clerk('ola'));
      office.ask({ type: 'Finish', counter: '1', ticket, outcome: 'served' }, clerk('ola'));
      return ticket;
    },
  };
  office.ask({ type: 'OpenCounter', counter: '1' }, clerk('ola'));
  return office;
}

const SPACING = 40;

/** People come one after another, each 40 minutes after the one before, and are called `wait` minutes after that. */
function visits(
  office: ReturnType<typeof live>,
  start: number,
  waits: readonly number[],
  hard = false,
  service?: string,
) {
  for (const [index, wait] of waits.entries()) {
    office.go(start + index * SPACING);
    office.join(hard, service);
    office.go(start + index * SPACING + wait);
    office.serve();
  }
}

describe('P-22 waits compared', () => {
  test('P-22 count, mean, median, 95 of 100 and longest are of those who were called, until the first call', () => {
    const office = live();
    visits(office, 0, [2, 4, 6, 8, 30]);
    office.join();
    expect(waitsByClass(office.day)).toEqual({
      all: { n: 5, mean: 10, median: 6, p95: 30, longest: 30 },
      groups: [{ key: 'present', figures: { n: 5, mean: 10, median: 6, p95: 30, longest: 30 } }],
    });
  });

  test('P-12 a transfer and a second call do not change the wait, nor the service that it counts for', () => {
    const office = live();
    visits(office, 0, [5, 5, 5, 5]);
    office.go(200);
    const ticket = office.join();
    office.go(205);
    office.ask({ type: 'CallNext', counter: '1' }, clerk('ola'));
    office.ask({ type: 'Arrive', counter: '1', ticket }, clerk('ola'));
    office.ask({ type: 'Transfer', counter: '1', ticket, service: 'tax' }, clerk('ola'));
    office.go(260);
    office.serve();
    const figures = { n: 5, mean: 5, median: 5, p95: 5, longest: 5 };
    expect(waitsByService(office.day, ['id-card', 'address', 'tax']).groups).toEqual([{ key: 'id-card', figures }]);
  });

  test('P-22 figures of fewer than five are kept back, and with one small group the next smallest too', () => {
    const office = live();
    const come = (n: number, service: string): void => {
      for (let i = 0; i < n; i += 1) office.join(false, service);
      for (let i = 0; i < n; i += 1) office.serve();
    };
    come(6, 'id-card');
    come(7, 'address');
    come(1, 'tax');
    const { all, groups } = waitsByService(office.day, ['id-card', 'address', 'tax']);
    expect(all?.n).toBe(14);
    expect(groups.map(({ key, figures }) => [key, figures?.n ?? null])).toEqual([
      ['id-card', null],
      ['address', 7],
      ['tax', null],
    ]);
  });

  test('P-22 nothing is told of a day with fewer than five calls', () => {
    const office = live();
    visits(office, 0, [3, 3, 3, 3]);
    expect(waitsByClass(office.day)).toEqual({ all: null, groups: [{ key: 'present', figures: null }] });
  });

  test('P-22 what is missing is never one group, and never fewer than five people', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 8 }), (sizes) => {
        const groups = new Map(sizes.map((size, index) => [String(index), size]));
        const hidden = keptBack(groups);
        const missing = [...hidden].reduce((sum, key) => sum + (groups.get(key) ?? 0), 0);
        for (const [key, size] of groups) if (size < LEAST_GROUP) expect(hidden.has(key)).toBe(true);
        if (hidden.size === 0 || hidden.size === groups.size) return;
        expect(hidden.size).toBeGreaterThanOrEqual(2);
        expect(missing).toBeGreaterThanOrEqual(LEAST_GROUP);
      }),
      { seed: 20261119, numRuns: 500 },
    );
  });

  test('P-22 no group is kept back without need', () => {
    expect(
      keptBack(
        new Map([
          ['a', 5],
          ['b', 9],
        ]),
      ),
    ).toEqual(new Set());
    expect(
      keptBack(
        new Map([
          ['a', 4],
          ['b', 9],
          ['c', 30],
        ]),
      ),
    ).toEqual(new Set(['a', 'b']));
    expect(
      keptBack(
        new Map([
          ['a', 3],
          ['b', 4],
          ['c', 5],
        ]),
      ),
    ).toEqual(new Set(['a', 'b']));
    expect(
      keptBack(
        new Map([
          ['a', 1],
          ['b', 1],
          ['c', 5],
          ['d', 6],
        ]),
      ),
    ).toEqual(new Set(['a', 'b', 'c']));
  });

  test('the longest wait of the day counts those who wait still', () => {
    const office = live();
    expect(longestWaitToday(office.day, office.now())).toBeNull();
    visits(office, 0, [12]);
    expect(longestWaitToday(office.day, office.now())).toEqual({ minutes: 12, still: false });
    office.join();
    office.go(40);
    expect(longestWaitToday(office.day, office.now())).toEqual({ minutes: 28, still: true });
  });
});

describe('P-24 calls', () => {
  test('P-4 the largest run is that over somebody who waited, and never more than K', () => {
    const office = live(rulesWith({ priorityRun: 3 }));
    for (let i = 0; i < 4; i += 1) office.join(true);
    for (let i = 0; i < 4; i += 1) office.serve();
    expect(callFigures(office.calls)).toEqual({ calls: 4, early: null, largestRun: null });
    for (let i = 0; i < 8; i += 1) office.join(true);
    for (let i = 0; i < 8; i += 1) office.join();
    for (let i = 0; i < 16; i += 1) office.serve();
    expect(callFigures(office.calls)).toEqual({ calls: 20, early: 12, largestRun: 3 });
  });

  test('T-16 a call that was taken back is no call', () => {
    const office = live();
    office.join();
    office.ask({ type: 'CallNext', counter: '1' }, clerk('ola'));
    expect(office.calls).toHaveLength(1);
    office.ask({ type: 'Undo', counter: '1' }, clerk('ola'));
    expect(office.calls).toEqual([]);
  });

  test('P-20 calls out of turn stand by reason and are none by the rule', () => {
    const office = live();
    office.join();
    const second = office.join();
    office.ask({ type: 'CallTicket', counter: '1', ticket: second, reason: 'deadline' }, clerk('ola'));
    expect(office.calls).toEqual([]);
    expect(exceptionsByReason(office.day.outOfTurn)).toEqual([{ reason: 'deadline', n: 1 }]);
    expect(exceptionsByReason([{ reason: 'paper' }, { reason: 'agreed' }, { reason: 'paper' }])).toEqual([
      { reason: 'agreed', n: 1 },
      { reason: 'paper', n: 2 },
    ]);
  });

  test('a new day begins with an empty list', () => {
    const office = live();
    visits(office, 0, [1]);
    noteCall(office.calls, {
      seq: 1,
      at: at(1_440),
      actor: 'system',
      command: 'test',
      event: { type: 'DayOpened', date: '2026-11-20', rules: RULES },
    });
    expect(office.calls).toEqual([]);
  });
});

describe('P-23 the guard on the share of those with precedence', () => {
  /** One clerk, a visit every four minutes for two hours; of those in line always enough of both. */
  function rush(
    ordinary: number,
    options: { priorityRun?: number; longWaitMinutes?: number; hardEvery?: number } = {},
  ) {
    const { hardEvery = 1, ...policy } = options;
    const office = live(rulesWith(policy));
    for (let i = 0; i < ordinary; i += 1) office.join();
    for (let visit = 0; visit < 24; visit += 1) {
      if (visit % hardEvery === 0) office.join(true);
      office.go(visit * 4);
      office.serve();
    }
    return office;
  }

  const guardOf = ({ day, calls, now }: ReturnType<typeof live>) => priorityGuard(day, calls, now());

  test('speaks with its figures when two of three calls are theirs and the others would wait beyond the limit', () => {
    const office = rush(60);
    const guard = guardOf(office);
    // Of the 23 calls of the last 90 minutes 15 were theirs, 8 of others; 52 are left, at 8 in 88 minutes.
    expect(guard).toEqual({
      calls: 23,
      early: 15,
      ordinary: 52,
      minutes: 572,
      withOneInRow: 398,
      limit: 60,
      inRow: 2,
      missingCounters: 9,
    });
  });

  test('K = 1 is told only where it helps', () => {
    expect(guardOf(rush(60, { priorityRun: 1 }))).toMatchObject({ inRow: 1, withOneInRow: null });
  });

  test('is silent while the others still move in time', () => {
    const office = rush(60, { longWaitMinutes: 480 });
    expect(priorityGuard(rush(10).day, rush(10).calls, rush(10).now())).toBeNull();
    expect(
      priorityGuard({ ...office.day, rules: rulesWith({ longWaitMinutes: 480 }) }, office.calls, at(40)),
    ).toBeNull();
  });

  test('is silent when it is not precedence that makes the line slow', () => {
    expect(guardOf(rush(60, { hardEvery: 4 }))).toBeNull();
  });

  test('P-4 warrants the others their share, also when none of the calls looked at was theirs', () => {
    const office = live();
    for (let i = 0; i < 30; i += 1) office.join();
    office.go(48);
    const early = Array.from({ length: 24 }, (_, visit) => ({
      ticket: `p${visit}`,
      at: at(visit * 2),
      tier: 'P' as const,
      ordinaryWaited: true,
      run: 1,
    }));
    // 24 calls in 48 minutes; at least every third is theirs: 30 people at 8 in 48 minutes.
    expect(priorityGuard(office.day, early, office.now())?.minutes).toBe(180);
    // With nobody waiting who was passed over, early calls take nothing from anybody.
    const alone = early.map((call) => ({ ...call, ordinaryWaited: false }));
    expect(priorityGuard(office.day, alone, office.now())).toBeNull();
  });

  test('says nothing from a few calls, or from calls of long ago', () => {
    const office = rush(60);
    expect(priorityGuard(office.day, office.calls.slice(0, 19), office.now())).toBeNull();
    expect(priorityGuard(office.day, office.calls, office.now() + 91 * 60_000)).toBeNull();
  });

  test('V-1 is told from classes and times, and changes nothing', () => {
    const office = rush(60);
    const before = JSON.stringify([...office.day.tickets]);
    priorityGuard(office.day, office.calls, office.now());
    waitsByClass(office.day);
    expect(JSON.stringify([...office.day.tickets])).toBe(before);
  });
});

test('the figures are of this day alone', () => {
  const empty: Pick<OfficeDay, 'tickets'> = { tickets: new Map() };
  expect(waitsByClass(empty)).toEqual({ all: null, groups: [] });
  expect(callFigures([])).toEqual({ calls: 0, early: 0, largestRun: 0 });
});
