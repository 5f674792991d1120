import { describe, expect, test } from 'vitest';
import { localText } from '../../../shared/domain/words.ts';

describe('W-8 a text of the office’s own', () => {
  test('in the wanted language, else in the first fallback that has it, else in any', () => {
    expect(localText({ pl: 'dowód', en: 'card' }, 'pl')).toBe('dowód');
    expect(localText({ pl: 'dowód', en: 'card' }, 'uk')).toBe('card');
    expect(localText({ pl: 'dowód', lv: 'karte' }, 'uk', ['lv', 'pl'])).toBe('karte');
    expect(localText({ lv: 'karte' }, 'uk')).toBe('karte');
    expect(localText({}, 'uk')).toBe('');
  });
});
