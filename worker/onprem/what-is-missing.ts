import type { BackedUpOffice } from './backup-manifest.ts';
import { count, dateInWords, timeInWords } from './in-words.ts';

/** What the data folder knew of an office before a backup was put back into it. */
export type Before =
  /** Nothing, or nothing that can be read. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'same' }
  /** `at`: office time of its last event, ms since 1970. */
  | { readonly kind: 'further'; readonly events: number; readonly at: number }
  | { readonly kind: 'behind' }
  /** A log of its own, of which the backup is no part. */
  | { readonly kind: 'another' };

/** Up to where an office reaches after a restore, and what is not in it, in lines for whoever restores. `now`: ms. */
export function whatIsMissing(office: BackedUpOffice, before: Before, now: number): string[] {
  const { id, seq, at, timeZone, openDay, numbers } = office;
  if (seq === 0) return [`${id}: nothing had happened yet when the backup was made.`];
  const reach = `${id}: up to event ${seq}, ${timeInWords(at, timeZone)} (${timeZone}).`;
  if (before.kind === 'same') return [`${reach} The folder that was there ends with it too: nothing is missing.`];
  return [
    `${reach} What happened later is missing.`,
    ...wordsFor(before, timeZone),
    ...(openDay === null ? [] : dayLines(openDay, numbers, openDay === dateInWords(now, timeZone))),
  ];
}

function wordsFor(before: Before, timeZone: string): string[] {
  switch (before.kind) {
    case 'further': {
      const lost = `${count(before.events, 'event')} more, the last at ${timeInWords(before.at, timeZone)}`;
      return [`  The folder that was there had ${lost}. If it was in order, it is the better one.`];
    }
    case 'behind':
      return ['  The folder that was there ended earlier.'];
    case 'another':
      return ['  The folder that was there had another log, which this backup does not continue.'];
    case 'same':
    case 'unknown':
      return [];
  }
}

function dayLines(day: string, numbers: BackedUpOffice['numbers'], isToday: boolean): string[] {
  const last = Object.values(numbers);
  if (!isToday) {
    return [
      `  The day ${day} was open. At the start it is closed: people who still waited in it are counted as not served.`,
      '  If numbers were given today before the loss, today begins with the same numbers again: collect the old slips.',
    ];
  }
  if (last.length === 0)
    return ['  No number had been given today. Numbers given since are given again: collect the old slips.'];
  return [
    `  Last numbers in it: ${last.join(', ')}. Later ones may be on paper or on phones already, and are given again:`,
    '  collect those slips in the lobby and give their holders new numbers first. What a kiosk gave without a line it tells by itself.',
  ];
}

/** What holds for every restore: things that are as they were then. */
export const AS_THEN: readonly string[] = [
  'PINs, paired screens and signed-in people are as they were then. Change again what was changed since: a PIN that became',
  'known, a screen that was taken out. Hashes of days that were published since will not be found in the log.',
  'What was erased since because its time was over is in it again, and is erased anew when Okienko starts.',
];
