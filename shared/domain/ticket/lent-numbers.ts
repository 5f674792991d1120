import { addDays, type LocalDate } from '../office/local-time.ts';
import type { OfficeDay } from './day.ts';
import { countOf, formatNumber, LAST_NUMBER, type TicketNumber } from './number.ts';

/**
 * Figures that a kiosk may give by itself, of every series and on each day until `until`, that day included: `A900` to `A999`.
 * No other device and no office gives them, so that a number is given once however long the line is cut (N-12).
 */
export interface Lease {
  device: string;
  from: number;
  to: number;
  until: LocalDate;
}

/** As the day knows it. */
export interface Lent extends Lease {
  /** The kiosk was taken out. It may not have heard of it and go on giving them: until the loan is over they are nobody else's. */
  back?: true;
}

/** As many as a kiosk gives in a busy day of one series. */
export const LEASE_SIZE = 100;
/** At most so many kiosks have numbers of their own; the others give tickets as long as the line holds. */
export const MOST_LEASES = 5;
/** A kiosk that is switched off for a holiday still has its numbers when it comes back. */
export const LEASE_DAYS = 7;

type Given = Pick<OfficeDay, 'lent' | 'given' | 'byNumber' | 'rules'>;

export function leaseOf(day: Pick<OfficeDay, 'lent'>, device: string): Lease | null {
  return day.lent.find((lease) => lease.device === device && !lease.back) ?? null;
}

export function isIn(lease: Pick<Lease, 'from' | 'to'>, number: TicketNumber): boolean {
  const count = countOf(number);
  return count >= lease.from && count <= lease.to;
}

export function isLent(day: Pick<OfficeDay, 'lent'>, number: TicketNumber): boolean {
  return day.lent.some((lease) => isIn(lease, number));
}

/** The next number of a series that the office gives, or null when it is exhausted (N-2, N-3). */
export function nextNumber(day: Given, series: string): TicketNumber | null {
  for (let count = (day.given.get(series) ?? 0) + 1; count <= LAST_NUMBER; count += 1) {
    const number = formatNumber(series, count);
    if (isLent(day, number)) return null;
    if (!day.byNumber.has(number)) return number;
  }
  return null;
}

/** The next number of a series that this kiosk gives by itself on `date`, or null when it has none left (N-12). */
export function nextLentNumber(day: Given, device: string, series: string, date: LocalDate): TicketNumber | null {
  const lease = leaseOf(day, device);
  if (!lease || date > lease.until) return null;
  for (let count = lease.from; count <= lease.to; count += 1) {
    const number = formatNumber(series, count);
    if (!day.byNumber.has(number)) return number;
  }
  return null;
}

/** `lent` without those loans to which this one puts an end: the same kiosk's before, or one that was taken back, when no block is free. */
export function lentWith(lent: readonly Lent[], lease: Lease): Lent[] {
  const isOver = (one: Lent): boolean => one.device === lease.device || (one.back === true && overlap(one, lease));
  return [...lent.filter((one) => !isOver(one)), lease];
}

/**
 * A slip on paper with this number, of which a kiosk tells late, can be one that it gave: as what is now another kiosk's loan it
 * cannot, and the office has not come so far. Its own loan may be over meanwhile, or it has another name since it was set up anew.
 */
export function mayBeOnPaper(day: Given, number: TicketNumber, device: string): boolean {
  const count = countOf(number);
  const isOthers = day.lent.some((lease) => !lease.back && lease.device !== device && isIn(lease, number));
  return (
    count > LAST_NUMBER - MOST_LEASES * LEASE_SIZE && count > (day.given.get(number.slice(0, 1)) ?? 0) && !isOthers
  );
}

/**
 * The lease that a kiosk gets on `date`: its own with a new end, else the highest free block, else the one that was taken back and
 * whose loan would be over first. Null when there is none.
 */
export function leaseFor(day: Given, device: string, date: LocalDate): Lease | null {
  const until = addDays(date, LEASE_DAYS);
  const own = day.lent.find((lease) => lease.device === device);
  if (own) return { device, from: own.from, to: own.to, until };
  for (let block = 1; block <= MOST_LEASES; block += 1) {
    const to = LAST_NUMBER - (block - 1) * LEASE_SIZE;
    const from = to - LEASE_SIZE + 1;
    if (isUnused(day, { from, to }) && !day.lent.some((lease) => overlap(lease, { from, to }))) {
      return { device, from, to, until };
    }
  }
  const [oldest] = day.lent
    .filter((lease) => lease.back && isUnused(day, lease))
    .sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : b.from - a.from));
  return oldest ? { device, from: oldest.from, to: oldest.to, until } : null;
}

type Block = Pick<Lease, 'from' | 'to'>;

const overlap = (a: Block, b: Block): boolean => a.from <= b.to && b.from <= a.to;

/** Not reached by the office today, and none of it in anybody's hand. */
function isUnused(day: Given, block: Block): boolean {
  for (const number of day.byNumber.keys()) if (isIn(block, number)) return false;
  for (const count of day.given.values()) if (count >= block.from) return false;
  return true;
}
