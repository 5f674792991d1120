import type { Language } from '../domain/words.ts';

/** Dates and times as an office writes them: 24 h clock, the office's own zone, years with four digits. */
export interface Formats {
  /** `10:42` */
  time(at: number): string;
  /** `czwartek, 19 listopada` */
  day(at: number): string;
  /** `czwartek, 19 listopada 2026` */
  fullDay(at: number): string;
  /** `19 listopada 2026`, from `2026-11-19`. */
  date(date: string): string;
  /** `30,00 zł`, from the smallest unit. */
  money(amount: number, currency: string): string;
  /** `po polsku, angielsku i ukraińsku` joins like this. */
  list(items: readonly string[]): string;
  /** `12–20`, an en dash without spaces. */
  range(range: { from: number; to: number }): string;
  number(n: number): string;
  /** Compares names in the language's own order. */
  compare(a: string, b: string): number;
}

/** Made when first asked for: each Intl object costs a slow phone milliseconds, and most pages need one or two. */
function lazy<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

export function createFormats(wanted: Language, timeZone: string): Formats {
  // English as Europe writes it: the day before the month.
  const language = wanted === 'en' ? 'en-GB' : wanted;
  const dates = (options: Intl.DateTimeFormatOptions) =>
    lazy(() => new Intl.DateTimeFormat(language, { timeZone, ...options }));
  const time = dates({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const day = dates({ weekday: 'long', day: 'numeric', month: 'long' });
  const fullDay = dates({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const date = dates({ timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });
  const list = lazy(() => new Intl.ListFormat(language, { type: 'conjunction' }));
  const number = lazy(() => new Intl.NumberFormat(language));
  const collator = lazy(() => new Intl.Collator(language));
  return {
    time: (at) => time().format(at),
    day: (at) => day().format(at),
    fullDay: (at) => fullDay().format(at),
    date: (text) => date().format(Date.parse(`${text}T12:00:00Z`)),
    money: (amount, currency) =>
      new Intl.NumberFormat(language, { style: 'currency', currency, minimumFractionDigits: 2 }).format(amount / 100),
    list: (items) => list().format(items),
    range: ({ from, to }) => `${number().format(from)}–${number().format(to)}`,
    number: (n) => number().format(n),
    compare: (a, b) => collator().compare(a, b),
  };
}
