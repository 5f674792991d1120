import * as v from 'valibot';
import { HelpCodesSchema, InstantSchema, LanguageSchema, TicketNumberSchema } from '../common.ts';

/** Everything that the office still has about one ticket, for its holder. */
export const TicketDataSchema = v.object({
  office: v.string(),
  number: TicketNumberSchema,
  /** What was told for the visit; null once the visit has ended, and when nothing was. */
  told: v.nullable(
    v.object({ language: v.nullable(LanguageSchema), needs: HelpCodesSchema, note: v.nullable(v.string()) }),
  ),
  /** The wait that was told on coming in, minutes; forgotten at midnight. */
  wait: v.nullable(v.object({ at: InstantSchema, from: v.number(), to: v.number() })),
  /** What the log says of it. Who of the staff did it is left out: it is about them. */
  log: v.array(v.looseObject({ at: InstantSchema, type: v.string() })),
  /** Last date on which the log still has it. */
  until: v.string(),
  /** Where it says what is kept, why, and for how long. */
  record: v.string(),
});
export type TicketData = v.InferOutput<typeof TicketDataSchema>;
