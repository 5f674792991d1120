import type { RecordedEvent } from '../../../shared/domain/ticket/events.ts';
import type { Random } from '../../../shared/lib/random.ts';
import type { FindingKind } from '../../../shared/verify/report.ts';
import { NINE } from '../../helpers/rules.ts';
import { forgedCall } from './forged-call.ts';
import { linesOf } from './random-day.ts';
import {
  changeAnything,
  type EventOf,
  edit,
  insertAfter,
  inserted,
  isAtMidnight,
  MIDNIGHT,
  nextOf,
  pick,
  rewritten,
  type Tampering,
  without,
} from './tampering.ts';

const off = (random: Random): number => random.pick([-60_000, -1_000, -1, 1, 1_000, 60_000]);
const CALL: FindingKind[] = [
  ...([
    'call-out-of-order',
    'call-without-skill',
    'call-past-aim',
    'call-too-early',
    'state-wrong',
    'unknown',
  ] as const),
  ...(['over-wrong', 'why-wrong', 'reason-needless', 'not-together'] as const),
];
const TIERS = ['P', 'O', 'B'] as const;
const other = <T>(random: Random, all: readonly T[], not: T): T => random.pick(all.filter((one) => one !== not));
const isInTurn = ({ why }: EventOf<'TicketCalled'>): boolean => why.rule !== 'out-of-turn' && why.rule !== 'reserved';
const why = (change: (why: EventOf<'TicketCalled'>['why'], random: Random) => object): Tampering =>
  edit(
    'TicketCalled',
    ['why-wrong'],
    (event, random) => ({ why: { ...event.why, ...change(event.why, random) } }),
    isInTurn,
  );

/** By the rule that each of them breaks. */
export const TAMPERINGS: Record<string, Tampering> = {
  // Without a new chain
  'T-22 a value is changed': ({ log, lines }, random) => {
    const index = random.int(0, lines.length - 1);
    const text = JSON.stringify(changeAnything(log[index], random));
    const changed = `${lines[index]?.slice(0, 74)},${text.slice(1)}`;
    return { lines: lines.with(index, changed), expect: ['hash-wrong', 'unreadable'] };
  },
  'T-22 a line is taken out': ({ lines }, random) => {
    return { lines: lines.toSpliced(random.int(1, lines.length - 2), 1), expect: ['hash-wrong'] };
  },
  'T-22 a line comes twice': ({ lines }, random) => {
    const index = random.int(0, lines.length - 1);
    return {
      lines: lines.toSpliced(random.int(index + 1, lines.length), 0, lines[index] ?? ''),
      expect: ['hash-wrong'],
    };
  },
  'T-22 two lines change places': ({ lines }, random) => {
    const index = random.int(0, lines.length - 2);
    const [a, b] = [lines[index] ?? '', lines[index + 1] ?? ''];
    return { lines: lines.toSpliced(index, 2, b, a), expect: ['hash-wrong'] };
  },
  'T-22 a hash is changed': ({ lines }, random) => {
    const index = random.int(0, lines.length - 1);
    const line = lines[index] ?? '';
    const digit = other(random, [...'0123456789abcdef'], line.charAt(9));
    return { lines: lines.with(index, `${line.slice(0, 9)}${digit}${line.slice(10)}`), expect: ['hash-wrong'] };
  },
  'T-22 a line is cut': ({ lines }, random) => {
    const index = random.int(0, lines.length - 1);
    const line = lines[index] ?? '';
    return { lines: lines.with(index, line.slice(0, random.int(0, line.length - 1))), expect: ['unreadable'] };
  },

  // With a new chain: only the numbers, the times and the rules can tell
  'T-22 a line is taken out, new chain': ({ log }, random) => {
    return { lines: linesOf(log.toSpliced(random.int(1, log.length - 2), 1)), expect: ['seq-wrong'] };
  },
  'T-22 a line comes twice, new chain': ({ log }, random) => {
    const index = random.int(0, log.length - 1);
    return { lines: linesOf(log.toSpliced(index, 0, ...log.slice(index, index + 1))), expect: ['seq-wrong'] };
  },
  'T-22 time runs backwards': (day, random) => {
    const index = random.int(1, day.log.length - 1);
    const at = (day.log[index - 1]?.at ?? 0) - random.int(1, 5_000);
    const recorded = day.log[index];
    return recorded ? { lines: linesOf(day.log.with(index, { ...recorded, at })), expect: ['time-backwards'] } : null;
  },
  'O-1 a command comes again': (day, random) => {
    const asked = (index: number): RecordedEvent | null =>
      (day.log[index]?.actor === 'system' ? null : day.log[index]) ?? null;
    const index = pick(day, random, (_, i) => i > 12 && asked(i) !== null);
    const recorded = index === null ? null : asked(index);
    const command = day.log.find((_, i) => asked(i) !== null)?.command;
    if (index === null || !recorded || command === undefined) return null;
    return { lines: linesOf(day.log.with(index, { ...recorded, command })), expect: ['command-repeated'] };
  },
  'T-22 an event that nobody knows': edit('ServiceStarted', ['event-unknown'], () => ({ type: 'TicketLost' })),
  'V-1 a word more in an event': edit('TicketJoined', ['event-malformed'], () => ({ note: 'wheelchair' })),
  'V-1 a word more in a place': edit(
    'TicketJoined',
    ['event-malformed'],
    ({ place }) => ({ place: { ...place, need: 'sign' } }),
    ({ place }) => place !== null,
  ),

  // Calls
  'P-3 two calls change their clients': (day, random) => {
    const first = pick(day, random, ({ event }) => event.type === 'TicketCalled');
    const a = first === null ? undefined : day.log[first];
    if (first === null || a?.event.type !== 'TicketCalled') return null;
    const { ticket } = a.event;
    const second = pick(
      day,
      random,
      ({ event }, i) => i > first && event.type === 'TicketCalled' && event.ticket !== ticket,
    );
    const b = second === null ? undefined : day.log[second];
    if (second === null || b?.event.type !== 'TicketCalled') return null;
    const swapped = day.log
      .with(first, { ...a, event: { ...a.event, ticket: b.event.ticket, why: b.event.why } })
      .with(second, { ...b, event: { ...b.event, ticket, why: a.event.why } });
    return { lines: linesOf(swapped), expect: CALL };
  },
  'P-3 another client is called': (day, random) => {
    const tickets = day.log.flatMap(({ event }) => (event.type === 'TicketJoined' ? [event.ticket] : []));
    if (tickets.length < 2) return null;
    return edit('TicketCalled', CALL, ({ ticket }) => ({ ticket: other(random, tickets, ticket) }))(day, random);
  },
  'P-4 a friend is called who waits further behind': forgedCall(
    ['call-out-of-order', 'call-without-skill', 'call-past-aim', 'call-too-early'],
    ({ why }, ticket) => ({ ...why, tier: ticket.tier, due: ticket.due }),
  ),
  'P-5 the run is another': why((reason, random) => ({ run: other(random, [0, 1, 2, 3, 4], reason.run) })),
  'P-11 the tier of a call is another': why((reason, random) => ({ tier: other(random, TIERS, reason.tier) })),
  'P-11 the due time of a call is another': why((reason, random) => ({ due: reason.due + off(random) })),
  'P-11 the rule of a call is another': why((reason, random) => ({
    rule: other(random, ['priority', 'turn', 'back-office'] as string[], reason.rule),
  })),
  'P-11 who was passed over is another': why(({ over }) => ({
    over: over ? null : { ticket: 't1', tier: 'O', due: NINE },
  })),
  'T-9 a client is called twice': insertAfter('TicketCalled', ['state-wrong'], (event) => [
    event,
    `person:${event.clerk}`,
  ]),
  'T-8 somebody else calls': edit('TicketCalled', ['actor-wrong'], () => ({ clerk: 'maria' })),
  'P-3 a call is taken out': without(['state-wrong', 'outcome-wrong'], ({ event }, next) => {
    return event.type === 'TicketCalled' && next !== null && next !== 'TicketEnded';
  }),

  // Places
  'P-2 a due time is another': edit(
    'TicketJoined',
    ['place-wrong'],
    ({ place }, random) => ({ place: place && { ...place, due: place.due + off(random) } }),
    ({ place }) => place !== null,
  ),
  'P-2 a tier is another': edit(
    'TicketJoined',
    ['place-wrong'],
    ({ place }, random) => ({ place: place && { ...place, tier: other(random, TIERS, place.tier) } }),
    ({ place }) => place !== null,
  ),
  'P-2 a class is another': edit(
    'TicketJoined',
    ['place-wrong', 'class-wrong'],
    (event, random) => ({
      class: event.place
        ? other(random, ['early', 'present', 'remote', 'desk'] as string[], event.class)
        : random.pick(['present', 'desk']),
    }),
    ({ promised }) => promised === undefined,
  ),
  'T-2 a ticket from home has a place': edit(
    'TicketJoined',
    ['place-wrong'],
    ({ channel }) => ({ channel: channel === 'home' ? 'kiosk' : 'home' }),
    ({ promised }) => promised === undefined,
  ),
  'P-2 a due time at check-in is another': edit('TicketCheckedIn', ['place-wrong'], ({ due }, random) => ({
    due: due + off(random),
  })),
  'P-2 a class at check-in is another': edit('TicketCheckedIn', ['class-wrong'], ({ class: was }, random) => ({
    class: other(random, ['early', 'present', 'remote'], was),
  })),
  'P-8 a due time on return is another': edit('TicketReinstated', ['place-wrong'], ({ due }, random) => ({
    due: due + off(random),
  })),
  'P-9 a due time after letting first is another': edit('TicketPostponed', ['place-wrong'], ({ due }, random) => ({
    due: due + off(random),
  })),
  'P-9 more places than there may be': edit('TicketPostponed', ['places-wrong'], (_, random) => ({
    places: random.pick([-1, 0, 6, 20]),
  })),
  'P-9 a place between two others is another': edit(
    'TicketPostponed',
    ['place-wrong'],
    (_, random) => ({ order: random.chance(0.3) ? undefined : random.pick([0, 1_000_000]) }),
    ({ order }) => order !== undefined,
  ),

  // Numbers and hours
  'N-2 a number is another': edit('TicketJoined', ['number-wrong'], ({ number }, random) => ({
    number: random.pick([`A${100 + random.int(0, 899)}`, `C${number.slice(1)}`, number.slice(0, 3), `${number}0`]),
  })),
  'N-2 a ticket is taken out': without(['unknown'], ({ event }) => event.type === 'TicketJoined'),
  'T-3 a ticket is taken twice': (day, random) => {
    const first = day.log.findIndex(({ event }) => event.type === 'TicketJoined');
    const earlier = day.log[first]?.event;
    const index = pick(day, random, ({ event }, i) => i > first && event.type === 'TicketJoined');
    const recorded = index === null ? undefined : day.log[index];
    if (earlier?.type !== 'TicketJoined' || index === null || recorded?.event.type !== 'TicketJoined') return null;
    const event = { ...recorded.event, ticket: earlier.ticket };
    return { lines: linesOf(day.log.with(index, { ...recorded, event })), expect: ['ticket-repeated'] };
  },
  'T-3 a service that there is not': edit('TicketJoined', ['unknown'], () => ({ service: 'weddings' })),
  'N-7 a ticket at night': (day) => {
    const index = day.log.findIndex((recorded) => recorded.at >= MIDNIGHT);
    const place = { tier: 'O', due: MIDNIGHT - 1 } as const;
    const event = {
      type: 'TicketJoined',
      ticket: 'night',
      number: 'B999',
      service: 'tax',
      channel: 'kiosk',
      class: 'present',
      place,
    } as const;
    return { lines: inserted(day, index, event, 'kiosk:k1', MIDNIGHT - 1), expect: ['outside-ticket-hours'] };
  },

  // States
  'T-10 a visit that never began': without(
    ['outcome-wrong', 'state-wrong', 'not-together'],
    ({ event }, next) => event.type === 'ServiceStarted' && next !== 'MatterAdded' && next !== 'TicketParked',
  ),
  'T-13 a miss is taken out': without(
    ['state-wrong'],
    ({ event }, next) => event.type === 'TicketMissed' && next !== 'TicketEnded',
  ),
  'T-13 the time to come back is another': edit('TicketMissed', ['return-time-wrong'], ({ returnUntil }, random) => ({
    returnUntil: returnUntil + off(random),
  })),
  'T-13 a return after its time': (day, random) => {
    const index = pick(day, random, (recorded) => {
      return recorded.event.type === 'TicketEnded' && recorded.event.outcome === 'no-show' && !isAtMidnight(recorded);
    });
    const recorded = index === null ? undefined : day.log[index];
    if (index === null || recorded?.event.type !== 'TicketEnded') return null;
    const event = { type: 'TicketReinstated', ticket: recorded.event.ticket, due: recorded.at } as const;
    const late = { ...recorded, actor: 'resident', command: 'forged', event };
    return { lines: linesOf(day.log.with(index, late)), expect: ['return-time-over'] };
  },
  'T-13 a missed ticket that ends too early': (day, random) => {
    const index = pick(day, random, (recorded) => {
      return recorded.event.type === 'TicketEnded' && recorded.event.outcome === 'no-show' && !isAtMidnight(recorded);
    });
    const recorded = index === null ? undefined : day.log[index];
    if (index === null || recorded?.event.type !== 'TicketEnded') return null;
    const { ticket } = recorded.event;
    const missed = day.log.findLastIndex(
      ({ event }, i) => i < index && event.type === 'TicketMissed' && event.ticket === ticket,
    );
    const early = { ...recorded, at: day.log[missed]?.at ?? 0 };
    const moved = day.log.toSpliced(index, 1).toSpliced(missed + 1, 0, early);
    return { lines: rewritten(moved), expect: ['ended-early'] };
  },
  'T-13 a missed ticket that does not end': without(['not-ended', 'left-open'], (recorded) => {
    return recorded.event.type === 'TicketEnded' && recorded.event.outcome === 'no-show' && !isAtMidnight(recorded);
  }),
  'T-14 an outcome is another': edit(
    'TicketEnded',
    ['outcome-wrong'],
    (_, __, recorded) => ({ outcome: isAtMidnight(recorded) ? 'referred' : 'left' }),
    ({ outcome }, recorded) => outcome !== 'left' || isAtMidnight(recorded),
  ),
  'T-19 a ticket without an end': without(
    ['left-open'],
    (recorded) => isAtMidnight(recorded) && recorded.event.type === 'TicketEnded',
  ),
  'T-19 a counter that stays open': without(
    ['left-open'],
    (recorded) => isAtMidnight(recorded) && recorded.event.type === 'CounterClosed',
  ),
  'T-19 a day of another date': edit('DayOpened', ['day-date-wrong'], (_, random) => ({
    date: random.pick(['2026-11-18', '2027-01-01']),
  })),
  'T-19 a day under other rules': edit('DayOpened', ['day-rules-wrong'], ({ rules }) => ({
    rules: { ...rules, policy: { ...rules.policy, priorityRun: rules.policy.priorityRun + 1 } },
  })),
  'T-19 a day that never opens': without(
    ['outside-day'],
    ({ event }) => event.type === 'DayOpened' && event.date === '2026-11-19',
  ),

  // Counters
  'T-6 a clerk at two counters': insertAfter('CounterOpened', ['clerk-elsewhere'], (event) => [
    { ...event, counter: '4' },
    `person:${event.clerk}`,
  ]),
  'T-6 two clerks at a counter': insertAfter('CounterOpened', ['counter-taken'], (event) => [
    { ...event, clerk: 'zoe' },
    'person:zoe',
  ]),
  'T-6 other skills': edit('CounterOpened', ['skills-wrong'], ({ skills }, random) => ({
    skills: random.pick([skills.slice(1), [...skills, 'weddings'], [...skills, ...skills]]),
  })),
  'T-7 a break with a client': insertAfter('TicketCalled', ['counter-busy'], ({ counter, clerk }) => [
    { type: 'CounterPaused', counter },
    `person:${clerk}`,
  ]),
  'T-9 a second client': (day, random) => {
    const tickets = new Set<string>();
    const index = pick(day, random, ({ event }) => {
      if (event.type === 'TicketJoined' && event.place) tickets.add(event.ticket);
      return event.type === 'TicketCalled' && tickets.size > 1;
    });
    const event = index === null ? undefined : day.log[index]?.event;
    if (index === null || event?.type !== 'TicketCalled') return null;
    const earlier = day.log.slice(0, index).flatMap(({ event: past }) => {
      return past.type === 'TicketJoined' && past.place && past.ticket !== event.ticket ? [past.ticket] : [];
    });
    const lines = inserted(day, index + 1, { ...event, ticket: random.pick(earlier) }, `person:${event.clerk}`);
    return { lines, expect: ['counter-busy', 'state-wrong'] };
  },
  'T-10 at another counter': edit('ServiceStarted', ['other-counter', 'counter-not-open'], ({ counter }, random) => ({
    counter: other(random, ['1', '2', '3', '4'], counter),
  })),
  'T-15 taken back after its time': (day, random) => {
    const rules = day.log[0]?.event;
    const undo = rules?.type === 'RulesSet' ? rules.rules.policy.undoSeconds * 1_000 : 0;
    if (day.log.filter(({ event }) => event.type === 'RulesSet').length > 1) return null;
    const index = pick(day, random, (recorded, at) => {
      const { event, actor } = recorded;
      const isFinish = event.type === 'TicketEnded' && event.outcome !== 'cancelled' && actor !== 'system';
      return isFinish && nextOf(day, recorded, at) === null;
    });
    const finish = index === null ? undefined : day.log[index];
    if (index === null || finish?.event.type !== 'TicketEnded') return null;
    const { ticket } = finish.event;
    const called = day.log.findLast(
      ({ event, seq }) => seq < finish.seq && event.type === 'TicketCalled' && event.ticket === ticket,
    );
    const later = day.log.findIndex(({ at }) => at > finish.at + undo);
    if (called?.event.type !== 'TicketCalled' || (day.log[later]?.at ?? MIDNIGHT) >= MIDNIGHT) return null;
    const event = { type: 'FinishWithdrawn', ticket, counter: called.event.counter } as const;
    const lines = inserted(day, later + 1, event, finish.actor);
    return {
      lines,
      expect: ['taken-back-late', 'nothing-to-take-back', 'counter-not-open', 'actor-wrong', 'state-wrong'],
    };
  },
  'T-16 taken back twice': insertAfter('CallWithdrawn', ['state-wrong'], (event) => [event, 'person:anna']),
  'T-23 somebody comes twice': edit('HelpAnswered', ['unknown'], ({ help }) => ({ help: help + 100_000 })),
};
