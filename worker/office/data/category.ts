import type { OfficeFile } from '../../../shared/domain/office/office-file.ts';
import type { Asker } from '../../access-table.ts';
import { BROWSER_MS } from '../access/browsers.ts';
import { CODE_MS } from '../access/devices.ts';
import { VALID_MS } from '../access/links.ts';
import { CHALLENGE_MS } from '../access/passkeys.ts';
import { FORGIVEN_MS } from '../access/pin-limits.ts';
import { SESSION_MS } from '../access/sessions.ts';

/** How long something is kept. The same rule erases it and is told in the office's record. */
export type Keep =
  /** Erased with the end of the visit. */
  | { until: 'visit-ends' }
  /** Until midnight of the office. */
  | { until: 'day-ends' }
  /** Days that the office sets. */
  | { until: 'log-days' | 'audit-days' }
  /** So many days since it last counted. */
  | { until: 'days'; days: number }
  /** So many minutes. */
  | { until: 'minutes'; minutes: number }
  /** As long as what it belongs to: a person on the staff, a device, the office. Somebody takes it away. */
  | { until: 'removed' }
  /** Tells of nobody. */
  | { until: 'stays' };

/** Who gets to see it through Okienko; `nobody`: it is compared and never shown. */
export type Seer = Exclude<Asker, 'locked' | 'link'> | 'nobody';

export interface Category {
  about: 'clients' | 'staff' | 'devices' | 'nobody';
  seen: readonly Seer[];
  keep: Keep;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const minutes = (ms: number): Keep => ({ until: 'minutes', minutes: ms / MINUTE });
const days = (ms: number): Keep => ({ until: 'days', days: ms / DAY });

/**
 * What an office keeps, in groups with one purpose each. The words of each, in shared/i18n/messages/record, have the key
 * `is-…` (what it is) and `for-…` (what it is for).
 */
export const CATEGORIES = {
  /** Number, matter, times, class: the log of the day. */
  ticket: { about: 'clients', seen: ['resident', 'clerk', 'host', 'manager', 'admin'], keep: { until: 'log-days' } },
  /** Which clerk did what, at which counter. */
  work: { about: 'staff', seen: ['clerk', 'host', 'manager', 'admin'], keep: { until: 'log-days' } },
  help: { about: 'clients', seen: ['resident', 'clerk', 'host'], keep: { until: 'visit-ends' } },
  note: { about: 'clients', seen: ['resident', 'clerk', 'host'], keep: { until: 'visit-ends' } },
  language: { about: 'clients', seen: ['resident', 'clerk', 'host', 'board', 'sign'], keep: { until: 'visit-ends' } },
  told: { about: 'clients', seen: ['nobody'], keep: { until: 'day-ends' } },
  phone: { about: 'clients', seen: ['nobody'], keep: { until: 'day-ends' } },
  reserved: { about: 'clients', seen: ['clerk', 'host'], keep: { until: 'day-ends' } },
  roster: { about: 'staff', seen: ['anyone'], keep: { until: 'removed' } },
  account: { about: 'staff', seen: ['manager', 'admin'], keep: { until: 'removed' } },
  pin: { about: 'staff', seen: ['nobody'], keep: { until: 'removed' } },
  passkey: { about: 'staff', seen: ['nobody'], keep: { until: 'removed' } },
  session: { about: 'staff', seen: ['manager', 'admin'], keep: minutes(SESSION_MS) },
  browser: { about: 'staff', seen: ['nobody'], keep: days(BROWSER_MS) },
  tries: { about: 'staff', seen: ['manager', 'admin'], keep: days(FORGIVEN_MS) },
  link: { about: 'staff', seen: ['nobody'], keep: days(VALID_MS.invite) },
  challenge: { about: 'staff', seen: ['nobody'], keep: minutes(CHALLENGE_MS) },
  audit: { about: 'staff', seen: ['manager', 'admin'], keep: { until: 'audit-days' } },
  device: { about: 'devices', seen: ['manager', 'admin'], keep: { until: 'removed' } },
  pairing: { about: 'devices', seen: ['manager', 'admin'], keep: minutes(CODE_MS) },
  failure: { about: 'devices', seen: ['manager', 'admin'], keep: { until: 'days', days: 90 } },
  learned: { about: 'nobody', seen: ['manager', 'admin'], keep: { until: 'stays' } },
  statistics: { about: 'nobody', seen: ['manager', 'admin'], keep: { until: 'stays' } },
  technical: { about: 'nobody', seen: ['nobody'], keep: { until: 'removed' } },
  /** On the phone of whoever took a ticket. */
  'own-device': { about: 'clients', seen: ['resident'], keep: { until: 'days', days: 1 } },
  /** On a kiosk, until its slip is printed. */
  slip: { about: 'clients', seen: ['nobody'], keep: { until: 'visit-ends' } },
  /** On a kiosk or tablet that has no line, until it was told. */
  outbox: { about: 'clients', seen: ['clerk', 'host'], keep: { until: 'day-ends' } },
  /** On a tablet: the day as it stands in the log. */
  'day-copy': { about: 'clients', seen: ['clerk', 'host', 'manager'], keep: { until: 'day-ends' } },
} satisfies Record<string, Category>;

export type CategoryName = keyof typeof CATEGORIES;

/** Days that this office keeps its log and its audit log. */
export function keepDays(file: OfficeFile | null): { logDays: number; auditDays: number } {
  return { logDays: file?.keep.logDays ?? 30, auditDays: file?.keep.auditDays ?? 365 };
}

/** How long an entry of this category is kept by time alone, ms, from when it last counted; null: something else ends it. */
export function msKept(keep: Keep, auditDays: number): number | null {
  if (keep.until === 'minutes') return keep.minutes * MINUTE;
  if (keep.until === 'days') return keep.days * DAY;
  return keep.until === 'audit-days' ? auditDays * DAY : null;
}
