import { type OfficeEventType, timeOf } from '../../../../shared/domain/ticket/events.ts';
import type { Ticket } from '../../../../shared/domain/ticket/ticket.ts';
import { SECOND } from '../../../../shared/domain/words.ts';
import { holds, type Witness } from './witness.ts';

const TAKES_BACK: Partial<Record<OfficeEventType, OfficeEventType>> = {
  CallWithdrawn: 'TicketCalled',
  FinishWithdrawn: 'TicketEnded',
  MissWithdrawn: 'TicketMissed',
  TransferWithdrawn: 'TicketTransferred',
  MatterWithdrawn: 'MatterStarted',
};
/** A call elsewhere that goes back to the very place in line has built nothing. */
const IN_VAIN: ReadonlySet<OfficeEventType> = new Set(['TicketCalled', 'TicketReturned']);
const STEPS = new Set(Object.values(TAKES_BACK));

/** T-15 to T-18, T-30, T-31: the last step of a counter only, in time, once; and the client is then as before it. */
export function witnessTakingBack(): Witness {
  const last = new Map<string, { type: OfficeEventType; at: number; client: Ticket }>();
  return {
    before(day, recorded) {
      const { event } = recorded;
      const at = timeOf(recorded);
      if (event.type === 'CounterClosed') last.delete(event.counter);
      if (!('ticket' in event) || event.type === 'TicketFound') return;
      if (event.type === 'TicketRenumbered') {
        const { ticket, number } = event;
        for (const step of last.values()) if (step.client.id === ticket) step.client = { ...step.client, number };
        return;
      }
      const client = day.tickets.get(event.ticket);
      // The end of a visit does not name its counter.
      const counter = 'counter' in event ? event.counter : client?.state === 'serving' ? client.counter : null;
      const steps = TAKES_BACK[event.type];
      if (steps) {
        const step = counter === null ? undefined : last.get(counter);
        holds(step?.type === steps && step.client.id === event.ticket, `T-15 ${event.type} takes back the last step`);
        const seconds = day.rules?.policy.undoSeconds ?? 0;
        holds(at - step.at <= seconds * SECOND, `T-15 ${event.type} comes within ${seconds} s`);
        return;
      }
      if (event.type === 'CallAnswered') return;
      for (const [id, step] of last) {
        const isBuiltOn = step.client.id === event.ticket && !IN_VAIN.has(event.type);
        if (isBuiltOn || ('counter' in event && event.counter === id)) last.delete(id);
      }
      if (client && counter !== null && STEPS.has(event.type)) last.set(counter, { type: event.type, at, client });
    },
    after(day, { event }) {
      if (!TAKES_BACK[event.type] || !('ticket' in event) || !('counter' in event)) return;
      const was = last.get(event.counter)?.client;
      last.delete(event.counter);
      holds(plain(day.tickets.get(event.ticket)) === plain(was), `T-15 ${event.type} leaves the client as before`);
    },
  };
}

function plain(ticket: Ticket | undefined): string {
  return JSON.stringify(Object.entries(ticket ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));
}
