import * as v from 'valibot';
import { CountSchema, InstantSchema, OfficeIdSchema, OpenStateSchema, SeqSchema, WaitRangeSchema } from './common.ts';

export const TicketHoursSchema = v.variant('ok', [
  v.object({ ok: v.literal(true), until: InstantSchema }),
  v.object({ ok: v.literal(false), opens: v.nullable(InstantSchema), endedToday: v.boolean() }),
]);

/** How it is in the office now: counts and ranges only, nobody's ticket. */
export const OfficeNowSchema = v.object({
  at: InstantSchema,
  seq: SeqSchema,
  open: OpenStateSchema,
  openCounters: CountSchema,
  services: v.array(
    v.object({
      id: OfficeIdSchema,
      waiting: CountSchema,
      /** Null: we do not know yet. */
      range: v.nullable(WaitRangeSchema),
      tickets: TicketHoursSchema,
      /** Somebody who can serve it is at an open counter. */
      staffed: v.boolean(),
    }),
  ),
  series: v.array(v.object({ letter: v.string(), waiting: CountSchema, range: v.nullable(WaitRangeSchema) })),
  /** Numbers at the counters now, newest call first. */
  atCounters: v.array(v.string()),
});
export type OfficeNow = v.InferOutput<typeof OfficeNowSchema>;
