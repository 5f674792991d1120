import { localClock, zoneOffset } from '../office/local-time.ts';
import { MINUTE } from '../words.ts';

/** ms */
export const HALF_HOUR = 30 * MINUTE;

/** Half hours of a local day. */
export const HALF_HOURS = 48;

/** The half hour of the office's own day in which an instant (ms) lies, from 0. */
export function halfHourOf({ timeZone }: { timeZone: string }, at: number): number {
  return Math.floor(localClock(timeZone, at).minutes / 30);
}

/** How long the half hour of the office's own day still lasts in which an instant lies, ms; more than 0. */
export function restOfHalfHour({ timeZone }: { timeZone: string }, at: number): number {
  return HALF_HOUR - ((at + zoneOffset(timeZone, at)) % HALF_HOUR);
}
