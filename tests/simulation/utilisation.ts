import type { RecordedEvent } from '../../shared/domain/ticket/events.ts';
import type { CounterId } from '../../shared/domain/ticket/ticket.ts';
import { MINUTE } from '../../shared/domain/words.ts';
import { SCENARIO } from '../day/scenario.ts';

export interface Work {
  /** Minutes at open counters within the opening hours, breaks left out. */
  staffed: number;
  /** Of these, minutes with a client: from the call to the end and the change-over after it, or until given up. */
  busy: number;
}

/** Reads from the log how much clerks had to do while the office was open. */
export function workOf(events: readonly RecordedEvent[], opens: number): Work {
  const work: Work = { staffed: 0, busy: 0 };
  const openSince = new Map<CounterId, number>();
  const calls = new Map<CounterId, { ticket: string; from: number }>();
  const within = (from: number, to: number): number => Math.min(to, SCENARIO.closes) - Math.min(from, SCENARIO.closes);

  for (const { at, event } of events) {
    const minute = (at - opens) / MINUTE;
    switch (event.type) {
      case 'CounterOpened':
      case 'CounterResumed':
        openSince.set(event.counter, minute);
        break;
      case 'CounterPaused':
      case 'CounterClosed': {
        const since = openSince.get(event.counter);
        if (since !== undefined) work.staffed += within(since, minute);
        openSince.delete(event.counter);
        break;
      }
      case 'TicketCalled':
        calls.set(event.counter, { ticket: event.ticket, from: minute });
        break;
      case 'TicketMissed':
      case 'TicketEnded':
        for (const [counter, { ticket, from }] of calls) {
          if (ticket !== event.ticket) continue;
          const changeOver = event.type === 'TicketEnded' ? SCENARIO.changeOver : 0;
          work.busy += within(from, minute + changeOver);
          calls.delete(counter);
        }
        break;
    }
  }
  return work;
}
