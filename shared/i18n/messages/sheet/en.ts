import type { Catalogue, Message } from '../../translator.ts';

/** The description of a service, and what can be done about it now. */
export const en = {
  'back-to-service': 'Back to the description',

  fees: 'Fees',
  'where-when': 'Where and when',
  bring: 'What to bring',
  'bring-nothing': 'Nothing needs to be brought',
  steps: 'How it goes',
  'other-ways': 'Other ways',
  forms: 'Forms',
  questions: 'Questions and answers',
  appeal: 'If you do not agree',
  'legal-basis': 'Legal basis',
  reviewed: 'Checked on {date}.',
  'reviewed-by': 'Checked on {date}. Responsible for the text: {owner}.',
  'ask-us': 'Ask us',
  'take-wait': 'waiting {range} min',
  'take-at-office': 'For this matter, take a number at the office.',
  'take-offline': 'A number can be taken when the internet is back, or at the office.',
  'take-closed': 'Numbers: {when}',
  'take-stopped':
    'Today nobody new can be served in this matter. Above you find other ways; or come on another day, or call us.',
  'service-unknown-title': 'No such matter here',
  'service-unknown-text': 'This matter is not on the list of the office. Please search for it or ask us.',
} satisfies Catalogue;

export type SheetKey = keyof typeof en;
export type SheetMessages = Record<SheetKey, Message>;
