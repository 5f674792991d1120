import type { OfficeRules } from '../../../shared/domain/office/office-rules.ts';
import { rulesOf } from '../../../shared/domain/office/office-rules.ts';
import { CLASSES, TIER, type TicketClass } from '../../../shared/domain/policy/classes.ts';
import type { Actor, Command } from '../../../shared/domain/ticket/commands.ts';
import { initialDay, type OfficeDay } from '../../../shared/domain/ticket/day.ts';
import { decide } from '../../../shared/domain/ticket/decide.ts';
import type { OfficeEvent } from '../../../shared/domain/ticket/events.ts';
import { evolve } from '../../../shared/domain/ticket/evolve.ts';
import { type BenchOffice, benchOffice, must, newSecret, openOffice } from '../bench-office.ts';
import { createPoster, type Poster } from '../http-poster.ts';
import { type Figure, inTurns, median, rounded } from '../measure.ts';
import type { PlainServer } from '../plain-server.ts';

const MOST = 1.2;
const MANY = 10_000;
const FEW = 100;
const SERVICES = 12;

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
    benchOffice('rules', SERVICES, (_, all) => all),
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
    how: `decide and evolve of CallNext with ${MANY} waiting against ${FEW}, ${CLASSES.length} classes × ${SERVICES} services, a clerk with all skills; whoever is called is replaced by another of the same kind; mean of ${calls} calls a round`,
  });
}

function waiting(rules: OfficeRules, people: number): Waiting {
  const office: Waiting = { day: initialDay(), now: NOW, joined: 0 };
  record(office, { type: 'RulesSet', rules });
  record(office, { type: 'DayOpened', date: '2026-11-19', rules });
  record(office, { type: 'CounterOpened', counter: '1', clerk: 'clerk-1', skills: rules.services.map(({ id }) => id) });
  for (let i = 0; i < people; i += 1) {
    join(
      office,
      CLASSES[i % CLASSES.length] ?? 'present',
      `service-${(Math.floor(i / CLASSES.length) % SERVICES) + 1}`,
    );
  }
  return office;
}

function record(office: Waiting, event: OfficeEvent): void {
  office.now += 1;
  evolve(office.day, { seq: office.day.seq + 1, at: office.now, actor: 'bench', command: 'bench', event });
}

function join(office: Waiting, ticketClass: TicketClass, service: string): void {
  office.joined += 1;
  // The wire's numbers end at 999 for each letter; the rules do not mind where they came from.
  const number = `${String.fromCharCode(65 + (office.joined % SERVICES))}${String(office.joined).padStart(6, '0')}`;
  const place = { tier: TIER[ticketClass], due: office.now };
  const ticket = `t${office.joined}`;
  record(office, { type: 'TicketJoined', ticket, number, service, channel: 'kiosk', class: ticketClass, place });
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
    join(office, ticket.class, ticket.service);
  }
  return (spent / calls) * 1_000;
}

// ---- through the object ---------------------------------------------------------------------------------------------

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
    how: `answer to CallNext over HTTP, one at a time, with ${many} waiting against ${FEW}; three classes × ${SERVICES} services, a clerk with all skills; median of ${calls} calls a round`,
  });
}

async function fill(ours: PlainServer, poster: Poster, id: string, people: number): Promise<BenchOffice> {
  const office = await openOffice(
    ours,
    poster,
    benchOffice(id, SERVICES, (_, all) => all),
    1,
  );
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

/** In turn: present, waiting is hard, joined from home and come. */
async function joinOffice(office: BenchOffice, poster: Poster, i: number): Promise<void> {
  const secret = newSecret();
  // The third service of a small office is the one that is not joined from home; here all of them are.
  const service = `service-${(Math.floor(i / 3) % SERVICES) + 1}`;
  if (i % 3 === 2) {
    const body = JSON.stringify({ id: newSecret(), secret, service });
    const joined = await must(poster.post(`/api/offices/${office.id}/tickets`, body));
    const { ticket } = JSON.parse(joined.text) as { ticket: { number: string } };
    await must(office.send(office.kiosk, { type: 'CheckInNumber', number: ticket.number }));
  } else {
    const needs: Array<'short'> = i % 3 === 1 ? ['short'] : [];
    await must(office.send(office.kiosk, { type: 'TakeTicket', secret, service, needs }));
  }
}

/** Median ms of the answer to a call. The refusal of a second call tells whom the first one called. */
async function callInObject(office: BenchOffice, poster: Poster, calls: number): Promise<number> {
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
    await joinOffice(office, poster, i);
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
