import type { Knowledge } from '../../../shared/domain/estimate/knowledge.ts';
import type { OfficeEvent, RecordedEvent } from '../../../shared/domain/ticket/events.ts';
import type { DayAccuracy } from '../../../shared/protocol/http/figures.ts';
import type { DayStatistics } from '../../../shared/protocol/http/statistics.ts';
import type { Drawer } from '../../../shared/sync/store/store.ts';
import type { Account } from '../access/accounts.ts';
import type { Browser } from '../access/browsers.ts';
import { CODE_MS, type Device } from '../access/devices.ts';
import { type KeptLink, VALID_MS } from '../access/links.ts';
import { CHALLENGE_MS, type Challenge, type Passkey } from '../access/passkeys.ts';
import type { Phone } from '../access/phones.ts';
import type { Wrong } from '../access/pin-limits.ts';
import { SESSION_MS, type StaffSession } from '../access/sessions.ts';
import type { AuditLine } from '../audit-log.ts';
import type { ClientDetails } from '../client-details.ts';
import type { Failure } from '../device-health/failures.ts';
import type { Quote } from '../estimates/quotes.ts';
import type { Reserved } from '../live/reservations.ts';
import type { RecordKind } from '../storage/port.ts';
import type { CategoryName } from './category.ts';

// Everything that is stored, once: what it is for and for how long stands with its category. Retention, the record of
// processing and the canary test are made from this. A field that is not here does not compile, or fails the test that
// walks through what an office has really stored.

/** A stored field. */
export interface Field {
  category: CategoryName;
  /**
   * public: its values stand on public pages or screens. word: a number or one of a list, which says nothing without what it
   * belongs to. hidden: a value of it stands in no public answer, on no lobby screen, in no log and in nobody else's view.
   */
  shows: 'public' | 'word' | 'hidden';
}

const shown = (category: CategoryName): Field => ({ category, shows: 'public' });
const word = (category: CategoryName): Field => ({ category, shows: 'word' });
const hidden = (category: CategoryName): Field => ({ category, shows: 'hidden' });

type KeysOf<T> = T extends unknown ? keyof T & string : never;
type FieldsOf<T> = Readonly<Record<KeysOf<T>, Field>>;

/** One sort of entry among the records of a kind. */
export interface Entry {
  /** Which keys it has; every one when the kind has one sort only. */
  holds?: (key: string) => boolean;
  fields: Readonly<Record<string, Field>>;
  /** Category of an entry as a whole: it is erased as a whole. */
  category: CategoryName | ((value: never) => CategoryName);
  /** When the entry last counted, ms: from then on its time runs. For categories that are kept for a time. */
  from?: (value: never, key: string) => number | null;
}

function entry<T>(
  category: CategoryName | ((value: T) => CategoryName),
  fields: FieldsOf<T>,
  from?: (value: T, key: string) => number | null,
  holds?: (key: string) => boolean,
): Entry {
  return {
    category: category as Entry['category'],
    fields,
    ...(from ? { from: from as NonNullable<Entry['from']> } : {}),
    ...(holds ? { holds } : {}),
  };
}

/** Lines of the log. Nothing in them has to be forgotten before the day is (V-1). */
export const LOG_FIELDS: FieldsOf<Omit<RecordedEvent, 'event'>> & FieldsOf<OfficeEvent> = {
  seq: shown('technical'),
  at: shown('ticket'),
  when: shown('ticket'),
  actor: hidden('work'),
  command: hidden('technical'),
  type: shown('ticket'),
  ticket: hidden('ticket'),
  number: shown('ticket'),
  service: word('ticket'),
  channel: word('ticket'),
  class: word('ticket'),
  tier: word('ticket'),
  due: word('ticket'),
  order: word('ticket'),
  place: word('ticket'),
  places: word('ticket'),
  matters: word('ticket'),
  promised: word('ticket'),
  aim: hidden('ticket'),
  answer: word('ticket'),
  why: hidden('ticket'),
  reason: word('ticket'),
  outcome: word('ticket'),
  returnUntil: word('ticket'),
  backAt: shown('ticket'),
  announced: word('ticket'),
  is: hidden('ticket'),
  about: hidden('ticket'),
  held: hidden('ticket'),
  counter: shown('work'),
  clerk: hidden('work'),
  by: hidden('work'),
  skills: word('work'),
  secondarySkills: word('work'),
  step: word('work'),
  because: word('work'),
  rules: shown('technical'),
  date: shown('technical'),
  lent: word('technical'),
  device: hidden('device'),
  from: word('technical'),
  to: word('technical'),
  until: word('technical'),
  help: word('technical'),
};

/** Settings by their keys. */
export const SETTINGS: Readonly<Record<string, Field>> = {
  office: shown('roster'),
  'presence-secret': hidden('technical'),
  'day-start': word('technical'),
  'chain-head': shown('technical'),
  erased: word('technical'),
  swept: word('technical'),
  retention: word('technical'),
  clock: word('technical'),
  restored: word('technical'),
  'phone-salt': hidden('technical'),
  'audit-head': word('technical'),
  'refused-tries': word('technical'),
};

export const RECORDS: Readonly<Record<RecordKind, readonly Entry[]>> = {
  setting: [{ category: 'technical', fields: SETTINGS }],
  person: [
    entry<Account>('account', {
      pin: hidden('pin'),
      disabled: word('account'),
      roles: word('account'),
      own: hidden('account'),
    }),
  ],
  session: [
    entry<StaffSession>(
      'session',
      {
        person: hidden('session'),
        until: word('session'),
        since: word('session'),
        seenAt: word('session'),
        locked: word('session'),
        way: word('session'),
        agent: word('session'),
        tablet: hidden('session'),
        browser: hidden('session'),
      },
      ({ until }) => until - SESSION_MS,
    ),
  ],
  device: [
    entry<Device>(
      ({ state }) => (state === 'waiting' ? 'pairing' : 'device'),
      {
        id: hidden('device'),
        screen: word('device'),
        counter: word('device'),
        place: hidden('device'),
        state: word('device'),
        code: hidden('pairing'),
        codeUntil: word('pairing'),
        seenAt: word('device'),
        health: word('device'),
        healthAt: word('device'),
      },
      ({ codeUntil }) => codeUntil - CODE_MS,
    ),
  ],
  client: [entry<ClientDetails>('help', { language: word('language'), needs: hidden('help'), note: hidden('note') })],
  day: [entry<{ from: number }>('ticket', { from: word('technical') })],
  timer: [{ category: 'technical', fields: {} }],
  estimate: [
    entry<Knowledge>(
      'learned',
      {
        version: word('learned'),
        days: word('learned'),
        visits: word('learned'),
        usual: word('learned'),
        early: word('learned'),
        changeOver: word('learned'),
        arriving: word('learned'),
        missed: word('learned'),
        missing: word('learned'),
        coming: word('learned'),
        travel: word('learned'),
        arrivals: word('learned'),
        arrivalDays: word('learned'),
        breaks: word('learned'),
        breaksAt: word('learned'),
        breakLength: word('learned'),
        leaving: word('learned'),
        scores: word('learned'),
      },
      undefined,
      (key) => key === 'knowledge',
    ),
    entry<Quote>('told', { ticket: hidden('told'), at: word('told'), told: word('told') }, undefined, (key) =>
      key.startsWith('told/'),
    ),
    entry<DayAccuracy>(
      'statistics',
      {
        date: shown('statistics'),
        quotes: shown('statistics'),
        meanError: shown('statistics'),
        bias: shown('statistics'),
        covered: shown('statistics'),
        chance: shown('statistics'),
      },
      undefined,
      (key) => key.startsWith('day/'),
    ),
  ],
  reserved: [
    entry<Reserved>('reserved', {
      counter: word('reserved'),
      kept: hidden('reserved'),
      offered: hidden('reserved'),
      round: word('reserved'),
      held: word('reserved'),
    }),
  ],
  browser: [
    entry<Browser>(
      'browser',
      { people: hidden('browser'), seenAt: word('browser'), tablet: hidden('browser') },
      ({ seenAt }) => seenAt,
    ),
  ],
  tries: [entry<Wrong>('tries', { n: word('tries'), at: word('tries') }, ({ at }) => at)],
  link: [
    entry<KeptLink>(
      'link',
      { purpose: word('link'), person: hidden('link'), until: word('link') },
      ({ until }) => until - VALID_MS.invite,
    ),
  ],
  passkey: [
    entry<Passkey>('passkey', {
      person: hidden('passkey'),
      publicKey: hidden('passkey'),
      counter: word('passkey'),
      since: word('passkey'),
      usedAt: word('passkey'),
      agent: word('passkey'),
    }),
  ],
  challenge: [
    entry<Challenge>(
      'challenge',
      { for: word('challenge'), person: hidden('challenge'), until: word('challenge') },
      ({ until }) => until - CHALLENGE_MS,
    ),
  ],
  audit: [
    entry<AuditLine>('audit', { text: hidden('audit'), hash: hidden('audit') }, ({ text }) =>
      Number((JSON.parse(text) as { at: number }).at),
    ),
  ],
  failure: [
    entry<Failure>(
      'failure',
      {
        device: hidden('failure'),
        screen: word('failure'),
        place: hidden('failure'),
        what: word('failure'),
        since: word('failure'),
        until: word('failure'),
      },
      ({ since, until }) => until ?? since,
    ),
  ],
  phone: [entry<Phone>('phone', { ticket: hidden('phone') })],
  statistics: [
    entry<DayStatistics>('statistics', {
      date: shown('statistics'),
      tickets: shown('statistics'),
      outcomes: shown('statistics'),
      waits: shown('statistics'),
      hours: shown('statistics'),
    }),
  ],
};

/** What a browser keeps: in IndexedDB by drawer (shared/sync/store), and in its small storages by key. */
export const ON_DEVICES: Readonly<Record<Drawer, Field>> = {
  offices: shown('technical'),
  info: shown('roster'),
  now: shown('technical'),
  ticket: hidden('own-device'),
  own: hidden('own-device'),
  outbox: hidden('outbox'),
  screen: shown('technical'),
  lease: hidden('technical'),
  given: hidden('outbox'),
  wish: hidden('slip'),
  staff: hidden('session'),
  day: hidden('day-copy'),
  reservation: hidden('day-copy'),
};

/** Keys in localStorage and sessionStorage. None holds a secret. */
export const SMALL_STORES: Readonly<Record<string, Field>> = {
  'okienko-own': hidden('own-device'),
  'okienko-language': hidden('own-device'),
  'okienko-tell': hidden('own-device'),
  'okienko-office': shown('roster'),
  'okienko-lock': hidden('session'),
};

/** The sort of an entry of the records. */
export function entryOf(kind: RecordKind, key: string): Entry | null {
  return RECORDS[kind].find(({ holds }) => !holds || holds(key)) ?? null;
}
