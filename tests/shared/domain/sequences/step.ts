import fc from 'fast-check';
import { localClock } from '../../../../shared/domain/office/local-time.ts';
import type { OfficeRules } from '../../../../shared/domain/office/office-rules.ts';
import type { Aim } from '../../../../shared/domain/policy/aim.ts';
import { CALL_REASONS, CLERK_PARK_REASONS } from '../../../../shared/domain/policy/reasons.ts';
import type { Actor, Command, CommandType, Promised } from '../../../../shared/domain/ticket/commands.ts';
import type { OfficeDay } from '../../../../shared/domain/ticket/day.ts';
import { isIn, leaseOf, nextLentNumber } from '../../../../shared/domain/ticket/lent-numbers.ts';
import type { TicketState } from '../../../../shared/domain/ticket/ticket.ts';
import { MINUTE } from '../../../../shared/domain/words.ts';
import { clerk, HOST, KIOSK, MANAGER, RESIDENT, RULES, SYSTEM } from '../../../helpers/rules.ts';

// Nobody here follows the screens: anybody asks anything, twice, late, and at the same moment. A step is a few numbers that
// get their meaning from the day that they meet, so that a failing sequence stays meaningful while it is made shorter.

export interface Step {
  ask: CommandType;
  /** Chooses the counter, the ticket, the service and whatever else the command needs. */
  pick: number;
  /** Who asks: mostly whoever may, at times somebody else. */
  who: number;
  pass: Pass;
  /** How many minutes ago it was done, when its device had no line then: negative where its clock is ahead. Null: asked at once. */
  told: number | null;
}

export type Pass = { minutes: number } | 'tomorrow' | 'set back';

/** How often each is asked. */
export const ASKS: Record<CommandType, number> = {
  SetRules: 1,
  Join: 42,
  CheckIn: 8,
  Postpone: 8,
  Cancel: 3,
  AnswerCall: 4,
  Reinstate: 12,
  OpenCounter: 6,
  PauseCounter: 2,
  ResumeCounter: 3,
  CloseCounter: 2,
  CallNext: 30,
  CallTicket: 6,
  WalkDirect: 5,
  Recall: 6,
  Arrive: 24,
  Finish: 9,
  MarkMissed: 12,
  Interrupt: 4,
  Resume: 4,
  Park: 6,
  Unpark: 6,
  Transfer: 9,
  AddMatter: 5,
  Undo: 14,
  SetIntake: 2,
  CallReserved: 6,
  CallSlip: 6,
  LendNumbers: 3,
  TakeNumbersBack: 1,
  HoldFor: 6,
  EndHold: 1,
  AskForPerson: 1,
  AnswerHelp: 1,
};

const pass: fc.Arbitrary<Pass> = fc.oneof(
  { weight: 500, arbitrary: fc.constantFrom(0, 0, 1 / 60, 5 / 60, 1 / 2).map((minutes) => ({ minutes })) },
  { weight: 50, arbitrary: fc.constantFrom(2, 6, 16).map((minutes) => ({ minutes })) },
  { weight: 3, arbitrary: fc.constantFrom(61, 61, 420).map((minutes) => ({ minutes })) },
  { weight: 1, arbitrary: fc.constant('tomorrow') },
  { weight: 4, arbitrary: fc.constant('set back') },
);

const step: fc.Arbitrary<Step> = fc.record({
  ask: fc.oneof(
    ...Object.entries(ASKS).map(([ask, weight]) => ({ weight, arbitrary: fc.constant(ask as CommandType) })),
  ),
  pick: fc.nat(9_999),
  who: fc.nat(19),
  pass,
  told: fc.oneof(
    { weight: 80, arbitrary: fc.constant(null) },
    { weight: 18, arbitrary: fc.constantFrom(0, 1 / 60, 1, 4, 12, 30, -1, -10, 40) },
    { weight: 1, arbitrary: fc.constant(24 * 60) },
  ),
});

/** Without bias towards small numbers: nothing here is more telling for being small. */
export const steps: fc.Arbitrary<Step[]> = fc.noBias(fc.array(step, { minLength: 1, maxLength: 200, size: 'max' }));

const allDay = [{ from: '08:00', to: '16:00' }];
const everyDay = { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay };

/** An office with a service that nobody has as a first skill, and a clerk who has hardly any. */
export const OFFICE: OfficeRules = {
  ...RULES,
  hours: everyDay,
  services: [
    ...RULES.services,
    {
      id: 'waste',
      series: 'B',
      remote: true,
      minutes: 5,
      hours: { ...everyDay, thu: [{ from: '08:00', to: '18:00' }] },
    },
  ],
  clerks: [
    { id: 'anna', skills: ['id-card', 'address'], secondarySkills: ['tax', 'waste'] },
    { id: 'jan', skills: ['id-card'], secondarySkills: ['address', 'waste'] },
    { id: 'ewa', skills: ['tax'], secondarySkills: ['id-card'] },
    { id: 'ola', skills: ['id-card', 'address', 'tax', 'waste'], secondarySkills: [] },
    { id: 'maria', skills: ['tax'], secondarySkills: [] },
  ],
  policy: { ...RULES.policy, undoSeconds: 60, callsPerBackOffice: 3, returnMinutes: 10, parkMinutes: 20 },
};

/** Rules that may come in during the day. `version` tells them apart. */
export const VARIANTS: readonly OfficeRules[] = [
  OFFICE,
  {
    ...OFFICE,
    version: 2,
    policy: { ...OFFICE.policy, missedAfterCalls: 2, missedAfterSeconds: 30, returnPlaces: 1, postponePlaces: 2 },
  },
  { ...OFFICE, version: 3, policy: { ...OFFICE.policy, priorityRun: 1, undoSeconds: 5, remoteGraceMinutes: 0 } },
  {
    ...OFFICE,
    version: 4,
    services: OFFICE.services.filter(({ id }) => id !== 'waste'),
    policy: { ...OFFICE.policy, priorityRun: 3, bookedEarlyMinutes: 0, bookedLateMinutes: 0 },
  },
];

const CLERKS = ['anna', 'jan', 'ewa', 'ola', 'maria'];
const COUNTERS = ['1', '2', '3'];
const SERVICES = ['id-card', 'address', 'tax', 'waste'];
const AIMS: Array<Aim | null> = [
  null,
  null,
  null,
  { counters: ['1'] },
  { counters: ['2', '3'] },
  { clerks: ['ewa'] },
  { counters: ['1'], clerks: ['jan', 'ola'] },
  { counters: ['9'] },
  { counters: [] },
];

/** In the form of the wire. */
function ticketId(n: number): string {
  return String(n).padStart(26, '0');
}

const NOBODY = ticketId(9_999_999);

/** The command that a step asks of this day, and who asks it. */
export function commandOf(day: OfficeDay, now: number, { ask: wish, pick, who }: Step): [Command, Actor] {
  // In an empty office nothing can be done but opening a counter and coming in.
  const ask = day.counters.size === 0 ? 'OpenCounter' : day.counts.ended === day.tickets.size ? 'Join' : wish;
  // Mostly somebody to whom it may happen; at times anybody, those who have gone included.
  const isApt = who < 17;
  const some = (...states: TicketState[]): string => aTicket(day, pick, isApt ? states : []);
  const counter = aCounter(day, pick >> 4, isApt ? CLIENT_OF[ask] : undefined);
  const there = day.counters.get(counter);
  const held = there?.state === 'open' ? there.ticket : null;
  const staff = actorAt(there?.clerk, pick, who);
  const client = isApt && held !== null ? held : some('called', 'serving');
  const here = { counter, ticket: client };
  const service = of(SERVICES, pick);
  const minutes = of([1, 3, 10], pick);
  switch (ask) {
    case 'SetRules':
      return [{ type: ask, rules: of(VARIANTS, pick) }, SYSTEM];
    case 'Join':
      return joinOf(day, now, pick, service);
    case 'CheckIn':
      return [{ type: ask, ticket: some('expected') }, selfOrHost(pick)];
    case 'Postpone':
      return [{ type: ask, ticket: some('waiting'), places: 1 + (pick % 7) }, RESIDENT];
    case 'Cancel':
      return [{ type: ask, ticket: some() }, RESIDENT];
    case 'AnswerCall':
      return [{ type: ask, ticket: some('called'), answer: pick % 2 === 0 ? 'coming' : 'more-time' }, RESIDENT];
    case 'Reinstate':
      return [{ type: ask, ticket: some('missed') }, selfOrHost(pick)];
    case 'OpenCounter':
      return [{ type: ask, counter }, clerk(of(isApt ? absent(day) : [...CLERKS, 'nobody'], pick))];
    case 'PauseCounter':
    case 'ResumeCounter':
    case 'CallNext':
    case 'Undo':
      return [{ type: ask, counter }, staff];
    case 'CloseCounter':
      return [{ type: ask, counter }, pick % 2 === 0 ? MANAGER : staff];
    case 'CallTicket': {
      const reason = of([...CALL_REASONS, undefined], pick);
      return [{ type: ask, counter, ticket: some('waiting'), ...(reason ? { reason } : {}) }, staff];
    }
    case 'WalkDirect': {
      const walk = { type: ask, counter, ticket: newId(day), service, hard: pick % 4 === 0 } as const;
      return [pick % 2 === 0 ? { ...walk, reason: of(CALL_REASONS, pick) } : { ...walk, aim: of(AIMS, pick) }, staff];
    }
    case 'Recall':
    case 'Arrive':
    case 'MarkMissed':
    case 'Resume':
      return [{ type: ask, ...here }, staff];
    case 'Finish':
      return [{ type: ask, ...here, outcome: pick % 4 === 0 ? 'referred' : 'served' }, staff];
    case 'Interrupt':
      return [{ type: ask, ...here, minutes }, staff];
    case 'Park':
      return [{ type: ask, ...here, reason: of(CLERK_PARK_REASONS, pick), minutes }, staff];
    case 'Unpark':
      return [{ type: ask, counter, ticket: some('parked'), announce: pick % 2 === 0 }, staff];
    case 'Transfer': {
      const to = of([undefined, undefined, { counter: of(COUNTERS, pick) }, { clerk: of(CLERKS, pick) }], pick >> 2);
      return [{ type: ask, ...here, service, ...(to ? { to } : {}) }, staff];
    }
    case 'AddMatter':
      return [{ type: ask, ticket: pick % 2 === 0 ? client : some(), service }, staff];
    case 'SetIntake':
      return [{ type: ask, service: of([...day.stopped, ...SERVICES], pick), open: pick % 2 > 0 }, MANAGER];
    case 'CallReserved': {
      const mine = [...(day.holds.get(counter)?.tickets ?? [])][0];
      return [{ type: ask, counter, ticket: (isApt ? mine : undefined) ?? some('waiting', 'called', 'missed') }, staff];
    }
    case 'CallSlip': {
      const known = day.tickets.get(some('waiting', 'expected', 'missed', 'called', 'parked'))?.number;
      const number = pick % 2 === 0 ? (known ?? paper(day, pick)) : paper(day, pick);
      const takes = [...(there?.skills ?? []), ...(there?.secondarySkills ?? [])].filter((id) => {
        return day.rules?.services.some((one) => one.id === id && number.startsWith(one.series));
      });
      const matter = isApt && takes.length > 0 ? of(takes, pick >> 2) : service;
      return [{ type: ask, counter, number, service: matter, ticket: newId(day) }, staff];
    }
    case 'LendNumbers':
    case 'TakeNumbersBack':
      return [{ type: ask, device: of(KIOSKS, pick).device }, SYSTEM];
    case 'HoldFor': {
      const waiting = [...day.tickets.values()].filter(({ state }) => state === 'waiting').map(({ id }) => id);
      const tickets = isApt ? waiting.slice(pick % 3, (pick % 3) + 3) : [some('called'), some('waiting'), NOBODY];
      return [{ type: ask, counter, tickets }, SYSTEM];
    }
    case 'EndHold':
      return [{ type: ask, counter: of([...day.holds.keys(), ...COUNTERS], pick) }, SYSTEM];
    case 'AskForPerson':
      return [{ type: ask }, isApt ? KIOSK : RESIDENT];
    case 'AnswerHelp':
      return [{ type: ask, help: day.help[0]?.id ?? 0 }, staff];
  }
}

/**
 * At which counters a command has something to do: closed, on a break, with a step that may be taken back, or with a client
 * in that state; null: with none.
 */
const CLIENT_OF: Partial<Record<CommandType, ReadonlyArray<TicketState | 'closed' | 'paused' | 'stepped' | null>>> = {
  OpenCounter: ['closed'],
  PauseCounter: [null],
  ResumeCounter: ['paused'],
  CloseCounter: [null, 'paused', 'called', 'serving', 'interrupted'],
  CallNext: [null],
  CallTicket: [null],
  CallReserved: [null],
  CallSlip: [null],
  WalkDirect: [null],
  Unpark: [null],
  Recall: ['called'],
  Arrive: ['called'],
  MarkMissed: ['called'],
  Finish: ['serving'],
  Interrupt: ['serving', 'interrupted'],
  Park: ['serving'],
  Transfer: ['serving'],
  AddMatter: ['serving', 'called'],
  Resume: ['interrupted'],
  Undo: ['stepped'],
};

function absent(day: OfficeDay): string[] {
  const there = [...day.counters.values()].map((counter) => counter.clerk);
  return CLERKS.filter((person) => !there.includes(person));
}

function clientState(day: OfficeDay, client: string | null): TicketState | null {
  return (client === null ? undefined : day.tickets.get(client))?.state ?? null;
}

function aCounter(day: OfficeDay, pick: number, apt: (typeof CLIENT_OF)[CommandType]): string {
  const fitting = COUNTERS.filter((id) => {
    const counter = day.counters.get(id);
    if (!counter || counter.state === 'paused') return apt?.includes(counter ? 'paused' : 'closed');
    if (counter.last) return apt?.includes('stepped') || apt?.includes(clientState(day, counter.ticket));
    return apt?.includes(clientState(day, counter.ticket));
  });
  const open = COUNTERS.filter((id) => day.counters.has(id));
  return of(fitting.length > 0 ? fitting : apt && open.length > 0 ? open : COUNTERS, pick);
}

function joinOf(day: OfficeDay, now: number, pick: number, service: string): [Command, Actor] {
  const kind = of(['kiosk', 'kiosk', 'slip', 'kiosk', 'home', 'slot', 'call-back', 'desk', 'again', 'slip'], pick >> 2);
  if (kind === 'slip') return slipOf(day, now, pick, service);
  const again = kind === 'again' ? aTicket(day, pick, []) : NOBODY;
  const ticket = again === NOBODY ? newId(day) : again;
  const promised: Promised | undefined =
    kind === 'slot' || kind === 'call-back'
      ? { kind, at: now + of([3, 12, -1, 40, 6, 600, 2_000], pick) * MINUTE }
      : undefined;
  const channel = kind === 'home' || (promised && pick % 5 === 0) ? 'home' : kind === 'kiosk' ? 'kiosk' : 'desk';
  const matters = pick % 6 === 0 ? [of(SERVICES, pick + 1), of(SERVICES, pick >> 3)] : [];
  const join = {
    type: 'Join',
    ticket,
    service,
    channel,
    hard: pick % 3 === 0,
    matters,
    aim: of(AIMS, pick >> 1),
  } as const;
  const actor = channel === 'home' ? RESIDENT : channel === 'kiosk' ? KIOSK : HOST;
  return [promised ? { ...join, promised } : join, actor];
}

/** A number that a kiosk gave by itself: mostly its next one; or one of a ticket that it or a clerk has told of before. */
function slipOf(day: OfficeDay, now: number, pick: number, wish: string): [Command, Actor] {
  const actor = of(KIOSKS, pick);
  const lease = leaseOf(day, actor.device);
  if (!lease && pick % 5 > 0) return [{ type: 'LendNumbers', device: actor.device }, SYSTEM];
  const hard = pick % 5 === 0;
  const slips = [...day.slips].flatMap((id) => {
    const slip = day.tickets.get(id);
    return slip && lease && isIn(lease, slip.number) ? [slip] : [];
  });
  const own =
    pick % 3 === 0 ? day.tickets.get(aTicket(day, pick >> 2, ['waiting', 'called', 'missed', 'ended'])) : undefined;
  const ticket = own?.id ?? newId(day);
  const slip = pick % 7 < 4 ? of([...slips, undefined], pick >> 3) : undefined;
  const service = own?.service ?? slip?.service ?? wish;
  const series = day.rules?.services.find(({ id }) => id === service)?.series ?? 'A';
  const { date } = localClock(day.rules?.timeZone ?? 'UTC', now);
  const next = nextLentNumber(day, actor.device, series, date);
  const number = slip?.number ?? (pick % 11 === 0 ? null : next) ?? paper(day, pick);
  return [{ type: 'Join', ticket, service, channel: 'kiosk', hard, number }, actor];
}

const KIOSKS = [KIOSK, { role: 'kiosk', device: 'k2', place: 'Door' }] as const satisfies Actor[];

/** A number of a kiosk as a client shows it; at times misheard. */
function paper(day: OfficeDay, pick: number): string {
  const lease = of([...day.lent, ...day.lent, { from: 500 }], pick >> 1);
  return `${of(['A', 'A', 'B'], pick)}${lease.from + (pick % 10)}`;
}

/** With their own phone, or at the front desk. */
function selfOrHost(pick: number): Actor {
  return pick % 3 === 0 ? HOST : RESIDENT;
}

/** Mostly the clerk who sits there. */
function actorAt(clerkThere: string | undefined, pick: number, who: number): Actor {
  if (clerkThere !== undefined && who < 18) return clerk(clerkThere);
  return [clerk(of(CLERKS, pick)), MANAGER, HOST, RESIDENT, KIOSK, SYSTEM][pick % 6] ?? SYSTEM;
}

function aTicket(day: OfficeDay, pick: number, states: readonly TicketState[]): string {
  const all = [...day.tickets.values()];
  const fitting = states.length === 0 ? all : all.filter(({ state }) => states.includes(state));
  return of(fitting.length > 0 ? fitting : all, pick)?.id ?? NOBODY;
}

function newId(day: OfficeDay): string {
  return ticketId(day.seq + 1);
}

function of<T>(items: readonly T[], pick: number): T {
  return items[pick % Math.max(1, items.length)] as T;
}
