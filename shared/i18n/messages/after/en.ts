import type { Catalogue, Message } from '../../translator.ts';

/** What residents read after the first look at their number: pauses, the end, what waits without internet, an unknown number. */
export const en = {
  'interrupted-title': 'Counter {counter}: one moment',
  'interrupted-back': 'Back at about {time}. We are sorry.',
  'interrupted-longer': 'It is taking longer than we said. We are sorry.',
  'interrupted-stay': 'Please stay at the counter: your visit goes on there.',
  'parked-title': 'Your visit pauses until about {time}',
  'parked-title-open': 'Your visit pauses',
  'parked-form': 'Please fill in the form, then come back to counter {counter}.',
  'parked-document': 'Please fetch the document, then come back to counter {counter}.',
  'parked-payment': 'Please pay the fee, then come back to counter {counter}.',
  'parked-elsewhere': 'Please see to the other place first, then come back to counter {counter}.',
  'parked-answer': 'We are waiting for an answer. Then please come back to counter {counter}.',
  'parked-clerk-left':
    'The clerk at counter {counter} had to leave. We are sorry. Please go to the information desk: another counter will go on with your visit.',
  'parked-valid': 'The number stays valid, and you need not queue again.',
  'parked-late':
    'It is past that time, and the number is still valid. Please come, or tell us at the information desk.',

  'ended-served': 'Thank you for your visit',
  'ended-served-text': 'The visit with number {number} is over. Goodbye.',
  'ended-referred': 'Thank you for your visit',
  'ended-referred-text': 'The visit with number {number} is over. The clerk has said where to go next.',
  'ended-left': 'This visit is over',
  'ended-left-text': 'Number {number} is not valid any more. You are welcome to come again.',
  'ended-cancelled': 'The number has been given up',
  'ended-cancelled-text': 'Number {number} will not be called. Thank you for telling us.',
  'ended-no-show': 'This number is not valid any more',
  'ended-no-show-text':
    'We called number {number}, and the time to come back is over. You are welcome to take a new one.',
  'ended-expired': 'This number is not valid any more',
  'ended-expired-text': 'Number {number} was valid for one day. You are welcome to take a new one.',
  'what-now': 'What now',
  'ended-next': 'What happens next',
  'ended-ask': 'if something is unclear, call us',
  'ended-new-note': 'for another matter',
  'ended-kept': 'The help that was asked for has been deleted. This page stays on the phone until tomorrow.',

  'wish-dialog': 'There is no internet now. We will send this when it is back; until then you can take it back.',
  'wish-cancel-waits': 'Giving up number {number} waits to be sent',
  'wish-postpone-waits': {
    one: 'Letting {n} person go first waits to be sent',
    other: 'Letting {n} people go first waits to be sent',
  },
  'wish-waits-text':
    'It will be sent when there is internet again. Until then nothing changes, and the number stays valid.',
  'wish-page-only': 'This phone keeps nothing: please leave this page open until then.',
  'wish-take-back': 'Take it back',
  'wish-cancel-sent': 'Giving up number {number} has been sent',
  'wish-postpone-sent': {
    one: 'Letting {n} person go first has been sent',
    other: 'Letting {n} people go first has been sent',
  },
  'wish-sent-text': 'We wait for the answer of the office.',
  'wish-postpone-done': { one: 'Done: {n} person goes first', other: 'Done: {n} people go first' },
  'wish-cancel-refused': 'Number {number} could not be given up',
  'wish-postpone-refused': {
    one: 'It was not possible to let {n} person go first',
    other: 'It was not possible to let {n} people go first',
  },
  'wish-called-meanwhile': 'The number was called in the meantime.',
  'wish-close': 'Close',
  'only-now-check-in':
    'Confirming needs the internet. The kiosk in the hall or a member of staff can do it for you too.',
  'only-now-answer': 'An answer to the call needs the internet. If you are coming, simply go to the counter.',
  'only-now-return': 'Coming back needs the internet. A member of staff in the hall can do it for you too.',
  'offline-other-day': 'We show how it was on {day}, {time}. A number is valid for one day.',
  'kept-since': 'This is how the office had it on {day}, {time}.',
  'own-data': 'What we keep about this number',
  'own-data-note': 'and for how long',
  'unknown-slip':
    'Is it from a slip that a kiosk printed without a network? The office hears of it when that kiosk has a connection again. The number may then appear here.',
  'unknown-slip-next': 'The number on the slip counts. Please watch the screen in the hall.',
} satisfies Catalogue;

export type AfterKey = keyof typeof en;
export type AfterMessages = Record<AfterKey, Message>;
