import { localClock } from '../office/local-time.ts';

/** Half hours of a local day. */
export const HALF_HOURS = 48;

/** The half hour of the office's own day in which an instant (ms) lies, from 0. */
export function halfHourOf({ timeZone }: { timeZone: string }, at: number): number {
  return Math.floor(localClock(timeZone, at).minutes / 30);
}
