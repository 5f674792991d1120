import * as v from 'valibot';
import {
  BadgeSchema,
  CounterIdSchema,
  InstantSchema,
  LanguageSchema,
  SeqSchema,
  TicketNumberSchema,
} from './common.ts';

/** What stands before one counter. An allow-list like the board. */
export const SignSchema = v.strictObject({
  at: InstantSchema,
  seq: SeqSchema,
  counter: CounterIdSchema,
  state: v.picklist(['closed', 'free', 'paused', 'called', 'serving', 'interrupted']),
  /** Interrupted: when the clerk is back, as promised. */
  backAt: v.nullable(InstantSchema),
  number: v.nullable(TicketNumberSchema),
  badge: v.nullable(BadgeSchema),
  /** That the clerk speaks. */
  languages: v.array(LanguageSchema),
  hearingLoop: v.boolean(),
  stepFree: v.boolean(),
});
export type Sign = v.InferOutput<typeof SignSchema>;
