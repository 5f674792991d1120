import type { Catalogue } from '../../translator.ts';

/** The lobby display: read from across a room, so every line is short. */
export const en = {
  title: 'Lobby display',
  calls: 'Calls',
  information: 'Information',
  invite: 'Please come',
  counter: 'counter',
  'last-call': 'Called last',
  'last-known': 'Last known call, {time}',
  'last-called': 'Called recently',
  'called-until': 'Called until {time}',
  'last-none': 'The last five numbers will stay here.',
  'nobody-called': 'Nobody has been called yet',
  'nobody-called-at': 'Nobody had been called by {time}',
  'nobody-called-next': 'Your number and your counter will appear here. We will also say them aloud.',
  'nobody-called-next-silent': 'Your number and your counter will appear here.',

  'on-duty': 'Serving today',
  'on-duty-part': 'Serving today, {part} of {n}',
  'duty-at': 'Serving at {time}',
  'duty-at-part': 'Serving at {time}, {part} of {n}',
  'duty-none': 'No counter is open just now.',
  'duty-none-at': 'No counter was open.',
  'duty-none-next': 'A person at the entrance will help you.',
  'duty-paused': 'back in a moment',
  'counter-open': 'open',

  'waits-now': 'Waiting now',
  'waits-at': 'Waiting at {time}',
  'waits-none': 'There are no groups of numbers yet.',
  'waits-nobody': 'Nobody is waiting now.',
  'waits-nobody-at': 'Nobody was waiting.',
  minutes: '{range} min',
  'not-known-yet': 'we do not know yet',
  people: { one: '{n} person', other: '{n} people' },

  info: 'Good to know',
  'presence-title': 'Took your number at home?',
  'presence-scan': 'Scan the code or type the digits:',
  'presence-qr': 'Code that tells the office that you are here',
  'rule-title': 'How we call',
  'rule-order': 'In order of arrival',
  'rule-run': 'At most {n} earlier in a row',
  'rule-home': 'From home: arrival counts',
  'return-title': 'Missed your number?',
  'return-time': 'Come back within {n} min',
  'return-places': { one: 'You let {n} person go first', other: 'You let {n} people go first' },
  rule: 'We call in order of arrival; a little earlier those for whom waiting is hard or who have a booked time.',

  lost: 'No connection. State at {time}.',
  'lost-next': 'The staff in the hall call the numbers.',

  'over-title': 'We cannot show the calls just now',
  'over-text': 'Please ask at the information desk. The staff in the hall call the numbers.',
  'over-since': 'No connection since {day}, {time}.',
  'today-open': 'Open today: {hours}.',
  'today-closed': 'Closed today.',

  'closed-title': 'The office is closed now',
  'closed-opens': 'We open: {day}, {time}.',
  'closed-opens-today': 'We open today at {time}.',
  'closed-phone': 'Telephone: {phone}',

  'sound-on': 'Turn the sound on',
  demo: 'Demonstration',

  starting: 'One moment, the display is starting.',
  'unreachable-title': 'The display cannot reach the office',
  'unreachable-text': 'We go on trying. The staff in the hall call the numbers.',
  'not-set-up-title': 'This office is not ready yet',
  'not-set-up-text': 'Please ask at the information desk.',
  'pairing-title': 'This display waits for approval',
  'pairing-text': 'Manager: scan this code, or type it under “Devices”.',
  'pairing-code': 'Code of this display',
  'old-title': 'This display needs a newer version',
  'old-text': 'It loads itself again. The staff in the hall call the numbers.',
  'broken-title': 'The display is starting again',
  'broken-text': 'One moment, please. The staff in the hall call the numbers.',
} as const satisfies Catalogue;

export type DisplayKey = keyof typeof en;
export type DisplayMessages = Catalogue<DisplayKey>;
