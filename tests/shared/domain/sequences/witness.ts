import type { Actor, Command } from '../../../../shared/domain/ticket/commands.ts';
import type { OfficeDay } from '../../../../shared/domain/ticket/day.ts';
import type { Decision } from '../../../../shared/domain/ticket/decide.ts';
import type { OfficeEvent, OfficeEventType, RecordedEvent } from '../../../../shared/domain/ticket/events.ts';

export interface Asked {
  command: Command;
  actor: Actor;
  /** The office's time, ms. */
  now: number;
  /** When a device without a line did it, as it says, ms. */
  when?: number;
}

/**
 * A bystander who keeps books about one concern of the office: from what is asked and what is written down, without the
 * office's own code. Each part throws when the office does otherwise.
 */
export interface Witness {
  /** Something is about to be decided. */
  asked?(day: OfficeDay, asked: Asked): void;
  /** An event is about to be folded into the day. What time alone brings about was not asked: `asked` is null. */
  before?(day: OfficeDay, recorded: RecordedEvent, asked: Asked | null): void;
  /** The event has been folded in. */
  after?(day: OfficeDay, recorded: RecordedEvent): void;
  /** It was decided, and what followed has been folded in. */
  answered?(day: OfficeDay, asked: Asked, decision: Decision): void;
}

export type EventOf<Type extends OfficeEventType> = Extract<OfficeEvent, { type: Type }>;

export function holds(condition: unknown, rule: string): asserts condition {
  if (!condition) throw new Error(`Does not hold: ${rule}`);
}
