import * as v from 'valibot';
import { CALLED_BEFORE, type CalledBefore } from '../domain/policy/called-before.ts';
import { CALL_REASONS, PARK_REASONS } from '../domain/policy/reasons.ts';
import {
  BadgeSchema,
  CounterIdSchema,
  CountSchema,
  HelpCodesSchema,
  InstantSchema,
  LanguageSchema,
  OfficeIdSchema,
  SeqSchema,
  ServiceIdSchema,
  TicketNumberSchema,
  WaitRangeSchema,
} from './common.ts';

/** A call that went before, and why: never whose need it was (V-5). */
const calledBefore = v.object({
  number: TicketNumberSchema,
  because: v.picklist(CALLED_BEFORE),
  reason: v.optional(v.picklist(CALL_REASONS)),
});
const fits: CalledBefore = {} as v.InferOutput<typeof calledBefore>;
void fits;

/** One's own ticket, and nobody else's. */
export const TicketViewSchema = v.object({
  office: OfficeIdSchema,
  at: InstantSchema,
  seq: SeqSchema,
  number: TicketNumberSchema,
  service: ServiceIdSchema,
  state: v.picklist(['expected', 'waiting', 'called', 'serving', 'interrupted', 'parked', 'missed', 'ended']),
  joinedAt: InstantSchema,
  language: LanguageSchema,
  /** Help that was asked for; gone when the visit ends. */
  needs: HelpCodesSchema,
  /** People who may be called before; null when the ticket is not waiting. It may rise a little. */
  ahead: v.nullable(CountSchema),
  /** Null: we do not know yet, or it does not apply. */
  range: v.nullable(WaitRangeSchema),
  /** Chance of being called before the office closes, 0 to 1; null when it is not known or does not apply. */
  chance: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  /** The last calls of later numbers, newest first. */
  before: v.array(calledBefore),
  /** A booked time or that of a call-back. */
  promised: v.nullable(InstantSchema),
  /** Further matters of this visit. */
  matters: v.array(ServiceIdSchema),
  /** Passed on and waiting again: to whom, when it is one counter or one clerk (M-53). */
  passedOn: v.nullable(v.object({ counter: v.nullable(CounterIdSchema), badge: v.nullable(BadgeSchema) })),
  /** The visit pauses: when it goes on, and why it pauses when it is parked. */
  pause: v.nullable(v.object({ backAt: InstantSchema, reason: v.nullable(v.picklist(PARK_REASONS)) })),
  /** What a clerk noted about the matter: its holder may read it (M-41). */
  note: v.nullable(v.string()),
  call: v.nullable(
    v.object({
      counter: CounterIdSchema,
      badge: v.nullable(BadgeSchema),
      at: InstantSchema,
      answer: v.nullable(v.picklist(['coming', 'more-time'])),
    }),
  ),
  postponesLeft: CountSchema,
  /** A missed ticket may come back until then. */
  returnUntil: v.nullable(InstantSchema),
  outcome: v.nullable(v.picklist(['served', 'referred', 'left', 'cancelled', 'no-show', 'expired'])),
  endedAt: v.nullable(InstantSchema),
});
export type TicketView = v.InferOutput<typeof TicketViewSchema>;
