import * as v from 'valibot';
import { FeeSchema, HoursSchema } from '../domain/office/public-parts.ts';
import {
  BadgeSchema,
  CounterIdSchema,
  CountSchema,
  LanguageSchema,
  LocalTextSchema,
  OfficeIdSchema,
} from './common.ts';

const span = v.object({ from: v.string(), to: v.string() });

/** A service as residents read it. Opens offline once it has been read. */
export const ServiceInfoSchema = v.object({
  id: OfficeIdSchema,
  series: v.string(),
  name: LocalTextSchema,
  examples: LocalTextSchema,
  icon: v.string(),
  tile: v.boolean(),
  discreet: v.boolean(),
  remote: v.boolean(),
  summary: LocalTextSchema,
  fee: FeeSchema,
  term: LocalTextSchema,
  documents: v.array(v.object({ name: LocalTextSchema, note: v.optional(LocalTextSchema) })),
  steps: v.array(v.object({ title: LocalTextSchema, text: v.optional(LocalTextSchema) })),
  otherWays: v.array(LocalTextSchema),
  forms: v.array(v.object({ name: LocalTextSchema, url: v.optional(v.string()), note: v.optional(LocalTextSchema) })),
  questions: v.array(v.object({ question: LocalTextSchema, answer: LocalTextSchema })),
  appeal: v.optional(LocalTextSchema),
  legalBasis: LocalTextSchema,
  /** Who answers for the text. */
  owner: v.nullable(BadgeSchema),
  reviewed: v.string(),
  hours: v.optional(HoursSchema),
});
export type ServiceInfo = v.InferOutput<typeof ServiceInfoSchema>;

/** The public page of an office: everything that does not change from minute to minute. */
export const OfficeInfoSchema = v.object({
  id: OfficeIdSchema,
  version: CountSchema,
  /** A demonstration: fictional staff, open around the clock. Every screen says so. */
  demo: v.boolean(),
  name: LocalTextSchema,
  country: v.string(),
  timeZone: v.string(),
  languages: v.array(LanguageSchema),
  address: LocalTextSchema,
  place: LocalTextSchema,
  access: v.optional(LocalTextSchema),
  phone: v.string(),
  email: v.optional(v.string()),
  hours: HoursSchema,
  exceptions: v.array(v.object({ date: v.string(), open: v.array(span), reason: LocalTextSchema })),
  series: v.array(v.object({ letter: v.string(), name: LocalTextSchema })),
  services: v.array(ServiceInfoSchema),
  counters: v.array(
    v.object({
      id: CounterIdSchema,
      place: v.optional(LocalTextSchema),
      stepFree: v.boolean(),
      hearingLoop: v.boolean(),
      quiet: v.boolean(),
    }),
  ),
  /** The figures of the published order rule. */
  rule: v.object({
    priorityRun: CountSchema,
    remoteGraceMinutes: CountSchema,
    returnMinutes: CountSchema,
    returnPlaces: CountSchema,
    postponeTimes: CountSchema,
    postponePlaces: CountSchema,
    undoSeconds: CountSchema,
    callsPerBackOffice: CountSchema,
    bookedEarlyMinutes: CountSchema,
    bookedLateMinutes: CountSchema,
    missedAfterCalls: CountSchema,
    missedAfterSeconds: CountSchema,
  }),
  boardInfo: v.array(v.object({ title: LocalTextSchema, lines: v.array(LocalTextSchema) })),
});
export type OfficeInfo = v.InferOutput<typeof OfficeInfoSchema>;

export const OfficeListSchema = v.object({
  offices: v.array(
    v.object({
      id: OfficeIdSchema,
      name: LocalTextSchema,
      languages: v.array(LanguageSchema),
      demo: v.optional(v.boolean()),
    }),
  ),
});
export type OfficeList = v.InferOutput<typeof OfficeListSchema>;
