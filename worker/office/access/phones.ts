import type { OfficeStorage } from '../storage/port.ts';
import { newToken, tokenHash } from './tokens.ts';

export interface Phone {
  /** The ticket that was taken on it last. */
  ticket: string;
}

interface DaySalt {
  date: string;
  salt: string;
}

/**
 * Which phone took which ticket from home today, so that nobody piles numbers up to hand them on. A phone is known by a random
 * mark in a cookie, kept here as a hash with a salt of the day: tomorrow nobody can tell that it is the same one. Whoever
 * clears the cookie is a stranger, and that is accepted: the limit by address is the second fence.
 */
export class Phones {
  #storage: OfficeStorage;
  #day: DaySalt | null;

  constructor(storage: OfficeStorage) {
    this.#storage = storage;
    this.#day = storage.get<DaySalt>('setting', 'phone-salt');
  }

  /** Forgets every phone of another day. */
  forgetBefore(date: string): void {
    if (this.#day === null || this.#day.date === date) return;
    for (const { key } of this.#storage.list<Phone>('phone')) this.#storage.remove('phone', key);
    this.#storage.remove('setting', 'phone-salt');
    this.#day = null;
  }

  #keyOf(mark: string, date: string): string {
    this.forgetBefore(date);
    if (this.#day === null) {
      this.#day = { date, salt: newToken() };
      this.#storage.put('setting', 'phone-salt', this.#day);
    }
    return tokenHash(`${this.#day.salt} ${mark}`);
  }

  /** The ticket that this phone took last today, or null. */
  ticketOf(mark: string | null, date: string): string | null {
    if (mark === null || this.#day?.date !== date) return null;
    return this.#storage.get<Phone>('phone', this.#keyOf(mark, date))?.ticket ?? null;
  }

  /** A ticket was taken on it. Answers its mark, a new one where it had none. */
  took(mark: string | null, ticket: string, date: string): string {
    const own = mark ?? newToken();
    this.#storage.put('phone', this.#keyOf(own, date), { ticket } satisfies Phone);
    return own;
  }
}
