import { localClock } from '../../shared/domain/office/local-time.ts';

const NOON = 12 * 60;
const EVENING = 18 * 60;
const DAWN = 4 * 60;

/** The greeting of the hour by the office's own clock. `now`: ms since 1970. */
export function greetingAt(
  now: number,
  timeZone: string,
): 'greeting-morning' | 'greeting-afternoon' | 'greeting-evening' {
  const { minutes } = localClock(timeZone, now);
  if (minutes < DAWN || minutes >= EVENING) return 'greeting-evening';
  return minutes < NOON ? 'greeting-morning' : 'greeting-afternoon';
}
