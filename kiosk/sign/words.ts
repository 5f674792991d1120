import { type LocalText, localText } from '../../shared/domain/words.ts';
import { createFormats, type Formats } from '../../shared/i18n/formats.ts';
import { type CatalogueLanguage, chooseLanguage, offeredLanguages } from '../../shared/i18n/languages.ts';
import type { SignKey, SignMessages } from '../../shared/i18n/messages/sign/en.ts';
import { createTranslator, type Translate } from '../../shared/i18n/translator.ts';
import type { OfficeInfo } from '../../shared/protocol/office-info.ts';

/** Everything that the sign says, in the office's state language or the nearest one that has a catalogue. */
export interface SignWords {
  language: CatalogueLanguage;
  t: Translate<SignKey>;
  formats: Formats;
  own(text: LocalText): string;
}

const catalogues: Readonly<Record<CatalogueLanguage, () => Promise<SignMessages>>> = {
  en: () => import('../../shared/i18n/messages/sign/en.ts').then(({ en }) => en),
  pl: () => import('../../shared/i18n/messages/sign/pl.ts').then(({ pl }) => pl),
};

export function signWordsOf({ languages, timeZone }: Pick<OfficeInfo, 'languages' | 'timeZone'>): Promise<SignWords> {
  const [language = 'en'] = offeredLanguages(languages);
  return loadWords(language, timeZone, languages);
}

/** Before an office is known: the language of the machine. */
export function firstSignWords(): Promise<SignWords> {
  const language = chooseLanguage(navigator.languages, ['pl', 'en']);
  return loadWords(language, Intl.DateTimeFormat().resolvedOptions().timeZone, [language]);
}

async function loadWords(
  language: CatalogueLanguage,
  timeZone: string,
  fallbacks: OfficeInfo['languages'],
): Promise<SignWords> {
  const messages = await catalogues[language]();
  return {
    language,
    t: createTranslator(language, messages),
    formats: createFormats(language, timeZone),
    own: (text) => localText(text, language, fallbacks),
  };
}
