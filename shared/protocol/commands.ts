import * as v from 'valibot';
import {
  CounterIdSchema,
  HelpCodesSchema,
  LanguageSchema,
  SeqSchema,
  ServiceIdSchema,
  TicketIdSchema,
  TicketNumberSchema,
  TicketSecretSchema,
} from './common.ts';

// What a screen may ask. Who asks is established by the office from the session or the device, never from the message.

const counter = CounterIdSchema;
const ticket = TicketIdSchema;

/** Takes a ticket for somebody who stands there. The device makes the secret, so that a repeat is the same ticket. */
export const TakeTicketSchema = v.object({
  type: v.literal('TakeTicket'),
  secret: TicketSecretSchema,
  service: ServiceIdSchema,
  language: v.optional(LanguageSchema),
  needs: v.optional(HelpCodesSchema, []),
});

export const AskForPersonSchema = v.object({ type: v.literal('AskForPerson') });
/** At the kiosk or the front desk: somebody who joined from home, or missed the call, is here. */
export const CheckInNumberSchema = v.object({ type: v.literal('CheckInNumber'), number: TicketNumberSchema });

export const ScreenCommandSchema = v.variant('type', [
  TakeTicketSchema,
  AskForPersonSchema,
  CheckInNumberSchema,
  v.object({ type: v.literal('OpenCounter'), counter }),
  v.object({ type: v.literal('PauseCounter'), counter }),
  v.object({ type: v.literal('ResumeCounter'), counter }),
  v.object({ type: v.literal('CloseCounter'), counter }),
  v.object({ type: v.literal('CallNext'), counter }),
  v.object({ type: v.literal('Recall'), counter, ticket }),
  v.object({ type: v.literal('Arrive'), counter, ticket }),
  v.object({
    type: v.literal('Finish'),
    counter,
    ticket,
    outcome: v.optional(v.picklist(['served', 'referred']), 'served'),
  }),
  v.object({ type: v.literal('MarkMissed'), counter, ticket }),
  v.object({ type: v.literal('Undo'), counter }),
  v.object({ type: v.literal('Cancel'), ticket }),
  v.object({ type: v.literal('CheckIn'), ticket }),
  v.object({ type: v.literal('Reinstate'), ticket }),
  v.object({ type: v.literal('AnswerHelp'), help: SeqSchema }),
]);
export type ScreenCommand = v.InferOutput<typeof ScreenCommandSchema>;
export type ScreenCommandInput = v.InferInput<typeof ScreenCommandSchema>;
