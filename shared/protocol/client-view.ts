import * as v from 'valibot';
import { HelpCodesSchema, LanguageSchema, TicketIdSchema } from './common.ts';

/**
 * What only the clerk who serves sees of a client: language and the help that was asked for. Never part of the log,
 * gone from the screen and from the office when the visit ends.
 */
export const ClientViewSchema = v.object({
  ticket: TicketIdSchema,
  language: v.nullable(LanguageSchema),
  /** Without `short`: that waiting is hard is nobody's business at the counter. */
  needs: HelpCodesSchema,
  /** From whoever served before, so that nothing has to be told twice (E-44). */
  note: v.nullable(v.string()),
});
export type ClientView = v.InferOutput<typeof ClientViewSchema>;
