import * as v from 'valibot';
import {
  BadgeSchema,
  CounterIdSchema,
  CountSchema,
  InstantSchema,
  LanguageSchema,
  OpenStateSchema,
  SeqSchema,
  TicketNumberSchema,
  WaitRangeSchema,
} from './common.ts';

// The board is an allow-list: what is not named here does not leave the office for a public screen (N-01, N-02, N-03).

/** One call. `id` is new for each call and each recall. */
export const BoardCallSchema = v.strictObject({
  id: SeqSchema,
  number: TicketNumberSchema,
  counter: CounterIdSchema,
  badge: v.nullable(BadgeSchema),
  at: InstantSchema,
  /** `called` until the client has arrived or the call is over. */
  state: v.picklist(['called', 'past']),
  /** Languages in which to say it: the state language, then the ticket's. None: it was told afterwards, and is not said any more. */
  languages: v.array(LanguageSchema),
});
export type BoardCall = v.InferOutput<typeof BoardCallSchema>;

export const BoardDutySchema = v.strictObject({
  counter: CounterIdSchema,
  badge: v.nullable(BadgeSchema),
  state: v.picklist(['open', 'paused']),
});
export const BoardWaitSchema = v.strictObject({
  series: v.string(),
  people: CountSchema,
  range: v.nullable(WaitRangeSchema),
});
/** Shown in the lobby only: proves that somebody who joined from home has come. */
export const PresenceSchema = v.strictObject({ code: v.string(), until: InstantSchema });

export const BoardSchema = v.strictObject({
  at: InstantSchema,
  seq: SeqSchema,
  open: OpenStateSchema,
  /** Newest first, at most twelve. */
  calls: v.array(BoardCallSchema),
  /** Counters on duty, by number. */
  duty: v.array(BoardDutySchema),
  waits: v.array(BoardWaitSchema),
  presence: PresenceSchema,
});
export type Board = v.InferOutput<typeof BoardSchema>;

/**
 * What is different from the board at `from`. A call changes a few words of a board; sending all of it to each screen
 * for each call would cost more than all the rest of the call.
 */
export const BoardChangeSchema = v.strictObject({
  from: SeqSchema,
  at: InstantSchema,
  seq: SeqSchema,
  /** Calls that are new, or of which something has changed. */
  calls: v.array(BoardCallSchema),
  /** Calls that are no longer on the board. */
  gone: v.array(SeqSchema),
  open: v.optional(OpenStateSchema),
  duty: v.optional(v.array(BoardDutySchema)),
  waits: v.optional(v.array(BoardWaitSchema)),
  presence: v.optional(PresenceSchema),
});
export type BoardChange = v.InferOutput<typeof BoardChangeSchema>;
