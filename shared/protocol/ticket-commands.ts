import * as v from 'valibot';
import { CountSchema } from './common.ts';

export const PostponeSchema = v.object({
  type: v.literal('Postpone'),
  places: v.pipe(CountSchema, v.minValue(1), v.maxValue(20)),
});
export const CancelSchema = v.object({ type: v.literal('Cancel') });

/** What the holder of a ticket may ask. */
export const TicketCommandSchema = v.variant('type', [
  v.object({ type: v.literal('CheckIn'), code: v.pipe(v.string(), v.regex(/^\d{6}$/)) }),
  PostponeSchema,
  CancelSchema,
  v.object({ type: v.literal('AnswerCall'), answer: v.picklist(['coming', 'more-time']) }),
  v.object({ type: v.literal('Return') }),
]);
export type TicketCommand = v.InferOutput<typeof TicketCommandSchema>;
