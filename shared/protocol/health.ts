import * as v from 'valibot';
import { CountSchema } from './common.ts';

/** What a printer says of itself. `unknown`: it says nothing; `none`: the device has none. */
export const PAPER_STATES = ['ok', 'low', 'out', 'gone', 'unknown', 'none'] as const;

/** What a device of the office says of itself, every half minute. It tells of no person. */
export const HealthSchema = v.object({
  /** Version of the page that it shows. */
  build: v.pipe(v.string(), v.regex(/^[\w.-]{1,40}$/)),
  paper: v.picklist(PAPER_STATES),
  /** Bytes that the browser still lets it store, and whether they survive when the disk is full; null: it does not say. */
  storage: v.nullable(v.object({ used: CountSchema, most: CountSchema, persisted: v.boolean() })),
  /** Its clock less that of the office, ms. */
  clock: v.pipe(v.number(), v.integer(), v.minValue(-1e14), v.maxValue(1e14)),
  /** Whether it can speak in the office's first language. */
  voice: v.boolean(),
  /** When its line was cut last, office time in ms, as far as it knows; null: not since it started. */
  cutAt: v.nullable(CountSchema),
});
export type Health = v.InferOutput<typeof HealthSchema>;

/** From a kiosk, display or sign: how it is. */
export const HealthMessageSchema = v.object({ type: v.literal('health'), health: HealthSchema });

/** A screen that was not heard for so long is silent, ms. */
export const SILENT_MS = 60_000;

export const FAILURES = ['paper-out', 'printer-gone', 'storage-full', 'clock-wrong', 'silent'] as const;
export type FailureKind = (typeof FAILURES)[number];
