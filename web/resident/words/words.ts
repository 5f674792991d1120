import { signal } from '@preact/signals';
import { localText } from '../../../shared/domain/words.ts';
import { createFormats, type Formats } from '../../../shared/i18n/formats.ts';
import { CATALOGUE_LANGUAGES, type CatalogueLanguage } from '../../../shared/i18n/languages.ts';
import type { HelpKey } from '../../../shared/i18n/messages/help/en.ts';
import type { RefusalKey } from '../../../shared/i18n/messages/refusals/en.ts';
import type { ResidentKey } from '../../../shared/i18n/messages/resident/en.ts';
import type { VisitKey } from '../../../shared/i18n/messages/visit/en.ts';
import { type Catalogue, createTranslator, type Translate } from '../../../shared/i18n/translator.ts';
import { assert } from '../../../shared/lib/assert.ts';
import type { OfficeInfo } from '../../../shared/protocol/office-info.ts';
import { language, offered, setLanguage } from '../../data/language.ts';

export type CatalogueName = 'resident' | 'visit' | 'refusals' | 'help';

// Written out, so that the build makes one small file of each.
const LOADERS: Readonly<Record<CatalogueName, Record<CatalogueLanguage, () => Promise<Catalogue>>>> = {
  resident: {
    pl: () => import('../../../shared/i18n/messages/resident/pl.ts').then(({ pl }) => pl),
    en: () => import('../../../shared/i18n/messages/resident/en.ts').then(({ en }) => en),
  },
  visit: {
    pl: () => import('../../../shared/i18n/messages/visit/pl.ts').then(({ pl }) => pl),
    en: () => import('../../../shared/i18n/messages/visit/en.ts').then(({ en }) => en),
  },
  refusals: {
    pl: () => import('../../../shared/i18n/messages/refusals/pl.ts').then(({ pl }) => pl),
    en: () => import('../../../shared/i18n/messages/refusals/en.ts').then(({ en }) => en),
  },
  help: {
    pl: () => import('../../../shared/i18n/messages/help/pl.ts').then(({ pl }) => pl),
    en: () => import('../../../shared/i18n/messages/help/en.ts').then(({ en }) => en),
  },
};

const wanted = new Set<CatalogueName>(['resident']);
const translators = new Map<string, Translate<string>>();
/** The language whose words are all here; the screens speak it until the next one is complete. */
const spoken = signal<CatalogueLanguage>(language.peek());

/** Fetches the words that a screen needs, in the language of the screens. */
export async function loadWords(names: readonly CatalogueName[]): Promise<void> {
  for (const name of names) wanted.add(name);
  await fetchWords(language.peek());
}

async function fetchWords(tongue: CatalogueLanguage): Promise<void> {
  await Promise.all(
    [...wanted].map(async (name) => {
      const key = `${tongue} ${name}`;
      if (translators.has(key)) return;
      translators.set(key, createTranslator(tongue, await LOADERS[name][tongue]()));
    }),
  );
  if (language.peek() !== tongue) return fetchWords(language.peek());
  spoken.value = tongue;
  document.documentElement.lang = tongue;
}

language.subscribe((tongue) => {
  if (tongue !== spoken.peek()) fetchWords(tongue).catch(() => undefined);
});

/** The next of the offered languages. */
export function nextLanguage(): CatalogueLanguage {
  const list = offered.value.length > 0 ? offered.value : CATALOGUE_LANGUAGES;
  return list[(list.indexOf(spoken.value) + 1) % list.length] ?? 'en';
}

export function switchLanguage(): void {
  setLanguage(nextLanguage());
}

export interface Words {
  language: CatalogueLanguage;
  /** An office and its services: there on every screen. */
  t: Translate<ResidentKey>;
  visit: Translate<VisitKey>;
  help: Translate<HelpKey>;
  refusal: Translate<RefusalKey>;
}

/** The words of the screens. A screen names the catalogues that it needs in the table of routes. */
export function useWords(): Words {
  const tongue = spoken.value;
  const speak = (name: CatalogueName) => (key: string, params?: Readonly<Record<string, string | number>>) => {
    const translate = translators.get(`${tongue} ${name}`);
    assert(translate, `the words "${name}" were not asked for`);
    return translate(key, params);
  };
  return {
    language: tongue,
    t: speak('resident'),
    visit: speak('visit'),
    help: speak('help'),
    refusal: speak('refusals'),
  };
}

const formats = new Map<string, Formats>();

/** Words, the office's own texts, and times as the office writes them. */
export function useOfficeWords({ languages, timeZone }: Pick<OfficeInfo, 'languages' | 'timeZone'>) {
  const words = useWords();
  const key = `${words.language} ${timeZone}`;
  let format = formats.get(key);
  if (!format) {
    format = createFormats(words.language, timeZone);
    formats.set(key, format);
  }
  return {
    ...words,
    formats: format,
    text: (local: OfficeInfo['name']) => localText(local, words.language, languages),
  };
}

export type OfficeWords = ReturnType<typeof useOfficeWords>;
