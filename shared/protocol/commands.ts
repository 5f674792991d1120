import * as v from 'valibot';
import { CALL_REASONS, CLERK_PARK_REASONS } from '../domain/policy/reasons.ts';
import {
  CounterIdSchema,
  HelpCodesSchema,
  InstantSchema,
  LanguageSchema,
  NoteSchema,
  PersonIdSchema,
  SeqSchema,
  ServiceIdSchema,
  TicketIdSchema,
  TicketNumberSchema,
  TicketSecretSchema,
} from './common.ts';

// What a screen may ask. Who asks is established by the office from the session or the device, never from the message.

const counter = CounterIdSchema;
const ticket = TicketIdSchema;
const service = ServiceIdSchema;
const minutes = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most));
const reason = v.picklist(CALL_REASONS);
/** Further matters of the same visit. */
const matters = v.optional(v.pipe(v.array(service), v.maxLength(4)), []);

/** Takes a ticket for somebody who stands there. The device makes the secret, so that a repeat is the same ticket. */
export const TakeTicketSchema = v.object({
  type: v.literal('TakeTicket'),
  secret: TicketSecretSchema,
  service,
  language: v.optional(LanguageSchema),
  needs: v.optional(HelpCodesSchema, []),
  matters,
  /** Kiosk only: printed from its own numbers while it had no line. */
  number: v.optional(TicketNumberSchema),
  /** Front desk only: a booked time, or a call-back by telephone. */
  promised: v.optional(v.object({ kind: v.picklist(['slot', 'call-back']), at: InstantSchema })),
  /** Front desk only. */
  note: v.optional(NoteSchema),
});

/** Somebody stands at the free counter and is served at once. */
export const WalkDirectSchema = v.object({
  type: v.literal('WalkDirect'),
  counter,
  secret: TicketSecretSchema,
  service,
  language: v.optional(LanguageSchema),
  needs: v.optional(HelpCodesSchema, []),
  reason: v.optional(reason),
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
  v.object({ type: v.literal('CallTicket'), counter, ticket, reason: v.optional(reason) }),
  v.object({ type: v.literal('CallReserved'), counter, ticket }),
  v.object({ type: v.literal('CallSlip'), counter, number: TicketNumberSchema, service, ticket }),
  WalkDirectSchema,
  v.object({ type: v.literal('Recall'), counter, ticket }),
  v.object({ type: v.literal('Arrive'), counter, ticket }),
  v.object({
    type: v.literal('Finish'),
    counter,
    ticket,
    outcome: v.optional(v.picklist(['served', 'referred']), 'served'),
  }),
  v.object({ type: v.literal('MarkMissed'), counter, ticket }),
  v.object({ type: v.literal('Interrupt'), counter, ticket, minutes: minutes(60) }),
  v.object({ type: v.literal('Resume'), counter, ticket }),
  v.object({ type: v.literal('Park'), counter, ticket, reason: v.picklist(CLERK_PARK_REASONS), minutes: minutes(240) }),
  v.object({ type: v.literal('Unpark'), counter, ticket, announce: v.boolean() }),
  v.object({
    type: v.literal('Transfer'),
    counter,
    ticket,
    service,
    to: v.optional(v.union([v.strictObject({ counter }), v.strictObject({ clerk: PersonIdSchema })])),
    note: v.optional(NoteSchema),
  }),
  v.object({ type: v.literal('AddMatter'), ticket, service }),
  /** A short note about the matter, for whoever serves next; an empty one erases it. */
  v.object({ type: v.literal('SetNote'), ticket, note: NoteSchema }),
  v.object({ type: v.literal('SetIntake'), service, open: v.boolean() }),
  v.object({ type: v.literal('Undo'), counter }),
  v.object({ type: v.literal('Cancel'), ticket }),
  v.object({ type: v.literal('CheckIn'), ticket }),
  v.object({ type: v.literal('Reinstate'), ticket }),
  v.object({ type: v.literal('AnswerHelp'), help: SeqSchema }),
]);
export type ScreenCommand = v.InferOutput<typeof ScreenCommandSchema>;
export type ScreenCommandInput = v.InferInput<typeof ScreenCommandSchema>;
