import * as v from 'valibot';
import { PolicySchema } from '../domain/office/office-file.ts';
import { HoursSchema } from '../domain/office/public-parts.ts';
import { CLASSES } from '../domain/policy/classes.ts';
import { CALL_REASONS, PARK_REASONS } from '../domain/policy/reasons.ts';
import { COMMAND_TYPES } from '../domain/ticket/commands.ts';
import type { RecordedEvent } from '../domain/ticket/events.ts';
import { REFUSAL_KINDS } from '../domain/ticket/refusal.ts';
import {
  CounterIdSchema,
  CountSchema,
  InstantSchema,
  PersonIdSchema,
  SeqSchema,
  ServiceIdSchema,
  TicketIdSchema,
  TicketNumberSchema,
} from './common.ts';

const ticket = TicketIdSchema;
const counter = CounterIdSchema;
const tier = v.picklist(['P', 'O', 'B']);
const ticketClass = v.picklist(CLASSES);
const due = InstantSchema;

export const OfficeRulesSchema = v.object({
  version: CountSchema,
  timeZone: v.string(),
  hours: HoursSchema,
  exceptions: v.array(v.object({ date: v.string(), open: v.array(v.object({ from: v.string(), to: v.string() })) })),
  series: v.array(v.string()),
  services: v.array(
    v.object({
      id: ServiceIdSchema,
      series: v.string(),
      remote: v.boolean(),
      minutes: v.number(),
      hours: v.optional(HoursSchema),
    }),
  ),
  counters: v.array(CounterIdSchema),
  clerks: v.array(
    v.object({
      id: PersonIdSchema,
      skills: v.array(ServiceIdSchema),
      secondarySkills: v.array(ServiceIdSchema),
      breaks: v.optional(v.array(v.object({ from: v.string(), to: v.string() }))),
    }),
  ),
  policy: v.required(PolicySchema),
});

const rules = OfficeRulesSchema;

const why = v.object({
  rule: v.picklist(['priority', 'turn', 'back-office', 'out-of-turn', 'reserved']),
  tier,
  due,
  run: CountSchema,
  over: v.nullable(v.object({ ticket, tier, due })),
  reason: v.optional(v.picklist(CALL_REASONS)),
});

/** Numbers that a kiosk gives by itself. */
export const LeaseSchema = v.object({ device: v.string(), from: CountSchema, to: CountSchema, until: v.string() });
/** As a new day begins with it: the kiosk may have been taken out. */
const LentSchema = v.object({ ...LeaseSchema.entries, back: v.optional(v.literal(true)) });

const aim = v.object({
  counters: v.optional(v.array(CounterIdSchema)),
  clerks: v.optional(v.array(PersonIdSchema)),
});

export const OfficeEventSchema = v.variant('type', [
  v.object({ type: v.literal('RulesSet'), rules }),
  v.object({ type: v.literal('DayOpened'), date: v.string(), rules, lent: v.optional(v.array(LentSchema)) }),
  v.object({ type: v.literal('DayClosed'), date: v.string() }),
  v.object({
    type: v.literal('TicketJoined'),
    ticket,
    number: TicketNumberSchema,
    service: ServiceIdSchema,
    channel: v.picklist(['kiosk', 'desk', 'home']),
    class: ticketClass,
    place: v.nullable(v.object({ tier, due })),
    matters: v.optional(v.array(ServiceIdSchema)),
    promised: v.optional(InstantSchema),
    aim: v.optional(aim),
  }),
  v.object({ type: v.literal('TicketCheckedIn'), ticket, class: ticketClass, tier, due }),
  v.object({ type: v.literal('TicketPostponed'), ticket, places: CountSchema, due, order: v.optional(v.number()) }),
  v.object({ type: v.literal('TicketReinstated'), ticket, due }),
  v.object({ type: v.literal('TicketCalled'), ticket, counter, clerk: PersonIdSchema, why }),
  v.object({ type: v.literal('TicketRecalled'), ticket, counter }),
  v.object({ type: v.literal('CallAnswered'), ticket, answer: v.picklist(['coming', 'more-time']) }),
  v.object({ type: v.literal('ServiceStarted'), ticket, counter }),
  v.object({ type: v.literal('TicketMissed'), ticket, counter, returnUntil: InstantSchema }),
  v.object({
    type: v.literal('TicketEnded'),
    ticket,
    outcome: v.picklist(['served', 'referred', 'left', 'cancelled', 'no-show', 'expired']),
  }),
  v.object({ type: v.literal('ServiceInterrupted'), ticket, counter, backAt: InstantSchema }),
  v.object({ type: v.literal('ServiceResumed'), ticket, counter }),
  v.object({
    type: v.literal('TicketParked'),
    ticket,
    counter,
    reason: v.picklist(PARK_REASONS),
    backAt: InstantSchema,
    until: InstantSchema,
  }),
  v.object({ type: v.literal('TicketUnparked'), ticket, counter, clerk: PersonIdSchema, announced: v.boolean() }),
  v.object({ type: v.literal('TicketTransferred'), ticket, counter, service: ServiceIdSchema, aim: v.optional(aim) }),
  v.object({ type: v.literal('MatterAdded'), ticket, service: ServiceIdSchema }),
  v.object({ type: v.literal('MatterStarted'), ticket, counter, service: ServiceIdSchema }),
  v.object({ type: v.literal('TicketReturned'), ticket, counter }),
  v.object({ type: v.literal('CallWithdrawn'), ticket, counter }),
  v.object({ type: v.literal('FinishWithdrawn'), ticket, counter }),
  v.object({ type: v.literal('MissWithdrawn'), ticket, counter }),
  v.object({ type: v.literal('TransferWithdrawn'), ticket, counter }),
  v.object({ type: v.literal('MatterWithdrawn'), ticket, counter }),
  v.object({ type: v.literal('IntakeStopped'), service: ServiceIdSchema }),
  v.object({ type: v.literal('IntakeOpened'), service: ServiceIdSchema }),
  v.object({
    type: v.literal('CounterOpened'),
    counter,
    clerk: PersonIdSchema,
    skills: v.array(ServiceIdSchema),
    secondarySkills: v.array(ServiceIdSchema),
  }),
  v.object({ type: v.literal('CounterPaused'), counter }),
  v.object({ type: v.literal('CounterResumed'), counter }),
  v.object({ type: v.literal('CounterClosed'), counter }),
  v.object({ type: v.literal('NumbersLent'), ...LeaseSchema.entries }),
  v.object({ type: v.literal('NumbersReturned'), device: v.string() }),
  v.object({ type: v.literal('TicketRenumbered'), ticket, number: TicketNumberSchema }),
  v.object({ type: v.literal('TicketFound'), ticket, is: ticket }),
  v.object({ type: v.literal('CounterCutOff'), counter, held: v.array(ticket), until: InstantSchema }),
  v.object({ type: v.literal('CounterBack'), counter }),
  v.object({
    type: v.literal('LateNoted'),
    step: v.picklist(COMMAND_TYPES),
    because: v.picklist(REFUSAL_KINDS),
    about: v.object({
      ticket: v.optional(ticket),
      number: v.optional(TicketNumberSchema),
      counter: v.optional(counter),
    }),
  }),
  v.object({ type: v.literal('PersonAsked'), place: v.string() }),
  v.object({ type: v.literal('HelpAnswered'), help: SeqSchema, by: PersonIdSchema }),
]);

export const RecordedEventSchema = v.object({
  seq: SeqSchema,
  at: InstantSchema,
  when: v.optional(InstantSchema),
  actor: v.string(),
  command: v.string(),
  event: OfficeEventSchema,
});

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : { notInSchema: B }) : { notInDomain: A };
// The wire and the rules speak of the same events: a variant that is added to one only does not compile.
const same: Same<v.InferOutput<typeof RecordedEventSchema>, RecordedEvent> = true;
void same;
