import type { OfficeStorage } from '../storage/port.ts';
import { Tries } from './tries.ts';

/** Wrong PINs that cost nothing but themselves. */
const FREE = 5;
const FIRST_WAIT_MS = 30_000;
/** The longest wait where this person has signed in before: short enough that nobody can keep a colleague out for the day. */
const KNOWN_MS = 5 * 60_000;
const UNKNOWN_MS = 60 * 60_000;
/** Wrong PINs in an hour for one account on all browsers together that do not know the person. */
const MOST_PER_HOUR = 20;
const HOUR = 60 * 60_000;
/** So long after the last wrong PIN it is forgotten. */
export const FORGIVEN_MS = 24 * HOUR;
/** Wrong PINs in ten minutes from one address, or on one browser, whoever they were for: a lobby full of clerks stays below. */
const MOST_TOGETHER = 60;
const TOGETHER_MS = 10 * 60_000;
/** Accounts that do not exist are counted like others, so that the answer does not tell them apart; no more than this. */
const MOST_KEYS = 2_000;

export interface Wrong {
  n: number;
  at: number;
}

/** Who tries a PIN, and where. */
export interface PinTry {
  person: string;
  /** Hash of the token of the browser or tablet; null: it has none. */
  browser: string | null;
  /** The person has signed in here before. */
  known: boolean;
  /** Salted hash of the address, as long as it is kept in memory; null: not known. */
  address: string | null;
}

/**
 * How often a PIN may be tried. Per account and browser the wait doubles with each wrong PIN; browsers that do not know the
 * person share a second, slower limit, so that whoever guesses from elsewhere never takes the allowance of the tablet on
 * which the person works. What matters is on the disk: a restart forgives nothing.
 */
export class PinLimits {
  #storage: OfficeStorage;
  #wrong: Map<string, Wrong>;
  #together = new Tries(MOST_TOGETHER, TOGETHER_MS);

  constructor(storage: OfficeStorage) {
    this.#storage = storage;
    this.#wrong = new Map(storage.list<Wrong>('tries').map(({ key, value }) => [key, value]));
  }

  /** Seconds to wait before the next try; 0 when one may be made now. */
  wait(tried: PinTry, now: number): number {
    const here = this.#waitHere(tried, now);
    const elsewhere = tried.known ? 0 : this.#waitElsewhere(tried.person, now);
    const together = Math.max(...togetherKeys(tried).map((key) => this.#together.wait(key, now) * 1_000), 0);
    return Math.ceil(Math.max(here, elsewhere, together, 0) / 1_000);
  }

  #waitHere(tried: PinTry, now: number): number {
    const wrong = this.#wrong.get(hereKey(tried));
    if (!wrong || wrong.n < FREE) return 0;
    const wait = FIRST_WAIT_MS * 2 ** Math.min(wrong.n - FREE, 20);
    return wrong.at + Math.min(wait, tried.known ? KNOWN_MS : UNKNOWN_MS) - now;
  }

  #waitElsewhere(person: string, now: number): number {
    const wrong = this.#wrong.get(elsewhereKey(person));
    return wrong && wrong.n >= MOST_PER_HOUR ? wrong.at + HOUR - now : 0;
  }

  /** Counted before the slow hash, so that many guesses sent at once are not all let through. */
  tried(tried: PinTry, now: number): void {
    const here = this.#wrong.get(hereKey(tried));
    this.#keep(hereKey(tried), { n: isFresh(here, FORGIVEN_MS, now) ? here.n + 1 : 1, at: now });
    if (!tried.known) {
      // The hour begins with the first; it does not move on with each try, or somebody could keep it going for ever.
      const before = this.#wrong.get(elsewhereKey(tried.person));
      const goesOn = isFresh(before, HOUR, now);
      this.#keep(elsewhereKey(tried.person), goesOn ? { ...before, n: before.n + 1 } : { n: 1, at: now });
    }
    for (const key of togetherKeys(tried)) this.#together.failed(key, now);
  }

  /** The PIN was right: nothing stands against the person here, and what this try cost others is given back. */
  succeeded(tried: PinTry): void {
    this.#forget(hereKey(tried));
    if (!tried.known) this.#forget(elsewhereKey(tried.person));
    for (const key of togetherKeys(tried)) this.#together.takeBack(key);
  }

  /** Longest wait of an account, seconds, wherever it is. */
  longestWait(person: string, now: number): number {
    let wait = this.#waitElsewhere(person, now);
    for (const [key, { n, at }] of this.#wrong) {
      if (!key.startsWith(`${person} `) || n < FREE) continue;
      wait = Math.max(wait, at + Math.min(FIRST_WAIT_MS * 2 ** Math.min(n - FREE, 20), KNOWN_MS) - now);
    }
    return Math.max(0, Math.ceil(wait / 1_000));
  }

  /** A manager lets the person try again at once. */
  forgive(person: string): void {
    for (const key of [...this.#wrong.keys()]) {
      if (key.startsWith(`${person} `) || key === elsewhereKey(person)) this.#forget(key);
    }
  }

  forgetOld(now: number): void {
    for (const [key, { at }] of this.#wrong) if (now - at > FORGIVEN_MS) this.#forget(key);
  }

  #keep(key: string, wrong: Wrong): void {
    this.#wrong.delete(key);
    this.#wrong.set(key, wrong);
    this.#storage.put('tries', key, wrong);
    const [oldest] = this.#wrong.keys();
    if (this.#wrong.size > MOST_KEYS && oldest !== undefined) this.#forget(oldest);
  }

  #forget(key: string): void {
    if (this.#wrong.delete(key)) this.#storage.remove('tries', key);
  }
}

function isFresh(wrong: Wrong | undefined, ms: number, now: number): wrong is Wrong {
  return wrong !== undefined && now - wrong.at < ms;
}

function hereKey({ person, browser }: PinTry): string {
  return `${person} ${browser ?? 'unknown'}`;
}

function elsewhereKey(person: string): string {
  return `${person}:elsewhere`;
}

function togetherKeys({ browser, address }: PinTry): string[] {
  return [...(browser === null ? [] : [`browser ${browser}`]), ...(address === null ? [] : [`address ${address}`])];
}
