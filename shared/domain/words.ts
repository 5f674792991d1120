/** The languages that the catalogue takes. The first of an office's `languages` is its state language. */
export const LANGUAGES = ['pl', 'lt', 'lv', 'en', 'uk'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text of the office's own, in the languages that it has it in. */
export type LocalText = Partial<Record<Language, string>>;

/** The text in the wanted language, else in the first of the fallbacks that has it, else in any. */
export function localText(text: LocalText, wanted: Language, fallbacks: readonly Language[] = ['en']): string {
  const direct = text[wanted];
  if (direct !== undefined) return direct;
  for (const language of fallbacks) {
    const found = text[language];
    if (found !== undefined) return found;
  }
  for (const language of LANGUAGES) {
    const found = text[language];
    if (found !== undefined) return found;
  }
  return '';
}

export const MINUTE = 60_000;
export const SECOND = 1_000;
