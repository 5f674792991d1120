import type { LogEntry, LoggedEvent } from './log.ts';

export type VisitState = 'expected' | 'waiting' | 'called' | 'serving' | 'missed' | 'ended';

export interface Visit {
  number: string;
  state: VisitState;
  outcome: string | null;
  /** The counter that has the client, while one has. */
  counter: string | null;
  calls: number;
  /** Calls that the rules allow: one, and one more for each call taken back and each return. */
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

/** What an event does to a visit: from which states, into which. Kept apart from the office's own rules on purpose. */
const STEPS: Record<string, { from: readonly VisitState[]; to: VisitState | null }> = {
  TicketCheckedIn: { from: ['expected'], to: 'waiting' },
  TicketPostponed: { from: ['waiting'], to: null },
  TicketReinstated: { from: ['missed'], to: 'waiting' },
  TicketCalled: { from: ['waiting'], to: 'called' },
  TicketRecalled: { from: ['called'], to: null },
  CallAnswered: { from: ['called'], to: null },
  ServiceStarted: { from: ['called'], to: 'serving' },
  TicketMissed: { from: ['called'], to: 'missed' },
  TicketEnded: { from: ['expected', 'waiting', 'called', 'serving', 'missed'], to: 'ended' },
  CallWithdrawn: { from: ['called'], to: 'waiting' },
  FinishWithdrawn: { from: ['ended'], to: 'serving' },
  MissWithdrawn: { from: ['missed'], to: 'called' },
};

/** Follows every visit through the log. */
export function followVisits(entries: readonly LogEntry[]): History {
  const history: History = { visits: new Map(), twice: [], crossed: [], impossible: [] };
  let given = new Set<string>();
  for (const { seq, event } of entries) {
    if (event.type === 'DayOpened') given = new Set();
    else if (event.type === 'TicketJoined') join(history, given, event);
    else if (event.type in STEPS) step(history, seq, event);
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
  const rule = STEPS[event.type];
  if (!visit || !rule) {
    impossible.push(`${event.type} in line ${seq} is about a ticket that nobody took`);
    return;
  }
  const { counter } = event;
  if (event.type === 'TicketCalled') {
    visit.calls += 1;
    if (visit.counter !== null)
      crossed.push(`${visit.number} was called to ${counter} while counter ${visit.counter} had it`);
    for (const other of visits.values()) {
      if (other !== visit && other.counter === counter) {
        crossed.push(`counter ${counter} called ${visit.number} while it had ${other.number}`);
      }
    }
  } else if (!rule.from.includes(visit.state)) {
    impossible.push(`${event.type} in line ${seq}: ${visit.number} was ${visit.state}`);
  } else if (counter !== undefined && visit.counter !== null && counter !== visit.counter) {
    crossed.push(
      `${event.type} in line ${seq}: counter ${counter} has not ${visit.number}, counter ${visit.counter} has`,
    );
  }
  if (event.type === 'CallWithdrawn' || event.type === 'TicketReinstated') visit.callsDue += 1;
  visit.state = rule.to ?? visit.state;
  visit.outcome = visit.state === 'ended' ? (event.outcome ?? null) : null;
  visit.counter = visit.state === 'called' || visit.state === 'serving' ? (counter ?? visit.counter) : null;
}
