import type { CallEstimate } from '../../../shared/domain/estimate/call-estimate.ts';
import { type RecordedEvent, timeOf } from '../../../shared/domain/ticket/events.ts';
import type { TicketId } from '../../../shared/domain/ticket/ticket.ts';
import type { DayAccuracy } from '../../../shared/protocol/http/figures.ts';
import type { OfficeStorage } from '../storage/port.ts';
import { accuracyOf, type Told } from './accuracy.ts';

export interface Quote {
  ticket: TicketId;
  /** When it was told, ms. */
  at: number;
  told: CallEstimate;
}

/** What each client was told on coming in, until the day is over. It has no effect on anything but figures. */
export class Quotes {
  #storage: OfficeStorage;
  #told = new Map<TicketId, Quote>();
  /** Came in at a moment when nothing was known yet; filled in by the next estimate. */
  #owed = new Set<TicketId>();
  #unwritten: Quote[] = [];
  #pages: number;

  constructor(storage: OfficeStorage) {
    this.#storage = storage;
    const pages = storage.list<Quote[]>('estimate').filter(({ key }) => key.startsWith('told/'));
    this.#pages = pages.length;
    for (const { value } of pages) for (const quote of value) this.#told.set(quote.ticket, quote);
  }

  /** Notes what those were told who came in by these events. */
  follow(events: readonly RecordedEvent[], callOf: (ticket: TicketId) => CallEstimate | null): void {
    for (const { event, at, when } of events) {
      // Nobody was told anything who came in while the line was cut.
      if (when !== undefined) continue;
      const isIn = event.type === 'TicketCheckedIn' || (event.type === 'TicketJoined' && event.place !== null);
      if (!isIn || ('class' in event && event.class === 'desk')) continue;
      const told = callOf(event.ticket);
      if (told) this.#note({ ticket: event.ticket, at, told });
      else this.#owed.add(event.ticket);
    }
  }

  /** What those are told now to whom nothing could be said when they came in, as long as they wait. */
  fill(callOf: (ticket: TicketId) => CallEstimate | null, isWaiting: (ticket: TicketId) => boolean, now: number): void {
    for (const ticket of this.#owed) {
      const told = callOf(ticket);
      if (told) this.#note({ ticket, at: now, told });
      if (told || !isWaiting(ticket)) this.#owed.delete(ticket);
    }
  }

  /** What the holder of a ticket was told, or null. */
  of(ticket: TicketId): Quote | null {
    return this.#told.get(ticket) ?? null;
  }

  #note(quote: Quote): void {
    this.#told.set(quote.ticket, quote);
    this.#unwritten.push(quote);
  }

  /** Writes what is not written yet, as one page: a row for each ticket would make every ticket dearer. */
  keep(): void {
    if (this.#unwritten.length === 0) return;
    this.#pages += 1;
    this.#storage.put('estimate', `told/${this.#pages}`, this.#unwritten);
    this.#unwritten = [];
  }

  /** Holds what was told against the events of the day that is over, and forgets it. */
  settle(events: readonly RecordedEvent[], closesAt: number | null): { told: Told[]; accuracy: DayAccuracy } {
    const told = pairsOf(this.#told, events);
    for (let page = 1; page <= this.#pages; page += 1) this.#storage.remove('estimate', `told/${page}`);
    this.#told.clear();
    this.#owed.clear();
    this.#unwritten = [];
    this.#pages = 0;
    const date = events.findLast(({ event }) => event.type === 'DayClosed')?.event;
    return { told, accuracy: accuracyOf(date?.type === 'DayClosed' ? date.date : '', told, closesAt) };
  }
}

/** The first call of each ticket that was told something, when it was made. Whoever let others go first has chosen another wait. */
function pairsOf(quotes: ReadonlyMap<TicketId, Quote>, events: readonly RecordedEvent[]): Told[] {
  const called = new Map<TicketId, number>();
  const chose = new Set<TicketId>();
  for (const recorded of events) {
    const { event } = recorded;
    if (event.type === 'TicketCalled' && !called.has(event.ticket)) called.set(event.ticket, timeOf(recorded));
    else if (event.type === 'CallWithdrawn' || event.type === 'TicketReturned') called.delete(event.ticket);
    else if (event.type === 'TicketPostponed') chose.add(event.ticket);
  }
  const pairs: Told[] = [];
  for (const { ticket, at, told } of quotes.values()) {
    const call = called.get(ticket);
    if (call !== undefined && !chose.has(ticket) && call >= at) pairs.push({ told, at, actual: call - at });
  }
  return pairs;
}
