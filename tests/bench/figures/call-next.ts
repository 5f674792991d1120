import type { OfficeFile } from '../../../shared/domain/office/office-file.ts';
import type { OfficeRules } from '../../../shared/domain/office/office-rules.ts';
import { rulesOf } from '../../../shared/domain/office/office-rules.ts';
import type { Aim } from '../../../shared/domain/policy/aim.ts';
import { CLASSES, TIER, type TicketClass } from '../../../shared/domain/policy/classes.ts';
import type { Actor, Command } from '../../../shared/domain/ticket/commands.ts';
import { initialDay, type OfficeDay } from '../../../shared/domain/ticket/day.ts';
import { decide } from '../../../shared/domain/ticket/decide.ts';
import type { OfficeEvent } from '../../../shared/domain/ticket/events.ts';
import { evolve } from '../../../shared/domain/ticket/evolve.ts';
import type { HelpCode } from '../../../shared/domain/ticket/help.ts';
import { ticketIdOf } from '../../../shared/domain/ticket/ticket-id.ts';
import { MINUTE } from '../../../shared/domain/words.ts';
import { type BenchOffice, benchOffice, must, newSecret, openOffice } from '../bench-office.ts';
import { createPoster, type Poster } from '../http-poster.ts';
import { type Figure, inTurns, median, rounded } from '../measure.ts';
import type { PlainServer } from '../plain-server.ts';

const MOST = 1.2;
const MANY = 10_000;
const FEW = 100;
const SERVICES = 12;
/** What the clerk has as a first skill; nobody waits for it, so that the second skills are looked at each time. */
const RARE = `service-${SERVICES + 1}`;
const COMMON = Array.from({ length: SERVICES }, (_, i) => `service-${i + 1}`);
const QUEUE = `${CLASSES.length} classes × ${SERVICES} services, half of them with aims of which some fit, all second skills of a clerk for whose first one nobody waits`;

/** What a call costs with ten thousand people waiting against a hundred: in the rules alone, and through the object. */
export async function callNext(ours: PlainServer, short: boolean): Promise<Figure[]> {
  return [await inRules(short), await throughObject(ours, short)];
}

// ---- in the rules ---------------------------------------------------------------------------------------------------

const NOW = Date.UTC(2026, 10, 19, 9, 0);
const CLERK: Actor = { role: 'clerk', person: 'clerk-1' };

/** An office where as many people wait as when it began: for each who is called another of the same kind joins. */
interface Waiting {
  day: OfficeDay;
  now: number;
  joined: number;
}

async function inRules(short: boolean): Promise<Figure> {
  const calls = short ? 1_000 : 4_000;
  const rules = rulesOf(
    benchOffice('rules', SERVICES + 1, (_, all) => all),
    1,
  );
  const many = waiting(rules, MANY);
  const few = waiting(rules, FEW);
  const warmUp = short ? 1 : 3;
  for (let i = 0; i < warmUp; i += 1) {
    callMany(many, calls);
    callMany(few, calls);
  }
  const pairs = await inTurns(
    short ? 5 : 15,
    async () => callMany(many, calls),
    async () => callMany(few, calls),
  );
  return figure('call-next in the rules', pairs, 'µs', {
    how: `decide and evolve of CallNext with ${MANY} waiting against ${FEW}, ${QUEUE}; whoever is called is replaced by another of the same kind; mean of ${calls} calls a round`,
  });
}

function waiting(rules: OfficeRules, people: number): Waiting {
  const office: Waiting = { day: initialDay(), now: NOW, joined: 0 };
  record(office, { type: 'RulesSet', rules });
  record(office, { type: 'DayOpened', date: '2026-11-19', rules });
  const opened = { type: 'CounterOpened', counter: '1', clerk: 'clerk-1' } as const;
  record(office, { ...opened, skills: [RARE], secondarySkills: COMMON });
  record(office, { ...opened, counter: '2', clerk: 'clerk-2', skills: COMMON, secondarySkills: [] });
  for (let i = 0; i < people; i += 1) {
    const service = Math.floor(i / CLASSES.length) % SERVICES;
    join(office, CLASSES[i % CLASSES.length] ?? 'present', COMMON[service] ?? '', AIMS[service % AIMS.length] ?? null);
  }
  return office;
}

/** By service. The last is for the colleague at the other counter. */
const AIMS: Array<Aim | null> = [null, { counters: ['1'] }, null, { clerks: ['clerk-1'] }, null, { counters: ['2'] }];

function record(office: Waiting, event: OfficeEvent): void {
  office.now += 1;
  evolve(office.day, { seq: office.day.seq + 1, at: office.now, actor: 'bench', command: 'bench', event });
}

function join(office: Waiting, ticketClass: TicketClass, service: string, aim: Aim | null): void {
  office.joined += 1;
  // The wire's numbers end at 999 for each letter; the rules do not mind where they came from.
  const number = `${String.fromCharCode(65 + (office.joined % SERVICES))}${String(office.joined).padStart(6, '0')}`;
  const place = { tier: TIER[ticketClass], due: office.now };
  const ticket = `t${office.joined}`;
  const aimed = aim ? { aim } : {};
  record(office, {
    type: 'TicketJoined',
    ticket,
    number,
    service,
    channel: 'kiosk',
    class: ticketClass,
    place,
    ...aimed,
  });
}

function apply(office: Waiting, command: Command): OfficeEvent {
  const decision = decide(office.day, command, { now: office.now, actor: CLERK });
  const event = decision.ok ? decision.events[0] : undefined;
  if (!event) throw new Error(`refused in a bench: ${JSON.stringify(decision)}`);
  record(office, event);
  return event;
}

/** Mean microseconds of a call; what follows a call is not timed. */
function callMany(office: Waiting, calls: number): number {
  let spent = 0;
  for (let i = 0; i < calls; i += 1) {
    const from = performance.now();
    const called = apply(office, { type: 'CallNext', counter: '1' });
    spent += performance.now() - from;
    if (called.type !== 'TicketCalled') throw new Error('Invariant broken: a call calls');
    const ticket = office.day.tickets.get(called.ticket);
    if (ticket?.state !== 'called') throw new Error('Invariant broken: whoever is called is called');
    apply(office, { type: 'Arrive', counter: '1', ticket: ticket.id });
    apply(office, { type: 'Finish', counter: '1', ticket: ticket.id, outcome: 'served' });
    // A day of ten thousand calls would grow; the served are dropped, so that both days keep their size.
    office.day.tickets.delete(ticket.id);
    office.day.byNumber.delete(ticket.number);
    join(office, ticket.class, ticket.service, ticket.aim);
  }
  return (spent / calls) * 1_000;
}

// ---- through the object ---------------------------------------------------------------------------------------------

interface CrowdedOffice extends BenchOffice {
  /** Which kind of client a ticket is, by its id. */
  kinds: Map<string, number>;
  joinedFromHome: number;
}

async function throughObject(ours: PlainServer, short: boolean): Promise<Figure> {
  const many = short ? 1_000 : MANY;
  const calls = short ? 30 : 100;
  const poster = createPoster(ours.port, 16);
  const crowded = await fill(ours, poster, `crowded-${many}`, many);
  const quiet = await fill(ours, poster, `quiet-${FEW}`, FEW);
  for (const office of [crowded, quiet]) await callInObject(office, poster, calls);
  const pairs = await inTurns(
    short ? 3 : 9,
    () => callInObject(crowded, poster, calls),
    () => callInObject(quiet, poster, calls),
  );
  poster.close();
  return figure('call-next through the object', pairs, 'ms', {
    how: `answer to CallNext over HTTP, one at a time, with ${many} waiting against ${FEW}, ${QUEUE}; whoever is called is replaced by another of the same kind; median of ${calls} calls a round`,
  });
}

async function fill(ours: PlainServer, poster: Poster, id: string, people: number): Promise<CrowdedOffice> {
  const office: CrowdedOffice = {
    ...(await openOffice(ours, poster, crowdedOffice(id), 2)),
    kinds: new Map(),
    joinedFromHome: 0,
  };
  let next = 0;
  const join = async (): Promise<void> => {
    while (next < people) {
      next += 1;
      await joinOffice(office, poster, next);
    }
  };
  await Promise.all(Array.from({ length: 16 }, join));
  return office;
}

/** Only counter 1 has no steps, only counter 2 is quiet, and only the clerks of both sign. */
function crowdedOffice(id: string): OfficeFile {
  const file = benchOffice(id, SERVICES + 1, (clerk) => (clerk === 0 ? [RARE] : COMMON));
  return {
    ...file,
    counters: file.counters.map((counter) => ({
      ...counter,
      stepFree: counter.id === '1',
      quiet: counter.id === '2',
    })),
    people: file.people.map((person) => ({
      ...person,
      secondarySkills: person.id === 'clerk-1' ? COMMON : [],
      signs: person.id === 'clerk-1' || person.id === 'clerk-2',
    })),
  };
}

const NEEDS: ReadonlyArray<readonly HelpCode[]> = [[], ['space'], [], ['sign'], [], ['quiet']];

/** No more may join from home at once than an office takes in; from there on whoever would have is in the building. */
const MOST_FROM_HOME = 400;

/** In turn: present, waiting is hard, joined from home and come, a call-back; help by service. */
async function joinOffice(office: CrowdedOffice, poster: Poster, kind: number): Promise<void> {
  const secret = newSecret();
  office.kinds.set(ticketIdOf(office.id, secret), kind);
  const turn = Math.floor(kind / 4) % SERVICES;
  const service = COMMON[turn] ?? '';
  const needs = [...(NEEDS[turn % NEEDS.length] ?? [])];
  const take = { type: 'TakeTicket', secret, service, needs } as const;
  switch (kind % 4) {
    case 0:
      await must(office.send(office.kiosk, take));
      return;
    case 1:
      await must(office.send(office.kiosk, { ...take, needs: [...needs, 'short'] }));
      return;
    case 2: {
      if (office.joinedFromHome >= MOST_FROM_HOME) {
        await must(office.send(office.kiosk, take));
        return;
      }
      office.joinedFromHome += 1;
      const body = JSON.stringify({ id: newSecret(), secret, service, needs });
      const from = `203.0.113.${office.joinedFromHome % 200}`;
      const joined = await must(poster.post(`/api/offices/${office.id}/tickets`, body, '', from));
      const { ticket } = JSON.parse(joined.text) as { ticket: { number: string } };
      await must(office.send(office.kiosk, { type: 'CheckInNumber', number: ticket.number }));
      return;
    }
    default:
      // So soon that it is on the same day, except in the very last minute of one.
      await must(office.send(office.manager, { ...take, promised: { kind: 'call-back', at: Date.now() + MINUTE } }));
  }
}

/** Median ms of the answer to a call. The refusal of a second call tells whom the first one called. */
async function callInObject(office: CrowdedOffice, poster: Poster, calls: number): Promise<number> {
  const clerk = office.clerks[0] ?? '';
  const counter = '1';
  const times: number[] = [];
  for (let i = 0; i < calls; i += 1) {
    const from = performance.now();
    await must(office.send(clerk, { type: 'CallNext', counter }));
    times.push(performance.now() - from);
    const busy = JSON.parse((await office.send(clerk, { type: 'CallNext', counter })).text) as { ticket: string };
    await must(office.send(clerk, { type: 'Arrive', counter, ticket: busy.ticket }));
    await must(office.send(clerk, { type: 'Finish', counter, ticket: busy.ticket }));
    await joinOffice(office, poster, office.kinds.get(busy.ticket) ?? 0);
  }
  return median(times);
}

function figure(
  name: string,
  pairs: ReadonlyArray<{ ours: number; other: number }>,
  unit: string,
  details: { how: string },
): Figure {
  const ratios = pairs.map((pair) => pair.ours / pair.other);
  const value = median(ratios);
  return {
    figure: name,
    value: rounded(value),
    unit: 'ratio',
    target: `at most ${MOST}`,
    met: value <= MOST,
    many: rounded(median(pairs.map((pair) => pair.ours)), 3),
    few: rounded(median(pairs.map((pair) => pair.other)), 3),
    each: unit,
    rounds: ratios.map((ratio) => rounded(ratio)),
    ...details,
  };
}
