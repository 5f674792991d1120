import { advance } from '../../shared/domain/ticket/advance.ts';
import type { Actor, Command } from '../../shared/domain/ticket/commands.ts';
import { initialDay, type OfficeDay } from '../../shared/domain/ticket/day.ts';
import { type Decision, decide } from '../../shared/domain/ticket/decide.ts';
import type { OfficeEvent, RecordedEvent } from '../../shared/domain/ticket/events.ts';
import { evolve } from '../../shared/domain/ticket/evolve.ts';
import type { TicketId } from '../../shared/domain/ticket/ticket.ts';
import { actorName } from '../../worker/office/may.ts';

/** Who looks on. A hook reads the day and never changes it; `now` is an instant (ms since 1970). */
export interface Hooks {
  /** A ticket was taken, in the building or at home. */
  onJoin?(day: OfficeDay, ticket: TicketId, now: number): void;
  /**
   * A holder has come into the building and now waits, for the first time. Nobody has been called yet who was not called
   * before, so a wait that is quoted here can be compared with what happens.
   */
  onPresent?(day: OfficeDay, ticket: TicketId, now: number): void;
  /** Any event, after it was folded in. */
  onEvent?(day: OfficeDay, recorded: RecordedEvent): void;
}

/** The office as everybody in the simulation meets it: a clock, a log, and the day folded from it. */
export interface OfficeAtWork {
  readonly day: OfficeDay;
  readonly log: RecordedEvent[];
  /** ms since 1970. */
  readonly now: number;
  /** Sets the clock and folds in what time alone has brought about. */
  pass(instant: number): void;
  ask(command: Command, actor: Actor): Decision;
  /** As `ask`, for what must be accepted. */
  does(command: Command, actor: Actor): OfficeEvent[];
  /** Records what no command decides: a call by a rule that is not the office's. */
  record(event: OfficeEvent, actor: Actor): void;
  /** Passes to midnight, and keeps the log of this one day: the next day is not opened. */
  close(): void;
}

const SYSTEM: Actor = { role: 'system' };

export function createOffice(hooks: Hooks): OfficeAtWork {
  const day = initialDay();
  const log: RecordedEvent[] = [];
  let now = 0;
  let commands = 0;

  const write = (events: readonly OfficeEvent[], actor: Actor): void => {
    commands += 1;
    for (const event of events) {
      const recorded = { seq: day.seq + 1, at: now, actor: actorName(actor), command: `c${commands}`, event };
      evolve(day, recorded);
      log.push(recorded);
      tell(hooks, day, recorded);
    }
  };
  const office: OfficeAtWork = {
    day,
    log,
    get now() {
      return now;
    },
    pass(instant) {
      now = instant;
      write(advance(day, now), SYSTEM);
    },
    ask(command, actor) {
      const decision = decide(day, command, { now, actor });
      if (decision.ok) write(decision.events, actor);
      return decision;
    },
    does(command, actor) {
      const decision = office.ask(command, actor);
      if (!decision.ok) throw new Error(`${command.type} was refused: ${JSON.stringify(decision.refusal)}`);
      return decision.events;
    },
    record(event, actor) {
      write([event], actor);
    },
    close() {
      now = day.endsAt;
      const events = advance(day, now);
      write(events.slice(0, events.findIndex(({ type }) => type === 'DayClosed') + 1), SYSTEM);
    },
  };
  return office;
}

function tell(hooks: Hooks, day: OfficeDay, recorded: RecordedEvent): void {
  const { event, at } = recorded;
  hooks.onEvent?.(day, recorded);
  if (event.type === 'TicketJoined') {
    hooks.onJoin?.(day, event.ticket, at);
    if (event.place) hooks.onPresent?.(day, event.ticket, at);
  } else if (event.type === 'TicketCheckedIn') {
    hooks.onPresent?.(day, event.ticket, at);
  }
}
