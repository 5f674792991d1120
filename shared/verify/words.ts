import type { Finding, FindingKind } from './report.ts';

type Sentence = (finding: Finding) => string;

const ticket: Sentence = ({ about }) => `ticket ${about}`;
const counter: Sentence = ({ about }) => `counter ${about}`;

/** Each finding in a sentence, and the rule of shared/SPEC.md that the event breaks. */
const WORDS: Record<FindingKind, [rule: string, sentence: Sentence]> = {
  empty: ['W-10', () => 'the log has no lines'],
  unreadable: ['W-10', () => 'this is not a line of a log as the office writes it'],
  'event-unknown': ['W-3', ({ about }) => `there is no event called ${about}`],
  'event-malformed': ['V-1', ({ about }) => `${about} has not exactly the members that it must have`],
  'hash-wrong': [
    'W-10',
    () => 'the chain of hashes is broken: this line, or the one before it, is not the one that was written',
  ],
  'last-hash-wrong': [
    'W-10',
    () => 'the log does not end with the hash that you gave: lines are missing at the end, or changed',
  ],
  'published-hash-missing': [
    'W-11',
    ({ expected }) =>
      `no day of this log closes with the published hash ${expected}: it is another day's, or the log was written anew`,
  ],
  'seq-wrong': ['T-22', ({ expected, found }) => `event ${expected} should stand here, and ${found} does`],
  'time-backwards': ['T-22', () => 'time runs backwards'],
  'command-repeated': ['O-1', ({ about }) => `command ${about} had an effect before, and has one again`],
  'not-together': [
    'T-8, P-19',
    ({ about, found }) => `command ${about} cannot bring about just this at once: ${found}`,
  ],
  'outside-day': ['T-19', ({ about }) => `${about}, but no day is open`],
  'day-not-closed': ['T-19', ({ about }) => `a new day opens, and ${about} was never closed`],
  'day-date-wrong': ['T-21', ({ about }) => `${about} is not the day that opens or closes here`],
  'day-rules-wrong': ['T-19', ({ about }) => `${about} opens under other rules than the office had set`],
  'left-open': ['T-25', ({ about }) => `the day closes, and ${about} (a ticket or a counter) is still open`],
  unknown: ['T-3', (finding) => `something that there is not: ${finding.found ?? finding.about}`],
  'ticket-repeated': ['T-3', (finding) => `${ticket(finding)} has the id of one that was taken before`],
  'not-from-home': ['T-2', (finding) => `${ticket(finding)} was taken from home, for a service that does not allow it`],
  'outside-ticket-hours': ['N-7', (finding) => `${ticket(finding)} was taken when no tickets are given`],
  'intake-stopped': [
    'T-32',
    (finding) => `${ticket(finding)} was given by a machine while tickets for ${finding.found} were stopped`,
  ],
  'intake-unchanged': [
    'T-32',
    ({ about, found }) => `tickets for ${about} are ${found} a second time; nothing was changed by it`,
  ],
  'number-wrong': ['N-2', ({ expected, found }) => `the next number is ${expected}, and ${found} was given`],
  'state-wrong': [
    'T-1, T-10',
    (finding) => `${ticket(finding)} is ${finding.found}; this happens only to one that is ${finding.expected}`,
  ],
  'missed-too-early': [
    'T-27',
    (finding) => `it was said too early that ${ticket(finding)} did not come: too few calls, or too little time`,
  ],
  'return-time-wrong': ['T-13', (finding) => `the time in which ${ticket(finding)} may come back is not the office's`],
  'return-time-over': ['T-13', (finding) => `${ticket(finding)} came back after its time`],
  'back-time-wrong': [
    'T-28, T-29',
    (finding) => `a time said for the pause of ${ticket(finding)} is none that could be said, or not the office's`,
  ],
  'not-ended': [
    'T-13, T-20, T-29',
    (finding) => `${ticket(finding)} is ${finding.found}, its time is over, and it has not ended`,
  ],
  'ended-early': ['T-13, T-20, T-29', (finding) => `${ticket(finding)} ended before its time was over`],
  'outcome-wrong': ['T-5, T-14, T-19', (finding) => `${ticket(finding)} cannot end here as "${finding.found}"`],
  'matters-wrong': [
    'T-31',
    (finding) => `${ticket(finding)} cannot have "${finding.found}" as a further matter, or not now`,
  ],
  'matter-left': [
    'T-31',
    (finding) => `the visit of ${ticket(finding)} ends, and ${finding.found} was still to be done`,
  ],
  'class-wrong': ['P-2', (finding) => `${ticket(finding)} has the class "${finding.found}", which is not its own`],
  'promise-wrong': ['T-2', (finding) => `what was promised to ${ticket(finding)} is not later on the same day`],
  'place-wrong': ['P-2, P-8, P-9', (finding) => `the place given to ${ticket(finding)} does not follow from the rule`],
  'places-wrong': [
    'P-9',
    (finding) => `${ticket(finding)} may not let ${finding.found} go first: so many, so often, or nobody is there`,
  ],
  'aim-wrong': ['P-16', (finding) => `${ticket(finding)} is meant for a counter or clerk that it cannot be meant for`],
  'counter-taken': ['T-6', (finding) => `${counter(finding)} is opened by ${finding.found}, and somebody sits there`],
  'clerk-elsewhere': [
    'T-6',
    (finding) => `${finding.found} opens ${counter(finding)} and sits at counter ${finding.expected}`,
  ],
  'skills-wrong': ['T-6, P-18', (finding) => `the skills at ${counter(finding)} are not those of the clerk`],
  'counter-not-open': [
    'T-7, T-24',
    (finding) => `${counter(finding)} is not open for this: closed, or on a break, or not on one`,
  ],
  'counter-busy': ['T-7, T-9', (finding) => `${counter(finding)} has a client already, or still`],
  'other-counter': [
    'T-10',
    (finding) => `${ticket(finding)} was called to counter ${finding.expected}, and this is ${finding.found}`,
  ],
  'actor-wrong': [
    'T-8, V-10',
    ({ expected, found }) => `${found} did this${expected === undefined ? '' : `; only ${expected} may`}`,
  ],
  'passed-on-to-nobody': ['T-30', (finding) => `${ticket(finding)} was passed on to where nobody can take it`],
  'nothing-to-take-back': [
    'T-15',
    (finding) => `${ticket(finding)}: something is taken back that was not the last step, or not alone any more`,
  ],
  'taken-back-late': ['T-15', (finding) => `${ticket(finding)}: a step is taken back after the time for it`],
  'asked-twice': ['T-23', ({ about }) => `a person is asked for at "${about}", where one was asked for already`],
  'call-without-skill': ['P-3', (finding) => `${ticket(finding)} was called by a clerk who does not serve the service`],
  'call-too-early': ['P-7', (finding) => `${ticket(finding)} was called long before the booked time`],
  'call-past-aim': [
    'P-16, P-17',
    (finding) => `${ticket(finding)} is meant for another counter or clerk, who is there`,
  ],
  'call-of-held': [
    'O-13',
    (finding) => `${ticket(finding)} was called, and was kept for another counter whose tablet was silent`,
  ],
  'call-not-reserved': [
    'O-13',
    (finding) => `${ticket(finding)} is said to have been reserved for counter ${finding.found}, and was not`,
  ],
  'when-wrong': ['O-14', ({ about }) => `${about} is said to have been told late, by whom or from when it cannot be`],
  'lease-wrong': ['N-12', ({ about }) => `the numbers lent to kiosks (${about}) are not right`],
  'hold-wrong': ['O-13', (finding) => `the clients kept for ${counter(finding)} cannot be kept so, or not so long`],
  'call-out-of-order': [
    'P-3, P-4, P-6, P-18',
    ({ expected, found }) => `${found} was called; by the rule it was the turn of ${expected ?? 'nobody'}`,
  ],
  'why-wrong': ['P-11', (finding) => `${ticket(finding)} was called, but the reason in the log is not the reason`],
  'reason-missing': [
    'P-20',
    (finding) => `${ticket(finding)} was called out of turn without one of the listed reasons`,
  ],
  'reason-needless': [
    'P-20',
    (finding) => `${ticket(finding)} is said to have been called out of turn, and it was its turn`,
  ],
  'over-wrong': [
    'P-20',
    (finding) => `${ticket(finding)} was called out of turn, and the log does not name the one whose turn it was`,
  ],
};

/** Rules of shared/SPEC.md, such as `P-3, P-4`. */
export const ruleOf = ({ kind }: Finding): string => WORDS[kind][0];

/** A plain sentence, without its full stop. */
export const sentenceOf = (finding: Finding): string => WORDS[finding.kind][1](finding);
