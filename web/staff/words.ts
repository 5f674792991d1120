import { signal } from '@preact/signals';
import { type LocalText, localText } from '../../shared/domain/words.ts';
import { createFormats, type Formats } from '../../shared/i18n/formats.ts';
import type { CatalogueLanguage } from '../../shared/i18n/languages.ts';
import type { ClerkKey } from '../../shared/i18n/messages/clerk/en.ts';
import type { HelpKey } from '../../shared/i18n/messages/help/en.ts';
import type { ManageKey } from '../../shared/i18n/messages/manage/en.ts';
import type { RefusalKey } from '../../shared/i18n/messages/refusals/en.ts';
import type { StaffKey } from '../../shared/i18n/messages/staff/en.ts';
import { type Catalogue, createTranslator, type Params, type Translate } from '../../shared/i18n/translator.ts';
import { assert } from '../../shared/lib/assert.ts';
import type { WireRefusal } from '../../shared/protocol/problem.ts';
import { language } from '../data/language.ts';

type CatalogueName = 'staff' | 'clerk' | 'manage' | 'help' | 'refusals';

// Written out, so that the build makes one small file of each.
const LOADERS: Readonly<Record<CatalogueName, Record<CatalogueLanguage, () => Promise<Catalogue>>>> = {
  staff: {
    pl: () => import('../../shared/i18n/messages/staff/pl.ts').then(({ pl }) => pl),
    en: () => import('../../shared/i18n/messages/staff/en.ts').then(({ en }) => en),
  },
  clerk: {
    pl: () => import('../../shared/i18n/messages/clerk/pl.ts').then(({ pl }) => pl),
    en: () => import('../../shared/i18n/messages/clerk/en.ts').then(({ en }) => en),
  },
  manage: {
    pl: () => import('../../shared/i18n/messages/manage/pl.ts').then(({ pl }) => pl),
    en: () => import('../../shared/i18n/messages/manage/en.ts').then(({ en }) => en),
  },
  help: {
    pl: () => import('../../shared/i18n/messages/help/pl.ts').then(({ pl }) => pl),
    en: () => import('../../shared/i18n/messages/help/en.ts').then(({ en }) => en),
  },
  refusals: {
    pl: () => import('../../shared/i18n/messages/refusals/pl.ts').then(({ pl }) => pl),
    en: () => import('../../shared/i18n/messages/refusals/en.ts').then(({ en }) => en),
  },
};

const wanted = new Set<CatalogueName>(['staff', 'refusals']);
const translators = new Map<string, Translate<string>>();
/** The language whose words are all here; the screens speak it until the next one is complete. */
const spoken = signal<CatalogueLanguage>(language.peek());

/** Fetches the words that an app needs, in the language of the screens. Rejects when they cannot be fetched. */
export async function loadWords(...names: CatalogueName[]): Promise<void> {
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

export interface Words {
  language: CatalogueLanguage;
  staff: Translate<StaffKey>;
  clerk: Translate<ClerkKey>;
  manage: Translate<ManageKey>;
  help: Translate<HelpKey>;
  /** A refusal in words: the fact, then the next step. */
  refusal: (refusal: WireRefusal | { kind: 'no-answer' }) => string;
}

export function useWords(): Words {
  const tongue = spoken.value;
  const speak = (name: CatalogueName) => (key: string, params?: Params) => {
    const translate = translators.get(`${tongue} ${name}`);
    assert(translate, `the words "${name}" were asked for before`);
    return translate(key, params);
  };
  const refusals: Translate<RefusalKey> = speak('refusals');
  return {
    language: tongue,
    staff: speak('staff'),
    clerk: speak('clerk'),
    manage: speak('manage'),
    help: speak('help'),
    refusal: (refusal) => refusals(refusal.kind, paramsOf(refusal)),
  };
}

function paramsOf(refusal: object): Params {
  const params: Record<string, string | number> = {};
  for (const [key, value] of Object.entries(refusal)) {
    if (typeof value === 'string' || typeof value === 'number') params[key] = value;
  }
  return params;
}

const formats = new Map<string, Formats>();

export interface OfficeWords extends Words {
  formats: Formats;
  /** A text of the office's own, in the language of the screen as far as the office has it. */
  text: (local: LocalText) => string;
}

/** Words, the office's own texts, and times as the office writes them. */
export function useOfficeWords({ languages, timeZone }: Parameters<typeof officeFormats>[1]): OfficeWords {
  const words = useWords();
  return {
    ...words,
    formats: officeFormats(words.language, { languages, timeZone }),
    text: (local) => localText(local, words.language, languages),
  };
}

function officeFormats(
  tongue: CatalogueLanguage,
  { timeZone }: { languages: readonly (keyof LocalText)[]; timeZone: string },
): Formats {
  const key = `${tongue} ${timeZone}`;
  let found = formats.get(key);
  if (!found) {
    found = createFormats(tongue, timeZone);
    formats.set(key, found);
  }
  return found;
}
