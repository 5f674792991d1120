import { type ReadonlySignal, signal } from '@preact/signals';
import { createFormats, type Formats } from '../../shared/i18n/formats.ts';
import type { CatalogueLanguage } from '../../shared/i18n/languages.ts';
import { type Catalogue, createTranslator, type Params, type Translate } from '../../shared/i18n/translator.ts';
import { assert } from '../../shared/lib/assert.ts';
import { language } from './language.ts';

/** How the catalogues are fetched, by name and language. Written out by the caller: the build makes one file of each. */
export type Loaders<Name extends string> = Readonly<Record<Name, Record<CatalogueLanguage, () => Promise<Catalogue>>>>;

export interface WordStore<Name extends string> {
  /** The language whose words are all here; the screens speak it until the next one is complete. */
  spoken: ReadonlySignal<CatalogueLanguage>;
  /** Fetches the words that a screen needs, in the language of the screens. Rejects when they cannot be fetched. */
  load(names: readonly Name[]): Promise<void>;
  /** A catalogue in the spoken language; it has been loaded before. */
  speak(name: Name): (key: string, params?: Params) => string;
}

/** The words of one group of screens: only the catalogues that were asked for, and whole languages only. */
export function createWordStore<Name extends string>(loaders: Loaders<Name>, always: readonly Name[]): WordStore<Name> {
  const wanted = new Set<Name>(always);
  const translators = new Map<string, Translate<string>>();
  const spoken = signal<CatalogueLanguage>(language.peek());

  const fetchWords = async (tongue: CatalogueLanguage): Promise<void> => {
    await Promise.all(
      [...wanted].map(async (name) => {
        const key = `${tongue} ${name}`;
        if (translators.has(key)) return;
        translators.set(key, createTranslator(tongue, await loaders[name][tongue]()));
      }),
    );
    if (language.peek() !== tongue) return fetchWords(language.peek());
    spoken.value = tongue;
    document.documentElement.lang = tongue;
  };

  language.subscribe((tongue) => {
    if (tongue !== spoken.peek()) fetchWords(tongue).catch(() => undefined);
  });

  return {
    spoken,
    load: (names) => {
      for (const name of names) wanted.add(name);
      return fetchWords(language.peek());
    },
    speak: (name) => (key, params) => {
      const translate = translators.get(`${spoken.value} ${name}`);
      assert(translate, `the words "${name}" were asked for before`);
      return translate(key, params);
    },
  };
}

const formats = new Map<string, Formats>();

/** Dates and numbers in a language and an office's zone, made once. */
export function formatsFor(tongue: CatalogueLanguage, timeZone: string): Formats {
  const key = `${tongue} ${timeZone}`;
  let found = formats.get(key);
  if (!found) {
    found = createFormats(tongue, timeZone);
    formats.set(key, found);
  }
  return found;
}
