import { signal } from '@preact/signals';
import { CATALOGUE_LANGUAGES, type CatalogueLanguage, chooseLanguage } from '../../shared/i18n/languages.ts';

const KEY = 'okienko-language';
/** The choice made on this page, also where storage is refused. */
let chosenHere: CatalogueLanguage | null = null;

/** The languages that the screens offer; narrowed to the office's own once its page has been read. */
export const offered = signal<readonly CatalogueLanguage[]>(CATALOGUE_LANGUAGES);

/** The language of the screens: the one chosen on this device, else the browser's, as far as it is offered. */
export const language = signal<CatalogueLanguage>(chooseLanguage(wantedLanguages(), CATALOGUE_LANGUAGES));

/** Chooses a language for this device and remembers it. */
export function setLanguage(chosen: CatalogueLanguage): void {
  try {
    localStorage.setItem(KEY, chosen);
  } catch {
    // Storage is refused in some private windows; the choice then lasts as long as the page.
  }
  chosenHere = chosen;
  language.value = chosen;
}

/** An office offers these languages; the choice is made again among them. */
export function offerLanguages(languages: readonly CatalogueLanguage[]): void {
  if (languages.join() === offered.peek().join()) return;
  offered.value = languages;
  language.value = chooseLanguage(wantedLanguages(), languages);
}

function wantedLanguages(): string[] {
  let stored: string | null = chosenHere;
  try {
    stored ??= localStorage.getItem(KEY);
  } catch {
    // As above.
  }
  return stored === null ? [...navigator.languages] : [stored, ...navigator.languages];
}
