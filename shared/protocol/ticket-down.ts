import * as v from 'valibot';
import { AnswerSchema, InfoMessageSchema, RefusedSchema, WelcomeSchema } from './every-screen.ts';
import { TicketViewSchema } from './ticket-view.ts';

/** To the holder of a ticket: their own, and nobody else's. */
export const TicketMessageSchema = v.object({ type: v.literal('ticket'), ticket: TicketViewSchema });

export const TicketDownSchema = v.variant('type', [
  WelcomeSchema,
  TicketMessageSchema,
  InfoMessageSchema,
  AnswerSchema,
  RefusedSchema,
]);
export type TicketDown = v.InferOutput<typeof TicketDownSchema>;
