import * as v from 'valibot';
import { BoardChangeSchema, BoardSchema } from './board.ts';
import { ClientViewSchema } from './client-view.ts';
import { CounterIdSchema, CountSchema, SeqSchema, ServiceIdSchema } from './common.ts';
import { AnswerSchema, HereSchema, InfoMessageSchema, RefusedSchema, WelcomeSchema } from './every-screen.ts';
import { OfficeNowSchema } from './office-now.ts';
import { LeaseSchema, OfficeRulesSchema, RecordedEventSchema } from './recorded-event.ts';
import { SignSchema } from './sign.ts';
import type { TicketDown } from './ticket-down.ts';

// From the office to a screen. What a screen receives follows from what it said hello as.

/** To staff. `reset`: forget the day held so far and start from an empty one. */
export const EventsSchema = v.object({
  type: v.literal('events'),
  reset: v.boolean(),
  events: v.array(RecordedEventSchema),
  /** Last event of the log: when it is reached, the screen is current. */
  head: SeqSchema,
});

/** To one clerk: the client at the counter, and whom the order rule would give next. */
export const ClientMessageSchema = v.object({
  type: v.literal('client'),
  current: v.nullable(ClientViewSchema),
  next: v.nullable(ClientViewSchema),
});

/** To a display: the whole board first, then what has changed of it. */
export const BoardMessageSchema = v.object({ type: v.literal('board'), board: BoardSchema });
export const BoardChangeMessageSchema = v.object({ type: v.literal('board-change'), change: BoardChangeSchema });
export const SignMessageSchema = v.object({ type: v.literal('sign'), sign: SignSchema });
export const NowMessageSchema = v.object({ type: v.literal('now'), now: OfficeNowSchema });
/** To a kiosk: what it needs to go on without a line. `lease` null: it has no numbers of its own. */
export const LeaseMessageSchema = v.object({
  type: v.literal('lease'),
  device: v.string(),
  place: v.string(),
  rules: OfficeRulesSchema,
  lease: v.nullable(LeaseSchema),
  stopped: v.array(ServiceIdSchema),
});
export type LeaseMessage = v.InferOutput<typeof LeaseMessageSchema>;

/** To a clerk: the clients reserved for the counter, to be kept and answered with `reserved`. */
export const ReservationMessageSchema = v.object({
  type: v.literal('reservation'),
  round: CountSchema,
  counter: CounterIdSchema,
  clients: v.array(ClientViewSchema),
});
export type ReservationMessage = v.InferOutput<typeof ReservationMessageSchema>;

export const StaffDownSchema = v.variant('type', [
  WelcomeSchema,
  EventsSchema,
  ClientMessageSchema,
  ReservationMessageSchema,
  HereSchema,
  NowMessageSchema,
  InfoMessageSchema,
  AnswerSchema,
  RefusedSchema,
]);
export const BoardDownSchema = v.variant('type', [
  WelcomeSchema,
  BoardMessageSchema,
  BoardChangeMessageSchema,
  InfoMessageSchema,
  RefusedSchema,
]);
export const SignDownSchema = v.variant('type', [WelcomeSchema, SignMessageSchema, InfoMessageSchema, RefusedSchema]);
export const KioskDownSchema = v.variant('type', [
  WelcomeSchema,
  LeaseMessageSchema,
  NowMessageSchema,
  InfoMessageSchema,
  AnswerSchema,
  RefusedSchema,
]);

export type StaffDown = v.InferOutput<typeof StaffDownSchema>;
export type BoardDown = v.InferOutput<typeof BoardDownSchema>;
export type SignDown = v.InferOutput<typeof SignDownSchema>;
export type KioskDown = v.InferOutput<typeof KioskDownSchema>;
export type Down = StaffDown | BoardDown | SignDown | KioskDown | TicketDown;
