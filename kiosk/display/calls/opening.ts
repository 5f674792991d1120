import { localClock } from '../../../shared/domain/office/local-time.ts';
import type { DisplayWords } from '../words.ts';

/** When the office opens next, in words. `opens` and `now` in ms. */
export function opening(opens: number, now: number, timeZone: string, { t, formats }: DisplayWords): string {
  const time = formats.time(opens);
  return localClock(timeZone, opens).date === localClock(timeZone, now).date
    ? t('closed-opens-today', { time })
    : t('closed-opens', { day: formats.day(opens), time });
}
