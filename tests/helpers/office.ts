import type { OfficeRules } from '../../shared/domain/office/office-rules.ts';
import { advance } from '../../shared/domain/ticket/advance.ts';
import type { Actor, Command } from '../../shared/domain/ticket/commands.ts';
import { initialDay, type OfficeDay } from '../../shared/domain/ticket/day.ts';
import { type Decision, decide } from '../../shared/domain/ticket/decide.ts';
import type { OfficeEvent, RecordedEvent } from '../../shared/domain/ticket/events.ts';
import { evolve } from '../../shared/domain/ticket/evolve.ts';
import { decideLate } from '../../shared/domain/ticket/late.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import { clerk, KIOSK, NINE, nameOf, RESIDENT, RULES, SYSTEM } from './rules.ts';

/** What else may be known of somebody who takes a ticket. */
export interface Joins
  extends Partial<Pick<Extract<Command, { type: 'Join' }>, 'hard' | 'matters' | 'aim' | 'promised'>> {
  home?: boolean;
}

export type AtCounter = Extract<Command, { counter: string }>;

/** An office that runs: a clock, a log and a day. The smallest thing that does what the real one does with the rules. */
export interface RunningOffice {
  readonly day: OfficeDay;
  readonly log: RecordedEvent[];
  /** ms since 1970. */
  now: number;
  /** Lets time pass, and what it brings about. */
  pass(minutes: number): void;
  /** Folds in what time alone has brought about by now. */
  advance(): OfficeEvent[];
  ask(command: Command, actor: Actor): Decision;
  /** Something that was done `minutes` ago on a device without a line is told; says what stands in the log of it. */
  tells(command: Command, actor: Actor, minutes?: number): OfficeEvent[];
  /** As `ask`, for what must be accepted. */
  does(command: Command, actor: Actor): void;
  /** Somebody takes a ticket at the kiosk, one second after the one before; with a promise, at the front desk. */
  joins(ticket: string, service?: string, more?: Joins): void;
  opens(counter: string, person: string): void;
  /** Calls the next client and says who it is; null when nobody is called. */
  calls(counter: string): string | null;
  /** Calls the next client, who comes at once, and says who it is; null when nobody is called. */
  serves(counter: string): string | null;
  /** Whoever sits at this counter asks. */
  asks(command: AtCounter): Decision;
  ticket<S extends Ticket['state']>(id: string, state: S): Extract<Ticket, { state: S }>;
  record(event: OfficeEvent, actor?: Actor, when?: number): void;
}

export function runningOffice(rules: OfficeRules = RULES, start = NINE): RunningOffice {
  const day = initialDay();
  const log: RecordedEvent[] = [];
  const office: RunningOffice = {
    day,
    log,
    now: start,
    record(event, actor = SYSTEM, when) {
      const frame = { seq: day.seq + 1, at: office.now, ...(when === undefined ? {} : { when }) };
      const recorded = { ...frame, actor: nameOf(actor), command: 'test', event };
      log.push(recorded);
      evolve(day, recorded);
    },
    advance() {
      const events = advance(day, office.now);
      for (const event of events) office.record(event);
      return events;
    },
    pass(minutes) {
      office.now += Math.round(minutes * 60_000);
      office.advance();
    },
    ask(command, actor) {
      office.advance();
      const decision = decide(day, command, { now: office.now, actor });
      if (decision.ok) for (const event of decision.events) office.record(event, actor);
      return decision;
    },
    tells(command, actor, minutes = 0) {
      office.advance();
      const told = decideLate(day, command, {
        actor,
        when: office.now - Math.round(minutes * 60_000),
        now: office.now,
      });
      for (const { event, when } of told) office.record(event, actor, when);
      return told.map(({ event }) => event);
    },
    does(command, actor) {
      const decision = office.ask(command, actor);
      if (!decision.ok) throw new Error(`${command.type} was refused: ${JSON.stringify(decision.refusal)}`);
    },
    joins(ticket, service = 'id-card', { hard = false, home = false, ...more } = {}) {
      office.now += 1_000;
      const channel = home ? 'home' : more.promised ? 'desk' : 'kiosk';
      office.does({ type: 'Join', ticket, service, channel, hard, ...more }, home ? RESIDENT : KIOSK);
    },
    opens(counter, person) {
      office.does({ type: 'OpenCounter', counter }, clerk(person));
    },
    calls(counter) {
      const decision = office.asks({ type: 'CallNext', counter });
      const event = decision.ok ? decision.events[0] : undefined;
      return event?.type === 'TicketCalled' ? event.ticket : null;
    },
    serves(counter) {
      const ticket = office.calls(counter);
      if (ticket !== null) office.asks({ type: 'Arrive', counter, ticket });
      return ticket;
    },
    asks(command) {
      return office.ask(command, clerk(day.counters.get(command.counter)?.clerk ?? ''));
    },
    ticket(id, state) {
      const ticket = day.tickets.get(id);
      if (ticket?.state !== state) throw new Error(`ticket ${id} is ${ticket?.state}, not ${state}`);
      return ticket as Extract<Ticket, { state: typeof state }>;
    },
  };
  office.does({ type: 'SetRules', rules }, SYSTEM);
  office.advance();
  return office;
}
