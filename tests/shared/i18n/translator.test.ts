import { describe, expect, test } from 'vitest';
import type { Language } from '../../../shared/domain/words.ts';
import { createTranslator, pluralForm } from '../../../shared/i18n/translator.ts';

const NUMBERS = [0, 1, 2, 5, 11, 21, 22, 101, 112, 1.5];

describe('W-8 plural forms', () => {
  const forms: Record<Language, string[]> = {
    pl: ['many', 'one', 'few', 'many', 'many', 'many', 'few', 'many', 'many', 'other'],
    lt: ['other', 'one', 'few', 'few', 'other', 'one', 'few', 'one', 'other', 'many'],
    lv: ['zero', 'one', 'other', 'other', 'zero', 'one', 'other', 'one', 'zero', 'other'],
    en: ['other', 'one', 'other', 'other', 'other', 'other', 'other', 'other', 'other', 'other'],
    uk: ['many', 'one', 'few', 'many', 'many', 'one', 'few', 'one', 'many', 'other'],
  };
  test.each(Object.keys(forms) as Language[])('of %s', (language) => {
    expect(NUMBERS.map((n) => pluralForm(language, n))).toEqual(forms[language]);
  });
});

describe('W-8 a message', () => {
  const pl = createTranslator('pl', {
    people: { one: '{n} osoba', few: '{n} osoby', many: '{n} osób', other: '{n} osoby' },
    counter: 'Okienko {counter}',
    plain: 'Dzień dobry',
    partly: { other: 'około {n}' },
    twice: '{a}, {b}, {a}',
  });

  test('has the form of its number, and the number in it', () => {
    expect(NUMBERS.map((n) => pl('people', { n }))).toEqual([
      '0 osób',
      '1 osoba',
      '2 osoby',
      '5 osób',
      '11 osób',
      '21 osób',
      '22 osoby',
      '101 osób',
      '112 osób',
      '1,5 osoby',
    ]);
  });

  test('without the form that it needs uses the common one; without a number, that of zero', () => {
    expect(pl('partly', { n: 2 })).toBe('około 2');
    expect(pl('people')).toBe('{n} osób');
  });

  test('is filled wherever its name stands, with what is given, as it is', () => {
    expect(pl('plain')).toBe('Dzień dobry');
    expect(pl('counter', { counter: '4' })).toBe('Okienko 4');
    expect(pl('twice', { a: '$1', b: '{a}' })).toBe('$1, {a}, $1');
    expect(pl('counter', {})).toBe('Okienko {counter}');
  });

  test('writes numbers the language’s way', () => {
    expect(createTranslator('en', { n: '{n}' })('n', { n: 1234.5 })).toBe('1,234.5');
    expect(pl('partly', { n: 12_345.5 })).toMatch(/^około 12\s345,5$/);
  });
});
