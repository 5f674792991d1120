import type { LocalText } from '../../shared/domain/words.ts';
import { localText } from '../../shared/domain/words.ts';
import { createFormats, type Formats } from '../../shared/i18n/formats.ts';
import { type CatalogueLanguage, chooseLanguage, offeredLanguages } from '../../shared/i18n/languages.ts';
import type { DisplayKey, DisplayMessages } from '../../shared/i18n/messages/display/en.ts';
import { createTranslator, type Translate } from '../../shared/i18n/translator.ts';
import type { OfficeInfo } from '../../shared/protocol/office-info.ts';

/** Everything that the display says, in the office's state language or the nearest one that has a catalogue. */
export interface DisplayWords {
  language: CatalogueLanguage;
  t: Translate<DisplayKey>;
  formats: Formats;
  /** A text of the office's own. */
  own(text: LocalText): string;
}

const catalogues: Readonly<Record<CatalogueLanguage, () => Promise<DisplayMessages>>> = {
  en: () => import('../../shared/i18n/messages/display/en.ts').then(({ en }) => en),
  pl: () => import('../../shared/i18n/messages/display/pl.ts').then(({ pl }) => pl),
};

export async function wordsOf(info: Pick<OfficeInfo, 'languages' | 'timeZone'>): Promise<DisplayWords> {
  const [language = 'en'] = offeredLanguages(info.languages);
  return loadWords(language, info.timeZone, info.languages);
}

/** Before an office is known: the language of the machine. */
export function firstWords(): Promise<DisplayWords> {
  const language = chooseLanguage(navigator.languages, ['pl', 'en']);
  return loadWords(language, Intl.DateTimeFormat().resolvedOptions().timeZone, [language]);
}

async function loadWords(
  language: CatalogueLanguage,
  timeZone: string,
  fallbacks: OfficeInfo['languages'],
): Promise<DisplayWords> {
  const messages = await catalogues[language]();
  return {
    language,
    t: createTranslator(language, messages),
    formats: createFormats(language, timeZone),
    own: (text) => localText(text, language, fallbacks),
  };
}
