import * as v from 'valibot';
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

/** One's own ticket, and nobody else's. */
export const TicketViewSchema = v.object({
  office: OfficeIdSchema,
  at: InstantSchema,
  seq: SeqSchema,
  number: TicketNumberSchema,
  service: ServiceIdSchema,
  state: v.picklist(['expected', 'waiting', 'called', 'serving', 'missed', 'ended']),
  joinedAt: InstantSchema,
  language: LanguageSchema,
  /** Help that was asked for; gone when the visit ends. */
  needs: HelpCodesSchema,
  /** People who may be called before; null when the ticket is not waiting. It may rise a little. */
  ahead: v.nullable(CountSchema),
  /** Null: we do not know yet, or it does not apply. */
  range: v.nullable(WaitRangeSchema),
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
