// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { controlSpeech, readingOf } from '../../../kiosk/kiosk/voice/speech-text.ts';
import { en } from '../../../shared/i18n/messages/kiosk/en.ts';
import { createTranslator } from '../../../shared/i18n/translator.ts';

const t = createTranslator('en', en);

function page(html: string): HTMLElement {
  document.body.innerHTML = `<main>${html}</main>`;
  const main = document.querySelector('main');
  if (!main) throw new Error('no page');
  return main;
}

test('a page is read as sentences, without what can be pressed or is only drawn', () => {
  const main = page(
    '<h1>Your number A023</h1><p>6 people <span>before you</span></p><p aria-hidden="true">A023</p><button>Done</button>',
  );
  expect(readingOf(main)).toBe('Your number A 0 2 3. 6 people before you.');
});

test('a code is read by what it is for', () => {
  expect(readingOf(page('<figure><svg role="img" aria-label="Code of your ticket"></svg></figure>'))).toBe(
    'Code of your ticket.',
  );
});

test('a control is spoken with name, role, state and position', () => {
  const main = page(
    '<button role="checkbox" aria-checked="true"><span>Sign language</span></button><button aria-disabled="true">Next</button>',
  );
  const [choice, next] = main.querySelectorAll('button');
  expect(choice && controlSpeech(choice, t)).toBe('Sign language, choice, chosen, 1 of 2.');
  expect(next && controlSpeech(next, t)).toBe('Next, button, not available now, 2 of 2.');
});
