import type { Link } from '../../shared/sync/link.ts';

/** How long a screen may go without word from its office before it must say so, ms. */
export const STALE_AFTER = 10_000;
/** How long a message may outlive the hour at which the office promised a newer one, ms. */
const LATE = 60_000;

/** Whether what a screen shows is still true. `asOf`: office time of the last moment at which it was, ms. */
export type Freshness = { fresh: true } | { fresh: false; asOf: number };

export interface FreshnessView {
  /** The office's time, ms. */
  now: number;
  /** When the office was last heard, in its own time; null if never. */
  heardAt: number | null;
  /** When the last message was made, and until when it was meant to stand, if it says so. */
  madeAt?: number | null;
  validUntil?: number | null;
}

/**
 * Old news must not look fresh (N-24). A heartbeat alone is not enough: it is answered although the office itself sleeps,
 * so a message that promised a successor counts too.
 */
export function freshnessOf({ now, heardAt, madeAt = null, validUntil = null }: FreshnessView): Freshness {
  if (heardAt === null) return { fresh: false, asOf: madeAt ?? now };
  if (now - heardAt > STALE_AFTER) return { fresh: false, asOf: heardAt };
  if (madeAt !== null && validUntil !== null && now > validUntil + LATE) return { fresh: false, asOf: madeAt };
  return { fresh: true };
}

/** When this line last carried something, by the machine's clock, ms. */
export function lastHeard(link: Link): number | null {
  return 'lastHeard' in link ? link.lastHeard : null;
}
