import type { RecordedEvent } from '../../../shared/domain/ticket/events.ts';
import type { Random } from '../../../shared/lib/random.ts';
import { forgedCall } from './forged-call.ts';
import { linesOf } from './random-day.ts';
import {
  type CleanDay,
  type EventOf,
  edit,
  insertAfter,
  inserted,
  isAtMidnight,
  nextLine,
  pick,
  reframe,
  type Tampering,
  without,
} from './tampering.ts';

// What happens to a visit besides being called in turn: calls out of turn, promises, aims, pauses, passing on, further
// matters, and what is stopped for the day.

const MINUTE = 60_000;
const off = (random: Random): number => random.pick([-60_000, -1_000, -1, 1, 1_000, 60_000]);
const WORTHLESS = ['', 'because', 'friend', 'Agreed'];

const isOutOfTurn = ({ why }: EventOf<'TicketCalled'>): boolean => why.rule === 'out-of-turn';
const isOfType =
  (...types: string[]) =>
  ({ event }: RecordedEvent): boolean =>
    types.includes(event.type);
/** The reason without what only calls out of turn have. */
const asTurn = ({ reason: _, ...why }: EventOf<'TicketCalled'>['why']) => why;
/** Told afterwards, by a device that had no line. */
const isLate = ({ when }: RecordedEvent): boolean => when !== undefined;
/** The events of a counter that a manager closes, or of somebody who is served at once. */
const isFirstOfMany = ({ command, actor }: RecordedEvent, index: number, { log }: CleanDay): boolean =>
  actor !== 'system' && log[index + 1]?.command === command;
const rulesAt = ({ log }: CleanDay, index: number) => {
  const set = log.findLast(({ event }, i) => i < index && event.type === 'RulesSet')?.event;
  return set?.type === 'RulesSet' ? set.rules : null;
};
const numberOf = ({ log }: CleanDay, id: string): EventOf<'TicketJoined'> | null => {
  const found = log.find(({ event }) => event.type === 'TicketJoined' && event.ticket === id)?.event;
  return found?.type === 'TicketJoined' ? found : null;
};

export const VISIT_TAMPERINGS: Record<string, Tampering> = {
  // Out of turn
  'P-20 the reason is taken out': edit(
    'TicketCalled',
    ['reason-missing'],
    ({ why }) => ({ why: asTurn(why) }),
    isOutOfTurn,
  ),
  'P-20 the reason is none of the list': edit(
    'TicketCalled',
    ['reason-missing'],
    ({ why }, random) => ({ why: { ...why, reason: random.pick(WORTHLESS) } }),
    isOutOfTurn,
  ),
  'P-20 it names somebody else whose turn it was': edit(
    'TicketCalled',
    ['over-wrong'],
    ({ why, ticket }) => ({ why: { ...why, over: why.over ? null : { ticket, tier: 'O', due: why.due } } }),
    isOutOfTurn,
  ),
  'P-20 the due time of the one whose turn it was is another': edit(
    'TicketCalled',
    ['over-wrong'],
    ({ why }, random) => ({ why: { ...why, over: why.over && { ...why.over, due: why.over.due + off(random) } } }),
    (event) => isOutOfTurn(event) && event.why.over !== null,
  ),
  'P-20 the run of a call out of turn is another': edit(
    'TicketCalled',
    ['why-wrong'],
    ({ why }) => ({ why: { ...why, run: why.run + 1 } }),
    isOutOfTurn,
  ),
  'P-20 a call out of turn is dressed up as one in turn': edit(
    'TicketCalled',
    ['call-out-of-order', 'call-past-aim', 'call-too-early'],
    ({ why }, random) => ({ why: { ...asTurn(why), rule: random.pick(['priority', 'turn', 'back-office']) } }),
    isOutOfTurn,
  ),
  'P-20 a call in turn is dressed up as one out of turn': edit(
    'TicketCalled',
    ['reason-needless'],
    ({ why }) => ({ why: { ...why, rule: 'out-of-turn', over: null, reason: 'agreed' } }),
    ({ why }) => why.rule !== 'out-of-turn' && why.rule !== 'reserved',
  ),
  'P-20 a friend is called out of turn over nobody': forgedCall(
    ['over-wrong', 'call-without-skill'],
    (next, { tier, due }) => ({ rule: 'out-of-turn', tier, due, run: next.why.run, over: null, reason: 'agreed' }),
  ),
  'P-20 a friend is called out of turn over the wrong one': forgedCall(
    ['over-wrong', 'call-without-skill'],
    (next, { id, tier, due }, { state }) => {
      const third = [...state.tickets.keys()].find((other) => other !== next.ticket && other !== id);
      const over = third === undefined ? null : { ticket: third, tier: next.why.tier, due: next.why.due };
      return over && { rule: 'out-of-turn', tier, due, run: next.why.run, over, reason: 'emergency' };
    },
  ),
  'P-20 a friend is called out of turn by a clerk without the skill': forgedCall(
    ['call-without-skill'],
    (next, { service, tier, due }, { state, counter }) => {
      const there = state.counters.get(counter);
      if (!there || [...there.skills, ...there.secondarySkills].includes(service)) return null;
      const over = { ticket: next.ticket, tier: next.why.tier, due: next.why.due };
      return { rule: 'out-of-turn', tier, due, run: next.why.run, over, reason: 'paper' };
    },
  ),

  // Aims and second skills
  'P-16 somebody is called past an aim': forgedCall(
    ['call-past-aim', 'call-too-early'],
    ({ why }, { aim, service, tier, due }, { counter, state }) => {
      const able = [...state.counters].filter(([, { skills, secondarySkills }]) => {
        return skills.includes(service) || secondarySkills.includes(service);
      });
      const fits = (id: string, clerk: string): boolean =>
        (!aim?.counters || aim.counters.includes(id)) && (!aim?.clerks || aim.clerks.includes(clerk));
      const isAble = able.some(([id]) => id === counter);
      const fitting = able.filter(([id, { clerk }]) => fits(id, clerk));
      const isPast = fitting.length > 0 && fitting.every(([id]) => id !== counter);
      return isAble && isPast ? { ...why, tier, due } : null;
    },
  ),
  'P-18 somebody is called for a second skill while others wait for the first': forgedCall(
    ['call-out-of-order', 'call-past-aim', 'call-too-early'],
    ({ why }, { service, tier, due }, { state, counter }) => {
      const there = state.counters.get(counter);
      const isSecond = there?.secondarySkills.includes(service) && !there.skills.includes(service);
      return isSecond ? { ...why, tier, due } : null;
    },
  ),
  'P-18 other second skills': edit('CounterOpened', ['skills-wrong'], ({ secondarySkills }, random) => ({
    secondarySkills: random.pick([[...secondarySkills, 'weddings'], ['weddings'], [...secondarySkills, 'tax', 'tax']]),
  })),
  'P-18 a second skill becomes a first one': edit(
    'CounterOpened',
    ['skills-wrong'],
    ({ skills, secondarySkills }) => ({ skills: [...skills, ...secondarySkills], secondarySkills: [] }),
    ({ secondarySkills }) => secondarySkills.length > 0,
  ),
  'V-13 a word more in an aim': edit(
    'TicketJoined',
    ['event-malformed'],
    ({ aim }) => ({ aim: { ...aim, because: 'sign' } }),
    ({ aim }) => aim !== undefined,
  ),
  'V-13 an aim at nothing': edit('TicketJoined', ['event-malformed'], (_, random) => ({
    aim: random.pick([{}, { counters: [] }, { clerks: [''] }]),
  })),
  'P-16 an aim at a counter that there is not': edit('TicketJoined', ['aim-wrong'], () => ({
    aim: { counters: ['77'] },
  })),

  // Promises
  'T-2 a promise that is over already': edit(
    'TicketJoined',
    ['promise-wrong'],
    (_, random, { at }) => ({ promised: at - random.int(0, 5 * MINUTE) }),
    ({ promised }) => promised !== undefined,
  ),
  'T-2 a promise for another day': edit(
    'TicketJoined',
    ['promise-wrong'],
    ({ promised = 0 }) => ({ promised: promised + 24 * 60 * MINUTE }),
    ({ promised }) => promised !== undefined,
  ),
  'P-2 a call-back is promised for another time': edit(
    'TicketJoined',
    ['place-wrong'],
    ({ promised = 0 }, random) => ({ promised: promised + Math.abs(off(random)) }),
    ({ promised, class: of }) => promised !== undefined && of === 'desk',
  ),
  'P-2 a place at the back office that nothing was promised for': edit(
    'TicketJoined',
    ['class-wrong'],
    ({ place }, _, { at }) => ({ class: 'desk', place: { tier: 'B', due: place?.due ?? at } }),
    ({ promised }) => promised === undefined,
  ),
  'P-2 somebody with a slot waits before having come': edit(
    'TicketJoined',
    ['place-wrong'],
    (_, __, { at }) => ({ place: { tier: 'P', due: at } }),
    ({ promised, place }) => promised !== undefined && place === null,
  ),
  'P-2 who comes in time goes by the time of coming': (day, random) => {
    const index = pick(day, random, (recorded) => {
      const { event } = recorded;
      return event.type === 'TicketCheckedIn' && event.class === 'early' && event.due !== recorded.at;
    });
    const recorded = index === null ? undefined : day.log[index];
    if (index === null || recorded?.event.type !== 'TicketCheckedIn') return null;
    const event = { ...recorded.event, due: recorded.at };
    return { lines: linesOf(day.log.with(index, { ...recorded, event })), expect: ['place-wrong'] };
  },
  'P-2 who comes late goes by the slot': (day, random) => {
    const slotOf = ({ event }: RecordedEvent): number | null =>
      event.type === 'TicketCheckedIn' ? (numberOf(day, event.ticket)?.promised ?? null) : null;
    const index = pick(day, random, (recorded, i) => {
      const slot = slotOf(recorded);
      const late = (rulesAt(day, i)?.policy.bookedLateMinutes ?? 0) * MINUTE;
      return slot !== null && recorded.at > slot + late;
    });
    const recorded = index === null ? undefined : day.log[index];
    const due = recorded ? slotOf(recorded) : null;
    if (index === null || recorded?.event.type !== 'TicketCheckedIn' || due === null) return null;
    const event = { ...recorded.event, class: 'early', tier: 'P', due } as const;
    return { lines: linesOf(day.log.with(index, { ...recorded, event })), expect: ['place-wrong', 'class-wrong'] };
  },

  // Did not come
  'T-27 called too few times, or missed at once': (day, random) => {
    const index = pick(day, random, ({ event }, i) => {
      const policy = rulesAt(day, i)?.policy;
      const isStrict = (policy?.missedAfterCalls ?? 1) > 1 || (policy?.missedAfterSeconds ?? 0) > 0;
      const isAlone = !isFirstOfMany(day.log[i] as RecordedEvent, i, day);
      return event.type === 'TicketCalled' && isStrict && isAlone && day.log[i]?.when === undefined;
    });
    const recorded = index === null ? undefined : day.log[index];
    if (index === null || recorded?.event.type !== 'TicketCalled') return null;
    const { ticket, counter } = recorded.event;
    const returnUntil = recorded.at + (rulesAt(day, index)?.policy.returnMinutes ?? 0) * MINUTE;
    const event = { type: 'TicketMissed', ticket, counter, returnUntil } as const;
    return { lines: inserted(day, index + 1, event, recorded.actor), expect: ['missed-too-early'] };
  },
  'T-27 the second call is taken out': (day, random) => {
    // Twice has to be the least, and they were called just twice before "did not come".
    const isNeeded = (recorded: RecordedEvent, i: number): boolean => {
      const next = nextLine(day, recorded, i);
      const { event } = recorded;
      if (event.type !== 'TicketRecalled' || next?.event.type !== 'TicketMissed') return false;
      const before = day.log.findLast(({ event: past }, j) => {
        return j < i && 'ticket' in past && past.ticket === event.ticket && past.type !== 'CallAnswered';
      });
      return (
        before?.event.type === 'TicketCalled' && rulesAt(day, day.log.indexOf(next))?.policy.missedAfterCalls === 2
      );
    };
    return without(['missed-too-early'], (recorded, _, i) => isNeeded(recorded, i))(day, random);
  },

  // Pauses
  'T-28 the time of an interruption is none that can be said': edit(
    'ServiceInterrupted',
    ['back-time-wrong'],
    ({ backAt }, random, { at }) => ({
      backAt: random.pick([at, at - MINUTE, backAt + 1, backAt - 500, at + 61 * MINUTE]),
    }),
  ),
  'T-28 a visit ends while it is interrupted': insertAfter('ServiceInterrupted', ['outcome-wrong'], ({ ticket }) => [
    { type: 'TicketEnded', ticket, outcome: 'served' },
    'person:anna',
  ]),
  'T-28 somebody else is called meanwhile': (day, random) => {
    const index = pick(day, random, isOfType('ServiceInterrupted'));
    const recorded = index === null ? undefined : day.log[index];
    const call = day.log.find(({ event }) => event.type === 'TicketCalled')?.event;
    if (index === null || recorded?.event.type !== 'ServiceInterrupted' || call?.type !== 'TicketCalled') return null;
    const joined = day.log.findLast(({ event }, i) => i < index && event.type === 'TicketJoined')?.event;
    if (joined?.type !== 'TicketJoined' || joined.ticket === recorded.event.ticket) return null;
    const { counter } = recorded.event;
    const event = { ...call, ticket: joined.ticket, counter, clerk: recorded.actor.slice(7) };
    return { lines: inserted(day, index + 1, event, recorded.actor), expect: ['counter-busy', 'state-wrong'] };
  },
  'T-28 going on is taken out': without(['state-wrong', 'outcome-wrong'], ({ event }, next, index, day) => {
    const then = nextLine(day, day.log[index] as RecordedEvent, index);
    const matters = next === 'TicketTransferred' || next === 'MatterStarted' || next === 'ServiceResumed';
    const isFinished = next === 'TicketEnded' && then !== undefined && !isAtMidnight(then);
    return event.type === 'ServiceResumed' && (matters || isFinished);
  }),
  'T-29 the time until which a visit pauses is another': edit(
    'TicketParked',
    ['back-time-wrong'],
    ({ until }, random) => ({
      until: until + off(random),
    }),
  ),
  'T-29 the time at which somebody is expected back is another': edit(
    'TicketParked',
    ['back-time-wrong'],
    ({ backAt }, random) => ({ backAt: backAt + off(random) }),
  ),
  'T-29 a pause is taken out': without(['state-wrong', 'outcome-wrong'], ({ event }, next, index, day) => {
    const isAlone = !isFirstOfMany(day.log[index] as RecordedEvent, index, day);
    return event.type === 'TicketParked' && isAlone && (next === 'TicketUnparked' || next === 'TicketEnded');
  }),
  'T-29 coming back from a pause is taken out': without(
    ['state-wrong'],
    ({ event }, next) => event.type === 'TicketUnparked' && next !== 'TicketEnded' && next !== 'MatterAdded',
  ),
  'T-29 a forgotten visit that does not end': without(['not-ended', 'left-open'], (recorded) => {
    return recorded.event.type === 'TicketEnded' && recorded.event.outcome === 'left' && !isAtMidnight(recorded);
  }),
  'T-29 a forgotten visit that ends too early': (day, random) => {
    const parked = pick(day, random, ({ event }, i) => {
      const isAlone = !isFirstOfMany(day.log[i] as RecordedEvent, i, day);
      return event.type === 'TicketParked' && isAlone;
    });
    const event = parked === null ? undefined : day.log[parked]?.event;
    if (parked === null || event?.type !== 'TicketParked') return null;
    const ended = { type: 'TicketEnded', ticket: event.ticket, outcome: 'left' } as const;
    return { lines: inserted(day, parked + 1, ended, 'system'), expect: ['ended-early'] };
  },
  'T-29 called from a pause or not': (day, random) => {
    const index = pick(day, random, (recorded, i) => {
      const { event } = recorded;
      const next = nextLine(day, recorded, i)?.event;
      if (event.type !== 'TicketUnparked' || !next) return false;
      const ofCalled = ['ServiceStarted', 'TicketRecalled', 'TicketMissed'].includes(next.type);
      const ofServed = ['TicketTransferred', 'MatterStarted', 'ServiceInterrupted'].includes(next.type);
      return event.announced ? ofCalled : ofServed;
    });
    const recorded = index === null ? undefined : day.log[index];
    if (index === null || recorded?.event.type !== 'TicketUnparked') return null;
    const event = { ...recorded.event, announced: !recorded.event.announced };
    return { lines: linesOf(day.log.with(index, { ...recorded, event })), expect: ['state-wrong'] };
  },
  'T-29 a colleague is said to have gone on': edit('TicketUnparked', ['actor-wrong'], () => ({ clerk: 'zoe' })),

  // Passing on and further matters
  'T-30 passed on to a service that there is not': edit('TicketTransferred', ['unknown'], () => ({
    service: 'weddings',
  })),
  'T-30 passed on to a counter where nobody sits': edit('TicketTransferred', ['passed-on-to-nobody'], () => ({
    aim: { counters: ['4'] },
  })),
  'T-30 passed on to the same counter': edit('TicketTransferred', ['passed-on-to-nobody'], ({ counter }) => ({
    aim: { counters: [counter] },
  })),
  'T-30 passed on to two': edit('TicketTransferred', ['aim-wrong'], () => ({ aim: { counters: ['1', '2'] } })),
  'T-30 passing on is taken out': without(
    ['state-wrong', 'outcome-wrong', 'actor-wrong'],
    ({ event }, next, index, day) => {
      const then = nextLine(day, day.log[index] as RecordedEvent, index);
      const isWaiting = next === 'TicketCalled' || next === 'TransferWithdrawn' || next === 'TicketPostponed';
      return event.type === 'TicketTransferred' && (isWaiting || (then !== undefined && isAtMidnight(then)));
    },
  ),
  'T-30 taken back twice': insertAfter('TransferWithdrawn', ['state-wrong'], (event) => [event, 'person:anna']),
  'T-30 a pass that was never made is taken back': insertAfter(
    'TicketReinstated',
    ['actor-wrong', 'nothing-to-take-back', 'counter-not-open'],
    ({ ticket }) => [{ type: 'TransferWithdrawn', ticket, counter: '1' }, 'person:anna'],
  ),
  'T-31 its own matter as a further one': edit('TicketJoined', ['matters-wrong'], ({ service }) => ({
    matters: [service],
  })),
  'T-31 a matter that there is not': edit('TicketJoined', ['matters-wrong'], () => ({ matters: ['weddings'] })),
  'T-31 a matter is added twice': insertAfter('MatterAdded', ['matters-wrong'], (event) => [event, 'person:anna']),
  'T-31 another matter begins': edit('MatterStarted', ['matters-wrong'], ({ service }, random) => ({
    service: random.pick(['id-card', 'address', 'tax', 'passport'].filter((one) => one !== service)),
  })),
  'T-31 adding the matter that then begins is taken out': without(['matters-wrong'], ({ event }, next, index, day) => {
    const then = nextLine(day, day.log[index] as RecordedEvent, index)?.event;
    const begins = then?.type === 'MatterStarted' && event.type === 'MatterAdded' && then.service === event.service;
    return next === 'MatterStarted' && begins;
  }),
  'T-31 a visit ends with a matter left': (day, random) => {
    const index = pick(day, random, (recorded) => {
      const { event } = recorded;
      return event.type === 'TicketEnded' && ['served', 'referred'].includes(event.outcome) && !isAtMidnight(recorded);
    });
    const event = index === null ? undefined : day.log[index]?.event;
    if (index === null || event?.type !== 'TicketEnded') return null;
    const added = { type: 'MatterAdded', ticket: event.ticket, service: 'passport' } as const;
    return { lines: inserted(day, index, added, 'person:anna'), expect: ['matter-left', 'matters-wrong'] };
  },
  'T-31 a holder adds a matter': reframe(['actor-wrong'], isOfType('MatterAdded'), () => ({ actor: 'resident' })),
  'T-31 a matter taken back twice': insertAfter('MatterWithdrawn', ['nothing-to-take-back', 'actor-wrong'], (event) => [
    event,
    'person:anna',
  ]),

  // Managers, machines and what belongs together
  'T-8 a client goes back and the counter stays open': without(
    ['not-together'],
    ({ event, command }, _, index, day) => {
      const before = day.log[index - 1];
      return event.type === 'CounterClosed' && before?.command === command && before.actor !== 'system';
    },
  ),
  'T-8 the clerk itself sends the client back': (day, random) => {
    const index = pick(day, random, (recorded) => isOfType('TicketReturned')(recorded) && !isLate(recorded));
    const returned = index === null ? undefined : day.log[index]?.event;
    if (index === null || returned?.type !== 'TicketReturned') return null;
    const call = day.log.findLast(({ event }, i) => {
      return i < index && event.type === 'TicketCalled' && event.ticket === returned.ticket;
    })?.event;
    if (call?.type !== 'TicketCalled') return null;
    const log = day.log.map((recorded, i) => {
      return i === index || i === index + 1 ? { ...recorded, actor: `person:${call.clerk}` } : recorded;
    });
    return { lines: linesOf(log), expect: ['actor-wrong'] };
  },
  'T-8 going back is taken out': without(
    ['counter-busy', 'not-together'],
    ({ event }, _, index, day) => event.type === 'TicketReturned' && !isLate(day.log[index] as RecordedEvent),
  ),
  'P-19 a command is cut in two': reframe(
    ['not-together', 'command-repeated'],
    (recorded, index, day) =>
      isFirstOfMany(recorded, index, day) && !isLate(recorded) && !isLate(day.log[index + 1] as RecordedEvent),
    () => ({ command: 'another' }),
  ),
  'P-19 two commands are made one': (day, random) => {
    const index = pick(day, random, ({ actor, command, event, ...recorded }, i) => {
      const before = day.log[i - 1];
      if (recorded.when !== undefined || before?.when !== undefined) return false;
      const apart = before?.command !== command && before?.actor !== 'system' && before?.actor === actor;
      return (
        apart &&
        actor !== 'system' &&
        event.type !== 'CounterClosed' &&
        !isFirstOfMany({ ...day.log[i] } as RecordedEvent, i, day)
      );
    });
    const recorded = index === null ? undefined : day.log[index];
    const command = index === null ? undefined : day.log[index - 1]?.command;
    if (index === null || !recorded || command === undefined) return null;
    return { lines: linesOf(day.log.with(index, { ...recorded, command })), expect: ['not-together'] };
  },
  'T-32 a machine gives a ticket while none are given': (day, random) => {
    const index = pick(day, random, (recorded) => {
      const { event } = recorded;
      return event.type === 'TicketJoined' && event.channel !== 'desk' && !isLate(recorded);
    });
    const event = index === null ? undefined : day.log[index]?.event;
    if (index === null || event?.type !== 'TicketJoined') return null;
    const stopped = { type: 'IntakeStopped', service: event.service } as const;
    return { lines: inserted(day, index, stopped, 'person:maria'), expect: ['intake-stopped'] };
  },
  'T-32 given again when they are given': (day, random) => {
    const index = pick(day, random, ({ event }) => event.type === 'IntakeOpened');
    const event = index === null ? undefined : day.log[index]?.event;
    if (index === null || event?.type !== 'IntakeOpened') return null;
    return { lines: inserted(day, index + 1, event, 'person:maria'), expect: ['intake-unchanged'] };
  },
  'T-32 a holder stops the tickets': reframe(['actor-wrong'], isOfType('IntakeStopped'), () => ({ actor: 'resident' })),
  'T-23 a person is asked for twice': insertAfter('PersonAsked', ['asked-twice'], (event) => [event, 'kiosk:k1']),
  'V-10 the office does what only a person may': reframe(
    ['actor-wrong'],
    (recorded, _, day) => {
      const { event, actor } = recorded;
      const isOfTime = ['DayOpened', 'DayClosed', 'RulesSet', 'IntakeStopped', 'IntakeOpened'].includes(event.type);
      return (
        actor !== 'system' && !isOfTime && !day.log.some((one) => one !== recorded && one.command === recorded.command)
      );
    },
    () => ({ actor: 'system' }),
  ),
  'V-10 a ticket of the kiosk from nowhere': reframe(
    ['actor-wrong'],
    ({ event }) => event.type === 'TicketJoined' && event.channel !== 'home',
    () => ({ actor: 'resident' }),
  ),
};
