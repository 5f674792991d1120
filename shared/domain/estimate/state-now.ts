import type { OfficeRules } from '../office/office-rules.ts';
import type { Aim } from '../policy/aim.ts';
import type { Queue } from '../policy/call-next.ts';
import type { Lane, TicketClass } from '../policy/classes.ts';
import { canServe } from '../policy/skills.ts';
import { laneKey, lengthOf } from '../queue/lanes.ts';
import type { Counter, OfficeDay } from '../ticket/day.ts';
import type { CounterId, ExpectedTicket, PersonId, ServiceId, Ticket, TicketId } from '../ticket/ticket.ts';
import { breaksOf } from './breaks.ts';

/** Somebody who waits, as far as a rollout needs to know. */
export interface Person {
  ticket: TicketId;
  service: ServiceId;
  class: TicketClass;
  aim: Aim | null;
  lane: string;
  /** In line since, ms. */
  since: number;
}

/** Somebody who is not in the building yet. */
export type Expected = Pick<ExpectedTicket, 'service' | 'aim' | 'joinedAt' | 'promised' | 'whenPresent'> & {
  ticket: TicketId;
};

/** What a counter is doing at the moment. */
export type Doing =
  | { kind: 'free'; since: number }
  | { kind: 'called'; since: number; service: ServiceId; isEarly: boolean }
  | { kind: 'serving'; since: number; service: ServiceId; isEarly: boolean }
  | { kind: 'interrupted'; backAt: number; servedFor: number; service: ServiceId; isEarly: boolean }
  | { kind: 'paused'; since: number };

export interface CounterNow {
  id: CounterId;
  clerk: PersonId;
  doing: Doing;
  /** Planned breaks that are still to come, ms. */
  breaks: Array<{ from: number; to: number }>;
  /** The planned end of the break that goes on now, ms. */
  breakEnds: number | null;
}

/**
 * The office at one moment, copied: an estimate is made in slices, and what happens between two of them must not reach
 * into it.
 */
export interface StateNow {
  now: number;
  seq: number;
  rules: OfficeRules;
  closesAt: number | null;
  counters: CounterNow[];
  /** For the order rule. */
  byId: Queue['counters'];
  turns: Queue['turns'];
  lanes: Lane[];
  people: Map<TicketId, Person>;
  expected: Expected[];
  /** Services that somebody at a counter takes. */
  served: Set<ServiceId>;
}

export function stateOf(day: OfficeDay, rules: OfficeRules, now: number): StateNow {
  const people = new Map<TicketId, Person>();
  const lanes: Lane[] = [];
  for (const lane of day.lanes.values()) {
    if (lengthOf(lane) === 0) continue;
    lanes.push({ ...lane, places: lane.places.slice(lane.head), head: 0 });
    const key = laneKey(lane.class, lane.service, lane.aim);
    for (let i = lane.head; i < lane.places.length; i += 1) {
      const ticket = lane.places[i]?.ticket ?? '';
      const waiting = day.tickets.get(ticket);
      const since = waiting?.state === 'waiting' ? waiting.inLineSince : now;
      people.set(ticket, { ticket, service: lane.service, class: lane.class, aim: lane.aim, lane: key, since });
    }
  }
  const counters = [...day.counters].map(([id, counter]) => counterNow(day, rules, id, counter, now));
  return {
    now,
    seq: day.seq,
    rules,
    closesAt: day.closesAt,
    counters,
    byId: new Map(day.counters),
    turns: new Map(day.turns),
    lanes,
    people,
    expected: expectedOf(day),
    served: new Set(
      rules.services
        .map(({ id }) => id)
        .filter((service) => [...day.counters.values()].some((counter) => canServe(counter, service))),
    ),
  };
}

function expectedOf(day: OfficeDay): StateNow['expected'] {
  if (day.counts.expected === 0) return [];
  const isExpected = (ticket: Ticket): ticket is ExpectedTicket => ticket.state === 'expected';
  return [...day.tickets.values()].filter(isExpected).map((ticket) => {
    const { id, service, aim, joinedAt, promised, whenPresent } = ticket;
    return { ticket: id, service, aim, joinedAt, promised, whenPresent };
  });
}

function counterNow(day: OfficeDay, rules: OfficeRules, id: CounterId, counter: Counter, now: number): CounterNow {
  const doing = doingOf(day, counter);
  const planned = day.date === null ? [] : breaksOf(rules, day.date, counter.clerk);
  const isOnBreak = doing.kind === 'paused';
  // A break that has fallen due is still to come when the client at the counter was called before it.
  const busySince = doing.kind === 'called' || doing.kind === 'serving' ? doing.since : null;
  return {
    id,
    clerk: counter.clerk,
    doing,
    breaks: planned.filter(({ from }) => from > now || (busySince !== null && busySince < from)),
    breakEnds: isOnBreak
      ? (planned.find(({ from, to }) => from <= now && counter.since >= from - EARLY && to > now)?.to ?? null)
      : null,
  };
}

/** A clerk may begin a break so much before its time, ms. */
const EARLY = 15 * 60_000;

function doingOf(day: OfficeDay, counter: Counter): Doing {
  if (counter.state === 'paused') return { kind: 'paused', since: counter.since };
  const ticket = counter.ticket === null ? undefined : day.tickets.get(counter.ticket);
  switch (ticket?.state) {
    case 'called':
      return { kind: 'called', since: ticket.calledAt, service: ticket.service, isEarly: ticket.class === 'early' };
    case 'serving':
      return {
        kind: 'serving',
        since: ticket.servingSince,
        service: ticket.service,
        isEarly: ticket.class === 'early',
      };
    case 'interrupted': {
      const { backAt, interruptedAt, servingSince, service } = ticket;
      const isEarly = ticket.class === 'early';
      return { kind: 'interrupted', backAt, servedFor: interruptedAt - servingSince, service, isEarly };
    }
    default:
      return { kind: 'free', since: counter.last?.at ?? counter.since };
  }
}
