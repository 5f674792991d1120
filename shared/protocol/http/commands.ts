import * as v from 'valibot';
import { ScreenCommandSchema } from '../commands.ts';
import { CommandIdSchema, SeqSchema } from '../common.ts';
import { TicketViewSchema } from '../ticket-view.ts';

/** A command of a clerk, a host or a kiosk over HTTP. */
export const ScreenCommandRequestSchema = v.object({ id: CommandIdSchema, command: ScreenCommandSchema });
export const ScreenCommandAnswerSchema = v.object({ seq: SeqSchema, ticket: v.optional(TicketViewSchema) });
