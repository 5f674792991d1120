import { expect, test } from 'vitest';
import { en } from '../../../shared/i18n/messages/kiosk/en.ts';
import { pl } from '../../../shared/i18n/messages/kiosk/pl.ts';
import type { Message } from '../../../shared/i18n/translator.ts';

const texts = (message: Message): string[] => (typeof message === 'string' ? [message] : Object.values(message));

test.each([
  ['en', en],
  ['pl', pl],
])('no sentence of the kiosk in %s is longer than twelve words, and nothing is shouted', (_language, catalogue) => {
  for (const [key, message] of Object.entries(catalogue)) {
    for (const text of texts(message)) {
      expect(text, key).not.toMatch(/!|…/);
      for (const sentence of text.split(/[.?:]\s/)) {
        expect(sentence.split(/\s+/).length, `${key}: ${sentence}`).toBeLessThanOrEqual(12);
      }
    }
  }
});
