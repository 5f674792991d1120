import type { OfficeEvent, RecordedEvent } from '../domain/ticket/events.ts';

export type EventOf<T extends OfficeEvent['type']> = Extract<OfficeEvent, { type: T }>;
export type Rules = EventOf<'RulesSet'>['rules'];

export interface Line {
  hash: string;
  /** What the hash covers. */
  text: string;
  recorded: RecordedEvent;
  /** Why nothing can be concluded from the event; null when it is one of those that the rules know. */
  problem: 'event-unknown' | 'event-malformed' | null;
}

type Check = (value: unknown) => boolean;
const text: Check = (value) => typeof value === 'string' && value !== '';
const texts: Check = (value) => Array.isArray(value) && value.every(text);
const someTexts: Check = (value) => texts(value) && (value as string[]).length > 0;
/** What does not apply is left out. */
const perhaps =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const whole: Check = (value) => Number.isSafeInteger(value);
/** An instant, ms since 1970, that a date can hold. */
const time: Check = (value) => whole(value) && Math.abs(Number(value)) < 8e14;
const date: Check = (value) => /^\d{4}-\d\d-\d\d$/.test(String(value)) && !Number.isNaN(Date.parse(String(value)));
const one =
  (...words: string[]): Check =>
  (value) =>
    words.includes(String(value));
const tier = one('P', 'O', 'B');
const ticketClass = one('early', 'present', 'remote', 'desk');
const place: Check = (value) => {
  const members = value as Record<string, unknown>;
  return Object.keys(members).join() === 'tier,due' && tier(members.tier) && time(members.due);
};
/** Counters, clerks, or both, and nothing that says why (V-13). */
const aim: Check = (value) => {
  const lists = Object.entries(value as Record<string, unknown>);
  return lists.length > 0 && lists.every(([key, list]) => ['counters', 'clerks'].includes(key) && someTexts(list));
};
/** The figures without which nothing can be reckoned. */
const POLICY =
  'priorityRun remoteGraceMinutes callsPerBackOffice bookedEarlyMinutes bookedLateMinutes returnMinutes returnPlaces missedAfterCalls missedAfterSeconds parkMinutes postponeTimes postponePlaces undoSeconds ticketsFromMinutes ticketsUntilMinutes';
const rules: Check = (value) => {
  const { timeZone, hours, exceptions, services, counters, clerks } = value as Rules;
  const policy: Record<string, unknown> = { ...(value as Rules).policy };
  const whatThereIs = [exceptions, services, counters, clerks].every(Array.isArray) && Object.keys(hours).length === 7;
  return text(timeZone) && whatThereIs && POLICY.split(' ').every((key) => whole(policy[key]));
};
/** Typed so that a new reason does not compile here: the auditor's list is a list of its own. */
const PARK_REASONS = Object.keys({
  form: 0,
  document: 0,
  payment: 0,
  elsewhere: 0,
  answer: 0,
  'clerk-left': 0,
} satisfies Record<EventOf<'TicketParked'>['reason'], 0>);
const lease: Check = (value) => {
  const { device, from, to, until, back, ...rest } = value as Record<string, unknown>;
  const isWhole = text(device) && whole(from) && whole(to) && date(until);
  return isWhole && (back === undefined || back === true) && Object.keys(rest).length === 0;
};
const lateAbout: Check = (value) =>
  Object.entries(value as object).every(([key, one]) => ['ticket', 'number', 'counter'].includes(key) && text(one));
const atCounter = { ticket: text, counter: text };

/** Each event and its members: no more (V-1) and no fewer. Typed so that a new event or member does not compile here. */
const EVENTS: { [Type in OfficeEvent['type']]: { [Key in keyof Omit<EventOf<Type>, 'type'>]-?: Check } } = {
  RulesSet: { rules },
  DayOpened: { date, rules, lent: perhaps((value) => Array.isArray(value) && value.length > 0 && value.every(lease)) },
  DayClosed: { date },
  TicketJoined: {
    ticket: text,
    number: text,
    service: text,
    channel: one('kiosk', 'desk', 'home'),
    class: ticketClass,
    place: (value) => value === null || place(value),
    matters: perhaps(someTexts),
    promised: perhaps(time),
    aim: perhaps(aim),
  },
  TicketCheckedIn: { ticket: text, class: ticketClass, tier, due: time },
  TicketPostponed: { ticket: text, places: whole, due: time, order: (value) => (value ?? 0) === Number(value ?? 0) },
  TicketReinstated: { ticket: text, due: time },
  TicketCalled: { ...atCounter, clerk: text, why: (value) => typeof value === 'object' && value !== null },
  TicketRecalled: atCounter,
  CallAnswered: { ticket: text, answer: one('coming', 'more-time') },
  ServiceStarted: atCounter,
  TicketMissed: { ...atCounter, returnUntil: time },
  ServiceInterrupted: { ...atCounter, backAt: time },
  ServiceResumed: atCounter,
  TicketParked: { ...atCounter, reason: one(...PARK_REASONS), backAt: time, until: time },
  TicketUnparked: { ...atCounter, clerk: text, announced: (value) => typeof value === 'boolean' },
  TicketTransferred: { ...atCounter, service: text, aim: perhaps(aim) },
  MatterAdded: { ticket: text, service: text },
  MatterStarted: { ...atCounter, service: text },
  TicketReturned: atCounter,
  TicketEnded: { ticket: text, outcome: one('served', 'referred', 'left', 'cancelled', 'no-show', 'expired') },
  CallWithdrawn: atCounter,
  FinishWithdrawn: atCounter,
  MissWithdrawn: atCounter,
  TransferWithdrawn: atCounter,
  MatterWithdrawn: atCounter,
  IntakeStopped: { service: text },
  IntakeOpened: { service: text },
  CounterOpened: { counter: text, clerk: text, skills: texts, secondarySkills: texts },
  CounterPaused: { counter: text },
  CounterResumed: { counter: text },
  CounterClosed: { counter: text },
  NumbersLent: { device: text, from: whole, to: whole, until: date },
  NumbersReturned: { device: text },
  TicketRenumbered: { ticket: text, number: text },
  TicketFound: { ticket: text, is: text },
  CounterCutOff: { counter: text, held: someTexts, until: time },
  CounterBack: { counter: text },
  LateNoted: { step: text, because: text, about: lateAbout },
  PersonAsked: { place: (value) => typeof value === 'string' },
  HelpAnswered: { help: whole, by: text },
};
/** Stands before the first line of a log whose older days were erased: the last line that is not there any more. */
export interface Anchor {
  seq: number;
  hash: string;
}

/** Reads the line that a log begins with when its older days were erased; null when it is none. */
export function readAnchor(line: string): Anchor | null {
  const [, seq, hash] = /^\{"erased":\{"seq":([1-9]\d{0,14}),"hash":"([0-9a-f]{64})"\}\}$/.exec(line) ?? [];
  return seq === undefined || hash === undefined ? null : { seq: Number(seq), hash };
}

const FRAMES = ['seq,at,actor,command,event', 'seq,at,when,actor,command,event'];
const ACTOR = /^(?:resident|system|(?:kiosk|person):.+)$/;

/** Reads one line of an exported log; null when it is none. The hash covers the line without its first member. */
export function readLine(line: string): Line | null {
  const [, hash, rest] = /^\{"hash":"([0-9a-f]{64})",(.*)$/s.exec(line) ?? [];
  if (hash === undefined) return null;
  const covered = `{${rest}`;
  try {
    const recorded = JSON.parse(covered) as RecordedEvent;
    const { seq, at, actor, command, event } = recorded;
    // Spaces, or the same member twice, would let one line be read in two ways.
    if (JSON.stringify(recorded) !== covered || !FRAMES.includes(Object.keys(recorded).join())) return null;
    if (!whole(seq) || !time(at) || !time(recorded.when ?? at) || !ACTOR.test(actor) || !text(command)) return null;
    return { hash, text: covered, recorded, problem: problemOf(event) };
  } catch {
    return null;
  }
}

function problemOf({ type, ...members }: OfficeEvent): Line['problem'] {
  if (!Object.hasOwn(EVENTS, type)) return 'event-unknown';
  const checks: Record<string, Check> = EVENTS[type];
  const known = Object.keys(members).every((key) => key in checks);
  try {
    const right = Object.entries(checks).every(([key, check]) => check(members[key as keyof typeof members]));
    return known && right ? null : 'event-malformed';
  } catch {
    return 'event-malformed';
  }
}
