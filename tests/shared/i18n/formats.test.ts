import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../../shared/domain/words.ts';
import { createFormats } from '../../../shared/i18n/formats.ts';
import { chooseLanguage, LANGUAGE_NAMES, offeredLanguages } from '../../../shared/i18n/languages.ts';

const AT = Date.UTC(2026, 10, 19, 9, 42);
const pl = createFormats('pl', 'Europe/Warsaw');
const plain = (text: string): string => text.replace(/\s/g, ' ');

describe('W-8 dates and figures', () => {
  test('as a Polish office writes them', () => {
    expect(pl.time(AT)).toBe('10:42');
    expect(pl.day(AT)).toBe('czwartek, 19 listopada');
    expect(pl.fullDay(AT)).toBe('czwartek, 19 listopada 2026');
    expect(pl.date('2026-11-19')).toBe('19 listopada 2026');
    expect(plain(pl.money(3_000, 'PLN'))).toBe('30,00 zł');
    expect(pl.list(['polsku', 'angielsku', 'ukraińsku'])).toBe('polsku, angielsku i ukraińsku');
    expect(pl.range({ from: 12, to: 20 })).toBe('12–20');
    expect(pl.number(7)).toBe('7');
    expect(['Żak', 'Ćwik', 'Zych', 'Cud', 'Łoś', 'Las'].sort(pl.compare)).toEqual([
      'Cud',
      'Ćwik',
      'Las',
      'Łoś',
      'Zych',
      'Żak',
    ]);
  });

  test.each(LANGUAGES)('%s: a 24 hour clock in the office’s own zone, midnight is 00', (language) => {
    const formats = createFormats(language, 'Europe/Riga');
    expect(formats.time(AT)).toBe('11:42');
    expect(formats.time(Date.UTC(2026, 10, 18, 22, 5))).toBe('00:05');
    expect(formats.time(Date.UTC(2026, 10, 19, 19, 0))).toBe('21:00');
  });

  test.each(LANGUAGES)('%s: years have four digits, ranges an en dash, money its cents', (language) => {
    const formats = createFormats(language, 'Europe/Vilnius');
    expect(formats.fullDay(AT)).toContain('2026');
    expect(formats.date('2026-01-01')).toContain('2026');
    expect(formats.range({ from: 5, to: 10 })).toBe('5–10');
    expect(formats.money(1_250, 'EUR')).toMatch(/12[.,]50/);
  });

  test('a date has no zone: the first of January stays the first of January', () => {
    expect(createFormats('pl', 'Pacific/Kiritimati').date('2026-01-01')).toBe('1 stycznia 2026');
    expect(createFormats('pl', 'Pacific/Pago_Pago').date('2026-01-01')).toBe('1 stycznia 2026');
  });
});

describe('W-8 languages', () => {
  test('each is named in itself', () => {
    expect(Object.keys(LANGUAGE_NAMES).sort()).toEqual([...LANGUAGES].sort());
  });
  test('an office offers its own as far as there is a catalogue, else English', () => {
    expect(offeredLanguages(['pl', 'en', 'uk'])).toEqual(['pl', 'en']);
    expect(offeredLanguages(['lv', 'en'])).toEqual(['en']);
    expect(offeredLanguages(['lt'])).toEqual(['en']);
  });
  test('the first wanted one that is offered, else the office’s first', () => {
    expect(chooseLanguage(['de-DE', 'en-GB', 'pl'], ['pl', 'en'])).toBe('en');
    expect(chooseLanguage(['PL-pl'], ['en', 'pl'])).toBe('pl');
    expect(chooseLanguage(['de'], ['pl', 'en'])).toBe('pl');
    expect(chooseLanguage(['plx'], ['en', 'pl'])).toBe('en');
    expect(chooseLanguage([], [])).toBe('en');
  });
});
