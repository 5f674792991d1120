import { parseArgs } from 'node:util';
import { startKillable, startPlainKillable } from './killable.ts';
import { loadOffice } from './load-office.ts';
import { type LoadResult, runLoad } from './run-load.ts';

// `npm run load`: 20 clerks and 4 kiosks at once, and in the middle the server is killed. Everything that anybody was
// told must still be true afterwards. Ends with 1 when it is not.

const USAGE = `npm run load -- [options]

  --tickets 2000   tickets to take; an office of eight series has numbers for 7,992
  --seed 1         says when the server is killed, and who slips or is missed
  --port 0         0: any free one
  --plain          workerd alone, without the start script around it (nothing has to be built)`;

const { values } = parseArgs({
  options: {
    tickets: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    port: { type: 'string', default: '0' },
    plain: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const [tickets, seed, port] = [Number(values.tickets), Number(values.seed), Number(values.port)];
if (values.help || ![tickets, seed, port].every((value) => Number.isInteger(value) && value >= 0) || tickets < 10) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 2);
}

const file = loadOffice();
const server = await (values.plain ? startPlainKillable : startKillable)(file, port);
let result: LoadResult;
try {
  const services = file.services.map(({ id }) => id);
  result = await runLoad(server, { office: file.id, services, clerks: 20, kiosks: 4, tickets, phoneEvery: 20, seed });
} finally {
  await server.stop();
}

const { journal, invariants, seconds, killedAt, outage } = result;
console.log(
  `${tickets} tickets, 20 clerks, 4 kiosks, ${journal.boards.length} boards shown, in ${seconds.toFixed(1)} s`,
);
console.log(`killed after ticket ${killedAt}, at work again after ${Math.round(outage)} ms,`);
console.log(`${journal.reconnections} reconnections, ${journal.repeats} commands asked again\n`);
console.log(
  `${'command'.padEnd(16)}${'done'.padStart(8)}${'p50 ms'.padStart(9)}${'p95'.padStart(8)}${'max'.padStart(8)}`,
);
const figures: Record<string, { done: number; p50: number; p95: number; max: number }> = {};
for (const [type, latencies] of journal.latencies) {
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number): number => Math.round((sorted[Math.ceil(sorted.length * share) - 1] ?? 0) * 10) / 10;
  const figure = { done: sorted.length, p50: at(0.5), p95: at(0.95), max: at(1) };
  figures[type] = figure;
  const cells = [String(figure.done).padStart(8), String(figure.p50).padStart(9)];
  console.log(`${type.padEnd(16)}${cells.join('')}${String(figure.p95).padStart(8)}${String(figure.max).padStart(8)}`);
}
const refused = [...journal.answers].filter(([answer]) => !answer.endsWith(': done'));
if (refused.length > 0) console.log(`\n${refused.map(([answer, count]) => `${answer} × ${count}`).join(', ')}`);
console.log('');
for (const { name, breaks } of invariants) {
  console.log(`${breaks.length === 0 ? 'holds ' : 'BROKEN'}  ${name}`);
  for (const line of breaks.slice(0, 10)) console.log(`          ${line}`);
}
const holds = invariants.every(({ breaks }) => breaks.length === 0);
console.log(
  JSON.stringify({
    figure: 'load',
    tickets,
    seed,
    holds,
    seconds: Math.round(seconds * 10) / 10,
    killedAt,
    outageMs: Math.round(outage),
    acknowledged: journal.acknowledged.length,
    reconnections: journal.reconnections,
    repeats: journal.repeats,
    commands: figures,
  }),
);
process.exit(holds ? 0 : 1);
