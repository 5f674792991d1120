import { waitRange } from '../../../shared/domain/estimate/range.ts';
import { addDays, localClock } from '../../../shared/domain/office/local-time.ts';
import type { RecordedEvent } from '../../../shared/domain/ticket/events.ts';
import type { TicketData } from '../../../shared/protocol/http/ticket-data.ts';
import { Tries } from '../access/tries.ts';
import type { Desk } from '../desk.ts';
import type { Quote } from '../estimates/quotes.ts';
import { refused, type Said, said } from '../said.ts';
import type { OfficeStorage } from '../storage/port.ts';
import { keepDays } from './category.ts';
import { LOG_FIELDS } from './inventory.ts';

/** Looking a ticket of another day up means to read the whole log. */
const MOST_LOOKS = 30;
const MOST_LOOKS_IN_ALL = 300;
const LOOKS_MS = 60_000;

/** What the holder of a ticket may have of everything that is kept about it. */
export class OwnData {
  #desk: Desk;
  #storage: OfficeStorage;
  #toldTo: (ticket: string) => Quote | null;
  #looks = new Tries(MOST_LOOKS, LOOKS_MS);
  /** From however many addresses it comes. */
  #allLooks = new Tries(MOST_LOOKS_IN_ALL, LOOKS_MS);

  constructor(desk: Desk, storage: OfficeStorage, toldTo: (ticket: string) => Quote | null) {
    this.#desk = desk;
    this.#storage = storage;
    this.#toldTo = toldTo;
  }

  /** `from`: who asks, as far as looks are limited by it. Of the ticket that a secret opens, also of an earlier day. A wrong secret is answered as one that was erased. */
  of(secret: string, from = ''): Said<TicketData> {
    const { file, log, clients, day } = this.#desk;
    if (!file) return refused({ kind: 'ticket-unknown' });
    const ticket = this.#desk.ticketOf(secret);
    const now = this.#desk.now();
    let events: readonly RecordedEvent[];
    if (day.tickets.has(ticket)) events = log.today();
    else {
      const seconds = Math.max(this.#looks.wait(from, now), this.#allLooks.wait('', now));
      if (seconds > 0) return refused({ kind: 'too-many-tries', seconds });
      this.#looks.failed(from, now);
      this.#allLooks.failed('', now);
      const first = (log.erased?.seq ?? 0) + 1;
      events = this.#storage.linesAbout(ticket, first).map(({ text }) => JSON.parse(text) as RecordedEvent);
    }
    const mine = events.filter(({ event }) => 'ticket' in event && event.ticket === ticket);
    const joined = mine.find(({ event }) => event.type === 'TicketJoined');
    if (joined?.event.type !== 'TicketJoined') return refused({ kind: 'ticket-unknown' });
    const details = clients.get(ticket);
    const quote = this.#toldTo(ticket);
    return said({
      office: file.id,
      number: joined.event.number,
      told: details && { language: details.language, needs: details.needs, note: details.note },
      wait: quote && { at: quote.at, ...waitRange(quote.told) },
      log: mine.map(lineFor),
      until: addDays(localClock(file.timeZone, joined.at).date, keepDays(file).logDays),
      record: `/api/offices/${file.id}/record`,
    });
  }
}

/** A line of the log as its ticket's holder gets it: without what is about the staff or about other tickets. */
function lineFor({ at, when, event }: RecordedEvent): TicketData['log'][number] {
  const about = Object.entries(event).filter(
    ([key]) => LOG_FIELDS[key as keyof typeof LOG_FIELDS].category === 'ticket',
  );
  const { type, ticket: _, why, ...rest } = Object.fromEntries(about);
  const { over: _over, ...reason } = (why ?? {}) as Record<string, unknown>;
  return {
    at,
    ...(when === undefined ? {} : { when }),
    type: String(type),
    ...rest,
    ...(event.type === 'TicketCalled' || 'counter' in event ? { counter: event.counter } : {}),
    ...(why === undefined ? {} : { why: reason }),
  };
}
