import { type Language, type LocalText, localText } from '../../../shared/domain/words.ts';
import { createFormats, type Formats } from '../../../shared/i18n/formats.ts';
import type { CatalogueLanguage } from '../../../shared/i18n/languages.ts';
import type { HelpKey } from '../../../shared/i18n/messages/help/en.ts';
import type { KioskKey } from '../../../shared/i18n/messages/kiosk/en.ts';
import type { RefusalKey } from '../../../shared/i18n/messages/refusals/en.ts';
import { createTranslator, type Translate } from '../../../shared/i18n/translator.ts';

/** Everything that the kiosk says in one language. */
export interface Words {
  language: CatalogueLanguage;
  t: Translate<KioskKey>;
  help: Translate<HelpKey>;
  refusal: Translate<RefusalKey>;
  formats: Formats;
  /** A text of the office's own. */
  own(text: LocalText): string;
}

export type WordBook = ReadonlyMap<CatalogueLanguage, Words>;

const catalogues = {
  en: () =>
    Promise.all([
      import('../../../shared/i18n/messages/kiosk/en.ts'),
      import('../../../shared/i18n/messages/help/en.ts'),
      import('../../../shared/i18n/messages/refusals/en.ts'),
    ]).then(([kiosk, help, refusals]) => ({ kiosk: kiosk.en, help: help.en, refusals: refusals.en })),
  pl: () =>
    Promise.all([
      import('../../../shared/i18n/messages/kiosk/pl.ts'),
      import('../../../shared/i18n/messages/help/pl.ts'),
      import('../../../shared/i18n/messages/refusals/pl.ts'),
    ]).then(([kiosk, help, refusals]) => ({ kiosk: kiosk.pl, help: help.pl, refusals: refusals.pl })),
};

/** All languages of the kiosk at once: they change without waiting, and while the line is cut. */
export async function loadWords(
  languages: readonly CatalogueLanguage[],
  timeZone: string,
  fallbacks: readonly Language[],
): Promise<WordBook> {
  const words = languages.map(async (language): Promise<[CatalogueLanguage, Words]> => {
    const { kiosk, help, refusals } = await catalogues[language]();
    return [
      language,
      {
        language,
        t: createTranslator(language, kiosk),
        help: createTranslator(language, help),
        refusal: createTranslator(language, refusals),
        formats: createFormats(language, timeZone),
        own: (text) => localText(text, language, fallbacks),
      },
    ];
  });
  return new Map(await Promise.all(words));
}
