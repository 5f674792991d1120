import type { OfficeNow } from '../../../shared/protocol/office-now.ts';
import type { OfficeWords } from '../words/words.ts';
import { fromWhen } from './opening-words.ts';

export type Wait =
  /** Tickets are given; the range in whole minutes, `12–20`. */
  | { kind: 'range'; range: string }
  | { kind: 'unknown'; words: string }
  /** No tickets now, and when there are some again. */
  | { kind: 'closed'; words: string }
  /** Nobody new can be served today any more. */
  | { kind: 'stopped'; words: string }
  /** How it is now has not been read. */
  | { kind: 'unread' };

/** How long one may wait for a service, or why there is no figure. */
export function waitFor(words: OfficeWords, now: OfficeNow | null, service: string, time: number): Wait {
  const entry = now?.services.find(({ id }) => id === service);
  if (!entry) return { kind: 'unread' };
  if (!entry.tickets.ok) {
    const { opens } = entry.tickets;
    return { kind: 'closed', words: opens === null ? words.t('closed-now') : fromWhen(words, opens, time) };
  }
  if (entry.intake === 'stopped') return { kind: 'stopped', words: words.t('stopped-today') };
  if (!entry.range) return { kind: 'unknown', words: words.t('wait-unknown') };
  return { kind: 'range', range: words.formats.range(entry.range) };
}

/** Whether somebody who joins now may not be called before closing. */
export function mayNotManage(now: OfficeNow | null, service: string): boolean {
  const entry = now?.services.find(({ id }) => id === service);
  return entry?.intake === 'warn' && entry.tickets.ok;
}
