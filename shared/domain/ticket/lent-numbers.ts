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

/** As many as a kiosk gives in a busy day of one series. */
export const LEASE_SIZE = 100;
/** At most so many kiosks have numbers of their own; the others give tickets as long as the line holds. */
export const MOST_LEASES = 5;
/** A kiosk that is switched off for a holiday still has its numbers when it comes back. */
export const LEASE_DAYS = 7;

type Given = Pick<OfficeDay, 'lent' | 'given' | 'byNumber' | 'rules'>;

export function leaseOf(day: Pick<OfficeDay, 'lent'>, device: string): Lease | null {
  return day.lent.find((lease) => lease.device === device) ?? null;
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

/** The lease that a kiosk gets on `date`: its own with a new end, else the highest free block. Null when none is free. */
export function leaseFor(day: Given, device: string, date: LocalDate): Lease | null {
  const until = addDays(date, LEASE_DAYS);
  const own = leaseOf(day, device);
  if (own) return { ...own, until };
  for (let block = 1; block <= MOST_LEASES; block += 1) {
    const to = LAST_NUMBER - (block - 1) * LEASE_SIZE;
    const from = to - LEASE_SIZE + 1;
    if (isFree(day, from, to)) return { device, from, to, until };
  }
  return null;
}

/** Neither lent, nor reached by the office today, nor used by a kiosk that has given it back. */
function isFree(day: Given, from: number, to: number): boolean {
  if (day.lent.some((lease) => lease.from <= to && from <= lease.to)) return false;
  for (const number of day.byNumber.keys()) if (isIn({ from, to }, number)) return false;
  for (const count of day.given.values()) if (count >= from) return false;
  return true;
}
