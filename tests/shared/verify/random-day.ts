import type { OfficeRules } from '../../../shared/domain/office/office-rules.ts';
import { advance } from '../../../shared/domain/ticket/advance.ts';
import type { Actor, Command } from '../../../shared/domain/ticket/commands.ts';
import { initialDay, type OfficeDay } from '../../../shared/domain/ticket/day.ts';
import { decide } from '../../../shared/domain/ticket/decide.ts';
import type { OfficeEvent, RecordedEvent } from '../../../shared/domain/ticket/events.ts';
import { evolve } from '../../../shared/domain/ticket/evolve.ts';
import type { TicketState } from '../../../shared/domain/ticket/ticket.ts';
import { createRandom, type Random } from '../../../shared/lib/random.ts';
import { sha256Hex } from '../../../shared/lib/sha256.ts';
import { clerk, KIOSK, MANAGER, NINE, RESIDENT, RULES, rulesWith, SYSTEM } from '../../helpers/rules.ts';

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

/** How an actor stands in the log. */
export function nameOf(actor: Actor): string {
  if ('person' in actor) return `person:${actor.person}`;
  return actor.role === 'kiosk' ? `kiosk:${actor.device}` : actor.role;
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

  ask(command: Command, actor: Actor): boolean {
    this.pass(0);
    const decision = decide(this.day, command, { now: this.now, actor });
    this.#commands += 1;
    if (decision.ok) this.#write(decision.events, nameOf(actor), `c${this.#commands}`);
    return decision.ok;
  }

  /** Writes down what nobody decided: what no command makes yet, or what ought never to happen. */
  forge(event: OfficeEvent, actor = 'system'): void {
    this.#commands += 1;
    this.#write([event], actor, `c${this.#commands}`);
  }

  lines(): string[] {
    return linesOf(this.log);
  }

  #write(events: OfficeEvent[], actor: string, command: string): void {
    for (const event of events) {
      const recorded = { seq: this.day.seq + 1, at: this.now, actor, command, event };
      evolve(this.day, recorded);
      this.log.push(recorded);
    }
  }
}

/** Rules that differ from seed to seed: every figure of the policy, breaks, a shortened day, hours of a service. */
function randomRules(random: Random, version: number): OfficeRules {
  const span = (from: string, to: string) => [{ from, to }];
  const day = random.pick([span('08:00', '16:00'), [...span('08:00', '11:30'), ...span('12:00', '17:00')]]);
  const late = { mon: [], tue: [], wed: [], thu: span('09:30', '18:00'), fri: [], sat: [], sun: [] };
  return rulesWith(
    {
      priorityRun: random.int(1, 3),
      remoteGraceMinutes: random.int(0, 6),
      returnMinutes: random.int(1, 15),
      returnPlaces: random.int(0, 4),
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
      services: RULES.services.map((service) =>
        service.id === 'address' && random.chance(0.3) ? { ...service, hours: late } : service,
      ),
    },
  );
}

const bag = (weights: Record<string, number>): string[] =>
  Object.entries(weights).flatMap(([name, weight]) => Array<string>(weight).fill(name));

/** What holders and the office ask, and what is asked at a counter, by how things stand there. */
const LOBBY = bag({
  join: 16,
  home: 6,
  hard: 6,
  checkIn: 8,
  reinstate: 8,
  postpone: 10,
  answer: 2,
  cancel: 2,
  person: 1,
});
const OFFICE = bag({ helped: 8, rules: 1 });
const COUNTER = {
  closed: bag({ open: 1 }),
  paused: bag({ resume: 5, close: 1, open: 1 }),
  free: bag({ call: 30, undo: 8, pause: 2, close: 1 }),
  called: bag({ arrive: 10, missed: 9, recall: 3, undo: 4, call: 1 }),
  serving: bag({ finish: 12, undo: 1, close: 1 }),
};

/** A short day of an office in which everything is asked, at counters and by holders, in any order. */
export function randomDay(seed: number, commands = 100): RecordedEvent[] {
  const random = createRandom(seed);
  const office = new Office(randomRules(random, 1), NINE - random.pick([0, 20, 50, 80]) * 60_000);
  // Some days pass within minutes, so that people come in the same millisecond; some last until the evening.
  const pace = random.pick([300, 4_000, 40_000, 240_000]);
  for (let i = 0; i < commands; i += 1) {
    office.pass(random.chance(0.25) ? 0 : Math.round(random.exponential(pace)));
    const [command, actor] = anything(office, random, i);
    office.ask(command, actor);
  }
  // The evening, the night, and the first minutes of the next day.
  office.pass(random.int(0, 10) * HOUR);
  office.pass(24 * HOUR);
  return office.log;
}

function anything(office: Office, random: Random, i: number): [Command, Actor] {
  const { day } = office;
  const some = (state: TicketState): string => {
    const ids = [...day.tickets.values()].filter((ticket) => ticket.state === state).map(({ id }) => id);
    return ids.length === 0 ? 'nobody' : random.pick(ids);
  };
  const counter = random.pick(['1', '2', '3']);
  const there = day.counters.get(counter);
  const held = there?.state === 'open' && there.ticket !== null ? there.ticket : 'nobody';
  const client = day.tickets.get(held);
  const state = client?.state === 'called' || client?.state === 'serving' ? client.state : 'free';
  const atCounter = COUNTER[there === undefined ? 'closed' : there.state === 'paused' ? 'paused' : state];
  const who = clerk(there?.clerk ?? 'anna');
  const service = random.pick(RULES.services).id;
  const ticket = `t${i}`;
  switch (random.pick(random.chance(0.02) ? OFFICE : random.chance(0.42) ? LOBBY : atCounter)) {
    case 'join':
      return [{ type: 'Join', ticket, service, channel: 'kiosk', hard: false }, KIOSK];
    case 'hard':
      return [{ type: 'Join', ticket, service, channel: 'desk', hard: true }, MANAGER];
    case 'home':
      return [{ type: 'Join', ticket, service, channel: 'home', hard: random.chance(0.2) }, RESIDENT];
    case 'open':
      return [{ type: 'OpenCounter', counter }, clerk(random.pick(RULES.clerks).id)];
    case 'arrive':
      return [{ type: 'Arrive', counter, ticket: held }, who];
    case 'finish':
      return [{ type: 'Finish', counter, ticket: held, outcome: random.pick(['served', 'served', 'referred']) }, who];
    case 'missed':
      return [{ type: 'MarkMissed', counter, ticket: held }, who];
    case 'recall':
      return [{ type: 'Recall', counter, ticket: held }, who];
    case 'undo':
      return [{ type: 'Undo', counter }, who];
    case 'reinstate':
      return [{ type: 'Reinstate', ticket: some('missed') }, RESIDENT];
    case 'checkIn':
      return [{ type: 'CheckIn', ticket: some('expected') }, RESIDENT];
    case 'postpone':
      return [{ type: 'Postpone', ticket: some('waiting'), places: random.int(1, 7) }, RESIDENT];
    case 'answer':
      return [{ type: 'AnswerCall', ticket: some('called'), answer: 'coming' }, RESIDENT];
    case 'cancel':
      return [{ type: 'Cancel', ticket: some(random.pick(['expected', 'waiting', 'called', 'missed'])) }, RESIDENT];
    case 'pause':
      return [{ type: 'PauseCounter', counter }, who];
    case 'resume':
      return [{ type: 'ResumeCounter', counter }, who];
    case 'close':
      return [{ type: 'CloseCounter', counter }, random.pick([who, MANAGER])];
    case 'person':
      return [{ type: 'AskForPerson' }, KIOSK];
    case 'helped':
      return [{ type: 'AnswerHelp', help: day.help[0]?.id ?? 0 }, MANAGER];
    case 'rules':
      return [{ type: 'SetRules', rules: randomRules(random, i + 2) }, SYSTEM];
    default:
      return [{ type: 'CallNext', counter }, who];
  }
}
