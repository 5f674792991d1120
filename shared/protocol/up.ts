import * as v from 'valibot';
import { ScreenCommandSchema } from './commands.ts';
import {
  CommandIdSchema,
  CounterIdSchema,
  CountSchema,
  InstantSchema,
  SeqSchema,
  TicketAddressSchema,
} from './common.ts';
import { HealthMessageSchema } from './health.ts';
import { TicketCommandSchema } from './ticket-commands.ts';

// From a screen to its office. A screen opens its socket, says hello, and is told what it may see. Besides these, the
// bare text `ping` is answered with `pong` without waking the office.

const hello = { type: v.literal('hello'), version: v.number() };

export const HelloSchema = v.variant('screen', [
  /** Clerk tablet and manager: resumes after the event `after` of the same day, 0 for the whole day. */
  v.object({ ...hello, screen: v.literal('staff'), after: v.optional(SeqSchema, 0) }),
  v.object({ ...hello, screen: v.literal('board') }),
  v.object({ ...hello, screen: v.literal('kiosk') }),
  v.object({ ...hello, screen: v.literal('sign'), counter: CounterIdSchema }),
  v.object({ ...hello, screen: v.literal('ticket'), ticket: TicketAddressSchema }),
]);
export type Hello = v.InferOutput<typeof HelloSchema>;

export const CommandMessageSchema = v.object({
  type: v.literal('command'),
  id: CommandIdSchema,
  command: ScreenCommandSchema,
});

/**
 * Something that a screen did while it had no line, told in the order in which it was done. It is never refused: what cannot be
 * taken over is noted for the front desk, and the answer says so.
 */
export const LateMessageSchema = v.object({
  type: v.literal('late'),
  id: CommandIdSchema,
  /** When it was done, by the office's clock as well as the device knows it, ms. */
  when: InstantSchema,
  command: ScreenCommandSchema,
});

/** A tablet has kept the clients that were reserved for its counter. */
export const ReservedMessageSchema = v.object({ type: v.literal('reserved'), round: CountSchema });

/**
 * The office's own time when this tablet last heard it, ms: as the welcome or the last answer to `here` had said it. However long a
 * message was on its way, it proves no more than that (O-13).
 */
const told = InstantSchema;

/** A tablet is there, and hears the office; answered with `here`. */
export const HereMessageSchema = v.object({ type: v.literal('here'), told });

/**
 * A tablet has told all that it did without a line, and hears the office again. `after`: the last event that it holds, so that a
 * message which was long on its way does not end a hold of which the tablet has not heard. An old tablet does not say what it was told:
 * nobody is reserved for it.
 */
export const CaughtUpMessageSchema = v.object({
  type: v.literal('caught-up'),
  after: SeqSchema,
  told: v.optional(told, 0),
});

/** From a phone that follows its own ticket. */
export const TicketCommandMessageSchema = v.object({
  type: v.literal('ticket-command'),
  id: CommandIdSchema,
  command: TicketCommandSchema,
});

export const UpSchema = v.variant('type', [
  HelloSchema,
  CommandMessageSchema,
  LateMessageSchema,
  ReservedMessageSchema,
  HereMessageSchema,
  CaughtUpMessageSchema,
  TicketCommandMessageSchema,
  HealthMessageSchema,
]);
export type Up = v.InferOutput<typeof UpSchema>;
export type UpInput = v.InferInput<typeof UpSchema>;
