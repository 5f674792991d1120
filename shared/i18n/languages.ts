import type { Language } from '../domain/words.ts';

/** A language named in itself. No flags: a language is not a country. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  pl: 'Polski',
  lt: 'Lietuvių',
  lv: 'Latviešu',
  en: 'English',
  uk: 'Українська',
};

/** Languages that have a complete catalogue. Others that an office lists are used for its own texts. */
export const CATALOGUE_LANGUAGES = ['pl', 'en'] as const satisfies readonly Language[];
export type CatalogueLanguage = (typeof CATALOGUE_LANGUAGES)[number];

export function isCatalogueLanguage(language: Language): language is CatalogueLanguage {
  return (CATALOGUE_LANGUAGES as readonly Language[]).includes(language);
}

/** The languages that an office's screens offer: its own, as far as there is a catalogue; English when there is none. */
export function offeredLanguages(officeLanguages: readonly Language[]): CatalogueLanguage[] {
  const offered = officeLanguages.filter(isCatalogueLanguage);
  return offered.length > 0 ? offered : ['en'];
}

/** The first of the wanted languages that is offered, else the first offered. `wanted` may be tags such as `pl-PL`. */
export function chooseLanguage(wanted: readonly string[], offered: readonly CatalogueLanguage[]): CatalogueLanguage {
  for (const tag of wanted) {
    const found = offered.find((language) => tag.toLowerCase().split('-')[0] === language);
    if (found) return found;
  }
  return offered[0] ?? 'en';
}
