import { advance, nextAdvance } from '../../../../shared/domain/ticket/advance.ts';
import type { Actor, Command } from '../../../../shared/domain/ticket/commands.ts';
import { initialDay, type OfficeDay } from '../../../../shared/domain/ticket/day.ts';
import { decide } from '../../../../shared/domain/ticket/decide.ts';
import type { OfficeEvent, RecordedEvent } from '../../../../shared/domain/ticket/events.ts';
import { evolve } from '../../../../shared/domain/ticket/evolve.ts';
import { decideLate, type LateEvent } from '../../../../shared/domain/ticket/late.ts';
import { MINUTE } from '../../../../shared/domain/words.ts';
import { NINE, nameOf } from '../../../helpers/rules.ts';
import { snapshot } from '../../../helpers/snapshot.ts';
import type { Pass } from './step.ts';
import { type Asked, holds, type Witness } from './witness.ts';

/** An office that keeps its log as the real one does, before witnesses. */
export interface Hall {
  readonly day: OfficeDay;
  readonly log: RecordedEvent[];
  now(): number;
  pass(pass: Pass): void;
  ask(command: Command, actor: Actor): void;
  /** Something that was done on a device without a line, ms, is told. */
  tell(command: Command, actor: Actor, when: number): void;
}

export function openHall(witnesses: readonly Witness[], watched: boolean): Hall {
  const day = initialDay();
  const log: RecordedEvent[] = [];
  let clock = NINE;
  let written = 0;

  // The log's time never runs backwards, whatever the clock does.
  const now = (): number => Math.max(clock, log.at(-1)?.at ?? 0);

  const write = (events: ReadonlyArray<OfficeEvent | LateEvent>, actor: string, asked: Asked | null): void => {
    const at = now();
    written += 1;
    for (const one of events) {
      const seq = day.seq + 1;
      const command = `command-${written}`;
      const recorded: RecordedEvent =
        'event' in one
          ? { seq, at, when: one.when, actor, command, event: one.event }
          : { seq, at, actor, command, event: one };
      for (const witness of witnesses) witness.before?.(day, recorded, asked);
      log.push(recorded);
      evolve(day, recorded);
      for (const witness of witnesses) witness.after?.(day, recorded);
    }
  };

  const settle = (): void => {
    write(advance(day, now()), 'system', null);
    expectNextMoment(day, now());
  };

  return {
    day,
    log,
    now,
    pass(pass) {
      if (pass === 'tomorrow') clock = day.endsAt + 9 * 60 * MINUTE;
      else if (pass === 'set back') clock -= 90 * MINUTE;
      else clock += Math.round(pass.minutes * MINUTE);
      settle();
    },
    ask(command, actor) {
      settle();
      const asked: Asked = { command, actor, now: now() };
      for (const witness of witnesses) witness.asked?.(day, asked);
      const before = watched ? snapshot(day) : null;
      const decision = decide(day, command, asked);
      const isAsBefore = !before || JSON.stringify(before) === JSON.stringify(snapshot(day));
      holds(isAsBefore, `T-22 deciding ${command.type} leaves the day as it was`);
      if (decision.ok) write(decision.events, nameOf(actor), asked);
      for (const witness of witnesses) witness.answered?.(day, asked, decision);
    },
    tell(command, actor, when) {
      settle();
      const asked: Asked = { command, actor, now: now(), when };
      for (const witness of witnesses) witness.asked?.(day, asked);
      const before = watched ? snapshot(day) : null;
      const events = decideLate(day, command, { actor, when, now: asked.now });
      const isAsBefore = !before || JSON.stringify(before) === JSON.stringify(snapshot(day));
      holds(isAsBefore, `T-22 deciding ${command.type}, told late, leaves the day as it was`);
      write(events, nameOf(actor), asked);
      const decision = { ok: true, events: events.map(({ event }) => event) } as const;
      for (const witness of witnesses) witness.answered?.(day, asked, decision);
    },
  };
}

function expectNextMoment(day: OfficeDay, now: number): void {
  const next = nextAdvance(day);
  if (next === null) return;
  holds(next > now, 'T-26 the next moment is still to come');
  holds(advance(day, next - 1).length === 0, 'T-26 nothing is due before the next moment');
  holds(advance(day, next).length > 0, 'T-26 something is due at the next moment');
  holds(advance(day, now - 90 * MINUTE).length === 0, 'T-21 a clock that is set back brings nothing about');
}
