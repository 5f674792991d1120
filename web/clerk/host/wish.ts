import { randomBytes } from '../../../shared/browser/live-platform.ts';
import { instantOf } from '../../../shared/domain/office/local-time.ts';
import type { OfficeDay } from '../../../shared/domain/ticket/day.ts';
import { ticketSecret } from '../../../shared/domain/ticket/secret.ts';
import type { ScreenCommandInput } from '../../../shared/protocol/commands.ts';
import { type Asks, NO_ASKS } from '../parts/help-and-language.tsx';

/** When: at once, at a booked time, or by telephone at a promised one. */
export type WishedFor = 'now' | 'slot' | 'call-back';

/** A ticket as the person at the desk wishes it. Its secret is made once, so that a repeat is the same ticket. */
export interface Wish extends Asks {
  secret: string;
  service: string;
  /** Further matters of the same visit. */
  matters: readonly string[];
  kind: WishedFor;
  /** As it was typed: a time by the office's clock. */
  time: string;
  note: string;
}

export function newWish(service: string): Wish {
  return { ...NO_ASKS, secret: ticketSecret(randomBytes), service, matters: [], kind: 'now', time: '', note: '' };
}

/** `10:30` from what people type for it: `10:30`, `10.30`, `1030`, `9:05`; null of anything else. */
export function parseTime(typed: string): string | null {
  const [, hours, minutes] = /^\s*([01]?\d|2[0-3])[:., ]?([0-5]\d)\s*$/.exec(typed) ?? [];
  return hours === undefined || minutes === undefined ? null : `${hours.padStart(2, '0')}:${minutes}`;
}

/** The booked or promised moment, ms; null when none is wished, or it has not been typed yet. */
export function momentOf({ kind, time }: Wish, { date }: OfficeDay, timeZone: string): number | null {
  const clock = parseTime(time);
  if (kind === 'now' || clock === null || date === null) return null;
  return instantOf(timeZone, date, clock);
}

/** What is still to be chosen before the number can be given, as the key of its words; null when nothing is. */
export function missingOf(
  wish: Wish | null,
  day: OfficeDay,
  timeZone: string,
  now: number,
): 'choose-service' | 'issue-time-later' | null {
  if (wish === null) return 'choose-service';
  const at = momentOf(wish, day, timeZone);
  return wish.kind !== 'now' && (at === null || at <= now) ? 'issue-time-later' : null;
}

export function commandOf(wish: Wish, day: OfficeDay, timeZone: string): ScreenCommandInput {
  const { secret, service, needs, language, matters, kind } = wish;
  const at = momentOf(wish, day, timeZone);
  const note = wish.note.trim();
  return {
    type: 'TakeTicket',
    secret,
    service,
    // Nobody comes for a call-back.
    needs: kind === 'call-back' ? [] : [...needs],
    matters: [...matters],
    ...(language === null ? {} : { language }),
    ...(kind === 'now' || at === null ? {} : { promised: { kind, at } }),
    ...(note === '' ? {} : { note }),
  };
}
