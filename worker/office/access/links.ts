import type { OfficeStorage } from '../storage/port.ts';
import { newToken, tokenHash } from './tokens.ts';

const DAY = 24 * 60 * 60_000;
export const VALID_MS = { first: DAY, invite: 7 * DAY } as const;

export type LinkPurpose = { purpose: 'first' } | { purpose: 'invite'; person: string };
export type KeptLink = LinkPurpose & { until: number };

/** One-time links: for the first administrator of an office, and for the own credentials of somebody who was invited. */
export class Links {
  #storage: OfficeStorage;

  constructor(storage: OfficeStorage) {
    this.#storage = storage;
  }

  /** A new link; the one before for the same purpose opens nothing any more. The token is said once. */
  make(purpose: LinkPurpose, now: number): { token: string; until: number } {
    this.revoke(purpose);
    const token = newToken();
    const until = now + VALID_MS[purpose.purpose];
    this.#storage.put('link', tokenHash(token), { ...purpose, until } satisfies KeptLink);
    return { token, until };
  }

  find(token: string, now: number): KeptLink | null {
    const link = this.#storage.get<KeptLink>('link', tokenHash(token));
    return link && link.until > now ? link : null;
  }

  use(token: string): void {
    this.#storage.remove('link', tokenHash(token));
  }

  /** Until when somebody's invitation is open; null: there is none. */
  openUntil(person: string, now: number): number | null {
    const link = this.#all().find(({ value }) => value.purpose === 'invite' && value.person === person)?.value;
    return link && link.until > now ? link.until : null;
  }

  revoke(purpose: LinkPurpose): void {
    for (const { key, value } of this.#all()) {
      const same = purpose.purpose === 'first' || (value.purpose === 'invite' && value.person === purpose.person);
      if (value.purpose === purpose.purpose && same) this.#storage.remove('link', key);
    }
  }

  forgetOld(now: number): void {
    for (const { key, value } of this.#all()) if (value.until <= now) this.#storage.remove('link', key);
  }

  #all(): Array<{ key: string; value: KeptLink }> {
    return this.#storage.list<KeptLink>('link');
  }
}
