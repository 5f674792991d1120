import { reserveFor } from '../../../shared/domain/policy/reserve.ts';
import type { Actor, Command } from '../../../shared/domain/ticket/commands.ts';
import { nextLentNumber } from '../../../shared/domain/ticket/lent-numbers.ts';
import type { Random } from '../../../shared/lib/random.ts';
import { clerk, SYSTEM } from '../../helpers/rules.ts';
import type { Office } from './random-day.ts';

const MINUTE = 60_000;

/** A step on a device without a line, and how long it took, ms. */
type Step = [Command, number];

/**
 * The line of a kiosk or of a counter is cut for some minutes. Meanwhile the office keeps clients for the counter; when the line is
 * back, the device tells in order what it did. Everything that may go wrong on the way does at times: answers that were lost, clocks
 * that are wrong, clients who are elsewhere by now.
 */
export function anOutage(office: Office, random: Random, i: number): void {
  const { day } = office;
  const counters = [...day.counters].filter(([, { state }]) => state === 'open').map(([id]) => id);
  if (counters.length === 0 || random.chance(0.4)) return atKiosk(office, random, i);
  const counter = random.pick(counters);
  const who = clerk(day.counters.get(counter)?.clerk ?? '');
  const reserved = reserveFor(day, counters, office.now).get(counter) ?? [];
  const kept = reserved.map(({ ticket }) => ticket);
  if (random.chance(0.2)) office.ask({ type: 'CallNext', counter }, who);
  if (random.chance(0.8)) office.ask({ type: 'HoldFor', counter, tickets: kept }, SYSTEM);
  const steps = atCounter(office, random, counter, kept, i);
  const lasts = steps.reduce((sum, [, ms]) => sum + ms, 0);
  // Others go on: some of the very clients are called elsewhere, give up, or let others first.
  office.pass(random.int(0, lasts));
  for (const other of counters) {
    const there = day.counters.get(other);
    if (other === counter || !there || random.chance(0.4)) continue;
    const ticket = random.pick([...kept, 'nobody']);
    office.ask({ type: 'CallTicket', counter: other, ticket, reason: 'agreed' }, clerk(there.clerk));
  }
  if (random.chance(0.1)) office.ask({ type: 'CloseCounter', counter }, { role: 'manager', person: 'maria' });
  if (random.chance(0.2))
    office.ask({ type: 'Cancel', ticket: random.pick([...kept, 'nobody']) }, { role: 'resident' });
  office.pass(random.int(0, 4 * MINUTE));
  const skew = random.chance(0.2) ? random.int(-10, 10) * MINUTE : 0;
  tellAll(office, who, steps, lasts + skew);
  office.ask({ type: 'EndHold', counter }, SYSTEM);
}

function tellAll(office: Office, actor: Actor, steps: readonly Step[], ago: number): void {
  let left = ago;
  for (const [command, ms] of steps) {
    office.tell(command, actor, left);
    left -= ms;
  }
}

/** What a clerk does alone: reserved clients first, then those who show a number. */
function atCounter(office: Office, random: Random, counter: string, kept: readonly string[], i: number): Step[] {
  const steps: Step[] = [];
  const took = (most: number): number => random.int(1_000, most * MINUTE);
  const queue = [...kept].slice(0, random.int(1, 3));
  const papers = random.int(0, 2);
  for (let n = 0; n < papers; n += 1) queue.push(`paper ${n}`);
  for (const next of queue) {
    const [call, ticket] = next.startsWith('paper')
      ? bySlip(office, random, counter, `s${i}-${next.slice(6)}`)
      : ([{ type: 'CallReserved', counter, ticket: next }, next] as const);
    const at = { counter, ticket };
    steps.push([call, took(1)]);
    const end = random.int(0, 9);
    if (end === 0) {
      steps.push([{ type: 'Recall', ...at }, took(2)], [{ type: 'MarkMissed', ...at }, took(1)]);
      continue;
    }
    if (end === 1) steps.push([{ type: 'Undo', counter }, took(1)]);
    steps.push([{ type: 'Arrive', ...at }, took(5)]);
    if (end === 2) steps.push([{ type: 'Park', ...at, reason: 'form', minutes: random.int(1, 10) }, took(1)]);
    else if (end === 3) steps.push([{ type: 'Transfer', ...at, service: 'tax' }, took(1)]);
    else steps.push([{ type: 'Finish', ...at, outcome: 'served' }, took(1)]);
    if (end === 4) steps.push([{ type: 'Undo', counter }, took(1)]);
  }
  if (random.chance(0.2))
    steps.push([{ type: 'PauseCounter', counter }, took(5)], [{ type: 'ResumeCounter', counter }, took(1)]);
  return steps;
}

function bySlip(office: Office, random: Random, counter: string, ticket: string): [Command, string] {
  const { day } = office;
  const tickets = [...day.tickets.values()];
  const lease = random.pick([...day.lent, { from: 900 }]);
  const paper = `${random.pick(['A', 'B'])}${lease.from + random.int(0, 9)}`;
  const number = random.chance(0.4) && tickets.length > 0 ? random.pick(tickets).number : paper;
  const service = number.startsWith('B') ? 'tax' : random.pick(['id-card', 'address', 'passport']);
  return [{ type: 'CallSlip', counter, number, service, ticket }, day.byNumber.get(number) ?? ticket];
}

/** A kiosk that gives its own numbers: some that the office had given as well, some that were called already. */
function atKiosk(office: Office, random: Random, i: number): void {
  const { day } = office;
  const device = random.pick(['k1', 'k2']);
  const actor: Actor = { role: 'kiosk', device, place: 'Lobby' };
  office.ask({ type: 'LendNumbers', device }, SYSTEM);
  const slips = random.int(1, 3);
  let ago = random.int(0, 20 * MINUTE);
  for (let n = 0; n < slips; n += 1) {
    const service = random.pick(['id-card', 'address', 'tax', 'passport']);
    const number = nextLentNumber(day, device, service === 'tax' ? 'B' : 'A', day.date ?? '');
    if (number === null) return;
    const join = { type: 'Join', ticket: `k${i}-${n}`, service, channel: 'kiosk', hard: random.chance(0.2) } as const;
    const id = `slip-${i}-${n}`;
    // The office had answered, and the kiosk never heard it.
    if (random.chance(0.3)) office.ask(join, actor, id);
    if (random.chance(0.3)) workMeanwhile(office, random);
    // A counter may have called the slip by its number before.
    const called = [...day.slips].map((slip) => day.tickets.get(slip)?.number ?? number);
    office.tell({ ...join, number: random.pick([number, number, ...called]) }, actor, ago, id);
    ago = Math.max(0, ago - random.int(0, 5 * MINUTE));
  }
  if (random.chance(0.1)) office.ask({ type: 'TakeNumbersBack', device }, SYSTEM);
}

function workMeanwhile(office: Office, random: Random): void {
  for (const [counter, { clerk: person }] of office.day.counters) {
    office.ask({ type: 'CallNext', counter }, clerk(person));
    const there = office.day.counters.get(counter);
    const ticket = there?.state === 'open' ? (there.ticket ?? 'nobody') : 'nobody';
    if (random.chance(0.5)) office.ask({ type: 'MarkMissed', counter, ticket }, clerk(person));
  }
}
