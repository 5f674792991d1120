import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CATALOGUE_LANGUAGES, type CatalogueLanguage } from '../../../shared/i18n/languages.ts';
import { type Catalogue, type Message, pluralForm } from '../../../shared/i18n/translator.ts';

// Every catalogue that there is, found in its folder: a new surface is tested without being told.
const MESSAGES = new URL('../../../shared/i18n/messages/', import.meta.url);
const surfaces = readdirSync(MESSAGES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && readdirSync(new URL(`${entry.name}/`, MESSAGES)).length > 0)
  .map(({ name }) => name);

async function catalogue(surface: string, language: CatalogueLanguage): Promise<Catalogue> {
  const module: Record<string, unknown> = await import(new URL(`${surface}/${language}.ts`, MESSAGES).href);
  return module[language] as Catalogue;
}

const files = surfaces.flatMap((surface) => CATALOGUE_LANGUAGES.map((language) => [surface, language] as const));

function texts(message: Message): string[] {
  return typeof message === 'string' ? [message] : Object.values(message);
}

function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''))].sort();
}

/** What a language’s plurals need: every form that a whole number can have, and `other`. */
function formsOf(language: CatalogueLanguage): string[] {
  const forms = new Set<string>(['other']);
  for (let n = 0; n <= 200; n += 1) forms.add(pluralForm(language, n));
  return [...forms].sort();
}

describe('W-8 the catalogues', () => {
  test('there are some, each in every language', () => {
    expect(surfaces).toEqual(expect.arrayContaining(['help', 'refusals']));
    for (const surface of surfaces) {
      const there = readdirSync(new URL(`${surface}/`, MESSAGES)).filter((name) => name.endsWith('.ts'));
      expect(there.sort(), surface).toEqual(CATALOGUE_LANGUAGES.map((language) => `${language}.ts`).sort());
    }
  });

  test.each(surfaces)('%s: the same keys and the same placeholders in every language', async (surface) => {
    const en = await catalogue(surface, 'en');
    for (const language of CATALOGUE_LANGUAGES) {
      const other = await catalogue(surface, language);
      expect(Object.keys(other).sort()).toEqual(Object.keys(en).sort());
      for (const [key, message] of Object.entries(other)) {
        const wanted = placeholders(texts(en[key] ?? '').join(' '));
        const found = placeholders(texts(message).join(' '));
        expect({ key, placeholders: found }).toEqual({ key, placeholders: wanted });
      }
    }
  });

  test.each(files)('%s in %s: every plural has each form that the language needs', async (surface, language) => {
    for (const [key, message] of Object.entries(await catalogue(surface, language))) {
      if (typeof message === 'string') continue;
      expect({ key, forms: Object.keys(message).sort() }).toEqual({ key, forms: formsOf(language) });
    }
  });

  test.each(files)(
    '%s in %s: no message is empty, has a stray space or a brace left open',
    async (surface, language) => {
      for (const [key, message] of Object.entries(await catalogue(surface, language))) {
        for (const text of texts(message)) {
          // A space that does not break may stand where a line must not end; two in a row, or at an end, are a slip.
          expect(text, key).not.toMatch(/\s\s|^\s|\s$|\t/);
          expect(text, key).not.toBe('');
          expect(text.replace(/\{\w+\}/g, ''), key).not.toMatch(/[{}]/);
        }
      }
    },
  );
});

/**
 * What never stands on a screen: labels that divide, words that blame, words that hurry or calm people down, shouting.
 * Whole words or their beginnings, in small letters.
 */
const NEVER: Record<CatalogueLanguage, RegExp[]> = {
  pl: [
    stem('petent'),
    stem('interesant'),
    stem('nieprawidłow'),
    stem('niepoprawn'),
    stem('niewłaściw'),
    stem('błąd|błęd'),
    word('zły|zła|złe|źle'),
    word('musisz|zapomniano'),
    stem('uspok[oó]j'),
    stem('zabroni|zakazan'),
    /jak już (?:mówi|pisa)/,
    /nie moja (?:sprawa|wina)/,
    /nie masz racji/,
    word('wina|winę|winy'),
    // Guessing who reads: forms of address and past tenses that have a gender.
    word('pan|pana|panu|panem|pani|panią'),
    word('\\p{L}+(?:łeś|łaś)'),
  ],
  en: [
    stem('wrong'),
    stem('invalid'),
    stem('incorrect'),
    word('errors?'),
    stem('illegal'),
    word('fail|fails|failed|failure'),
    stem('forbidden'),
    stem('denied'),
    /you (?:forgot|must|failed)/,
    /calm down/,
    /as (?:i|we) (?:already )?said/,
    /not (?:my|our) (?:job|fault)/,
    /you are mistaken/,
    stem('petitioner'),
    /hurry up/,
  ],
};

// `\\b` knows English letters only, so words end where no letter of any alphabet follows.
function word(forms: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${forms})(?!\\p{L})`, 'u');
}

function stem(beginning: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${beginning})`, 'u');
}

describe('W-9 the tone', () => {
  test.each(files)('%s in %s: nobody is blamed, hurried, calmed down or labelled', async (surface, language) => {
    const found: string[] = [];
    for (const [key, message] of Object.entries(await catalogue(surface, language))) {
      for (const text of texts(message)) {
        for (const never of NEVER[language]) {
          if (never.test(text.toLowerCase())) found.push(`${key}: ${text} (${never})`);
        }
      }
    }
    expect(found).toEqual([]);
  });

  test.each(files)('%s in %s: nobody is shouted at', async (surface, language) => {
    const found: string[] = [];
    for (const [key, message] of Object.entries(await catalogue(surface, language))) {
      for (const text of texts(message)) {
        if (
          /[!¡‼]/.test(text) ||
          /\p{Lu}{6,}/u.test(text) ||
          /\p{Extended_Pictographic}/u.test(text) ||
          text.includes('…')
        )
          found.push(`${key}: ${text}`);
      }
    }
    expect(found).toEqual([]);
  });

  test.each(CATALOGUE_LANGUAGES.filter(() => surfaces.includes('kiosk')).map((language) => [language] as const))(
    'a sentence on the kiosk has at most twelve words (%s)',
    async (language) => {
      const found: string[] = [];
      for (const [key, message] of Object.entries(await catalogue('kiosk', language))) {
        for (const sentence of texts(message).flatMap((text) => text.split(/(?<=[.?:])\s+/))) {
          const words = sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}{]/u.test(word));
          if (words.length > 12) found.push(`${key}: ${sentence}`);
        }
      }
      expect(found).toEqual([]);
    },
  );
});

describe('W-5 refusals in words', () => {
  test.each(CATALOGUE_LANGUAGES)('%s: every kind that the wire may carry has a sentence', async (language) => {
    const { KIND_LIST } = await import('../../../shared/protocol/problem.ts');
    const refusals = await catalogue('refusals', language);
    expect(Object.keys(refusals).sort()).toEqual([...KIND_LIST, 'no-answer'].sort());
    expect(new Set(KIND_LIST).size).toBe(KIND_LIST.length);
    for (const text of Object.values(refusals).flatMap(texts)) expect(text).toMatch(/\.$/);
  });

  test('a sentence asks only for what the refusal carries', async () => {
    const carried: Record<string, string[]> = {
      'clerk-elsewhere': ['counter'],
      'already-called': ['counter'],
      'reserved-elsewhere': ['counter'],
      'call-again-first': ['calls'],
      'service-not-here': ['counter'],
      'too-many-matters': ['limit'],
    };
    for (const [key, message] of Object.entries(await catalogue('refusals', 'en'))) {
      expect({ key, asks: placeholders(texts(message).join(' ')) }).toEqual({ key, asks: carried[key] ?? [] });
    }
  });

  test.each(CATALOGUE_LANGUAGES)('%s: every help has its name, its note and its advice', async (language) => {
    const { HELP_CODES } = await import('../../../shared/domain/ticket/help.ts');
    const help = await catalogue('help', language);
    for (const code of HELP_CODES) {
      expect(Object.keys(help)).toEqual(expect.arrayContaining([code, `${code}-note`]));
      // That waiting is hard for somebody is nobody’s business at the counter, so there is no advice on it.
      expect(`${code}-advice` in help).toBe(code !== 'short');
    }
  });
});
