import { calledInVain } from './check-call.ts';
import type { Moment } from './moment.ts';
import type { EventOf } from './read-line.ts';
import * as rule from './rule.ts';

/** Which step each event takes back. */
const STEPS = {
  CallWithdrawn: 'call',
  FinishWithdrawn: 'finish',
  MissWithdrawn: 'missed',
  TransferWithdrawn: 'transfer',
  MatterWithdrawn: 'matter',
} as const;

export type TakesBack = EventOf<keyof typeof STEPS>;

export function isTakenBack(event: { type: string }): event is TakesBack {
  return Object.hasOwn(STEPS, event.type);
}

/** T-15 … T-18, T-30, T-31: the last step of the counter, in time, and with nothing built on it. */
export function takeBack(moment: Moment, event: TakesBack, counter: rule.Counter, ticket: rule.Ticket): void {
  const { day, at, wrong } = moment;
  const { number } = ticket;
  const { last } = counter;
  const step = STEPS[event.type];
  counter.last = null;
  if (last?.step !== step || last.ticket !== ticket) return wrong('nothing-to-take-back', number);
  const until = last.at + day.rules.policy.undoSeconds * 1_000;
  if (at > until) wrong('taken-back-late', number, until, at);

  if (step === 'call') {
    day.turns.set(counter.clerk, last.turn);
    if (last.exception) last.exception.takenBack = true;
    return calledInVain(day, counter, ticket);
  }
  if (step !== 'matter' && counter.ticket) {
    return wrong('counter-busy', event.counter, counter.ticket.number, number);
  }
  const { service, matters, aim, due, order, parts } = last.before;
  if (step === 'transfer') {
    // Whoever let others go first, or was missed and came back, has another place; whoever was passed on again, more parts.
    if (ticket.due !== due || ticket.order !== order || ticket.parts !== parts + 1)
      wrong('nothing-to-take-back', number);
    rule.leave(day, ticket);
    Object.assign(ticket, { counter: counter.id, clerk: counter.clerk });
  }
  if (step === 'transfer' || step === 'matter') Object.assign(ticket, { service, matters, aim, parts });
  day.fading.delete(ticket);
  ticket.state = step === 'missed' ? 'called' : 'serving';
  counter.ticket = ticket;
}
