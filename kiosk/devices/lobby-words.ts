import { type LocalText, localText } from '../../shared/domain/words.ts';
import { createFormats, type Formats } from '../../shared/i18n/formats.ts';
import { type CatalogueLanguage, chooseLanguage, offeredLanguages } from '../../shared/i18n/languages.ts';
import { type Catalogue, createTranslator, type Translate } from '../../shared/i18n/translator.ts';
import type { OfficeInfo } from '../../shared/protocol/office-info.ts';

/** Everything that a screen of the lobby says, in the office's state language or the nearest one that has a catalogue. */
export interface LobbyWords<Key extends string> {
  language: CatalogueLanguage;
  t: Translate<Key>;
  formats: Formats;
  /** A text of the office's own. */
  own(text: LocalText): string;
}

export interface LobbyWordsSource<Key extends string> {
  of(info: Pick<OfficeInfo, 'languages' | 'timeZone'>): Promise<LobbyWords<Key>>;
  /** Before an office is known: the language of the machine. */
  first(): Promise<LobbyWords<Key>>;
}

/** The words of one screen, whose catalogues are fetched when their language is wanted. */
export function lobbyWords<Key extends string>(
  catalogues: Readonly<Record<CatalogueLanguage, () => Promise<Catalogue<Key>>>>,
): LobbyWordsSource<Key> {
  const load = async (language: CatalogueLanguage, timeZone: string, fallbacks: OfficeInfo['languages']) => ({
    language,
    t: createTranslator(language, await catalogues[language]()),
    formats: createFormats(language, timeZone),
    own: (text: LocalText) => localText(text, language, fallbacks),
  });
  return {
    of({ languages, timeZone }) {
      const [language = 'en'] = offeredLanguages(languages);
      return load(language, timeZone, languages);
    },
    first() {
      const language = chooseLanguage(navigator.languages, ['pl', 'en']);
      return load(language, Intl.DateTimeFormat().resolvedOptions().timeZone, [language]);
    },
  };
}
