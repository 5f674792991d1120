/** Full jitter: any moment up to a ceiling that doubles, so that a thousand phones do not come back in one second. */
export function retryDelay(tries: number, random: number, settings = { first: 500, most: 15_000 }): number {
  const ceiling = Math.min(settings.most, settings.first * 2 ** Math.min(tries, 10));
  // Never quite zero: a server that refuses at once would be asked in a tight loop.
  return Math.round(100 + random * ceiling);
}
