import type { OfficeEvent, RecordedEvent } from '../../../shared/domain/ticket/events.ts';
import type { Random } from '../../../shared/lib/random.ts';
import type { FindingKind } from '../../../shared/verify/report.ts';
import { NINE } from '../../helpers/rules.ts';
import { linesOf } from './random-day.ts';

// Somebody with the log in hand changes it. Each tampering is wrong by its making, never by chance: where a day has no
// place for one, it says so with null, and another day has to be taken.

type Type = OfficeEvent['type'];
export type EventOf<T extends Type> = Extract<OfficeEvent, { type: T }>;

export interface CleanDay {
  log: readonly RecordedEvent[];
  lines: readonly string[];
}

export interface Tampered {
  lines: string[];
  /** One of these has to be found. */
  expect: FindingKind[];
}

export type Tampering = (day: CleanDay, random: Random) => Tampered | null;

export const MIDNIGHT = NINE + 15 * 3_600_000;
export const isAtMidnight = (recorded: RecordedEvent): boolean =>
  recorded.actor === 'system' && recorded.at >= MIDNIGHT;

export function pick(
  day: CleanDay,
  random: Random,
  fits: (recorded: RecordedEvent, index: number) => boolean,
): number | null {
  const found = day.log.flatMap((recorded, index) => (fits(recorded, index) ? [index] : []));
  return found.length === 0 ? null : random.pick(found);
}

/** As somebody writes it who knows how: numbers without a gap, requests that point to the right event, a new chain. */
export function rewritten(log: readonly RecordedEvent[]): string[] {
  const seqs = new Map(log.map(({ seq }, index) => [seq, index + 1]));
  return linesOf(
    log.map((recorded, index) => {
      const { event } = recorded;
      const help = event.type === 'HelpAnswered' ? (seqs.get(event.help) ?? event.help) : 0;
      return { ...recorded, seq: index + 1, event: event.type === 'HelpAnswered' ? { ...event, help } : event };
    }),
  );
}

/** Changes one event of a type and makes the chain anew from there. */
export function edit<T extends Type>(
  type: T,
  expect: FindingKind[],
  change: (event: EventOf<T>, random: Random, recorded: RecordedEvent) => object,
  when: (event: EventOf<T>, recorded: RecordedEvent) => boolean = () => true,
): Tampering {
  return (day, random) => {
    const index = pick(
      day,
      random,
      (recorded) => recorded.event.type === type && when(recorded.event as EventOf<T>, recorded),
    );
    const recorded = index === null ? undefined : day.log[index];
    if (index === null || !recorded) return null;
    const event = { ...recorded.event, ...change(recorded.event as EventOf<T>, random, recorded) } as OfficeEvent;
    return { lines: linesOf(day.log.with(index, { ...recorded, event })), expect };
  };
}

/** Changes the frame of a line, such as who did it, and makes the chain anew from there. */
export function reframe(
  expect: FindingKind[],
  fits: (recorded: RecordedEvent, index: number, day: CleanDay) => boolean,
  change: (recorded: RecordedEvent, random: Random) => Partial<RecordedEvent>,
): Tampering {
  return (day, random) => {
    const index = pick(day, random, (recorded, i) => fits(recorded, i, day));
    const recorded = index === null ? undefined : day.log[index];
    if (index === null || !recorded) return null;
    return { lines: linesOf(day.log.with(index, { ...recorded, ...change(recorded, random) })), expect };
  };
}

/** Takes out one event; everything after it is numbered and chained anew. */
export function without(
  expect: FindingKind[],
  fits: (recorded: RecordedEvent, next: Type | null, index: number, day: CleanDay) => boolean,
): Tampering {
  return (day, random) => {
    const index = pick(day, random, (recorded, i) => fits(recorded, nextOf(day, recorded, i), i, day));
    return index === null ? null : { lines: rewritten(day.log.toSpliced(index, 1)), expect };
  };
}

/** What happens next to the ticket of this event. */
export function nextOf(day: CleanDay, recorded: RecordedEvent, index: number): Type | null {
  return nextLine(day, recorded, index)?.event.type ?? null;
}

export function nextLine({ log }: CleanDay, { event }: RecordedEvent, index: number): RecordedEvent | undefined {
  if (!('ticket' in event)) return undefined;
  return log.slice(index + 1).find((later) => 'ticket' in later.event && later.event.ticket === event.ticket);
}

export function inserted(day: CleanDay, index: number, event: OfficeEvent, actor: string, at?: number): string[] {
  const time = at ?? day.log[index - 1]?.at ?? 0;
  return rewritten(day.log.toSpliced(index, 0, { seq: -1, at: time, actor, command: 'forged', event }));
}

/** Puts an event that fits right behind one of a type. */
export function insertAfter<T extends Type>(
  type: T,
  expect: FindingKind[],
  forge: (event: EventOf<T>) => [OfficeEvent, string],
): Tampering {
  return (day, random) => {
    const index = pick(day, random, ({ event }) => event.type === type);
    if (index === null) return null;
    return { lines: inserted(day, index + 1, ...forge(day.log[index]?.event as EventOf<T>)), expect };
  };
}

/** Changes one value somewhere in a line, whatever it is. */
export function changeAnything(value: unknown, random: Random): unknown {
  if (typeof value === 'number') return value + random.pick([-1, 1]);
  if (typeof value === 'string') return `${value}x`;
  if (typeof value !== 'object' || value === null) return value === null ? 0 : null;
  if (Array.isArray(value) && value.length === 0) return ['x'];
  const key = random.pick(Object.keys(value));
  const changed = changeAnything((value as Record<string, unknown>)[key], random);
  return Array.isArray(value) ? value.with(Number(key), changed) : { ...value, [key]: changed };
}
