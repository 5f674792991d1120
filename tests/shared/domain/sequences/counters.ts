import type { OfficeDay } from '../../../../shared/domain/ticket/day.ts';
import { timeOf } from '../../../../shared/domain/ticket/events.ts';
import { MINUTE, SECOND } from '../../../../shared/domain/words.ts';
import { type Asked, type EventOf, holds, type Witness } from './witness.ts';

/** What a clerk has to keep to: the own counter (T-8), time to come (T-27), where a parked visit goes on (T-29). */
export function witnessCounters(): Witness {
  const clerks = new Map<string, string>();
  const calls = new Map<string, { at: number; times: number; moreTime: boolean }>();
  const parkedBy = new Map<string, string>();
  /** Who sat at the counter when the command was asked. */
  let there: string | undefined;

  const missed = (day: OfficeDay, event: EventOf<'TicketMissed'>, at: number, heardAt: number): void => {
    const policy = day.rules?.policy;
    const call = calls.get(event.ticket);
    const ticket = day.tickets.get(event.ticket);
    holds(policy && call && ticket?.state === 'called', `T-10 ${event.ticket} had been called`);
    const isSlow = ticket.class === 'early' || call.moreTime;
    holds(call.times >= policy.missedAfterCalls, `T-27 ${ticket.number} was called often enough`);
    const least = policy.missedAfterSeconds * SECOND * (isSlow ? 2 : 1);
    holds(at - call.at >= least, `T-27 ${ticket.number} had time to come`);
    holds(
      event.returnUntil === heardAt + policy.returnMinutes * MINUTE,
      `T-13 how long ${ticket.number} may come back`,
    );
  };

  const unparked = (
    day: OfficeDay,
    { ticket, counter, clerk }: EventOf<'TicketUnparked'>,
    asked: Asked | null,
  ): void => {
    const desk = day.counters.get(counter);
    const service = day.tickets.get(ticket)?.service ?? '';
    const takes = desk && [...desk.skills, ...desk.secondarySkills].includes(service);
    holds(takes || parkedBy.get(ticket) === clerk, `T-29 ${ticket} goes on where its matter is taken`);
    holds(asked?.command.type === 'Unpark' || asked?.when !== undefined, `T-29 ${ticket} is not called back unasked`);
  };

  return {
    asked(_, { command }) {
      there = 'counter' in command ? clerks.get(command.counter) : undefined;
    },
    before(day, recorded, asked) {
      const { event, at } = recorded;
      const time = timeOf(recorded);
      switch (event.type) {
        case 'DayOpened':
          holds(clerks.size === 0, 'T-19 each counter closes at midnight');
          for (const one of [calls, parkedBy]) one.clear();
          return;
        case 'CounterOpened':
          clerks.set(event.counter, event.clerk);
          return;
        case 'CounterClosed':
          clerks.delete(event.counter);
          return;
        case 'TicketCalled':
          calls.set(event.ticket, { at: time, times: 1, moreTime: false });
          return;
        case 'TicketRenumbered': {
          // Called by a number that nobody had: the call begins to be heard now.
          const call = calls.get(event.ticket);
          if (call) call.times = 1;
          return;
        }
        case 'TicketUnparked':
          calls.set(event.ticket, { at: time, times: 1, moreTime: false });
          unparked(day, event, asked);
          return;
        case 'TicketRecalled':
        case 'CallAnswered': {
          const call = calls.get(event.ticket);
          holds(call, `T-10 ${event.ticket} had been called`);
          if (event.type === 'TicketRecalled') call.times += 1;
          else call.moreTime = event.answer === 'more-time';
          return;
        }
        case 'TicketMissed':
          missed(day, event, time, at);
          return;
        case 'TicketParked':
          parkedBy.set(event.ticket, clerks.get(event.counter) ?? '');
          return;
        default:
          return;
      }
    },
    answered(_, { command, actor, when }, decision) {
      if (!decision.ok || !('counter' in command) || decision.events.length === 0) return;
      if (command.type === 'HoldFor' || command.type === 'EndHold') return;
      const isOnlyNoted = decision.events.every(({ type }) => type === 'LateNoted');
      const isOpened = decision.events.some(({ type }) => type === 'CounterOpened');
      if (when !== undefined && (isOnlyNoted || isOpened)) return;
      const person = 'person' in actor ? actor.person : null;
      if (command.type === 'OpenCounter') holds(there === undefined, `T-6 nobody sat at counter ${command.counter}`);
      else if (command.type !== 'CloseCounter' || actor.role !== 'manager') {
        holds(person !== null && person === there, `T-8 ${command.type} at counter ${command.counter} is the clerk’s`);
      }
    },
  };
}
