import type { OfficeRules } from '../../../shared/domain/office/office-rules.ts';
import type { Aim } from '../../../shared/domain/policy/aim.ts';
import { CALL_REASONS, CLERK_PARK_REASONS } from '../../../shared/domain/policy/reasons.ts';
import { advance } from '../../../shared/domain/ticket/advance.ts';
import type { Actor, Command } from '../../../shared/domain/ticket/commands.ts';
import { initialDay, type OfficeDay } from '../../../shared/domain/ticket/day.ts';
import { decide } from '../../../shared/domain/ticket/decide.ts';
import type { OfficeEvent, RecordedEvent } from '../../../shared/domain/ticket/events.ts';
import { evolve } from '../../../shared/domain/ticket/evolve.ts';
import { decideLate, type LateEvent } from '../../../shared/domain/ticket/late.ts';
import type { TicketState } from '../../../shared/domain/ticket/ticket.ts';
import { createRandom, type Random } from '../../../shared/lib/random.ts';
import { sha256Hex } from '../../../shared/lib/sha256.ts';
import { clerk, KIOSK, MANAGER, NINE, nameOf, RESIDENT, RULES, rulesWith, SYSTEM } from '../../helpers/rules.ts';
import { anOutage } from './outage.ts';

const HOUR = 3_600_000;

/** The lines of an exported log: each with its hash as the first member, the hash over what is left without it. */
export function linesOf(log: readonly RecordedEvent[], before = '0'.repeat(64)): string[] {
  let hash = before;
  return log.map((recorded) => {
    const text = JSON.stringify(recorded);
    hash = sha256Hex(`${hash}\n${text}`);
    return `{"hash":"${hash}",${text.slice(1)}`;
  });
}

/** An office that writes its log: what the real one does, without storage. */
export class Office {
  readonly log: RecordedEvent[] = [];
  readonly day: OfficeDay = initialDay();
  now: number;
  #commands = 0;

  constructor(rules: OfficeRules, now: number) {
    this.now = now;
    this.ask({ type: 'SetRules', rules }, SYSTEM);
    this.pass(0);
  }

  pass(ms: number): void {
    this.now += ms;
    this.#write(advance(this.day, this.now), 'system', `time-${this.now}`);
  }

  ask(command: Command, actor: Actor, id?: string): boolean {
    this.pass(0);
    const decision = decide(this.day, command, { now: this.now, actor });
    if (decision.ok) this.#write(decision.events, nameOf(actor), id ?? this.#newId());
    return decision.ok;
  }

  /** Something that was done `ms` ago on a device without a line is told. */
  tell(command: Command, actor: Actor, ms: number, id?: string): void {
    this.pass(0);
    const told = decideLate(this.day, command, { actor, when: this.now - ms, now: this.now });
    this.#write(told, nameOf(actor), id ?? this.#newId());
  }

  #newId(): string {
    this.#commands += 1;
    return `c${this.#commands}`;
  }

  /** Writes down what nobody decided: what no command makes yet, or what ought never to happen. */
  forge(event: OfficeEvent, actor = 'system'): void {
    this.#write([event], actor, this.#newId());
  }

  lines(): string[] {
    return linesOf(this.log);
  }

  #write(events: ReadonlyArray<OfficeEvent | LateEvent>, actor: string, command: string): void {
    for (const one of events) {
      const seq = this.day.seq + 1;
      const at = this.now;
      const recorded: RecordedEvent =
        'event' in one
          ? { seq, at, when: one.when, actor, command, event: one.event }
          : { seq, at, actor, command, event: one };
      evolve(this.day, recorded);
      this.log.push(recorded);
    }
  }
}

/** A fourth matter, which nobody has as a first skill on many days. */
const SERVICES = [...RULES.services, { id: 'passport', series: 'A', remote: false, minutes: 15 }];
const ids = SERVICES.map(({ id }) => id);

/**
 * Rules that differ from seed to seed: every figure of the policy, breaks, a shortened day, hours of a service, who takes
 * which matter first and which second.
 */
function randomRules(random: Random, version: number): OfficeRules {
  const span = (from: string, to: string) => [{ from, to }];
  const day = random.pick([span('08:00', '16:00'), [...span('08:00', '11:30'), ...span('12:00', '17:00')]]);
  const late = { mon: [], tue: [], wed: [], thu: span('09:30', '18:00'), fri: [], sat: [], sun: [] };
  return rulesWith(
    {
      priorityRun: random.int(1, 3),
      remoteGraceMinutes: random.int(0, 6),
      callsPerBackOffice: random.int(1, 5),
      bookedEarlyMinutes: random.int(0, 6),
      bookedLateMinutes: random.int(0, 6),
      returnMinutes: random.int(1, 15),
      returnPlaces: random.int(0, 4),
      missedAfterCalls: random.int(1, 2),
      missedAfterSeconds: random.pick([0, 1, 10, 60]),
      parkMinutes: random.int(5, 15),
      postponeTimes: random.int(0, 3),
      postponePlaces: random.int(1, 5),
      undoSeconds: random.int(5, 60),
      ticketsFromMinutes: random.int(0, 30),
      ticketsUntilMinutes: random.int(0, 60),
    },
    {
      version,
      hours: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] },
      exceptions: random.chance(0.2) ? [{ date: '2026-11-19', open: span('08:30', '14:00') }] : [],
      services: SERVICES.map((service) =>
        service.id === 'address' && random.chance(0.3) ? { ...service, hours: late } : service,
      ),
      clerks: RULES.clerks.map((one) => {
        const others = ids.filter((id) => !one.skills.includes(id));
        return { ...one, secondarySkills: others.filter(() => random.chance(0.4)) };
      }),
    },
  );
}

const bag = (weights: Record<string, number>): string[] =>
  Object.entries(weights).flatMap(([name, weight]) => Array<string>(weight).fill(name));

/** What holders and the office ask, and what is asked at a counter, by how things stand there. */
const LOBBY = bag({
  ...{ join: 16, home: 6, hard: 6, slot: 5, callBack: 3, checkIn: 12, reinstate: 8, postpone: 10 },
  ...{ answer: 3, cancel: 2, matter: 3, person: 1 },
});
const OFFICE = bag({ helped: 4, rules: 1, stop: 1, give: 3 });
const COUNTER = {
  closed: bag({ open: 1 }),
  paused: bag({ resume: 5, close: 1, open: 1 }),
  free: bag({ call: 26, byNumber: 3, walk: 4, unpark: 12, undo: 10, pause: 2, close: 1 }),
  called: bag({ arrive: 12, missed: 12, recall: 6, undo: 4, call: 1, sendAway: 1 }),
  serving: bag({ finish: 14, interrupt: 3, park: 5, transfer: 5, matter: 2, undo: 3, close: 1, sendAway: 1 }),
  interrupted: bag({ goOn: 5, finish: 1, undo: 1, call: 1, sendAway: 1 }),
};

/**
 * A short day of an office in which everything is asked, at counters and by holders, in any order. On two days of three lines are
 * cut, too.
 */
export function randomDay(seed: number, commands = 140): RecordedEvent[] {
  const random = createRandom(seed);
  const cuts = seed % 3 > 0;
  const office = new Office(randomRules(random, 1), NINE - random.pick([0, 20, 50, 80]) * 60_000);
  // Some days pass within minutes, so that people come in the same millisecond; some last until the evening.
  const pace = random.pick([300, 4_000, 40_000, 170_000]);
  for (let i = 0; i < commands; i += 1) {
    office.pass(random.chance(0.25) ? 0 : Math.round(random.exponential(pace)));
    const [command, actor] = anything(office, random, i);
    office.ask(command, actor);
    if (cuts && random.chance(0.06)) anOutage(office, random, i);
  }
  // The evening, the night, and the first minutes of the next day.
  office.pass(random.int(0, 10) * HOUR);
  office.pass(24 * HOUR);
  return office.log;
}

function anything(office: Office, random: Random, i: number): [Command, Actor] {
  const { day } = office;
  const some = (state: TicketState): string => {
    const found = [...day.tickets.values()].filter((ticket) => ticket.state === state).map(({ id }) => id);
    return found.length === 0 ? 'nobody' : random.pick(found);
  };
  const counter = random.pick(['1', '2', '3']);
  const there = day.counters.get(counter);
  const held = there?.state === 'open' && there.ticket !== null ? there.ticket : 'nobody';
  const who = clerk(there?.clerk ?? 'anna');
  const service = random.pick(ids);
  const ticket = `t${i}`;
  const reason = random.pick(CALL_REASONS);
  const joining = { ticket, service, hard: false, ...extras(random, service) };
  switch (random.pick(random.chance(0.03) ? OFFICE : random.chance(0.42) ? LOBBY : bagAt(day, counter))) {
    case 'join':
      return [{ type: 'Join', ...joining, channel: 'kiosk' }, KIOSK];
    case 'hard':
      return [{ type: 'Join', ...joining, channel: 'desk', hard: true }, MANAGER];
    case 'home':
      return [{ type: 'Join', ...joining, channel: 'home', hard: random.chance(0.2) }, RESIDENT];
    case 'slot':
    case 'callBack': {
      const kind = random.chance(0.6) ? 'slot' : 'call-back';
      const promised = { kind, at: office.now + Math.round(random.exponential(6 * 60_000)) } as const;
      return [{ type: 'Join', ...joining, channel: 'desk', hard: random.chance(0.2), promised }, MANAGER];
    }
    case 'open':
      return [{ type: 'OpenCounter', counter }, clerk(random.pick(RULES.clerks).id)];
    case 'byNumber':
      return [{ type: 'CallTicket', counter, ticket: some('waiting'), reason }, who];
    case 'walk': {
      const withReason = random.chance(0.6) ? { reason } : {};
      return [{ type: 'WalkDirect', counter, ...joining, hard: random.chance(0.2), ...withReason }, who];
    }
    case 'arrive':
      return [{ type: 'Arrive', counter, ticket: held }, who];
    case 'finish':
      return [{ type: 'Finish', counter, ticket: held, outcome: random.pick(['served', 'served', 'referred']) }, who];
    case 'missed':
      return [{ type: 'MarkMissed', counter, ticket: held }, who];
    case 'recall':
      return [{ type: 'Recall', counter, ticket: held }, who];
    case 'interrupt':
      return [{ type: 'Interrupt', counter, ticket: held, minutes: random.int(1, 60) }, who];
    case 'goOn':
      return [{ type: 'Resume', counter, ticket: held }, who];
    case 'park':
      return [
        { type: 'Park', counter, ticket: held, reason: random.pick(CLERK_PARK_REASONS), minutes: random.int(1, 10) },
        who,
      ];
    case 'unpark':
      return [{ type: 'Unpark', counter, ticket: some('parked'), announce: random.chance(0.5) }, who];
    case 'transfer': {
      const to = random.pick([{}, { to: { counter: random.pick(['1', '2', '3']) } }, { to: { clerk: 'ola' } }]);
      return [{ type: 'Transfer', counter, ticket: held, service, ...to }, who];
    }
    case 'matter':
      return [{ type: 'AddMatter', ticket: some(random.pick(['waiting', 'serving', 'called'])), service }, who];
    case 'undo':
      return [{ type: 'Undo', counter }, who];
    case 'reinstate':
      return [{ type: 'Reinstate', ticket: some('missed') }, random.pick([RESIDENT, KIOSK])];
    case 'checkIn':
      return [{ type: 'CheckIn', ticket: some('expected') }, random.pick([RESIDENT, KIOSK])];
    case 'postpone':
      return [{ type: 'Postpone', ticket: some('waiting'), places: random.int(1, 7) }, RESIDENT];
    case 'answer':
      return [{ type: 'AnswerCall', ticket: some('called'), answer: random.pick(['coming', 'more-time']) }, RESIDENT];
    case 'cancel': {
      const state = random.pick(['expected', 'waiting', 'called', 'missed', 'parked'] as const);
      return [{ type: 'Cancel', ticket: some(state) }, RESIDENT];
    }
    case 'pause':
      return [{ type: 'PauseCounter', counter }, who];
    case 'resume':
      return [{ type: 'ResumeCounter', counter }, who];
    case 'close':
      return [{ type: 'CloseCounter', counter }, random.pick([who, MANAGER])];
    case 'sendAway':
      return [{ type: 'CloseCounter', counter }, MANAGER];
    case 'person':
      return [{ type: 'AskForPerson' }, KIOSK];
    case 'helped':
      return [{ type: 'AnswerHelp', help: day.help[0]?.id ?? 0 }, MANAGER];
    case 'stop':
      return [{ type: 'SetIntake', service, open: false }, random.pick([SYSTEM, MANAGER])];
    case 'give':
      return [{ type: 'SetIntake', service: [...day.stopped][0] ?? service, open: true }, MANAGER];
    case 'rules':
      return [{ type: 'SetRules', rules: randomRules(random, i + 2) }, SYSTEM];
    default:
      return [{ type: 'CallNext', counter }, who];
  }
}

/** What is asked at a counter, by who is there. */
function bagAt(day: OfficeDay, id: string): string[] {
  const counter = day.counters.get(id);
  if (!counter) return COUNTER.closed;
  if (counter.state === 'paused') return COUNTER.paused;
  const state = day.tickets.get(counter.ticket ?? '')?.state;
  return state === 'called' || state === 'serving' || state === 'interrupted' ? COUNTER[state] : COUNTER.free;
}

/** Further matters, and a place that fits, for some. */
function extras(random: Random, service: string): { matters: string[]; aim: Aim | null } {
  const matters = ids.filter((id) => id !== service && random.chance(0.08));
  const aims: Aim[] = [{ counters: ['1'] }, { counters: ['2', '4'] }, { clerks: ['ola'] }, { clerks: ['anna', 'ewa'] }];
  const aim = random.chance(0.15) ? random.pick([...aims, { counters: ['1', '2'], clerks: ['ola'] }]) : null;
  return { matters, aim };
}
