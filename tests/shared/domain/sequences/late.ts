import type { Actor, Command, CommandType } from '../../../../shared/domain/ticket/commands.ts';
import { holds, type Witness } from './witness.ts';

/** What devices do without a line. The rest needs the office at once. */
export const TOLD_LATE: readonly CommandType[] = [
  ...(['Join', 'CheckIn', 'Reinstate', 'OpenCounter', 'CallReserved', 'CallSlip', 'CallTicket', 'WalkDirect'] as const),
  ...(['Recall', 'Arrive', 'Finish', 'MarkMissed', 'Interrupt', 'Resume', 'Park', 'Unpark', 'Transfer'] as const),
  ...(['AddMatter', 'Undo', 'PauseCounter', 'ResumeCounter', 'CloseCounter'] as const),
];

export function isToldLate({ type }: Command, actor: Actor): boolean {
  return ('person' in actor || actor.role === 'kiosk') && TOLD_LATE.includes(type);
}

/**
 * O-12 to O-16: what is told late is taken over or noted, never both by halves, and nobody who holds a slip is forgotten. Numbers
 * stand for one ticket each, whatever the line does (N-12).
 */
export function witnessLate(): Witness {
  /** Every number that somebody has on paper, and the ticket behind it. */
  const onPaper = new Map<string, string>();
  /** Tickets that turned out to be another one. */
  const found = new Map<string, string>();

  return {
    before(day, { at, when, event, actor }, asked) {
      if (event.type === 'DayOpened') for (const one of [onPaper, found]) one.clear();
      if (event.type === 'CounterCutOff') {
        holds(actor === 'system' && event.held.length > 0, 'O-13 the office keeps clients');
        for (const id of event.held)
          holds(day.tickets.get(id)?.state === 'waiting', `O-13 ${id} waits when it is kept`);
      }
      holds((when === undefined) === (asked?.when === undefined), 'O-14 only what was told late says when it was done');
      if (when === undefined) return;
      holds(when <= at, `O-14 ${event.type} does not come from the future`);
      holds(event.type === 'LateNoted' || when >= day.startsAt, `O-14 ${event.type} is of today`);
    },
    after(_, { event }) {
      if (event.type === 'TicketFound') found.set(event.ticket, event.is);
      if (event.type === 'TicketJoined' || event.type === 'TicketRenumbered') {
        holds(!onPaper.has(event.number), `N-12 ${event.number} is given once`);
        onPaper.set(event.number, event.ticket);
      }
    },
    answered(day, { command, when, now }, decision) {
      if (when === undefined || !decision.ok) return;
      for (const [number, id] of onPaper) holds(day.byNumber.get(number) === id, `N-12 ${number} stands for ${id}`);
      const types = decision.events.map(({ type }) => type);
      const noted = types.indexOf('LateNoted');
      const isUnheard = types.join() === 'TicketRenumbered,LateNoted';
      holds(noted < 0 || types.length === 1 || isUnheard, `O-14 what is noted changes nothing else: ${types.join()}`);
      const because = decision.events[noted];
      if (because?.type === 'LateNoted') {
        const isOver = when < day.startsAt;
        holds(isOver === (because.because === 'day-over'), `O-14 ${command.type} is of a day that is over`);
        holds(because.because !== 'not-allowed', `O-16 ${command.type} is put right in a few steps or not at all`);
        const last = day.cameLate.at(-1);
        holds(last?.what === 'noted' && last.heardAt === now, 'O-14 it stands on the list of the front desk');
        return;
      }
      if (command.type !== 'Join') return;
      const id = found.get(command.ticket) ?? command.ticket;
      holds(day.tickets.has(id), `O-10 whoever holds the slip of ${command.ticket} has a ticket`);
      const { number } = command;
      holds(number === undefined || onPaper.get(number) === id, `O-10 the number on paper counts: ${number}`);
    },
  };
}
