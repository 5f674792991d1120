import type { OfficeRules } from '../office/office-rules.ts';
import { callTicket } from './calling.ts';
import type { Actor, Command } from './commands.ts';
import { copyDay, type OfficeDay } from './day.ts';
import { decide, dueOnReturn } from './decide.ts';
import { type Circumstances, own } from './decision.ts';
import type { LateAbout, OfficeEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { isOnPaper } from './joining.ts';
import type { Refusal } from './refusal.ts';
import { sentBack } from './serving.ts';
import type { Ticket } from './ticket.ts';

/** A command that was carried out on a device without a line, told to the office afterwards. */
export interface LateCircumstances {
  actor: Actor;
  /** When it was done, by the office's clock as well as the device knew it, ms. */
  when: number;
  /** When the office hears of it, ms. */
  now: number;
}

/** An event as it is to be written down, with the time at which it happened, ms. */
export interface LateEvent {
  event: OfficeEvent;
  when: number;
}

/** What has to be put right for one command at the very most: the counter, who stands there, and what its client went through. */
export const MOST_MENDINGS = 6;

/**
 * Decides what a device did while it had no line (O-14 to O-16 in SPEC). It has happened: a client was called, or holds a slip.
 * So it is never refused. What the rules accept is taken over as it was. What only needs the office's own picture put right is
 * taken over after that, mending by mending. What cannot be taken over is noted for the host, with the reason, and then nothing
 * else changes: nobody is sent away from where they are for a step that counts for nothing.
 */
export function decideLate(
  day: OfficeDay,
  command: Command,
  { actor, when: told, now }: LateCircumstances,
): LateEvent[] {
  const noted = (because: Refusal['kind'], when: number): LateEvent[] => [{ event: note(command, because), when }];
  const done: LateEvent[] = [];
  if (day.date !== null && told < day.startsAt) return noted('day-over', told);
  let picture = day;
  for (let mendings = 0; mendings <= MOST_MENDINGS; mendings += 1) {
    const when = soonest(picture, command, told, now);
    const step = stepOf(picture, command, { now: when, heardAt: now, actor });
    if ('because' in step) return noted(step.because, when);
    for (const event of step.events) done.push({ event, when });
    if (!step.again) return done;
    if (picture === day) picture = copyDay(day);
    const name = 'person' in actor ? `person:${actor.person}` : actor.role;
    for (const event of step.events) {
      evolve(picture, { seq: picture.seq + 1, at: now, when, actor: name, command: 'late', event });
    }
  }
  return noted('not-allowed', soonest(day, command, told, now));
}

/** That something could not be taken over, and why. */
export function note(command: Pick<Command, 'type'>, because: Refusal['kind']): OfficeEvent {
  const { ticket, number, counter } = command as LateAbout;
  const about: LateAbout = {
    ...(ticket === undefined ? {} : { ticket }),
    ...(number === undefined ? {} : { number }),
    ...(counter === undefined ? {} : { counter }),
  };
  return { type: 'LateNoted', step: command.type, because, about };
}

/**
 * When it happened, as it stands in the log, ms: what the device says, but not in the future and not before what is known of the
 * client and the counter, because a device's clock may be wrong while it has no line.
 */
function soonest(day: OfficeDay, command: Command, when: number, now: number): number {
  const counter = 'counter' in command ? day.counters.get(command.counter) : undefined;
  const there = counter?.state === 'open' ? counter.ticket : null;
  const known = [idOf(day, command), there].map((id) => {
    const ticket = day.tickets.get(id ?? '');
    return ticket ? lastTimeOf(ticket) : 0;
  });
  return Math.min(now, Math.max(when, counter?.since ?? 0, counter?.last?.at ?? 0, ...known));
}

function lastTimeOf(ticket: Ticket): number {
  switch (ticket.state) {
    case 'expected':
      return ticket.joinedAt;
    case 'waiting':
      return ticket.inLineSince;
    case 'called':
      return ticket.calledAt;
    case 'serving':
      return ticket.servingSince;
    case 'interrupted':
      return ticket.interruptedAt;
    case 'parked':
      return ticket.parkedAt;
    case 'missed':
      return ticket.missedAt;
    case 'ended':
      return ticket.endedAt;
  }
}

/** `again`: these events put the picture right, and the command is decided once more. */
type Step = { events: OfficeEvent[]; again: boolean } | { because: Refusal['kind'] };
type Late = Circumstances & { heardAt: number };

const DONE: Step = { events: [], again: false };
const again = (...events: OfficeEvent[]): Step => ({ events, again: true });

function stepOf(day: OfficeDay, command: Command, circumstances: Late): Step {
  if (command.type === 'Join') {
    const known = sameSlip(day, command, circumstances);
    if (known) return known;
  }
  if (command.type === 'Undo' && isNotedSince(day, command.counter)) return { because: 'nothing-to-undo' };
  const decision = decide(day, command, circumstances);
  if (decision.ok) return { events: decision.events, again: false };
  return mended(day, command, decision.refusal, circumstances) ?? { because: decision.refusal.kind };
}

/**
 * The slip of a kiosk that the office knows in another way: its answer came too late and the kiosk had printed another number,
 * or a counter has called the number on paper before the kiosk could tell of it.
 */
function sameSlip(day: OfficeDay, join: Extract<Command, { type: 'Join' }>, { actor }: Late): Step | null {
  const { ticket: id, number } = join;
  const known = day.tickets.get(id);
  if (known && (number === undefined || known.number === number)) return DONE;
  const slip = number === undefined ? undefined : day.byNumber.get(number);
  const is = day.alsoKnown.get(id);
  // One tap is one number: it was told before, or a device speaks of another tap.
  if (is !== undefined) return slip === is ? DONE : { because: 'ticket-exists' };
  if (number === undefined || (!known && slip === undefined)) return null;
  // A visit may have gone on to a matter of another series: its number stays in the first one.
  const series = (known ?? day.tickets.get(slip ?? ''))?.number.slice(0, 1) ?? '';
  if (!isOnPaper(day, number, series, actor)) return { because: 'number-not-lent' };
  if (slip === undefined) return renumbered(join, number, known);
  if (!day.slips.has(slip)) return { because: 'number-taken' };
  const found: OfficeEvent = { type: 'TicketFound', ticket: id, is: slip };
  if (!known || known.state === 'ended') return { events: [found], again: false };
  // Taken twice, at the kiosk and by the number on paper: one person holds one slip.
  if (known.state === 'serving' || known.state === 'interrupted') return { because: 'number-taken' };
  return { events: [{ type: 'TicketEnded', ticket: id, outcome: 'cancelled' }, found], again: false };
}

/** Ends that somebody had because nobody came when another number was called than that on paper. */
const UNHEARD: ReadonlySet<string> = new Set(['no-show', 'left', 'expired']);

/** The number on paper counts (O-10). Whoever was missed under the other one never saw it called, and has the place as before. */
function renumbered(join: Extract<Command, { type: 'Join' }>, number: string, known: Ticket | undefined): Step {
  const { ticket } = join;
  const events: OfficeEvent[] = [{ type: 'TicketRenumbered', ticket, number }];
  if (known?.state === 'missed') events.push({ type: 'TicketReinstated', ticket, due: known.due });
  if (known?.state === 'ended' && UNHEARD.has(known.outcome)) events.push(note(join, 'ticket-ended'));
  return { events, again: false };
}

/** Something that this counter did was noted after its last step: then that step is not the one that is taken back. */
function isNotedSince(day: OfficeDay, counter: string): boolean {
  const seq = day.counters.get(counter)?.last?.seq ?? 0;
  return day.cameLate.some(({ id, noted, counter: of }) => noted !== null && of === counter && id > seq);
}

/** What has to be put right first, or null when nothing can. */
function mended(day: OfficeDay, command: Command, refusal: Refusal, circumstances: Late): Step | null {
  const { actor } = circumstances;
  const { rules } = day;
  if (!('counter' in command) || !('person' in actor) || !rules) return harmless(command, refusal) ? DONE : null;
  switch (refusal.kind) {
    case 'counter-busy': {
      if (refusal.ticket === idOf(day, command)) return DONE;
      // The office had called somebody for this counter and its answer was lost: nobody has come, they keep their place.
      const there = day.tickets.get(refusal.ticket);
      return there && isAtCounter(there) ? again(sentBack(there, rules, circumstances)) : null;
    }
    case 'counter-not-open':
    case 'counter-not-paused':
      return atWorkAgain(day, command, circumstances);
    case 'ticket-not-reserved':
      return callByPaper(day, { ...command, ticket: idOf(day, command) ?? '' }, circumstances);
    case 'reason-needed': {
      if (command.type !== 'CallTicket' && command.type !== 'WalkDirect') return null;
      const decision = decide(day, { ...command, reason: 'paper' }, circumstances);
      return decision.ok ? { events: decision.events, again: false } : null;
    }
    case 'ticket-exists':
      return DONE;
  }
  const ticket = day.tickets.get(idOf(day, command) ?? '');
  if (!ticket || !wasHere(command) || !own(day, command.counter, actor).ok) return null;
  return bring(day, rules, ticket, command, circumstances);
}

type AtCounter = Extract<Command, { counter: string }>;

/** Closed in the meantime by somebody who thought that its clerk had gone; or on a break of which this tablet never heard. */
function atWorkAgain(day: OfficeDay, command: AtCounter, circumstances: Late): Step | null {
  const { counter, type } = command;
  const there = day.counters.get(counter);
  if (type === 'CloseCounter' && !there) return DONE;
  if (there?.state === 'paused' && type === 'PauseCounter') return DONE;
  if (there?.state === 'open') return own(day, counter, circumstances.actor).ok ? DONE : null;
  const back = decide(day, { type: there ? 'ResumeCounter' : 'OpenCounter', counter }, circumstances);
  return back.ok ? again(...back.events) : null;
}

/**
 * Brings a client to the counter where they were, as far as the office's picture allows: somebody who was only called elsewhere,
 * was missed, or was not known to be here yet, was here all the time. Somebody who is being served elsewhere was there.
 */
function bring(
  day: OfficeDay,
  rules: OfficeRules,
  ticket: Ticket,
  command: AtCounter,
  circumstances: Late,
): Step | null {
  const { counter } = command;
  const { id } = ticket;
  const first = (mending: Command): Step | null => {
    const decision = decide(day, mending, circumstances);
    return decision.ok ? again(...decision.events) : null;
  };
  switch (ticket.state) {
    case 'expected':
      return first({ type: 'CheckIn', ticket: id });
    case 'missed':
      return again({ type: 'TicketReinstated', ticket: id, due: dueOnReturn(day, rules, ticket, circumstances.now) });
    case 'parked':
      return first({ type: 'Unpark', counter, ticket: id, announce: true });
    case 'called':
      if (ticket.counter === counter) return again({ type: 'ServiceStarted', ticket: id, counter });
      // A call alone says that somebody was called here, too. That they came, only what follows says.
      return isCalling(command) ? null : again(sentBack(ticket, rules, circumstances));
    case 'waiting':
      return isCalling(command) ? null : callByPaper(day, { counter, ticket: id }, circumstances, true);
    case 'serving':
      return command.type === 'Arrive' && ticket.counter === counter ? DONE : null;
    case 'interrupted':
      if (ticket.counter !== counter) return null;
      return command.type === 'Arrive' ? DONE : again({ type: 'ServiceResumed', ticket: id, counter });
    case 'ended':
      return null;
  }
}

/**
 * A call that nobody had reserved stands in the log as what it is: out of turn, by the number on paper (P-20). `isThere`: the client
 * came to this counter, so that keeping them for another one is over.
 */
function callByPaper(
  day: OfficeDay,
  { counter, ticket }: { counter: string; ticket: string },
  circumstances: Late,
  isThere = false,
): Step | null {
  const { now, actor } = circumstances;
  const call = { type: 'CallTicket', counter, ticket, reason: 'paper' } as const;
  const decision = callTicket(day, call, now, actor, isThere);
  if (decision.ok) return again(...decision.events);
  return decision.refusal.kind === 'counter-busy' ? mended(day, call, decision.refusal, circumstances) : null;
}

function isCalling({ type }: Command): boolean {
  return type === 'CallReserved' || type === 'CallTicket' || type === 'CallSlip';
}

/** Steps that can only be taken with the client at the counter, or in the line of sight of it. */
function wasHere(command: Command): boolean {
  return isCalling(command) || HERE.has(command.type);
}

const HERE: ReadonlySet<Command['type']> = new Set(['Arrive', 'Finish', 'Interrupt', 'Park', 'Transfer']);

function isAtCounter(ticket: Ticket): ticket is Extract<Ticket, { state: 'called' | 'serving' | 'interrupted' }> {
  return ticket.state === 'called' || ticket.state === 'serving' || ticket.state === 'interrupted';
}

function idOf(day: OfficeDay, command: Command): string | undefined {
  if (command.type === 'CallSlip') return day.byNumber.get(command.number);
  return 'ticket' in command ? command.ticket : undefined;
}

/** What somebody else has done in the meantime need not be done again. */
function harmless(command: Command, refusal: Refusal): boolean {
  return (
    (command.type === 'CheckIn' && refusal.kind === 'ticket-not-expected') ||
    (command.type === 'Reinstate' && refusal.kind === 'ticket-not-missed') ||
    (command.type === 'Cancel' && refusal.kind === 'ticket-ended') ||
    (command.type === 'AddMatter' && refusal.kind === 'matter-there-already')
  );
}
