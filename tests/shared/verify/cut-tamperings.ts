import type { RecordedEvent } from '../../../shared/domain/ticket/events.ts';
import type { Random } from '../../../shared/lib/random.ts';
import { forgedCall } from './forged-call.ts';
import { linesOf } from './random-day.ts';
import { type CleanDay, edit, insertAfter, isAtMidnight, pick, reframe, type Tampering, without } from './tampering.ts';

// What was done without a line: when, by whom, with which numbers, and who was kept for whom meanwhile.

const DAY = 24 * 3_600_000;
const isLate = ({ when }: RecordedEvent): boolean => when !== undefined;
const isType =
  (...types: string[]) =>
  ({ event }: RecordedEvent): boolean =>
    types.includes(event.type);
const isSlip = ({ event, actor }: RecordedEvent): boolean =>
  event.type === 'TicketJoined' && event.channel === 'kiosk' && actor.startsWith('person:');
const isOwnNumber = ({ event, actor, when }: RecordedEvent): boolean =>
  event.type === 'TicketJoined' && actor.startsWith('kiosk:') && when !== undefined;
/** Changes `when`; null takes it out. */
const moved = (change: (when: number, random: Random, recorded: RecordedEvent) => number | null) => {
  return (recorded: RecordedEvent, random: Random): Partial<RecordedEvent> => {
    const { seq, at, when = at, ...rest } = recorded;
    const next = change(when, random, recorded);
    // In the order of the members that a line has.
    return { seq, at, when: next ?? undefined, ...rest } as Partial<RecordedEvent>;
  };
};
const frames = (
  expect: Parameters<typeof reframe>[0],
  fits: (recorded: RecordedEvent, index: number, day: CleanDay) => boolean,
  change: ReturnType<typeof moved>,
): Tampering => {
  return (day, random) => {
    const index = pick(day, random, (recorded, i) => fits(recorded, i, day));
    const recorded = index === null ? undefined : day.log[index];
    if (index === null || !recorded) return null;
    return { lines: linesOf(day.log.with(index, change(recorded, random) as RecordedEvent)), expect };
  };
};

export const CUT_TAMPERINGS: Record<string, Tampering> = {
  // When
  'O-14 a slip is said to have been taken in time': frames(
    ['place-wrong', 'outside-ticket-hours', 'intake-stopped'],
    (recorded) => isOwnNumber(recorded) && (recorded.when ?? 0) < recorded.at,
    moved(() => null),
  ),
  'O-14 the time at which a slip was taken is another': frames(
    ['place-wrong', 'when-wrong'],
    isOwnNumber,
    moved((when, random) => when + random.pick([-60_000, -1, 1, 1_000])),
  ),
  'O-14 something comes from the future': frames(
    ['when-wrong'],
    isLate,
    moved((_, random, { at }) => at + random.pick([1, 60_000, DAY])),
  ),
  'O-14 something is of a day that is over': frames(
    ['when-wrong'],
    (recorded) => isLate(recorded) && !isType('LateNoted')(recorded),
    moved((when, random) => when - DAY * random.int(1, 3)),
  ),
  'O-14 a client is called before having come': frames(
    ['when-wrong'],
    (recorded) => isLate(recorded) && isType('TicketCalled', 'ServiceStarted')(recorded),
    moved((_, __, { at }) => at - (at % DAY)),
  ),
  'O-14 what the office or a holder does is told late': frames(
    ['when-wrong'],
    ({ actor, event }) =>
      (actor === 'system' || actor === 'resident') && !['RulesSet', 'DayOpened'].includes(event.type),
    moved((when, random) => when - random.int(0, 60_000)),
  ),
  'O-14 something is noted as if it had been asked': frames(
    ['when-wrong'],
    isType('LateNoted'),
    moved(() => null),
  ),
  'O-14 something is noted, and done all the same': (day, random) => {
    const index = pick(day, random, (recorded) => isLate(recorded) && isType('ServiceStarted')(recorded));
    const recorded = index === null ? undefined : day.log[index];
    if (index === null || !recorded || day.log[index + 1]?.command === recorded.command) return null;
    const noted = { type: 'LateNoted', step: 'Arrive', because: 'ticket-not-called', about: {} } as const;
    const log = day.log.toSpliced(index + 1, 0, { ...recorded, event: noted });
    return { lines: linesOf(log.map((one, i) => ({ ...one, seq: i + 1 }))), expect: ['not-together'] };
  },

  // Whom a counter keeps
  'O-13 somebody who does not wait is kept': edit('CounterCutOff', ['hold-wrong'], ({ held }, random) => ({
    held: [...held, random.pick(['nobody', held[0] ?? ''])],
  })),
  'O-13 nobody is kept': edit('CounterCutOff', ['event-malformed'], () => ({ held: [] })),
  'O-13 clients are kept for longer': edit('CounterCutOff', ['hold-wrong'], ({ until }, random) => ({
    until: until + random.pick([1, 60_000, DAY]),
  })),
  'O-13 clients are kept for another counter': edit(
    'CounterCutOff',
    ['hold-wrong', 'counter-not-open'],
    () => ({ counter: '4' }),
    ({ counter }) => counter !== '4',
  ),
  'O-13 a clerk has clients kept': reframe(['actor-wrong'], isType('CounterCutOff', 'CounterBack'), () => ({
    actor: 'person:anna',
  })),
  'O-13 they are let go twice': insertAfter('CounterBack', ['hold-wrong'], (event) => [event, 'system']),
  'O-13 reserved for whom nobody had kept': without(['call-not-reserved'], ({ event, seq }, _, __, { log }) => {
    if (event.type !== 'CounterCutOff') return false;
    const back = log.find((later) => {
      return (
        later.seq > seq && ['CounterBack', 'CounterClosed'].includes(later.event.type) && isAt(later, event.counter)
      );
    });
    return log.some(({ event: call, seq: when }) => {
      const isWithin = when > seq && when < (back?.seq ?? Number.POSITIVE_INFINITY);
      const isReserved = call.type === 'TicketCalled' && call.why.rule === 'reserved';
      return isWithin && isReserved && call.counter === event.counter && event.held.includes(call.ticket);
    });
  }),
  'O-13 a call in turn is dressed up as reserved': (day, random) => {
    const kept = new Set(day.log.flatMap(({ event }) => (event.type === 'CounterCutOff' ? event.held : [])));
    return edit(
      'TicketCalled',
      ['call-not-reserved'],
      ({ why }) => ({ why: { ...why, rule: 'reserved', over: null } }),
      ({ ticket, why }) => !kept.has(ticket) && why.rule !== 'out-of-turn',
    )(day, random);
  },
  'O-13 a reserved call is dressed up as one in turn': edit(
    'TicketCalled',
    ['call-out-of-order', 'why-wrong', 'call-past-aim', 'call-too-early'],
    ({ why }) => ({ why: { ...why, rule: 'turn', run: why.run + 1 } }),
    ({ why }) => why.rule === 'reserved',
  ),
  'O-13 a reserved call has another due time': edit(
    'TicketCalled',
    ['why-wrong'],
    ({ why }) => ({ why: { ...why, due: why.due + 1 } }),
    ({ why }) => why.rule === 'reserved',
  ),
  'O-13 somebody who is kept is called at another counter': forgedCall(
    ['call-of-held', 'call-without-skill'],
    (next, { id, tier, due }, { state, counter }) => {
      const isKept = [...state.holds].some(([other, { tickets }]) => other !== counter && tickets.has(id));
      const over = { ticket: next.ticket, tier: next.why.tier, due: next.why.due };
      return isKept ? { rule: 'out-of-turn', tier, due, run: next.why.run, over, reason: 'agreed' } : null;
    },
  ),

  // Numbers
  'N-12 a kiosk gets more numbers': edit('NumbersLent', ['lease-wrong'], ({ from, to }, random) =>
    random.pick([{ from: from - 50 }, { from: from - 100 }, { to: to + 1 }, { from: from - 100, to: to - 100 }]),
  ),
  'N-12 a kiosk gets them for longer': edit('NumbersLent', ['lease-wrong'], ({ until }, random) => ({
    until: random.pick([until.replace('2026', '2027'), '2026-11-30', '2026-11-18']),
  })),
  'N-12 a clerk lends numbers': reframe(['actor-wrong'], isType('NumbersLent', 'NumbersReturned'), () => ({
    actor: 'person:anna',
  })),
  'N-12 two kiosks get the same numbers': insertAfter('NumbersLent', ['lease-wrong'], (event) => [
    { ...event, device: 'k9' },
    'system',
  ]),
  'N-12 numbers that were never lent are taken back': insertAfter('NumbersReturned', ['lease-wrong'], (event) => [
    event,
    'system',
  ]),
  'N-12 what was lent is gone overnight': edit(
    'DayOpened',
    ['lease-wrong'],
    () => ({ lent: undefined }),
    ({ lent }) => lent !== undefined,
  ),
  'N-12 what was lent grows overnight': edit(
    'DayOpened',
    ['lease-wrong'],
    ({ lent = [] }) => ({ lent: lent.map((lease) => ({ ...lease, from: lease.from - 1 })) }),
    ({ lent }) => lent !== undefined,
  ),
  'N-12 a kiosk gives a number that is not its own': (day, random) => {
    const index = pick(day, random, isOwnNumber);
    const recorded = index === null ? undefined : day.log[index];
    if (index === null || recorded?.event.type !== 'TicketJoined') return null;
    const number = `${recorded.event.number.slice(0, 1)}${random.int(300, 499)}`;
    const event = { ...recorded.event, number };
    return { lines: linesOf(day.log.with(index, { ...recorded, event })), expect: ['number-wrong'] };
  },
  'N-12 another kiosk gives it': reframe(['number-wrong'], isOwnNumber, () => ({ actor: 'kiosk:k9' })),

  // Slips
  'O-15 a slip with a number that the office had reached': (day, random) => {
    const reached = (series: string, index: number): string | undefined => {
      const given = day.log.slice(0, index).flatMap(({ event, actor, when }) => {
        const isOffice = event.type === 'TicketJoined' && when === undefined && !actor.startsWith('kiosk:k9');
        return isOffice && event.number.startsWith(series) ? [event.number] : [];
      });
      return given[0];
    };
    const index = pick(day, random, (recorded, i) => {
      return (
        isSlip(recorded) &&
        recorded.event.type === 'TicketJoined' &&
        reached(recorded.event.number.slice(0, 1), i) !== undefined
      );
    });
    const recorded = index === null ? undefined : day.log[index];
    if (index === null || recorded?.event.type !== 'TicketJoined') return null;
    const number = reached(recorded.event.number.slice(0, 1), index) ?? '';
    const event = { ...recorded.event, number };
    return { lines: linesOf(day.log.with(index, { ...recorded, event })), expect: ['number-wrong'] };
  },
  'O-15 a slip that is not called': without(['not-together'], ({ event }, _, index, { log }) => {
    const before = log[index - 1];
    return event.type === 'TicketCalled' && before !== undefined && isSlip(before);
  }),
  'O-15 a clerk takes a ticket at the kiosk': (day, random) => {
    const index = pick(day, random, ({ event, actor }) => event.type === 'TicketJoined' && actor.startsWith('kiosk:'));
    const recorded = index === null ? undefined : day.log[index];
    if (index === null || !recorded) return null;
    return { lines: linesOf(day.log.with(index, { ...recorded, actor: 'person:anna' })), expect: ['not-together'] };
  },
  'O-15 another ticket is found': edit('TicketFound', ['unknown'], (_, random) => ({
    is: random.pick(['nobody', 't1']),
  })),
  'O-15 a slip is found twice': insertAfter('TicketFound', ['unknown'], (event) => [event, 'kiosk:k1']),
  'O-15 a clerk finds a slip': reframe(['unknown', 'actor-wrong'], isType('TicketFound'), () => ({
    actor: 'person:anna',
  })),
  'O-10 a ticket gets a number that is not the kiosk’s': edit(
    'TicketRenumbered',
    ['number-wrong'],
    (event, random) => ({
      number: random.pick(['A001', 'B001', `A${random.int(300, 499)}`, `C${event.number.slice(1)}`]),
    }),
  ),
  'O-10 a ticket is renumbered at once': frames(
    ['number-wrong'],
    isType('TicketRenumbered'),
    moved(() => null),
  ),
  'O-10 a ticket is renumbered by a clerk': reframe(
    ['actor-wrong', 'number-wrong'],
    isType('TicketRenumbered'),
    () => ({
      actor: 'person:anna',
    }),
  ),
  // Races
  'T-8 a client is sent back without a word from a device': frames(
    ['not-together', 'actor-wrong'],
    (recorded, i, { log }) =>
      isLate(recorded) && isType('TicketReturned')(recorded) && log[i + 1]?.event.type !== 'CounterClosed',
    moved(() => null),
  ),
  'T-13 time to come back from a miss that was told late': edit(
    'TicketMissed',
    ['return-time-wrong'],
    ({ returnUntil }, _, { at, when = at }) => ({ returnUntil: returnUntil - (at - when) }),
    (_, { at, when = at }) => when < at,
  ),
  'O-1 a kiosk tells twice of one tap': (day, random) => {
    const index = pick(day, random, (recorded) => isLate(recorded) && recorded.actor.startsWith('kiosk:'));
    const recorded = index === null ? undefined : day.log[index];
    const end = day.log.findIndex(isAtMidnight);
    if (index === null || !recorded || end <= index + 1) return null;
    const noted = { type: 'LateNoted', step: 'Join', because: 'number-taken', about: {} } as const;
    const between = day.log[end - 1];
    if (!between || between.command === recorded.command) return null;
    const told = { ...recorded, at: between.at, when: between.at, event: noted };
    const log = day.log.toSpliced(end, 0, told);
    return { lines: linesOf(log.map((one, i) => ({ ...one, seq: i + 1 }))), expect: ['command-repeated'] };
  },
};

function isAt({ event }: RecordedEvent, counter: string): boolean {
  return 'counter' in event && event.counter === counter;
}
