import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import type { Actor } from '../../../shared/domain/ticket/commands.ts';
import { createRandom, type Random } from '../../../shared/lib/random.ts';
import { clerk, KIOSK, NINE, RESIDENT, RULES, rulesWith } from '../../helpers/rules.ts';
import { linesOf, Office } from './random-day.ts';

// What the verifier costs for a year: `node tests/shared/verify/measure-year.ts [days 250] [tickets a day 600]`. Writes the
// log of an office that is busy all day, through the real rules, and runs the command on it as an auditor would.

const MINUTE = 60_000;
const STEP = 20_000;
const [days = 250, tickets = 600] = process.argv.slice(2).map(Number);
const ids = Array.from({ length: Math.ceil(tickets / 48) }, (_, i) => `${i + 1}`);
const hours = [{ from: '08:00', to: '16:00' }];
const rules = rulesWith(
  { missedAfterCalls: 2, missedAfterSeconds: 60 },
  {
    counters: ids,
    hours: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours },
    clerks: ids.map((id, i) => ({
      id: `clerk-${id}`,
      skills: i % 3 === 0 ? ['tax'] : ['id-card', 'address'],
      secondarySkills: i % 3 === 0 ? ['address'] : [],
    })),
  },
);

const folder = mkdtempSync(join(tmpdir(), 'verify-year-'));
const file = join(folder, 'year.jsonl');
const stream = createWriteStream(file);
let hash = '0'.repeat(64);
let lines = 0;
let taken = 0;
const random = createRandom(1);
const office = new Office(rules, NINE - 80 * MINUTE);
for (let day = 0; day < days; day += 1) {
  const opens = NINE - 80 * MINUTE + day * 24 * 60 * MINUTE;
  office.now = opens;
  office.pass(0);
  playDay(office, random);
  for (const line of linesOf(office.log.splice(0), hash)) {
    hash = line.slice(9, 73);
    lines += 1;
    if (!stream.write(`${line}\n`)) await new Promise<void>((resolve) => stream.once('drain', () => resolve()));
  }
}
stream.end();
await finished(stream);

const command = fileURLToPath(new URL('../../../worker/onprem/verify.ts', import.meta.url));
const started = performance.now();
const { status, stdout } = spawnSync(process.execPath, [command, file], { encoding: 'utf8' });
const seconds = (performance.now() - started) / 1_000;
console.log(stdout);
const size = statSync(file).size / 1e6;
console.log(
  `${days} days, ${taken} tickets, ${lines} lines, ${size.toFixed(0)} MB: ${seconds.toFixed(1)} s, exit ${status}`,
);
rmSync(folder, { recursive: true });

/** From before eight until four in the afternoon. */
function playDay(at: Office, chance: Random): void {
  const until = new Map<string, number>();
  for (const id of ids) at.ask({ type: 'OpenCounter', counter: id }, clerk(`clerk-${id}`));
  const steps = (8 * 60 * MINUTE) / STEP;
  for (let step = 0; step < steps; step += 1) {
    at.pass(STEP);
    if (chance.chance(tickets / steps)) joins(at, chance);
    for (const id of ids) atCounter(at, chance, id, until);
  }
}

function joins(at: Office, chance: Random): void {
  const ticket = `ticket-${taken + 1}`;
  const service = chance.pick(RULES.services.map(({ id }) => id));
  const home = service !== 'tax' && chance.chance(0.15);
  const who = home ? RESIDENT : KIOSK;
  const hard = chance.chance(0.15);
  if (at.ask({ type: 'Join', ticket, service, channel: home ? 'home' : 'kiosk', hard }, who)) taken += 1;
  for (const other of at.day.tickets.values()) {
    if (other.state === 'expected' && chance.chance(0.2)) at.ask({ type: 'CheckIn', ticket: other.id }, RESIDENT);
  }
}

function atCounter(at: Office, chance: Random, counter: string, until: Map<string, number>): void {
  const there = at.day.counters.get(counter);
  if (there?.state !== 'open') return;
  const who: Actor = clerk(there.clerk);
  const ticket = there.ticket ?? '';
  const state = at.day.tickets.get(ticket)?.state;
  if (state === 'called') {
    if (chance.chance(0.4)) at.ask({ type: 'Arrive', counter, ticket }, who);
    else if (chance.chance(0.3)) at.ask({ type: 'Recall', counter, ticket }, who);
    else if (chance.chance(0.1)) at.ask({ type: 'MarkMissed', counter, ticket }, who);
    until.set(counter, at.now + chance.lognormal(9 * MINUTE, 0.7));
  } else if (state === 'serving' && at.now >= (until.get(counter) ?? 0)) {
    at.ask({ type: 'Finish', counter, ticket, outcome: 'served' }, who);
  } else if (state === undefined) {
    at.ask({ type: 'CallNext', counter }, who);
  }
}
