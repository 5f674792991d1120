import { stateAfter, VISIT_STEPS, type VisitState } from '../helpers/visit-steps.ts';
import type { LogEntry, LoggedEvent } from './log.ts';

export interface Visit {
  number: string;
  state: VisitState;
  outcome: string | null;
  /** The counter that has the client, while one has. */
  counter: string | null;
  calls: number;
  /** Calls that the rules allow: one, and one more for each call taken back, each return and each time it is passed on. */
  callsDue: number;
}

export interface History {
  /** Every ticket of the log, by id. */
  visits: Map<string, Visit>;
  /** Numbers that were given twice on one day. */
  twice: string[];
  /** Clients and counters that were not one to one. */
  crossed: string[];
  /** Steps that a visit cannot take. */
  impossible: string[];
}

/** Whoever stands in line again may be called again. */
const BACK_IN_LINE = new Set(['CallWithdrawn', 'TicketReturned', 'TicketReinstated', 'TicketTransferred']);
const AT_COUNTER: ReadonlySet<VisitState> = new Set(['called', 'serving', 'interrupted']);

/** Follows every visit through the log. */
export function followVisits(entries: readonly LogEntry[]): History {
  const history: History = { visits: new Map(), twice: [], crossed: [], impossible: [] };
  let given = new Set<string>();
  for (const { seq, event } of entries) {
    if (event.type === 'DayOpened') given = new Set();
    else if (event.type === 'TicketJoined') join(history, given, event);
    else if (event.type in VISIT_STEPS) step(history, seq, event);
  }
  return history;
}

function join({ visits, twice }: History, given: Set<string>, { ticket = '', number = '', place }: LoggedEvent): void {
  if (given.has(number)) twice.push(`${number} was given twice`);
  if (visits.has(ticket)) twice.push(`ticket ${ticket} joined twice`);
  given.add(number);
  visits.set(ticket, {
    number,
    state: place ? 'waiting' : 'expected',
    outcome: null,
    counter: null,
    calls: 0,
    callsDue: 1,
  });
}

function step({ visits, crossed, impossible }: History, seq: number, event: LoggedEvent): void {
  const visit = visits.get(event.ticket ?? '');
  if (!visit) {
    impossible.push(`${event.type} in line ${seq} is about a ticket that nobody took`);
    return;
  }
  const { counter } = event;
  const after = stateAfter(visit.state, event);
  if (event.type === 'TicketCalled') {
    visit.calls += 1;
    if (visit.counter !== null)
      crossed.push(`${visit.number} was called to ${counter} while counter ${visit.counter} had it`);
    for (const other of visits.values()) {
      if (other !== visit && other.counter === counter) {
        crossed.push(`counter ${counter} called ${visit.number} while it had ${other.number}`);
      }
    }
  } else if (after === null) {
    impossible.push(`${event.type} in line ${seq}: ${visit.number} was ${visit.state}`);
  } else if (counter !== undefined && visit.counter !== null && counter !== visit.counter) {
    crossed.push(
      `${event.type} in line ${seq}: counter ${counter} has not ${visit.number}, counter ${visit.counter} has`,
    );
  }
  if (BACK_IN_LINE.has(event.type)) visit.callsDue += 1;
  if (event.type === 'TransferWithdrawn') visit.callsDue -= 1;
  // The log goes on whatever it says: the step is taken, and what is wrong with it has been noted.
  visit.state = after ?? VISIT_STEPS[event.type]?.to ?? visit.state;
  visit.outcome = visit.state === 'ended' ? (event.outcome ?? null) : null;
  visit.counter = AT_COUNTER.has(visit.state) ? (counter ?? visit.counter) : null;
}
