import * as v from 'valibot';
import {
  CommandIdSchema,
  HelpCodesSchema,
  LanguageSchema,
  ServiceIdSchema,
  TicketAddressSchema,
  TicketSecretSchema,
} from '../common.ts';
import { TicketCommandSchema } from '../ticket-commands.ts';
import { TicketViewSchema } from '../ticket-view.ts';

/** Joining from home. The phone makes the secret; nobody has to give a name (N-12). */
export const JoinRequestSchema = v.object({
  id: CommandIdSchema,
  secret: TicketSecretSchema,
  service: ServiceIdSchema,
  language: v.optional(LanguageSchema),
  needs: v.optional(HelpCodesSchema, []),
  /** Solution of a challenge, where whoever runs the service asks for one. */
  challenge: v.optional(v.pipe(v.string(), v.maxLength(2_048))),
});

export const JoinAnswerSchema = v.object({ address: TicketAddressSchema, ticket: TicketViewSchema });
export type JoinAnswer = v.InferOutput<typeof JoinAnswerSchema>;

export const TicketCommandRequestSchema = v.object({ id: CommandIdSchema, command: TicketCommandSchema });
export const TicketAnswerSchema = v.object({ ticket: TicketViewSchema });
