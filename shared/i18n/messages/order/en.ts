import type { Catalogue, Message } from '../../translator.ts';

/** The order of calls: its rule, today's exceptions, and why later numbers came first. Read after the first paint. */
export const en = {
  'before-title': 'Why later numbers may be called before you',
  'before-earlier-turn': '{number} was called before you because it has an earlier turn by the order rule.',
  'before-other-matter': '{number} was called to a counter that does not take your matter.',
  'before-other-place': '{number} was called to another counter than the one that you wait for.',
  'before-came-earlier': '{number} was called before you because its holder was here earlier.',
  'before-came-back': '{number} had been called before and has come back.',
  'before-out-of-turn': '{number} was called out of turn: {reason}.',

  'reason-agreed': 'coming back had been agreed',
  'reason-our-mistake': 'a mistake of ours',
  'reason-deadline': 'a legal time limit that ends today',
  'reason-emergency': 'an emergency in the hall',
  'reason-paper': 'by the printed number, while a device was cut off',

  'today-title': 'Order of calls today',
  'today-none': 'Every call until now has followed the rule.',
  'today-some': {
    one: '{n} call until now was out of turn, for a listed reason.',
    other: '{n} calls until now were out of turn, for a listed reason.',
  },
  'today-reason': { one: '{reason}, once:', other: '{reason}, {n} times:' },
  'today-at': 'As of {time}.',
  'chain-title': 'How can it be checked?',
  'chain-what': 'Each closed day has a seal. It shows whether anything was changed in the record of that day later.',
  'chain-how':
    'Whoever wants a day checked asks the office for its record. The open program of this system checks it against the seal: npm run verify.',
  'chain-of': 'Seal of {day}',
  'chain-none': 'There is no seal yet: it comes when the first day has closed.',

  'rule-lead': 'The order follows one rule, the same for everybody. Nobody can pay or ask their way ahead.',
  'rule-order': 'Who comes first',
  'rule-order-text':
    'We call by the hour at which the number was taken at the office. A clerk calls the first number of the matters that this counter handles.',
  'rule-short': 'When waiting is hard',
  'rule-short-text': 'Whoever chooses “Waiting is hard for me” is called earlier. We ask for no proof and no reason.',
  'rule-short-limit': {
    one: 'After {n} such call in a row the clerk calls somebody of the others.',
    other: 'After {n} such calls in a row the clerk calls somebody of the others.',
  },
  'rule-remote': 'Numbers taken from home',
  'rule-remote-text':
    'Such a number waits until its holder has confirmed at the office. It is not lost and is not called before.',
  'rule-remote-grace': {
    one: 'It takes its place by the hour of confirming, and {n} minute later: people who were in the hall come first.',
    other:
      'It takes its place by the hour of confirming, and {n} minutes later: people who were in the hall come first.',
  },
  'rule-missed': 'When a call goes by',
  'rule-missed-text': {
    one: 'The number stays valid for {n} minute.',
    other: 'The number stays valid for {n} minutes.',
  },
  'rule-missed-places': {
    one: 'After coming back it is called after {n} person, never at the very end.',
    other: 'After coming back it is called after {n} people, never at the very end.',
  },
  'rule-postpone': 'Letting others go first',
  'rule-postpone-none': 'In this office a number keeps its place.',
  'rule-postpone-places': { one: 'You can let {n} person go first.', other: 'You can let up to {n} people go first.' },
  'rule-postpone-times': { one: 'This works once a day.', other: 'This works up to {n} times a day.' },
  'rule-help': 'What does not count',
  'rule-help-text':
    'Help during the visit, for instance a step-free counter or sign language, does not change the order.',
  'rule-never': 'Language, age and sex never do.',
  'rule-check': 'It can be checked',
  'rule-check-text':
    'Every call is written down with its reason. The record of a day can be examined with an open tool.',

  'rule-place': 'To the right counter',
  'rule-place-text':
    'Whoever asked for practical help is called to a counter that has it. Meanwhile the other counters call others.',
  'rule-booked': 'Booked times',
  'rule-booked-early': {
    one: 'Whoever has a booked time is called early as well, at most {n} minute before that time.',
    other: 'Whoever has a booked time is called early as well, at most {n} minutes before that time.',
  },
  'rule-booked-late': {
    one: 'Coming up to {n} minute late keeps this place. After that the hour of coming counts.',
    other: 'Coming up to {n} minutes late keeps this place. After that the hour of coming counts.',
  },
  'rule-called': 'Before a call goes by',
  'rule-called-times': {
    one: 'A number is called at least {n} time.',
    other: 'A number is called at least {n} times.',
  },
  'rule-called-seconds': {
    one: 'We wait at least {n} second for it, and twice as long where more time is needed.',
    other: 'We wait at least {n} seconds for it, and twice as long where more time is needed.',
  },
  'rule-back-office': 'Promised telephone calls',
  'rule-back-office-text': {
    one: 'Clerks make them when nobody waits here. One that is late may come first after {n} call.',
    other: 'Clerks make them when nobody waits here. One that is late may come first after {n} calls.',
  },
  kept: 'What we keep about people, and for how long',
  'rule-exceptions': 'Out of turn',
  'rule-exceptions-text': 'A clerk may call somebody out of turn only for one of these reasons:',
  'rule-exceptions-public':
    'Each such call stands here with number and reason, and it does not change the turn of others.',
} satisfies Catalogue;

export type OrderKey = keyof typeof en;
export type OrderMessages = Record<OrderKey, Message>;
