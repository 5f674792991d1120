import { localText } from '../../../shared/domain/words.ts';
import { CATALOGUE_LANGUAGES, type CatalogueLanguage } from '../../../shared/i18n/languages.ts';
import type { AfterKey } from '../../../shared/i18n/messages/after/en.ts';
import type { ComingKey } from '../../../shared/i18n/messages/coming/en.ts';
import type { HelpKey } from '../../../shared/i18n/messages/help/en.ts';
import type { OrderKey } from '../../../shared/i18n/messages/order/en.ts';
import type { RefusalKey } from '../../../shared/i18n/messages/refusals/en.ts';
import type { ResidentKey } from '../../../shared/i18n/messages/resident/en.ts';
import type { SheetKey } from '../../../shared/i18n/messages/sheet/en.ts';
import type { VisitKey } from '../../../shared/i18n/messages/visit/en.ts';
import type { Translate } from '../../../shared/i18n/translator.ts';
import type { OfficeInfo } from '../../../shared/protocol/office-info.ts';
import { offered, setLanguage } from '../../data/language.ts';
import { createWordStore, formatsFor, type Loaders } from '../../data/word-store.ts';

export type CatalogueName = 'resident' | 'sheet' | 'coming' | 'visit' | 'after' | 'order' | 'refusals' | 'help';

// Written out, so that the build makes one small file of each.
const LOADERS: Loaders<CatalogueName> = {
  resident: {
    pl: () => import('../../../shared/i18n/messages/resident/pl.ts').then(({ pl }) => pl),
    en: () => import('../../../shared/i18n/messages/resident/en.ts').then(({ en }) => en),
  },
  sheet: {
    pl: () => import('../../../shared/i18n/messages/sheet/pl.ts').then(({ pl }) => pl),
    en: () => import('../../../shared/i18n/messages/sheet/en.ts').then(({ en }) => en),
  },
  coming: {
    pl: () => import('../../../shared/i18n/messages/coming/pl.ts').then(({ pl }) => pl),
    en: () => import('../../../shared/i18n/messages/coming/en.ts').then(({ en }) => en),
  },
  visit: {
    pl: () => import('../../../shared/i18n/messages/visit/pl.ts').then(({ pl }) => pl),
    en: () => import('../../../shared/i18n/messages/visit/en.ts').then(({ en }) => en),
  },
  after: {
    pl: () => import('../../../shared/i18n/messages/after/pl.ts').then(({ pl }) => pl),
    en: () => import('../../../shared/i18n/messages/after/en.ts').then(({ en }) => en),
  },
  order: {
    pl: () => import('../../../shared/i18n/messages/order/pl.ts').then(({ pl }) => pl),
    en: () => import('../../../shared/i18n/messages/order/en.ts').then(({ en }) => en),
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

const words = createWordStore<CatalogueName>(LOADERS, ['resident']);

/** Fetches the words that a screen needs, in the language of the screens. */
export const loadWords = words.load;

/** The next of the offered languages. */
export function nextLanguage(): CatalogueLanguage {
  const list = offered.value.length > 0 ? offered.value : CATALOGUE_LANGUAGES;
  return list[(list.indexOf(words.spoken.value) + 1) % list.length] ?? 'en';
}

export function switchLanguage(): void {
  setLanguage(nextLanguage());
}

export interface Words {
  language: CatalogueLanguage;
  /** An office and its services: there on every screen. */
  t: Translate<ResidentKey>;
  sheet: Translate<SheetKey>;
  coming: Translate<ComingKey>;
  visit: Translate<VisitKey>;
  after: Translate<AfterKey>;
  order: Translate<OrderKey>;
  help: Translate<HelpKey>;
  refusal: Translate<RefusalKey>;
}

/** The words of the screens. A screen names the catalogues that it needs in the table of routes. */
export function useWords(): Words {
  return {
    language: words.spoken.value,
    t: words.speak('resident'),
    sheet: words.speak('sheet'),
    coming: words.speak('coming'),
    visit: words.speak('visit'),
    after: words.speak('after'),
    order: words.speak('order'),
    help: words.speak('help'),
    refusal: words.speak('refusals'),
  };
}

/** Words, the office's own texts, and times as the office writes them. */
export function useOfficeWords({ languages, timeZone }: Pick<OfficeInfo, 'languages' | 'timeZone'>) {
  const known = useWords();
  return {
    ...known,
    formats: formatsFor(known.language, timeZone),
    text: (local: OfficeInfo['name']) => localText(local, known.language, languages),
  };
}

export type OfficeWords = ReturnType<typeof useOfficeWords>;
