import type { OfficeNow } from '../../../shared/protocol/office-now.ts';
import type { OfficeWords } from '../words/words.ts';

/** `dziś od 8:00`, `jutro od 8:00`, `poniedziałek, 23 listopada, od 8:00`. */
export function fromWhen({ t, formats }: OfficeWords, at: number, now: number): string {
  return dayWords(formats, at, now, {
    today: t('from-today', { time: formats.time(at) }),
    tomorrow: t('from-tomorrow', { time: formats.time(at) }),
    later: t('from-day', { day: formats.day(at), time: formats.time(at) }),
  });
}

/** Whether the office is open, and until when or from when, in the office's own time. */
export function openWords(words: OfficeWords, open: OfficeNow['open'], now: number): { state: string; when: string } {
  const { t, formats } = words;
  if (!open.open) {
    return {
      state: t('closed'),
      when: open.opens === null ? '' : t('opens', { when: fromWhen(words, open.opens, now) }),
    };
  }
  if (open.until - open.since >= 24 * 60 * 60_000) return { state: t('open'), when: t('around-the-clock') };
  const time = formats.time(open.until);
  const when = dayWords(formats, open.until, now, {
    today: t('until-today', { time }),
    tomorrow: t('until-tomorrow', { time }),
    later: t('until-day', { day: formats.day(open.until), time }),
  });
  return { state: t('open'), when };
}

interface DayWords {
  today: string;
  tomorrow: string;
  later: string;
}

function dayWords(formats: OfficeWords['formats'], at: number, now: number, words: DayWords): string {
  const day = formats.fullDay(at);
  if (day === formats.fullDay(now)) return words.today;
  // 24 h later is tomorrow also on the days when the clocks change, unless it is close to midnight.
  if (day === formats.fullDay(now + 24 * 60 * 60_000)) return words.tomorrow;
  return words.later;
}
