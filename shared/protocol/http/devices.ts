import * as v from 'valibot';
import { CounterIdSchema, InstantSchema } from '../common.ts';
import { FAILURES, HealthSchema } from '../health.ts';

export const DEVICE_SCREENS = ['kiosk', 'board', 'sign', 'tablet'] as const;
export type DeviceScreen = (typeof DEVICE_SCREENS)[number];

/** A device asks to belong to the office. It shows the code; a manager who reads it there approves it. */
export const PairDeviceSchema = v.object({
  screen: v.picklist(DEVICE_SCREENS),
  counter: v.optional(CounterIdSchema),
});

export const DeviceStateSchema = v.variant('state', [
  v.object({ state: v.literal('waiting'), screen: v.picklist(DEVICE_SCREENS), code: v.string(), until: InstantSchema }),
  v.object({ state: v.literal('paired'), screen: v.picklist(DEVICE_SCREENS), place: v.string() }),
]);
export type DeviceState = v.InferOutput<typeof DeviceStateSchema>;

export const ApproveDeviceSchema = v.object({ place: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(60)) });

export const DeviceListSchema = v.object({
  devices: v.array(
    v.object({
      id: v.string(),
      screen: v.picklist(DEVICE_SCREENS),
      place: v.string(),
      state: v.picklist(['waiting', 'paired']),
      code: v.nullable(v.string()),
      /** Last time the office heard it, ms; null when never. */
      seenAt: v.nullable(InstantSchema),
      connected: v.boolean(),
      /** A screen that should be heard all the time, and was not for a minute. */
      silent: v.boolean(),
      /** What it last said of itself; null: nothing yet. */
      health: v.nullable(HealthSchema),
    }),
  ),
  /** What did not work, newest first, at most 200. `until` null: it goes on. */
  failures: v.array(
    v.object({
      device: v.string(),
      screen: v.picklist(DEVICE_SCREENS),
      place: v.string(),
      what: v.picklist(FAILURES),
      since: InstantSchema,
      until: v.nullable(InstantSchema),
    }),
  ),
});
export type DeviceList = v.InferOutput<typeof DeviceListSchema>;
