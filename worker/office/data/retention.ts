import { addDays, instantOf, localClock } from '../../../shared/domain/office/local-time.ts';
import type { RecordedEvent } from '../../../shared/domain/ticket/events.ts';
import type { DayStatistics, Statistics } from '../../../shared/protocol/http/statistics.ts';
import { logProblem } from '../../log-problem.ts';
import type { Desk } from '../desk.ts';
import { type OfficeStorage, RECORD_KINDS } from '../storage/port.ts';
import { CATEGORIES, keepDays, msKept } from './category.ts';
import { entryOf } from './inventory.ts';
import { statisticsOf } from './statistics.ts';

/** Local hour of the nightly round: no office is open, and the day before has closed. */
const ROUND = '03:00';
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

/**
 * Erases what an office may no longer keep, by the times of the inventory, and then every trace of it in the file. Runs by
 * itself once a night; what belongs to a visit goes with the visit (client-details.ts) and does not wait for it.
 */
export class Retention {
  #parts: Parts;
  #round: Round | null;
  #sweeping = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#round = parts.storage.get<Round>('setting', 'retention');
  }

  /** A day has closed: what stays of it is reckoned from what is still there. */
  dayClosed(events: readonly RecordedEvent[]): void {
    this.#keepStatistics(events);
  }

  #keepStatistics(events: readonly RecordedEvent[]): void {
    const statistics = statisticsOf(events);
    if (statistics) this.#parts.storage.put('statistics', statistics.date, statistics);
  }

  /** Begins the round of the night when it is time, and goes on with a sweep that a restart has broken off. */
  look(now: number): void {
    const { file } = this.#parts.desk;
    if (!file || this.#sweeping) return;
    const { date } = localClock(file.timeZone, now);
    const begun = this.#round?.date ?? '';
    const isTime = now >= instantOf(file.timeZone, date, ROUND);
    const due = isTime ? date : addDays(date, -1);
    // An office that is set up today has nothing to erase yet.
    if (this.#round === null) this.#keepRound({ date: due, swept: true });
    else if (begun < due) this.run(now).catch(unswept);
    else if (!this.#round.swept) this.#sweep().catch(unswept);
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
