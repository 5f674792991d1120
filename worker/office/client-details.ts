import type { RecordedEvent } from '../../shared/domain/ticket/events.ts';
import type { HelpCode } from '../../shared/domain/ticket/help.ts';
import type { Language } from '../../shared/domain/words.ts';
import type { OfficeStorage } from './storage/port.ts';

/** What a client told us for this visit. Kept beside the log, seen by the clerk who serves, erased when the visit ends. */
export interface ClientDetails {
  language: Language | null;
  /** With `short`; the log only says that the ticket is called early, not why. */
  needs: HelpCode[];
  /** About the matter, by whoever served before (E-44, V-12 in SPEC). */
  note: string | null;
}

const JUST_ENDED_MS = 60_000;

/** Keeps client details for as long as a visit lasts (V-2, V-7 in SPEC). */
export class ClientDesk {
  #storage: OfficeStorage;
  #known = new Map<string, ClientDetails>();
  #ended = new Map<string, { details: ClientDetails; at: number }>();

  constructor(storage: OfficeStorage) {
    this.#storage = storage;
    for (const { key, value } of storage.list<ClientDetails>('client')) this.#known.set(key, value);
  }

  get(ticket: string): ClientDetails | null {
    return this.#known.get(ticket) ?? null;
  }

  /** Keeps nothing when nothing was said. */
  put(ticket: string, details: ClientDetails): void {
    if (details.language === null && details.needs.length === 0 && details.note === null) {
      if (this.#known.delete(ticket)) this.#storage.remove('client', ticket);
      return;
    }
    this.#storage.put('client', ticket, details);
    this.#known.set(ticket, details);
  }

  /** Writes the note anew; an empty one erases it. */
  setNote(ticket: string, note: string): void {
    const { language, needs } = this.#known.get(ticket) ?? { language: null, needs: [] };
    this.put(ticket, { language, needs, note: note === '' ? null : note });
  }

  /**
   * Erases what belongs to visits that these events ended. A finish by a slip of the finger can be taken back for some
   * seconds, so the details outlive it for a minute in memory; on disk they are gone at once.
   */
  follow(events: readonly RecordedEvent[]): void {
    for (const { event, at } of events) {
      for (const [ticket, ended] of this.#ended) if (at - ended.at > JUST_ENDED_MS) this.#ended.delete(ticket);
      if (event.type === 'TicketEnded') {
        const details = this.#known.get(event.ticket);
        if (!details) continue;
        this.#storage.remove('client', event.ticket);
        this.#known.delete(event.ticket);
        this.#ended.set(event.ticket, { details, at });
      } else if (event.type === 'FinishWithdrawn') {
        const ended = this.#ended.get(event.ticket);
        if (ended) this.put(event.ticket, ended.details);
        this.#ended.delete(event.ticket);
      }
    }
  }

  /** Erases details whose visit is over or was never written: what a crash may have left behind. */
  eraseExcept(isOpen: (ticket: string) => boolean): void {
    this.#ended.clear();
    for (const ticket of this.#known.keys()) {
      if (isOpen(ticket)) continue;
      this.#storage.remove('client', ticket);
      this.#known.delete(ticket);
    }
  }
}
