import { expect } from 'vitest';
import { advance } from '../../shared/domain/ticket/advance.ts';
import type { Actor, Command } from '../../shared/domain/ticket/commands.ts';
import { initialDay, type OfficeDay } from '../../shared/domain/ticket/day.ts';
import { type Decision, decide } from '../../shared/domain/ticket/decide.ts';
import type { OfficeEvent } from '../../shared/domain/ticket/events.ts';
import { evolve } from '../../shared/domain/ticket/evolve.ts';
import type { Refusal } from '../../shared/domain/ticket/refusal.ts';
import { NINE, RESIDENT } from './rules.ts';
import { snapshot } from './snapshot.ts';

/** An event of the past, with the time (ms since 1970) at which it happened; without one, when the last one did. */
export type Past = OfficeEvent | { at: number; event: OfficeEvent };

export function past(at: number, event: OfficeEvent): Past {
  return { at, event };
}

/** Folds events into a day that starts empty, numbered from 1; the first happen at nine o'clock. */
export function dayOf(...events: Past[]): OfficeDay {
  return fold(initialDay(), events);
}

/** Folds more events into a day. */
export function fold(day: OfficeDay, events: readonly Past[], start = NINE): OfficeDay {
  let now = start;
  for (const entry of events) {
    const event = 'event' in entry ? entry.event : entry;
    if ('event' in entry) now = entry.at;
    evolve(day, { seq: day.seq + 1, at: now, actor: 'system', command: 'test', event });
  }
  return day;
}

/**
 * given(events).when(command, actor, now).gives(events) or .refused(refusal). What time alone brings about is folded in
 * before the command, as the office does it; deciding must leave the day as it was, and what is decided must fold.
 */
export function given(...events: Past[]): { when: When } {
  return {
    when: (command, actor = RESIDENT, now = NINE) => {
      const day = dayOf(...events);
      fold(day, advance(day, now), now);
      const before = snapshot(day);
      const decision = decide(day, command, { now, actor });
      expect(snapshot(day), 'deciding leaves the day as it was').toEqual(before);
      return {
        decision,
        day,
        gives: (...expected) => {
          expect(decision).toEqual({ ok: true, events: expected });
          return fold(day, expected, now);
        },
        refused: (refusal) => {
          expect(decision).toEqual({ ok: false, refusal });
        },
      };
    },
  };
}

type When = (
  command: Command,
  actor?: Actor,
  now?: number,
) => {
  decision: Decision;
  day: OfficeDay;
  /** Expects exactly these events, folds them in, and gives the day after them. */
  gives(...expected: OfficeEvent[]): OfficeDay;
  refused(refusal: Refusal): void;
};
