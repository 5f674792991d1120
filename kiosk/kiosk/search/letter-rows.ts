import type { Language } from '../../../shared/domain/words.ts';

// Ten keys a row: 80 px, or 20 mm, with gaps of 16 px on the kiosk's 952 px.
const LATIN = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

const ROWS: Readonly<Record<Language, readonly string[]>> = {
  en: LATIN,
  pl: [...LATIN, 'ąćęłńóśźż'],
  lt: [...LATIN, 'ąčęėįšųūž'],
  lv: ['ertuiopāē', 'asdfghjklī', 'zcvbnmčģķļ', 'ņšūž'],
  uk: ['йцукенгшщз', 'хїфівапрол', 'джєячсмить', 'бюґ'],
};

/** The letters of a language as rows of keys. */
export function letterRows(language: Language): string[][] {
  return ROWS[language].map((row) => [...row]);
}
