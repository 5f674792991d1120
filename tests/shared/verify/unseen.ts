import type { Actor } from '../../../shared/domain/ticket/commands.ts';
import type { RecordedEvent } from '../../../shared/domain/ticket/events.ts';
import { clerk, KIOSK, MANAGER, NINE, RESIDENT, RULES } from '../../helpers/rules.ts';
import { linesOf, Office } from './random-day.ts';
import {
  type CleanDay,
  edit,
  isAtMidnight,
  nextLine,
  pick,
  rewritten,
  type Tampered,
  type Tampering,
} from './tampering.ts';

// What nobody can see in the log alone: another day that the rules allow just as well. Whoever rewrites the log from there
// to its end changes the hash of the day, so that the published one gives it away (W-11), and nothing else does.

const MINUTE = 60_000;
const JOIN = { type: 'Join', service: 'id-card', channel: 'kiosk', hard: false } as const;
const anna: Actor = clerk('anna');

/** Three people wait, the last one is a friend, and two are called; `as` says how the friend comes in. */
function dayWith(as: (office: Office) => void, byClerk = anna, stop = false): CleanDay {
  const office = new Office(RULES, NINE);
  office.ask({ type: 'OpenCounter', counter: '1' }, byClerk);
  for (const ticket of ['first', 'second']) {
    office.pass(MINUTE);
    office.ask({ ...JOIN, ticket }, KIOSK);
  }
  office.pass(MINUTE);
  as(office);
  for (let calls = 0; calls < (stop ? 1 : 3); calls += 1) {
    office.pass(MINUTE);
    office.ask({ type: 'CallNext', counter: '1' }, byClerk);
    const at = office.day.counters.get('1');
    const ticket = at?.state === 'open' ? (at.ticket ?? '') : '';
    office.ask({ type: 'Arrive', counter: '1', ticket }, byClerk);
    office.pass(5 * MINUTE);
    office.ask({ type: 'Finish', counter: '1', ticket, outcome: 'served' }, byClerk);
  }
  office.pass(24 * 60 * MINUTE);
  return { log: office.log, lines: office.lines() };
}

const friend = (office: Office): boolean => office.ask({ ...JOIN, ticket: 'friend' }, KIOSK);

const honest = dayWith(friend);
const replayed = (as: (office: Office) => void, by = anna, stop = false): Tampering => {
  return () => ({ lines: [...dayWith(as, by, stop).lines], expect: [] });
};

/** The day whose hash was published before somebody changed it in one of the ways of `REPLAYED`. */
export const PUBLISHED = honest;

/** The whole day written anew, through the real rules, with something else entered. */
export const REPLAYED: Record<string, Tampering> = {
  'waiting is said to be hard for a friend': replayed((office) => {
    office.ask({ ...JOIN, ticket: 'friend', channel: 'desk', hard: true }, MANAGER);
  }),
  'a friend is said to have had a booked time': replayed((office) => {
    const promised = { kind: 'slot', at: office.now + 1 } as const;
    office.ask({ ...JOIN, ticket: 'friend', channel: 'desk', promised }, MANAGER);
    office.ask({ type: 'CheckIn', ticket: 'friend' }, RESIDENT);
  }),
  'a friend is called out of turn, with a reason': replayed((office) => {
    friend(office);
    office.ask({ type: 'CallTicket', counter: '1', ticket: 'friend', reason: 'deadline' }, anna);
    office.ask({ type: 'Arrive', counter: '1', ticket: 'friend' }, anna);
    office.ask({ type: 'Finish', counter: '1', ticket: 'friend', outcome: 'served' }, anna);
  }),
  'somebody is said to have let others go first': replayed((office) => {
    friend(office);
    office.ask({ type: 'Postpone', ticket: 'first', places: 2 }, RESIDENT);
  }),
  'a ticket was never taken': replayed(() => {}),
  'another clerk was there': replayed(friend, clerk('jan')),
  'clients were sent home instead of called': replayed(friend, anna, true),
};

/** One thing changed in a day, and the chain made anew. */
export const EDITED: Record<string, Tampering> = {
  'P-20 another of the listed reasons': edit(
    'TicketCalled',
    [],
    ({ why }) => ({ why: { ...why, reason: why.reason === 'agreed' ? 'deadline' : 'agreed' } }),
    ({ why }) => why.reason !== undefined,
  ),
  'T-29 another reason of a pause': edit(
    'TicketParked',
    [],
    ({ reason }) => ({ reason: reason === 'form' ? 'payment' : 'form' }),
    ({ reason }) => reason !== 'clerk-left',
  ),
  'T-28 another time that was said for an interruption': edit('ServiceInterrupted', [], ({ backAt }, _, { at }) => ({
    backAt: backAt === at + MINUTE ? at + 2 * MINUTE : at + MINUTE,
  })),
  'T-14 served or referred': edit(
    'TicketEnded',
    [],
    ({ outcome }) => ({ outcome: outcome === 'served' ? 'referred' : 'served' }),
    ({ outcome }, recorded) => (outcome === 'served' || outcome === 'referred') && !isAtMidnight(recorded),
  ),
  'T-2 the booked time of somebody who never came': (day, random) => {
    const index = pick(day, random, (recorded, i) => {
      const { event } = recorded;
      const isBooked = event.type === 'TicketJoined' && event.promised !== undefined && event.place === null;
      return isBooked && nextLine(day, recorded, i)?.event.type === 'TicketEnded';
    });
    const recorded = index === null ? undefined : day.log[index];
    if (index === null || recorded?.event.type !== 'TicketJoined') return null;
    const event = { ...recorded.event, promised: (recorded.event.promised ?? 0) + 1_000 };
    return { lines: linesOf(day.log.with(index, { ...recorded, event })), expect: [] };
  },
  'T-12 an answer to a call': (day, random) => {
    const index = pick(day, random, (recorded, i) => {
      const { event } = recorded;
      return event.type === 'CallAnswered' && nextLine(day, recorded, i)?.event.type === 'ServiceStarted';
    });
    return leftOut(day, index);
  },
  'T-23 that a person was asked for': (day, random) => {
    const answered = new Set(day.log.map(({ event }) => (event.type === 'HelpAnswered' ? event.help : 0)));
    const index = pick(day, random, ({ event, seq }) => event.type === 'PersonAsked' && !answered.has(seq));
    return leftOut(day, index);
  },
  'V-10 another kiosk': (day, random) => {
    // Of a number of its own, the log says whose it was.
    const index = pick(day, random, ({ actor, when }) => actor.startsWith('kiosk:') && when === undefined);
    const recorded = index === null ? undefined : day.log[index];
    if (index === null || !recorded) return null;
    return { lines: linesOf(day.log.with(index, { ...recorded, actor: 'kiosk:k2' })), expect: [] };
  },
  'O-14 when somebody came to a counter without a line': (day, random) => {
    const index = pick(day, random, ({ event, at, when }) => event.type === 'ServiceStarted' && (when ?? at) < at);
    const recorded = index === null ? undefined : day.log[index];
    if (index === null || !recorded) return null;
    return { lines: linesOf(day.log.with(index, { ...recorded, when: recorded.at })), expect: [] };
  },
  'O-14 why something was noted': edit('LateNoted', [], ({ because }) => ({
    because: because === 'ticket-ended' ? 'ticket-unknown' : 'ticket-ended',
  })),
  'O-13 in which order clients were kept': edit(
    'CounterCutOff',
    [],
    ({ held }) => ({ held: held.toReversed() }),
    ({ held }) => held.length > 1,
  ),
  'O-16 what had to be put right, as a step of its own': (day, random) => {
    const index = pick(day, random, ({ event, when, command }, i) => {
      const [before, next] = [day.log[i - 1], day.log[i + 1]];
      const isMending =
        ['TicketReinstated', 'TicketCalled', 'CounterOpened'].includes(event.type) && when !== undefined;
      return isMending && before?.command !== command && next?.command === command;
    });
    const recorded = index === null ? undefined : day.log[index];
    if (index === null || !recorded) return null;
    return { lines: linesOf(day.log.with(index, { ...recorded, command: 'another' })), expect: [] };
  },
  'T-19 when the clock struck': (day) => {
    // The lines of the night may have been written a second later: time alone made them.
    const moved: RecordedEvent[] = day.log.map((recorded) => {
      return isAtMidnight(recorded) ? { ...recorded, at: recorded.at + 1_000 } : recorded;
    });
    return { lines: linesOf(moved), expect: [] };
  },
};

/** A place between two others is reckoned from `seq`, so a line is left out only where there is none. */
function leftOut(day: CleanDay, index: number | null): Tampered | null {
  const isBetween = day.log.some(({ event }) => event.type === 'TicketPostponed' && event.order !== undefined);
  return index === null || isBetween ? null : { lines: rewritten(day.log.toSpliced(index, 1)), expect: [] };
}
