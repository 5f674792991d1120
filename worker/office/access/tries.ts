const MOST_KEYS = 10_000;

/** Counts tries by key in memory, so that guessing a PIN or a code is slow. A restart forgives; that is acceptable. */
export class Tries {
  #limit: number;
  #window: number;
  #made = new Map<string, { count: number; since: number }>();

  constructor(limit: number, windowMs: number) {
    this.#limit = limit;
    this.#window = windowMs;
  }

  /** Seconds to wait before the next try; 0 when one may be made now. */
  wait(key: string, now: number): number {
    const made = this.#made.get(key);
    if (!made || now - made.since >= this.#window || made.count < this.#limit) return 0;
    return Math.ceil((made.since + this.#window - now) / 1_000);
  }

  failed(key: string, now: number): void {
    const made = this.#made.get(key);
    if (made && now - made.since < this.#window) made.count += 1;
    else this.#made.set(key, { count: 1, since: now });
    // The one that began longest ago gives way: to forget them all would be a way to try on.
    const [oldest] = this.#made.keys();
    if (this.#made.size > MOST_KEYS && oldest !== undefined) this.#made.delete(oldest);
  }

  /** One try less: it was no failure after all. */
  takeBack(key: string): void {
    const made = this.#made.get(key);
    if (made) made.count = Math.max(0, made.count - 1);
  }

  succeeded(key: string): void {
    this.#made.delete(key);
  }
}
