import * as v from 'valibot';
import { CALL_REASONS } from '../domain/policy/reasons.ts';
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
      /** warn: somebody who joins now may not be called before closing; stopped: nobody new can be served in time. */
      intake: v.picklist(['open', 'warn', 'stopped']),
      /** Somebody who can serve it is at an open counter. */
      staffed: v.boolean(),
    }),
  ),
  series: v.array(v.object({ letter: v.string(), waiting: CountSchema, range: v.nullable(WaitRangeSchema) })),
  /** Numbers at the counters now, newest call first. */
  atCounters: v.array(v.string()),
  /** Today's calls that the order rule does not give (P-20): number and reason, nothing else. */
  outOfTurn: v.array(v.object({ number: v.string(), reason: v.picklist(CALL_REASONS) })),
  /** The last hash of the last day that is closed: whoever has a copy of that day can check it (W-11). */
  chain: v.nullable(v.object({ date: v.string(), hash: v.string() })),
});
export type OfficeNow = v.InferOutput<typeof OfficeNowSchema>;
