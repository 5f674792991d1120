import type { Catalogue, Message } from '../../translator.ts';

/** What residents read of an office and its services: the first load. `{n}` chooses the plural form. */
export const en = {
  skip: 'Go to the content',
  demo: 'Demonstration. The office and its staff are invented.',
  'phone-office': 'Call the office',
  'change-language': 'change the language to {language}',
  'back-to-office': 'Back to the office',
  back: 'Back',
  'try-again': 'Try again',
  'to-offices': 'Choose an office',
  'to-office': 'Go to the office page',

  'update-title': 'A newer version is ready',
  'update-text': 'Nothing is lost. Your number stays.',
  'update-now': 'Load it',

  'loading-office': 'Reading the office page',
  'unreachable-title': 'The page could not be loaded',
  'unreachable-office': 'We could not read the office page.',
  'unreachable-next': 'Please check the internet connection and try again.',
  'office-unknown-title': 'No such office here',
  'office-unknown-text': 'There is no office at this address. Please choose one from the list.',
  'refused-next': 'If something is unclear, call us or ask a member of staff.',

  'offline-title': 'No internet',
  'offline-as-of': 'We show how it was at {time}. Descriptions and numbers on this phone can be opened.',
  'offline-no-now': 'We do not know how long one waits now. Descriptions can be opened.',

  open: 'Open',
  closed: 'Closed',
  'around-the-clock': 'around the clock',
  'until-today': 'today until {time}',
  'until-tomorrow': 'until tomorrow, {time}',
  'until-day': 'until {day}, {time}',
  opens: 'opening: {when}',
  'from-today': 'today from {time}',
  'from-tomorrow': 'tomorrow from {time}',
  'from-day': '{day}, from {time}',
  'closed-day': 'closed',
  'closed-now': 'not now',
  'stopped-today': 'not today any more',
  'perhaps-not-today': 'perhaps not today any more',

  'search-label': 'What is it about?',
  'search-results': 'Found',
  'search-found': { one: '{n} matter found', other: '{n} matters found' },
  'search-nothing': 'Nothing fits these words.',
  'search-nothing-next': 'Try another word, for instance “address” or “tax”, or ask us.',
  'take-number': 'Take a number',
  'waits-as-of': 'waiting, as of {time}',
  minutes: 'min',
  'wait-unknown': 'we do not know yet',
  'more-services': 'Other matters',
  'not-sure': 'I do not know where to go',
  'not-sure-note': 'ask a member of staff or call us',
  'about-office': 'About the office',
  'opening-hours': 'Opening hours',
  'how-to-come': 'How to come in',
  'how-we-call': 'How we call',

  'own-ticket': 'Your number {number}',

  fee: 'Fee',
  'no-fee': 'no fee',
  'fee-from': 'from {amount}',
  'fee-some': 'sometimes',
  'fee-depends': 'it depends on the matter, see below',
  term: 'Time',
} satisfies Catalogue;

export type ResidentKey = keyof typeof en;
export type ResidentMessages = Record<ResidentKey, Message>;
