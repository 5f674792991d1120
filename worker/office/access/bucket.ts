/** No more keys than this are remembered; the one that was used longest ago gives way. */
const MOST_KEYS = 20_000;

/**
 * Lets a burst through and then so many in a time, by key, in memory: a crowd that comes at once is served, and one who never
 * stops is slowed down. A restart forgives; that is acceptable.
 */
export class Bucket {
  #burst: number;
  #everyMs: number;
  /** When it would be full again, ms. */
  #fullAt = new Map<string, number>();

  constructor(burst: number, everyMs: number) {
    this.#burst = burst;
    this.#everyMs = everyMs;
  }

  /** Takes one. Answers 0, or the seconds until there is one again. */
  take(key: string, now: number): number {
    const fullAt = Math.max(this.#fullAt.get(key) ?? 0, now) + this.#everyMs;
    const over = fullAt - now - this.#burst * this.#everyMs;
    if (over > 0) return Math.ceil(over / 1_000);
    this.#fullAt.delete(key);
    this.#fullAt.set(key, fullAt);
    const [oldest] = this.#fullAt.keys();
    if (this.#fullAt.size > MOST_KEYS && oldest !== undefined) this.#fullAt.delete(oldest);
    return 0;
  }

  /** It was not used after all. */
  giveBack(key: string): void {
    const fullAt = this.#fullAt.get(key);
    if (fullAt !== undefined) this.#fullAt.set(key, fullAt - this.#everyMs);
  }
}
