import * as v from 'valibot';
import { CountSchema, InstantSchema, SeqSchema, TicketIdSchema } from './common.ts';
import { RefusalSchema } from './problem.ts';
import { TicketViewSchema } from './ticket-view.ts';

// What the office may say to a screen of any kind. Apart from the rest, because a phone on a bad network loads nothing else.

/** First answer to a hello. `now` sets the screen's clock right; `info` is the version of the public office page. */
export const WelcomeSchema = v.object({
  type: v.literal('welcome'),
  version: v.number(),
  office: v.string(),
  now: InstantSchema,
  seq: SeqSchema,
  info: CountSchema,
});

/** The answer is to something told late. It may carry the id of a command that was asked before, whose answer it is not. */
const late = v.optional(v.literal(true));

/** The office file has changed: read the public page again. */
export const InfoMessageSchema = v.object({ type: v.literal('info'), version: CountSchema });

export const AnswerSchema = v.variant('ok', [
  v.object({
    type: v.literal('answer'),
    id: v.string(),
    ok: v.literal(true),
    seq: SeqSchema,
    late,
    ticket: v.optional(TicketViewSchema),
    /** To something told late: the client whom it was about, where the device did not know the ticket. */
    about: v.optional(TicketIdSchema),
    /** To something told late: it could not be taken over, and the front desk knows. */
    noted: v.optional(RefusalSchema),
  }),
  v.object({ type: v.literal('answer'), id: v.string(), ok: v.literal(false), late, refusal: RefusalSchema }),
]);
export type Answer = v.InferOutput<typeof AnswerSchema>;

/** Answer to a tablet that says it is here: the office's time, which it says back with the next one (O-13). */
export const HereSchema = v.object({ type: v.literal('here'), at: InstantSchema });

/** The office will not talk to this screen, and why; it closes the socket afterwards. */
export const RefusedSchema = v.object({ type: v.literal('refused'), refusal: RefusalSchema });
