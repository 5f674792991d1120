import { type LocalText, localText } from '../../shared/domain/words.ts';
import type { Formats } from '../../shared/i18n/formats.ts';
import type { CatalogueLanguage } from '../../shared/i18n/languages.ts';
import type { ClerkKey } from '../../shared/i18n/messages/clerk/en.ts';
import type { HelpKey } from '../../shared/i18n/messages/help/en.ts';
import type { ManageKey } from '../../shared/i18n/messages/manage/en.ts';
import type { PeopleKey } from '../../shared/i18n/messages/people/en.ts';
import type { RefusalKey } from '../../shared/i18n/messages/refusals/en.ts';
import type { StaffKey } from '../../shared/i18n/messages/staff/en.ts';
import type { Params, Translate } from '../../shared/i18n/translator.ts';
import type { OfficeInfo } from '../../shared/protocol/office-info.ts';
import type { WireRefusal } from '../../shared/protocol/problem.ts';
import { createWordStore, formatsFor, type Loaders } from '../data/word-store.ts';

type CatalogueName = 'staff' | 'clerk' | 'manage' | 'people' | 'help' | 'refusals';

// Written out, so that the build makes one small file of each.
const LOADERS: Loaders<CatalogueName> = {
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
  people: {
    pl: () => import('../../shared/i18n/messages/people/pl.ts').then(({ pl }) => pl),
    en: () => import('../../shared/i18n/messages/people/en.ts').then(({ en }) => en),
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

const words = createWordStore<CatalogueName>(LOADERS, ['staff', 'refusals']);

/** Fetches the words that an app needs, in the language of the screens. Rejects when they cannot be fetched. */
export function loadWords(...names: CatalogueName[]): Promise<void> {
  return words.load(names);
}

export interface Words {
  language: CatalogueLanguage;
  staff: Translate<StaffKey>;
  clerk: Translate<ClerkKey>;
  manage: Translate<ManageKey>;
  people: Translate<PeopleKey>;
  help: Translate<HelpKey>;
  /** A refusal in words: the fact, then the next step. */
  refusal: (refusal: WireRefusal | { kind: 'no-answer' }) => string;
}

export function useWords(): Words {
  const refusals: Translate<RefusalKey> = words.speak('refusals');
  return {
    language: words.spoken.value,
    staff: words.speak('staff'),
    clerk: words.speak('clerk'),
    manage: words.speak('manage'),
    people: words.speak('people'),
    help: words.speak('help'),
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

export interface OfficeWords extends Words {
  formats: Formats;
  /** A text of the office's own, in the language of the screen as far as the office has it. */
  text: (local: LocalText) => string;
}

/** Words, the office's own texts, and times as the office writes them. */
export function useOfficeWords({ languages, timeZone }: Pick<OfficeInfo, 'languages' | 'timeZone'>): OfficeWords {
  const known = useWords();
  return {
    ...known,
    formats: formatsFor(known.language, timeZone),
    text: (local) => localText(local, known.language, languages),
  };
}
