import { describe, expect, it } from 'vitest';
import { sentenceFor, spellNumber } from '../../../kiosk/devices/announcer/announcement.ts';
import { LANGUAGES } from '../../../shared/domain/words.ts';

describe('what is said of a call (accessibility 10)', () => {
  it('is number and counter, in each of the five languages', () => {
    expect(LANGUAGES.map((language) => sentenceFor(language, 'B023', '4').spoken)).toEqual([
      'Numer be, zero 23, okienko 4.',
      'Numeris bė, nulis 23, langelis 4.',
      'Numurs bē, nulle 23, lodziņš 4.',
      'Number B, zero 23, counter 4.',
      'Номер бе, нуль 23, віконце 4.',
    ]);
  });

  it('spells the letters of a series by their names, because a lone letter is a word in some languages', () => {
    expect(spellNumber('pl', 'W101')).toBe('wu, 101');
    expect(spellNumber('pl', 'Z100')).toBe('zet, 100');
    expect(spellNumber('lv', 'W101')).toBe('dubultvē, 101');
    expect(spellNumber('uk', 'H007')).toBe('аш, нуль нуль 7');
  });

  it('has a name for every letter in every language', () => {
    for (const language of LANGUAGES) {
      const names = Array.from({ length: 26 }, (_, i) => spellNumber(language, `${String.fromCharCode(65 + i)}100`));
      expect(new Set(names).size, language).toBe(26);
    }
  });

  it('says leading zeros one by one, and a number of zeros only as zeros', () => {
    expect(spellNumber('pl', 'A005')).toBe('a, zero zero 5');
    expect(spellNumber('pl', 'A000')).toBe('a, zero zero zero');
    expect(spellNumber('en', 'A120')).toBe('A, 120');
  });

  it('shows the number as it is printed to those who read it', () => {
    expect(sentenceFor('pl', 'A023', '4').text).toBe('Numer A023, okienko 4.');
  });
});
