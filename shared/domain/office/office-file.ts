import * as v from 'valibot';
import { LANGUAGES } from '../words.ts';
import { FeeSchema, HoursSchema, LocalProseSchema, LocalWordSchema, spans, word } from './public-parts.ts';

export type { Fee, Hours, Span } from './public-parts.ts';

// One office is one JSON file. This schema says its shape; read-office-file.ts says how the parts must fit together.

export const IdSchema = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'small letters, digits and hyphens, as in id-card'),
);
export const LanguageSchema = v.picklist(LANGUAGES);
const date = v.pipe(
  v.string(),
  v.isoDate('a date such as 2026-11-21'),
  // The pattern alone would let 31 February through, which rolls over into March.
  v.check((text) => {
    const midnight = Date.parse(`${text}T00:00:00Z`);
    return Number.isNaN(midnight) || new Date(midnight).toISOString().startsWith(text);
  }, 'a date that exists'),
);

const item = v.strictObject({ name: LocalWordSchema, note: v.optional(LocalProseSchema) });
const step = v.strictObject({ title: LocalWordSchema, text: v.optional(LocalProseSchema) });
const form = v.strictObject({
  name: LocalWordSchema,
  /** Address of the form on the office's own site. */
  url: v.optional(v.pipe(v.string(), v.url(), v.startsWith('https://'))),
  note: v.optional(LocalProseSchema),
});

export const ServiceSchema = v.strictObject({
  id: IdSchema,
  series: v.pipe(v.string(), v.regex(/^[A-Z]$/, 'one capital letter')),
  name: LocalWordSchema,
  /** One line of everyday examples under the name. */
  examples: LocalWordSchema,
  icon: v.optional(IdSchema, 'info'),
  /** Shown as one of at most six tiles on the kiosk's first page; the others are found by search. */
  tile: v.optional(v.boolean(), false),
  /** L-18: its name never stands on a slip, a board or a notice. */
  discreet: v.optional(v.boolean(), false),
  /** May be joined from home. */
  remote: v.optional(v.boolean(), true),
  summary: LocalProseSchema,
  fee: FeeSchema,
  /** How long the matter takes, in words. */
  term: LocalWordSchema,
  documents: v.optional(v.pipe(v.array(item), v.maxLength(20)), []),
  steps: v.pipe(v.array(step), v.minLength(1, 'at least one step'), v.maxLength(12)),
  otherWays: v.optional(v.pipe(v.array(LocalProseSchema), v.maxLength(8)), []),
  forms: v.optional(v.pipe(v.array(form), v.maxLength(12)), []),
  questions: v.optional(
    v.pipe(v.array(v.strictObject({ question: LocalWordSchema, answer: LocalProseSchema })), v.maxLength(20)),
    [],
  ),
  appeal: v.optional(LocalProseSchema),
  legalBasis: LocalProseSchema,
  /** Who answers for the text, and when it was last checked. */
  owner: IdSchema,
  reviewed: date,
  /** Usual minutes at the counter, until the office has its own figures. */
  minutes: v.pipe(v.number(), v.minValue(1), v.maxValue(240)),
  hours: v.optional(HoursSchema),
});

export const CounterSchema = v.strictObject({
  /** The number on the sign: `4`. */
  id: v.pipe(v.string(), v.regex(/^[1-9]\d?$/, 'a number from 1 to 99, in quotes')),
  place: v.optional(LocalWordSchema),
  stepFree: v.optional(v.boolean(), true),
  hearingLoop: v.optional(v.boolean(), false),
  quiet: v.optional(v.boolean(), false),
});

/** editor: changes texts of services and information. admin: looks after accounts and devices, and has no part in the day. */
export const ROLES = ['clerk', 'host', 'manager', 'editor', 'admin'] as const;

export const PersonSchema = v.strictObject({
  id: IdSchema,
  name: word,
  surname: word,
  position: LocalWordSchema,
  unit: LocalWordSchema,
  roles: v.pipe(v.array(v.picklist(ROLES)), v.minLength(1, 'at least one role')),
  /** Services that this clerk takes, and those taken only when nobody else is there. */
  skills: v.optional(v.array(IdSchema), []),
  secondarySkills: v.optional(v.array(IdSchema), []),
  languages: v.optional(v.array(LanguageSchema), []),
  /** Speaks sign language: whoever asks for it is called by such a clerk while one is at a counter. */
  signs: v.optional(v.boolean(), false),
  /** Breaks that are planned for every working day. They make waiting times truer; nobody is held to them. */
  breaks: v.optional(spans, []),
  /** J-47: the badge is shown on screens once the manager has published it. */
  badge: v.optional(v.picklist(['published', 'draft']), 'published'),
  employedSince: v.optional(date),
});

const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** Every figure of the order rule and of a visit that an office may set. */
export const PolicySchema = v.strictObject({
  /** K: priority calls in a row that a clerk makes while an ordinary client waits. */
  priorityRun: v.optional(whole(1, 5), 2),
  /** G for those who joined from home and then arrived. */
  remoteGraceMinutes: v.optional(whole(0, 60), 5),
  /** Calls a clerk makes before an overdue back-office item comes first. */
  callsPerBackOffice: v.optional(whole(1, 50), 6),
  bookedEarlyMinutes: v.optional(whole(0, 60), 5),
  bookedLateMinutes: v.optional(whole(0, 120), 15),
  /** How long a missed client may come back with the same number. */
  returnMinutes: v.optional(whole(1, 480), 15),
  /** How many people are called before one who came back. */
  returnPlaces: v.optional(whole(0, 20), 3),
  /** Calls, the first included, before a clerk may say "did not come", and the least time since the first one. */
  missedAfterCalls: v.optional(whole(1, 5), 2),
  missedAfterSeconds: v.optional(whole(0, 600), 60),
  /** A parked visit ends by itself so long after its client was expected back. */
  parkMinutes: v.optional(whole(5, 480), 60),
  postponeTimes: v.optional(whole(0, 10), 3),
  postponePlaces: v.optional(whole(1, 20), 5),
  /** A clerk may take back the last step for this long. */
  undoSeconds: v.optional(whole(0, 120), 20),
  /** The kiosk gives tickets from so long before opening until so long before closing. */
  ticketsFromMinutes: v.optional(whole(0, 120), 15),
  ticketsUntilMinutes: v.optional(whole(0, 240), 30),
  /** Chance (%) of being called before closing: below the first the kiosk warns, below the second it gives no ticket. */
  intakeWarnPercent: v.optional(whole(0, 100), 70),
  intakeStopPercent: v.optional(whole(0, 100), 20),
  /** Whoever waits longer is pointed out to the manager. */
  longWaitMinutes: v.optional(whole(5, 480), 60),
});

/** For how long what an office writes down is kept, in days. */
export const KeepSchema = v.strictObject({
  /** The log, and with it every ticket. Anonymous statistics of the day stay. */
  logDays: v.optional(whole(1, 3_660), 30),
  /** What the staff did by virtue of the office. */
  auditDays: v.optional(whole(30, 3_660), 365),
});

export const OfficeFileSchema = v.strictObject({
  format: v.literal(1),
  id: IdSchema,
  name: LocalWordSchema,
  country: v.picklist(['PL', 'LT', 'LV']),
  timeZone: word,
  /** Offered to residents; the first is the state language. */
  languages: v.pipe(v.array(LanguageSchema), v.minLength(1, 'at least one language')),
  address: LocalWordSchema,
  /** Where the lobby is, as told to somebody who stands in the building. */
  place: LocalWordSchema,
  /** How to come in without steps, where to find help. */
  access: v.optional(LocalProseSchema),
  phone: word,
  email: v.optional(v.pipe(v.string(), v.email())),
  hours: HoursSchema,
  exceptions: v.optional(
    v.pipe(v.array(v.strictObject({ date, open: spans, reason: LocalWordSchema })), v.maxLength(120)),
    [],
  ),
  series: v.pipe(
    v.array(
      v.strictObject({ letter: v.pipe(v.string(), v.regex(/^[A-Z]$/, 'one capital letter')), name: LocalWordSchema }),
    ),
    v.minLength(1),
    v.maxLength(12),
  ),
  services: v.pipe(v.array(ServiceSchema), v.minLength(1), v.maxLength(80)),
  counters: v.pipe(v.array(CounterSchema), v.minLength(1), v.maxLength(60)),
  people: v.pipe(v.array(PersonSchema), v.minLength(1), v.maxLength(400)),
  policy: v.optional(PolicySchema, {}),
  /** A screen of staff that nobody has touched for so long locks itself. */
  lockMinutes: v.optional(whole(1, 240), 5),
  keep: v.optional(KeepSchema, {}),
  /** Blocks that take turns in the display's information panel. */
  boardInfo: v.optional(
    v.pipe(
      v.array(v.strictObject({ title: LocalWordSchema, lines: v.pipe(v.array(LocalWordSchema), v.maxLength(3)) })),
      v.maxLength(12),
    ),
    [],
  ),
});

export type OfficeFile = v.InferOutput<typeof OfficeFileSchema>;
export type Service = v.InferOutput<typeof ServiceSchema>;
export type CounterPlace = v.InferOutput<typeof CounterSchema>;
export type Person = v.InferOutput<typeof PersonSchema>;
export type Policy = v.InferOutput<typeof PolicySchema>;
export type Role = (typeof ROLES)[number];
