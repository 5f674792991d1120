import { localClock } from '../../shared/domain/office/local-time.ts';
import type { Link } from '../../shared/sync/link.ts';

/** How long a screen may go without word from its office before it must say so, ms. */
export const STALE_AFTER = 10_000;
/** How long a message may outlive the hour at which the office promised a newer one, ms. */
const LATE = 60_000;
/** After so long nobody in the hall is helped by who was called last, ms. */
const OVER_AFTER = 3 * 60 * 60_000;

/** Whether what a screen shows is still true. `asOf`: office time of the last moment at which it was, ms. */
export type Freshness = { fresh: true } | { fresh: false; asOf: number };

export interface FreshnessView {
  /** The office's time, ms. */
  now: number;
  /** When the office was last heard by this page, in its own time; null if never. */
  heardAt: number | null;
  /** Of what the device has kept from before the page was loaded: until when it was true; null when nothing was kept. */
  keptAt?: number | null;
  /** When the last message was made, and until when it was meant to stand, if it says so. */
  madeAt?: number | null;
  validUntil?: number | null;
}

/**
 * Old news must not look fresh (N-24). A heartbeat alone is not enough: it is answered although the office itself sleeps,
 * so a message that promised a successor counts too. What was kept from before is never fresh, however short the while.
 */
export function freshnessOf({
  now,
  heardAt,
  keptAt = null,
  madeAt = null,
  validUntil = null,
}: FreshnessView): Freshness {
  if (heardAt === null) return { fresh: false, asOf: keptAt ?? madeAt ?? now };
  if (now - heardAt > STALE_AFTER) return { fresh: false, asOf: heardAt };
  if (madeAt !== null && validUntil !== null && now > validUntil + LATE) return { fresh: false, asOf: madeAt };
  return { fresh: true };
}

/** Whether old news is so old, or of another day, that it may not even be shown as old news. */
export function isOver(freshness: Freshness, now: number, timeZone: string): boolean {
  if (freshness.fresh) return false;
  const { asOf } = freshness;
  return now - asOf > OVER_AFTER || localClock(timeZone, now).date !== localClock(timeZone, asOf).date;
}

export function isSameFreshness(a: Freshness, b: Freshness): boolean {
  return a.fresh ? b.fresh : !b.fresh && a.asOf === b.asOf;
}

/** When this line last carried something, by the machine's clock, ms. */
export function lastHeard(link: Link): number | null {
  return 'lastHeard' in link ? link.lastHeard : null;
}
