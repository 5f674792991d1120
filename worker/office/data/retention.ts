import { addDays, instantOf, localClock } from '../../../shared/domain/office/local-time.ts';
import type { RecordedEvent } from '../../../shared/domain/ticket/events.ts';
import type { DayStatistics, Statistics } from '../../../shared/protocol/http/statistics.ts';
import { logProblem } from '../../log-problem.ts';
import type { Desk } from '../desk.ts';
import { type OfficeStorage, RECORD_KINDS } from '../storage/port.ts';
import { CATEGORIES, keepDays, msKept } from './category.ts';
import { entryOf } from './inventory.ts';
import { statisticsOf } from './statistics.ts';

const DAY = 24 * 60 * 60_000;
/** Local hour of the nightly round: no office is open, and the day before has closed. */
const ROUND = '03:00';
/** So long an office may have slept, or been switched off, and its clock is believed as before. */
const BELIEVED_MS = 4 * DAY;
/** After a longer leap nothing is erased before the clock has gone on from there for so long: a wrong one is set right by then. */
const PROVED_MS = DAY;
/** What the clock said is written down no more often than this. */
const WRITTEN_MS = 60 * 60_000;
/** Between two steps of a sweep, ms: whoever asks for something at night gets an answer in between. */
const BETWEEN_STEPS = 20;

interface Parts {
  desk: Desk;
  storage: OfficeStorage;
  after: (ms: number, run: () => void) => void;
}

/** The next look begins the sweep again. */
const unswept = (error: unknown): void => logProblem('retention', error);

/** When the last round began, and whether its sweep came to an end. */
interface Round {
  date: string;
  swept: boolean;
}

/** How far the office's clock may be believed: when it was last looked at, and since when it has gone on without a leap, ms. */
interface Pace {
  seen: number;
  since: number;
}

/** A backup was put back, by somebody who looked at the clock. */
interface Restored {
  at: number;
}

/**
 * Erases what an office may no longer keep, by the times of the inventory, and then every trace of it in the file. Runs by
 * itself once a night; what belongs to a visit goes with the visit (client-details.ts) and does not wait for it.
 */
export class Retention {
  #parts: Parts;
  #round: Round | null;
  #pace: Pace | null;
  #paceWritten = 0;
  #sweeping = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#round = parts.storage.get<Round>('setting', 'retention');
    this.#pace = parts.storage.get<Pace>('setting', 'clock');
  }

  /** A day has closed: what stays of it is reckoned from what is still there. */
  dayClosed(events: readonly RecordedEvent[]): void {
    this.#keepStatistics(events);
  }

  #keepStatistics(events: readonly RecordedEvent[]): void {
    const statistics = statisticsOf(events);
    if (statistics) this.#parts.storage.put('statistics', statistics.date, statistics);
  }

  /** Whether a look would do something, so that an office that wakes does not have to wait for the next one. */
  isDue(now: number): boolean {
    return this.#round !== null && (this.#round.date < this.#lastRound(now) || !this.#round.swept);
  }

  /** The day whose round should have begun by now. */
  #lastRound(now: number): string {
    const zone = this.#parts.desk.file?.timeZone ?? 'UTC';
    const { date } = localClock(zone, now);
    return now >= instantOf(zone, date, ROUND) ? date : addDays(date, -1);
  }

  /** Begins the round of the night when it is time, and goes on with a sweep that a restart has broken off. */
  look(now: number): void {
    if (!this.#parts.desk.file) return;
    const believed = this.#believes(now);
    if (this.#sweeping) return;
    const due = this.#lastRound(now);
    // An office that is set up today has nothing to erase yet.
    if (this.#round === null) this.#keepRound({ date: due, swept: true });
    else if (this.#round.date < due && believed) this.run(now).catch(unswept);
    else if (!this.#round.swept) this.#sweep().catch(unswept);
  }

  /**
   * What is erased does not come back, so a clock that leaps ahead has to prove itself first: that of a machine which starts with
   * a wrong time is set right within minutes, and then nothing has been lost (V-21).
   */
  #believes(now: number): boolean {
    const { storage } = this.#parts;
    const restored = storage.get<Restored>('setting', 'restored');
    if (restored) storage.remove('setting', 'restored');
    const fromBackup = restored !== null && Math.abs(now - restored.at) < BELIEVED_MS;
    const before = fromBackup ? null : this.#pace;
    const leapt = before !== null && (now < before.seen || now - before.seen > BELIEVED_MS);
    const pace: Pace = { seen: now, since: before === null ? 0 : leapt ? now : before.since };
    this.#pace = pace;
    if (leapt || before === null || now - this.#paceWritten >= WRITTEN_MS) {
      storage.put('setting', 'clock', pace);
      this.#paceWritten = now;
    }
    return now - pace.since >= PROVED_MS;
  }

  /** Erases now what is due. Resolves when nothing of it is left in the file. */
  run(now: number): Promise<void> {
    const { desk } = this.#parts;
    const date = localClock(desk.file?.timeZone ?? 'UTC', now).date;
    this.eraseDue(now);
    this.#keepRound({ date, swept: false });
    return this.#sweep();
  }

  /** Everything whose time is over counts no more; its traces in the file are left to the sweep. */
  eraseDue(now: number): void {
    const { desk, storage } = this.#parts;
    const { logDays, auditDays } = keepDays(desk.file);
    const today = desk.day.date ?? localClock(desk.file?.timeZone ?? 'UTC', now).date;
    const first = addDays(today, -logDays);
    for (const { date } of desk.log.days()) {
      if (date >= first || storage.get<DayStatistics>('statistics', date)) continue;
      this.#keepStatistics(desk.log.eventsOf(date));
    }
    desk.log.erase(first);
    desk.tidy();
    for (const kind of RECORD_KINDS) {
      for (const { key, value } of storage.list(kind)) {
        const entry = entryOf(kind, key);
        if (!entry?.from) continue;
        const name = typeof entry.category === 'function' ? entry.category(value as never) : entry.category;
        const kept = msKept(CATEGORIES[name].keep, auditDays);
        const from = entry.from(value as never, key);
        if (kept !== null && from !== null && from + kept <= now) storage.remove(kind, key);
      }
    }
  }

  #sweep(): Promise<void> {
    if (this.#sweeping) return Promise.resolve();
    this.#sweeping = true;
    const { desk, storage, after } = this.#parts;
    const steps = storage.sweep((desk.log.erased?.seq ?? 0) + 1);
    return new Promise((resolve, reject) => {
      const step = (): void => {
        try {
          if (!steps.next().done) return after(BETWEEN_STEPS, step);
          this.#sweeping = false;
          if (this.#round) this.#keepRound({ ...this.#round, swept: true });
          resolve();
        } catch (error) {
          this.#sweeping = false;
          reject(error);
        }
      };
      step();
    });
  }

  #keepRound(round: Round): void {
    this.#round = round;
    this.#parts.storage.put('setting', 'retention', round);
  }

  statistics(): Statistics {
    const days = this.#parts.storage.list<DayStatistics>('statistics').map(({ value }) => value);
    return { days: days.toSorted((a, b) => (a.date < b.date ? 1 : -1)) };
  }
}
