import type { OfficeStorage } from '../storage/port.ts';
import { newToken, tokenHash } from './tokens.ts';

/** A browser that nobody has used for so long is a stranger again. */
export const BROWSER_MS = 365 * 24 * 60 * 60_000;
const MOST_PEOPLE = 50;

export interface Browser {
  /** Those who have signed in here. */
  people: string[];
  seenAt: number;
  /** Hash of the token of the office's tablet that it runs on; when the tablet is taken out, its browser is a stranger too. */
  tablet: string | null;
}

/** Browsers on which somebody on the staff has signed in before, known by a token that is kept as a hash only. */
export class Browsers {
  #storage: OfficeStorage;
  #browsers: Map<string, Browser>;

  constructor(storage: OfficeStorage) {
    this.#storage = storage;
    this.#browsers = new Map(storage.list<Browser>('browser').map(({ key, value }) => [key, value]));
  }

  /** Whether this person has signed in on this browser before. */
  knows(hash: string | null, person: string): boolean {
    return hash !== null && (this.#browsers.get(hash)?.people.includes(person) ?? false);
  }

  isKnown(hash: string | null): boolean {
    return hash !== null && this.#browsers.has(hash);
  }

  /** Remembers the person on this browser; a browser that was not known gets a token, said once. */
  remember(
    hash: string | null,
    person: string,
    tablet: string | null,
    now: number,
  ): { hash: string; token: string | null } {
    const known = hash === null ? undefined : this.#browsers.get(hash);
    const token = known ? null : newToken();
    const key = token === null ? (hash ?? '') : tokenHash(token);
    const people = [person, ...(known?.people ?? []).filter((id) => id !== person)].slice(0, MOST_PEOPLE);
    this.#keep(key, { people, seenAt: now, tablet });
    return { hash: key, token };
  }

  /** The person is a stranger everywhere: of no use to whoever got hold of a browser. */
  forgetPerson(person: string): void {
    for (const [hash, browser] of this.#browsers) {
      if (!browser.people.includes(person)) continue;
      this.#keep(hash, { ...browser, people: browser.people.filter((id) => id !== person) });
    }
  }

  forgetTablet(tablet: string): void {
    for (const [hash, browser] of this.#browsers) if (browser.tablet === tablet) this.#forget(hash);
  }

  forgetOld(now: number): void {
    for (const [hash, { seenAt, people }] of this.#browsers) {
      if (now - seenAt < BROWSER_MS && people.length > 0) continue;
      this.#forget(hash);
    }
  }

  #forget(hash: string): void {
    this.#storage.remove('browser', hash);
    this.#browsers.delete(hash);
  }

  #keep(hash: string, browser: Browser): void {
    this.#storage.put('browser', hash, browser);
    this.#browsers.set(hash, browser);
  }
}
