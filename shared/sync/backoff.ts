/** The ceiling of phones, ms. */
export const MOST_OF_PHONES = 15_000;
/** Screens of the lobby and the staff are few, and people stand before them: they are there again within three seconds. */
export const MOST_OF_OTHERS = 1_500;
const FIRST = 500;

/** Full jitter: any moment up to a ceiling that doubles, so that a thousand phones do not come back in one second. */
export function retryDelay(tries: number, random: number, most = MOST_OF_PHONES): number {
  const ceiling = Math.min(most, FIRST * 2 ** Math.min(tries, 10));
  // Never quite zero: a server that refuses at once would be asked in a tight loop.
  return Math.round(100 + random * ceiling);
}
