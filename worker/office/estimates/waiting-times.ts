import type { CallEstimate } from '../../../shared/domain/estimate/call-estimate.ts';
import { emptyKnowledge, type Knowledge } from '../../../shared/domain/estimate/knowledge.ts';
import { learnDay } from '../../../shared/domain/estimate/learn-day.ts';
import { type OfficeEstimate, rollout } from '../../../shared/domain/estimate/rollout.ts';
import { lastClosing } from '../../../shared/domain/office/opening.ts';
import type { RecordedEvent } from '../../../shared/domain/ticket/events.ts';
import { createRandom } from '../../../shared/lib/random.ts';
import type { DayAccuracy, Figures } from '../../../shared/protocol/http/figures.ts';
import type { Desk } from '../desk.ts';
import type { OfficeStorage } from '../storage/port.ts';
import { forecastOf, NO_FORECAST } from './forecast.ts';
import { Intake } from './intake.ts';
import { type Quote, Quotes } from './quotes.ts';

/** Runs of one estimate. More would be hardly truer (see shared/domain/estimate) and a burden to the office. */
export const USUAL_RUNS = 40;
/** Pause between two slices of an estimate, and between two estimates, ms. A call finds the office free nearly always. */
const BETWEEN_SLICES = 8;
const BETWEEN_ESTIMATES = 2_000;
/** The first one waits, ms: an office that has just started has every screen coming back to it at once. */
const FIRST_AFTER = 4_000;
const DAYS_SHOWN = 30;

interface Parts {
  desk: Desk;
  storage: OfficeStorage;
  after: (ms: number, run: () => void) => void;
  /** Something that screens show has changed. */
  onForecast: () => void;
  /** Runs of one estimate; 0: none is made. */
  runs: number;
}

/**
 * Reckons how long people wait, off the path of commands: one short slice at a time, so that a call never waits for it.
 * Clocks stand still while an office of the platform works, so slices are counted in runs and not in milliseconds.
 */
export class WaitingTimes {
  #parts: Parts;
  #knowledge: Knowledge;
  #quotes: Quotes;
  #intake: Intake;
  #busy = false;
  #again = false;
  #isFirst = true;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#knowledge = parts.storage.get<Knowledge>('estimate', 'knowledge') ?? emptyKnowledge();
    this.#quotes = new Quotes(parts.storage);
    this.#intake = new Intake(parts.desk);
  }

  /** Something has happened: what people were told is noted, and a new estimate follows soon. */
  changed(events: readonly RecordedEvent[]): void {
    const { desk } = this.#parts;
    this.#quotes.follow(events, (ticket) => this.#callOf(ticket));
    this.#intake.noticed(events);
    if (events.length > 0 && desk.day.date !== null) this.refresh();
  }

  /** Begins a new estimate unless one is on its way; then another follows it. */
  refresh(): void {
    if (this.#busy) {
      this.#again = true;
      return;
    }
    const { desk, runs, after } = this.#parts;
    if (!desk.day.rules || desk.day.date === null || runs === 0) return;
    this.#busy = true;
    this.#again = false;
    // Not at once: whoever has just asked for something gets the answer first.
    after(this.#isFirst ? FIRST_AFTER : BETWEEN_SLICES, () => {
      this.#isFirst = false;
      const { day } = desk;
      this.#step(rollout({ day, now: desk.now(), knowledge: this.#knowledge, random: createRandom(day.seq), runs }));
    });
  }

  #step(running: Generator<void, OfficeEstimate>): void {
    const { after } = this.#parts;
    const step = running.next();
    if (!step.done) {
      after(BETWEEN_SLICES, () => this.#step(running));
      return;
    }
    this.#finish(step.value);
    after(BETWEEN_ESTIMATES, () => {
      this.#busy = false;
      if (this.#again) this.refresh();
    });
  }

  #finish(estimate: OfficeEstimate): void {
    const { desk, onForecast } = this.#parts;
    desk.forecast = forecastOf(estimate);
    this.#quotes.fill(
      (ticket) => estimate.tickets.get(ticket) ?? null,
      (ticket) => desk.day.tickets.get(ticket)?.state === 'waiting',
      desk.now(),
    );
    this.#intake.follow(estimate);
    onForecast();
  }

  #callOf(ticket: string): CallEstimate | null {
    const { desk } = this.#parts;
    const waiting = desk.day.tickets.get(ticket);
    return waiting?.state === 'waiting' ? desk.forecast.callFor(waiting, desk.now()) : null;
  }

  /** What the holder of a ticket was told on coming in, or null. */
  toldTo(ticket: string): Quote | null {
    return this.#quotes.of(ticket);
  }

  /** Writes down what has been told since the last time. */
  keep(): void {
    this.#quotes.keep();
  }

  /** A day is over: what was told is held against what happened, and the office learns from it. */
  dayClosed(events: readonly RecordedEvent[]): void {
    const { storage, desk } = this.#parts;
    const opened = events.findLast(({ event }) => event.type === 'DayOpened' && event.date !== desk.day.date)?.event;
    const closesAt = opened?.type === 'DayOpened' ? lastClosing(opened.rules, opened.date) : null;
    const { told, accuracy } = this.#quotes.settle(events, closesAt);
    this.#knowledge = learnDay(this.#knowledge, events, told);
    storage.put('estimate', 'knowledge', this.#knowledge);
    if (accuracy.quotes > 0) storage.put('estimate', `day/${accuracy.date}`, accuracy);
    desk.forecast = NO_FORECAST;
  }

  figures(): Figures {
    const days = this.#parts.storage
      .list<DayAccuracy>('estimate')
      .filter(({ key }) => key.startsWith('day/'))
      .map(({ value }) => value)
      .toSorted((a, b) => (a.date < b.date ? 1 : -1));
    return { days: days.slice(0, DAYS_SHOWN), learnedDays: this.#knowledge.days };
  }
}
