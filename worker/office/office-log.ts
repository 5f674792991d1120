import { initialDay, type OfficeDay } from '../../shared/domain/ticket/day.ts';
import type { OfficeEvent, RecordedEvent } from '../../shared/domain/ticket/events.ts';
import { evolve } from '../../shared/domain/ticket/evolve.ts';
import { assert } from '../../shared/lib/assert.ts';
import { sha256Hex } from '../../shared/lib/sha256.ts';
import type { Anchor } from '../../shared/verify/read-line.ts';
import { anchorLine, exportedLine } from './exported-line.ts';
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
  #erased: Anchor | null;
  /** Where the current day starts in the log. */
  #dayStart = 1;
  /** Lines of the current day, for screens that resume: a reconnecting lobby must not read the disk thirty times. */
  #today: RecordedEvent[] = [];

  constructor(storage: OfficeStorage) {
    this.#storage = storage;
    this.#head = storage.get<ChainHead>('setting', 'chain-head');
    this.#erased = storage.get<Anchor>('setting', 'erased');
    this.#wake();
  }

  get seq(): number {
    return this.day.seq;
  }

  /** Hash of the last line. */
  get hash(): string {
    return this.#hash;
  }

  /** The hash of one line, or null when there is no such line. */
  hashAt(seq: number): string | null {
    const [line] = this.#storage.read(seq, 1);
    return line?.seq === seq ? line.hash : null;
  }

  /** Whether the day in memory ends where the disk does. */
  isWhole(): boolean {
    return (this.#storage.head()?.seq ?? this.#erased?.seq ?? 0) === this.day.seq;
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
  append(
    events: ReadonlyArray<OfficeEvent | { event: OfficeEvent; when: number }>,
    at: number,
    actor: string,
    command: string,
  ): RecordedEvent[] {
    if (events.length === 0) return [];
    const time = Math.max(at, this.#at);
    let seq = this.day.seq;
    let hash = this.#hash;
    const recorded: RecordedEvent[] = [];
    const lines: LogLine[] = [];
    for (const one of events) {
      seq += 1;
      const entry: RecordedEvent =
        'event' in one
          ? { seq, at: time, when: one.when, actor, command, event: one.event }
          : { seq, at: time, actor, command, event: one };
      const text = JSON.stringify(entry);
      hash = chainHash(hash, text);
      recorded.push(entry);
      lines.push({ seq, command, text, hash });
    }
    this.#keep(recorded, lines);
    this.#foldAll(recorded, lines);
    return recorded;
  }

  /**
   * Takes over lines that were written elsewhere, as they are; that they continue this log was checked before. All or none:
   * when the rules cannot read them it throws, the disk is as it was, and the object has to be made anew.
   */
  adopt(recorded: readonly RecordedEvent[], lines: readonly LogLine[], erased: Anchor | null = null): void {
    this.#storage.atomically(() => {
      if (erased) {
        this.#storage.put('setting', 'erased', erased);
        this.#erased = erased;
      }
      this.#keep(recorded, lines);
      this.#foldAll(recorded, lines);
    });
  }

  /** Writes lines, and from where on a day is to be read. */
  #keep(recorded: readonly RecordedEvent[], lines: readonly LogLine[]): void {
    const opened = recorded.filter(({ event }) => event.type === 'DayOpened');
    const closed = recorded.findLast(({ event }) => event.type === 'DayClosed');
    if (opened.length === 0 && !closed) {
      this.#storage.append(lines);
      return;
    }
    this.#storage.atomically(() => {
      this.#storage.append(lines);
      for (const { seq, event } of opened) {
        this.#storage.put('setting', 'day-start', { from: seq });
        if (event.type === 'DayOpened') this.#storage.put('day', event.date, { from: seq });
      }
      if (closed?.event.type === 'DayClosed') {
        const { date } = closed.event;
        this.#head = { date, hash: lines.find(({ seq }) => seq === closed.seq)?.hash ?? '' };
        this.#storage.put('setting', 'chain-head', this.#head);
      }
    });
    this.#dayStart = opened.at(-1)?.seq ?? this.#dayStart;
  }

  #foldAll(recorded: readonly RecordedEvent[], lines: readonly LogLine[]): void {
    for (const [i, entry] of recorded.entries()) {
      const line = lines[i];
      assert(line, 'each event has its line');
      this.#fold(entry, line.hash);
    }
  }

  /** The last hash of the last day that is closed. It is public (W-11 in SPEC). */
  get chainHead(): ChainHead | null {
    return this.#head;
  }

  /** The last line that was erased; null while the log is whole. */
  get erased(): Anchor | null {
    return this.#erased;
  }

  /** Days of the log, the oldest first, each with its first line. */
  days(): Array<{ date: string; from: number }> {
    return this.#storage
      .list<{ from: number }>('day')
      .map(({ key, value }) => ({ date: key, from: value.from }))
      .sort((a, b) => a.from - b.from);
  }

  /**
   * Days before a date do not count any more. Their lines are no longer read from now on, and the sweep of the storage takes
   * them off the disk. The last hash stays, so that what follows can be checked. The last day stays in any case.
   */
  erase(before: string): void {
    const days = this.days();
    const first = days.find(({ date }) => date >= before) ?? days.at(-1);
    if (!first || first === days[0]) return;
    const seq = first.from - 1;
    const hash = this.hashAt(seq);
    assert(hash !== null, 'the line before a day that stays is there');
    const erased: Anchor = { seq, hash };
    this.#storage.atomically(() => {
      this.#storage.put('setting', 'erased', erased);
      for (const { date, from } of days) if (from < first.from) this.#storage.remove('day', date);
    });
    this.#erased = erased;
  }

  /** Every event of a day that is still in the log. */
  eventsOf(date: string): RecordedEvent[] {
    return [...this.export(date)].map((line) => {
      const { hash: _, ...recorded } = JSON.parse(line) as RecordedEvent & { hash: string };
      return recorded;
    });
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

  /** The log as JSON lines, each with its hash; of one date, or whole, with what was erased before it (W-14 in SPEC). */
  *export(date: string | null): Generator<string> {
    let from = (this.#erased?.seq ?? 0) + 1;
    let until = Number.POSITIVE_INFINITY;
    if (date === null && this.#erased) yield `${anchorLine(this.#erased)}\n`;
    if (date !== null) {
      const days = this.days();
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
