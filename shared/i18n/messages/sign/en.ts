import type { Catalogue } from '../../translator.ts';

/** The sign in front of one counter. */
export const en = {
  title: 'Counter {counter}',
  'greeting-morning': 'Good morning',
  'greeting-afternoon': 'Good afternoon',
  'greeting-evening': 'Good evening',
  counter: 'counter',
  called: 'Please come, number',
  serving: 'Now serving',
  'called-at': 'Called number, state at {time}',
  'serving-at': 'Served number, state at {time}',
  'free-next': 'Your number will appear here.',
  'moment-title': 'One moment',
  'moment-text': 'We are sorry, we will be back in a moment.',
  'moment-back': 'We are sorry. We will be back in about',
  'moment-minutes': { one: '{n} minute', other: '{n} minutes' },
  'moment-hour': 'that is at {time}.',
  'moment-about': 'We are sorry. We will be back at about {time}.',
  'moment-longer': 'We are sorry, it is taking a little longer.',
  'moment-stays': 'stays at this counter.',
  'closed-title': 'This counter is closed now',
  'closed-text': 'The display in the hall shows your number and your counter.',

  speaks: 'in {languages}',
  pl: 'Polish',
  lt: 'Lithuanian',
  lv: 'Latvian',
  en: 'English',
  uk: 'Ukrainian',
  loop: 'hearing loop, set your aid to T',
  'step-free': 'step-free, with room for a wheelchair',

  lost: 'No connection. State at {time}.',
  'lost-next': 'The clerk calls you in person.',
  demo: 'Demonstration',

  'choose-title': 'Which counter is this sign at?',
  'choose-unknown': 'There is no counter {counter} here.',
  'choose-list': 'Counters',
  starting: 'One moment, the sign is starting.',
  'unreachable-title': 'The sign cannot reach the office',
  'unreachable-text': 'We go on trying. The clerk calls you in person.',
  'not-set-up-title': 'This office is not ready yet',
  'not-set-up-text': 'Please ask at the information desk.',
  'pairing-title': 'This sign waits for approval',
  'pairing-text': 'Manager: open “Devices” and approve this code.',
  'pairing-code': 'Code of this sign',
  'old-title': 'This sign needs a newer version',
  'old-text': 'It loads itself again. The clerk calls you in person.',
  'broken-title': 'The sign is starting again',
  'broken-text': 'One moment, please. The clerk calls you in person.',
} as const satisfies Catalogue;

export type SignKey = keyof typeof en;
export type SignMessages = Catalogue<SignKey>;
