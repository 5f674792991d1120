import type { Random } from '../../lib/random.ts';
import { nextCall, type Queue, turnAfter, turnOf } from '../policy/call-next.ts';
import type { Lane, LanePlace, TicketClass } from '../policy/classes.ts';
import { enterLane, laneKey } from '../queue/lanes.ts';
import type { OfficeDay } from '../ticket/day.ts';
import type { ServiceId, TicketId } from '../ticket/ticket.ts';
import { type Arrival, arrivalsOf } from './arrivals.ts';
import { type Widening, widened, wideningOf } from './calibration.ts';
import type { CallEstimate } from './call-estimate.ts';
import { type Clerks, clerksOf } from './clerk-times.ts';
import { crowdOf } from './crowd.ts';
import { durationsOf } from './durations.ts';
import type { Knowledge } from './knowledge.ts';
import { type Leaving, leavingOf } from './leaving.ts';
import { paceOf } from './pace.ts';
import { type Person, type StateNow, stateOf } from './state-now.ts';

export interface RolloutInput {
  day: OfficeDay;
  /** ms since 1970. */
  now: number;
  knowledge: Knowledge;
  random: Random;
  /** How often the rest of the day is played: 30 to 100. */
  runs: number;
}

/** Everybody's wait at one moment. */
export interface OfficeEstimate {
  at: number;
  seq: number;
  runs: number;
  /** Those who waited then and whose matter somebody takes. */
  tickets: Map<TicketId, CallEstimate>;
  /** Somebody who came at that moment; null: nobody takes the matter now. */
  newcomers: Map<ServiceId, CallEstimate | null>;
  /** The same for somebody to whom waiting is hard. */
  earlyNewcomers: Map<ServiceId, CallEstimate | null>;
}

/** Calls of a run between two rests: a slice takes about a millisecond. */
const CALLS_A_SLICE = 60;
/** Classes of newcomers that are asked for. */
const NEWCOMERS = ['present', 'early'] as const;
const GHOST = '?';

/**
 * Plays the rest of the day many times over, each time with other service times, arrivals and breaks drawn from what the
 * office has learned, and has everybody called by the order rule itself. Gives how long each wait was (E-1, E-5 … in SPEC).
 * Yields between slices; the day may change meanwhile, since the state is copied before the first one. The same state,
 * knowledge and randomness give the same estimate.
 *
 * A newcomer of each service stands in line as a ghost: it takes a place, but no time and no clerk's turn, so that nobody
 * else's wait depends on it.
 */
export function* rollout({ day, now, knowledge, random, runs }: RolloutInput): Generator<void, OfficeEstimate> {
  const { rules } = day;
  const nobody = { at: now, seq: day.seq, runs, tickets: new Map(), newcomers: new Map(), earlyNewcomers: new Map() };
  if (!rules) return nobody;
  const state = stateOf(day, rules, now);
  const durations = durationsOf(rules, knowledge);
  const clerks = clerksOf(state, knowledge, durations);
  const arrivals = arrivalsOf(state, knowledge, crowdOf(day, now, knowledge));
  const pace = paceOf(day, now, knowledge, durations);
  const leaving = leavingOf(knowledge);
  const targets = targetsOf(state);
  const waits = targets.map(() => new Float64Array(runs));
  for (let run = 0; run < runs; run += 1) {
    const today = { paces: pace.draw(state.counters.length, random), arrivals: arrivals(random), leaving };
    yield* playRest(state, clerks, today, targets, random, (target, at) => {
      const row = waits[target];
      if (row) row[run] = at - now;
    });
    yield;
  }
  return summary(state, targets, waits, wideningOf(knowledge), runs);
}

/** Whose call is looked for: those who wait, and a ghost for each service and class. */
interface Target {
  person: Person;
  ghost: boolean;
}

function targetsOf(state: StateNow): Target[] {
  const targets: Target[] = [];
  for (const person of state.people.values()) {
    if (state.served.has(person.service) && person.class !== 'desk') targets.push({ person, ghost: false });
  }
  for (const service of state.served) {
    for (const ticketClass of NEWCOMERS) {
      const lane = laneKey(ticketClass, service);
      const ticket = `${GHOST}${lane}`;
      const person = { ticket, service, class: ticketClass, aim: null, lane, since: state.now };
      targets.push({ person, ghost: true });
    }
  }
  return targets;
}

/** One run: from now until everybody who is looked for has been called. */
function* playRest(
  state: StateNow,
  clerks: Clerks,
  { paces, arrivals, leaving }: { paces: readonly number[]; arrivals: readonly Arrival[]; leaving: Leaving },
  targets: readonly Target[],
  random: Random,
  called: (target: number, at: number) => void,
): Generator<void> {
  const lanes = new Map<string, Lane>();
  // Places are shared between the runs until somebody joins a lane; taking the head only moves a finger.
  for (const lane of state.lanes) lanes.set(laneKey(lane.class, lane.service, lane.aim), { ...lane });
  const owned = new Set<string>();
  const people = new Map<TicketId, Person>();
  const wanted = new Map<TicketId, number>();
  const queue: Queue = {
    rules: state.rules,
    lanes,
    turns: new Map(state.turns),
    counters: state.byId,
    holds: new Map(),
  };

  const enter = (person: Person, place: LanePlace): void => {
    const lane = lanes.get(person.lane);
    if (lane && !owned.has(person.lane)) lane.places = lane.places.slice(lane.head);
    if (lane && !owned.has(person.lane)) lane.head = 0;
    owned.add(person.lane);
    people.set(person.ticket, person);
    enterLane(lanes, person.class, person.service, place, person.aim);
  };
  for (const [i, { person, ghost }] of targets.entries()) {
    wanted.set(person.ticket, i);
    if (ghost) enter(person, { ticket: person.ticket, due: state.now, order: Number.MAX_SAFE_INTEGER });
  }

  const free = state.counters.map((counter, i) => clerks.freeAt(counter, paces[i] ?? 1, random));
  const busySince = state.counters.map((counter) => clerks.busySince(counter));
  const breaks = state.counters.map((counter) => [...counter.breaks]);
  const idle: number[] = [];
  let arrival = 0;
  let calls = 0;

  /** The clerk calls, at `at`, until there is a client or nobody to call. */
  const work = (index: number, at: number): void => {
    const counter = state.counters[index];
    if (!counter) return;
    for (;;) {
      const next = nextCall(queue, counter.id, at);
      if (!next) {
        free[index] = Number.POSITIVE_INFINITY;
        idle.push(index);
        return;
      }
      calls += 1;
      const person = people.get(next.ticket) ?? state.people.get(next.ticket);
      const lane = person && lanes.get(person.lane);
      if (!person || !lane) return;
      lane.head += 1;
      const target = wanted.get(next.ticket);
      if (target !== undefined) {
        called(target, at);
        wanted.delete(next.ticket);
      }
      if (next.ticket.startsWith(GHOST)) continue;
      // Whoever has given up meanwhile takes nobody's time. Those looked for are asked about as if they stayed.
      const left = leaving(person.since, Math.max(person.since, state.now), at);
      if (left > 0 && random.chance(left)) continue;
      queue.turns.set(counter.clerk, turnAfter(turnOf(queue, counter.clerk), next.why));
      busySince[index] = at;
      free[index] = at + clerks.busyFor(person.service, person.class === 'early', paces[index] ?? 1, random);
      return;
    }
  };

  let rested = 0;
  while (wanted.size > 0) {
    if (calls - rested >= CALLS_A_SLICE) {
      rested = calls;
      yield;
    }
    const index = earliest(free);
    const at = free[index] ?? Number.POSITIVE_INFINITY;
    const coming = arrivals[arrival];
    if (coming && coming.at <= at) {
      arrival += 1;
      enter(coming.person, { ticket: coming.person.ticket, due: coming.due, order: state.seq + arrival });
      for (const waiting of idle.splice(0)) {
        const away = clerks.idleBreakAt(breaks[waiting] ?? [], coming.at);
        if (away > 0) free[waiting] = coming.at + away;
        else work(waiting, coming.at);
      }
    } else if (at < Number.POSITIVE_INFINITY) {
      const away = clerks.breakAt(breaks[index] ?? [], busySince[index] ?? at, at, random);
      busySince[index] = at + away;
      if (away > 0) free[index] = at + away;
      else work(index, at);
    } else {
      // All clerks are idle, and whoever is left waits for a booked time or for somebody who will not come.
      for (const target of wanted.values()) called(target, Number.POSITIVE_INFINITY);
      return;
    }
  }
}

function earliest(times: readonly number[]): number {
  let best = 0;
  for (let i = 1; i < times.length; i += 1) if ((times[i] ?? 0) < (times[best] ?? 0)) best = i;
  return best;
}

function summary(
  state: StateNow,
  targets: readonly Target[],
  waits: readonly Float64Array[],
  widening: Widening,
  runs: number,
): OfficeEstimate {
  const estimate: OfficeEstimate = {
    at: state.now,
    seq: state.seq,
    runs,
    tickets: new Map(),
    newcomers: new Map(state.rules.services.map(({ id }) => [id, null])),
    earlyNewcomers: new Map(state.rules.services.map(({ id }) => [id, null])),
  };
  const of: Record<(typeof NEWCOMERS)[number], Map<ServiceId, CallEstimate | null>> = {
    present: estimate.newcomers,
    early: estimate.earlyNewcomers,
  };
  for (const [i, { person, ghost }] of targets.entries()) {
    const call = callEstimate(waits[i] ?? new Float64Array(), state, widening);
    if (!call) continue;
    if (!ghost) estimate.tickets.set(person.ticket, call);
    else if (isAsked(person.class)) of[person.class].set(person.service, call);
  }
  return estimate;
}

function isAsked(ticketClass: TicketClass): ticketClass is (typeof NEWCOMERS)[number] {
  return NEWCOMERS.some((asked) => asked === ticketClass);
}

/** Null when in more than one run of ten nobody called: that is no estimate. */
function callEstimate(waits: Float64Array, { now, closesAt }: StateNow, widening: Widening): CallEstimate | null {
  const sorted = waits.toSorted();
  const p90 = quantile(sorted, 0.9);
  if (p90 === undefined || !Number.isFinite(p90)) return null;
  const p50 = quantile(sorted, 0.5) ?? p90;
  const bare = { p10: quantile(sorted, 0.1) ?? p50, p90 };
  const before = closesAt === null ? null : sorted.filter((wait) => now + wait < closesAt).length / sorted.length;
  return { ...widened(bare, p50, widening), p50, bare, beforeClosing: before };
}

/** Linear between the two nearest. */
function quantile(sorted: Float64Array, share: number): number | undefined {
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)];
  const high = sorted[Math.ceil(at)];
  if (low === undefined || high === undefined) return undefined;
  return low === high ? low : low + (high - low) * (at - Math.floor(at));
}
