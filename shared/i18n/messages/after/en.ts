import type { Catalogue, Message } from '../../translator.ts';

/** What residents read when a visit pauses, and when it is over. */
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
} satisfies Catalogue;

export type AfterKey = keyof typeof en;
export type AfterMessages = Record<AfterKey, Message>;
