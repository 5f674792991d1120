/** `2026-11-21 10:15:03` on the clock of a time zone. `at`: ms since 1970. */
export function timeInWords(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at);
}

/** The date there, `2026-11-21`. */
export function dateInWords(at: number, timeZone: string): string {
  return timeInWords(at, timeZone).slice(0, 10);
}

/** `12 kB`, `3.4 MB`: three figures are enough to see whether a backup has grown. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1e6) return `${Math.ceil(bytes / 1e3)} kB`;
  if (bytes < 1e9) return `${Number((bytes / 1e6).toPrecision(3))} MB`;
  return `${Number((bytes / 1e9).toPrecision(3))} GB`;
}

/** `1 event`, `12 events`. */
export function count(many: number, what: string): string {
  return `${many} ${what}${many === 1 ? '' : 's'}`;
}
