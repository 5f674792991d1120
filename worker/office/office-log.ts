import { initialDay, type OfficeDay } from '../../shared/domain/ticket/day.ts';
import type { OfficeEvent, RecordedEvent } from '../../shared/domain/ticket/events.ts';
import { evolve } from '../../shared/domain/ticket/evolve.ts';
import { assert } from '../../shared/lib/assert.ts';
import { sha256Hex } from '../../shared/lib/sha256.ts';
import { exportedLine } from './exported-line.ts';
import type { LogLine, OfficeStorage } from './storage/port.ts';

/** Hash before the first line. */
export const CHAIN_START = '0'.repeat(64);

/** Hash of a line: SHA-256 over the hash before, a line feed, and the exact text of the line (W-10 in SPEC). */
export function chainHash(before: string, text: string): string {
  return sha256Hex(`${before}\n${text}`);
}

const PAGE = 2_000;

export interface ChainHead {
  date: string;
  hash: string;
}

/** The append-only log and the day folded from it. The day is changed here and nowhere else. */
export class OfficeLog {
  readonly day: OfficeDay = initialDay();
  #storage: OfficeStorage;
  #hash = CHAIN_START;
  #at = 0;
  #head: ChainHead | null;
  /** Where the current day starts in the log. */
  #dayStart = 1;
  /** Lines of the current day, for screens that resume: a reconnecting lobby must not read the disk thirty times. */
  #today: RecordedEvent[] = [];

  constructor(storage: OfficeStorage) {
    this.#storage = storage;
    this.#head = storage.get<ChainHead>('setting', 'chain-head');
    this.#wake();
  }

  get seq(): number {
    return this.day.seq;
  }

  /** Time of the last line, ms: time never runs backwards in the log. */
  get at(): number {
    return this.#at;
  }

  /** Folds the current day again from the log, after hibernation or a crash. */
  #wake(): void {
    const start = this.#storage.get<{ from: number }>('setting', 'day-start');
    this.#dayStart = start?.from ?? 1;
    for (let from = this.#dayStart; ; ) {
      const lines = this.#storage.read(from, PAGE);
      for (const line of lines) this.#fold(JSON.parse(line.text) as RecordedEvent, line.hash);
      if (lines.length < PAGE) return;
      from = (lines.at(-1)?.seq ?? from) + 1;
    }
  }

  #fold(recorded: RecordedEvent, hash: string): void {
    if (recorded.event.type === 'DayOpened') this.#today = [];
    evolve(this.day, recorded);
    this.#today.push(recorded);
    this.#hash = hash;
    this.#at = recorded.at;
  }

  /**
   * Writes what happened and folds it into the day. First the disk, then the day: when the disk refuses, nothing has
   * happened. Time never runs backwards in the log, whatever the clock does. `when`: of what a device did without a line.
   */
  append(events: readonly OfficeEvent[], at: number, actor: string, command: string, when?: number): RecordedEvent[] {
    if (events.length === 0) return [];
    const time = Math.max(at, this.#at);
    let seq = this.day.seq;
    let hash = this.#hash;
    const recorded: RecordedEvent[] = [];
    const lines: LogLine[] = [];
    for (const event of events) {
      seq += 1;
      const entry: RecordedEvent = { seq, at: time, ...(when === undefined ? {} : { when }), actor, command, event };
      const text = JSON.stringify(entry);
      hash = chainHash(hash, text);
      recorded.push(entry);
      lines.push({ seq, command, text, hash });
    }
    const closed = recorded.findLast(({ event }) => event.type === 'DayClosed');
    const opened = recorded.findLast(({ event }) => event.type === 'DayOpened');
    if (opened) {
      this.#storage.atomically(() => {
        this.#storage.append(lines);
        this.#storage.put('setting', 'day-start', { from: opened.seq });
        if (opened.event.type === 'DayOpened') this.#storage.put('day', opened.event.date, { from: opened.seq });
        if (closed?.event.type === 'DayClosed') {
          const { date } = closed.event;
          this.#head = { date, hash: lines.find(({ seq }) => seq === closed.seq)?.hash ?? '' };
          this.#storage.put('setting', 'chain-head', this.#head);
        }
      });
      this.#dayStart = opened.seq;
    } else {
      this.#storage.append(lines);
    }
    for (const [i, entry] of recorded.entries()) {
      const line = lines[i];
      assert(line, 'each event has its line');
      this.#fold(entry, line.hash);
    }
    return recorded;
  }

  /** The last hash of the last day that is closed. It is public (W-11 in SPEC). */
  get chainHead(): ChainHead | null {
    return this.#head;
  }

  /** Events of today after `seq`; null when `seq` is not of today, so that the screen has to start anew. */
  todaySince(seq: number): RecordedEvent[] | null {
    if (seq < this.#dayStart || seq > this.day.seq) return null;
    return this.#today.slice(seq - this.#dayStart + 1);
  }

  /** The last event that a command has brought about; null when it brought about none. */
  lastOf(command: string): RecordedEvent | null {
    const seen = this.#storage.findCommand(command);
    const [line] = seen ? this.#storage.read(seen.last, 1) : [];
    return line ? (JSON.parse(line.text) as RecordedEvent) : null;
  }

  today(): readonly RecordedEvent[] {
    return this.#today;
  }

  /** The log as JSON lines, each with its hash; of one date, or whole. */
  *export(date: string | null): Generator<string> {
    let from = 1;
    let until = Number.POSITIVE_INFINITY;
    if (date !== null) {
      const days = this.#storage
        .list<{ from: number }>('day')
        .map(({ key, value }) => ({ date: key, from: value.from }))
        .sort((a, b) => a.from - b.from);
      const index = days.findIndex((day) => day.date === date);
      const day = days[index];
      if (!day) return;
      from = day.from;
      until = days[index + 1]?.from ?? until;
    }
    for (;;) {
      const lines = this.#storage.read(from, PAGE);
      for (const line of lines) {
        if (line.seq >= until) return;
        yield `${exportedLine(line)}\n`;
      }
      if (lines.length < PAGE) return;
      from = (lines.at(-1)?.seq ?? from) + 1;
    }
  }
}
