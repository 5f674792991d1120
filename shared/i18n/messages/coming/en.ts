import type { Catalogue, Message } from '../../translator.ts';

/** What residents read before their visit begins: choosing an office, taking a number, confirming that they are here, asking. */
export const en = {
  'loading-offices': 'Reading the list of offices',
  'unreachable-offices': 'We could not read the list of offices.',
  'offices-title': 'Choose an office',
  'offices-none': 'No office has been set up here yet.',
  'offices-none-next': 'Once there is one, it will stand here.',
  'no-page-title': 'There is nothing here',
  'no-page-text': 'There is no page at this address.',

  'take-term-number': 'You get your number at once, and it stays yours.',
  'take-term-check-in':
    'We call it only after you have confirmed at the office that you are here. The code is on the screen in the hall.',
  'take-term-order': {
    one: 'From then on you wait in the queue. People who are in the hall already have {n} minute of precedence.',
    other: 'From then on you wait in the queue. People who are in the hall already have {n} minutes of precedence.',
  },
  'help-question': 'Could we help during your visit?',
  'help-skip': 'You may skip this. We do not ask why.',
  'help-who-sees': 'Only the clerk who serves you and the host in the hall see this. We delete it after the visit.',
  'take-now': 'Take a number',
  'take-now-help': 'Take a number and ask for help',
  'take-unreachable': 'The office does not answer. Press once more: it will be the same number.',
  'have-ticket': 'You have number {number}',
  'have-ticket-text': 'One number at a time is valid on one phone. Once it is over, you can take the next.',
  'open-ticket': 'Open your number',

  'here-title': 'You are at the office',
  'here-asking': 'Confirming that you are here',
  'here-no-ticket': 'There is no number on this phone that waits.',
  'here-no-ticket-next': 'Take one, then confirm with the code from the screen. The kiosk prints numbers too.',
  'here-offline': 'We could not confirm that you are here: there is no internet.',
  'here-offline-next': 'You can also confirm at the kiosk or with the host.',

  'intake-warn': 'Perhaps we cannot serve you today',
  'intake-warn-text': 'We close at {time}. You can still take a number. You can also come on another day, or ask us.',
  'intake-stopped': 'Today nobody new can be served in this matter',
  'intake-stopped-text': 'Please come on another day, or call us: we will say what is possible today.',

  'ask-title': 'Ask us',
  'ask-lead': 'It is enough to say in your own words what it is about. We will find the right counter.',
  'ask-phone': 'call us',
  'ask-desk': 'information desk',
  'ask-kiosk': '“Call a person”',
  'ask-kiosk-note': 'a key at the kiosk in the hall, a member of staff comes',
  exceptions: 'Other hours and closed days',
  'access-loop': 'Hearing loop: counter {counters}.',
} satisfies Catalogue;

export type ComingKey = keyof typeof en;
export type ComingMessages = Record<ComingKey, Message>;
