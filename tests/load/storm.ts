import { parseArgs } from 'node:util';
import { startOurs } from '../bench/plain-server.ts';
import { askHttp } from '../day/clients/http.ts';
import { loadOffice } from './load-office.ts';
import { type Return, runStorm, type StormResult } from './run-storm.ts';

// `npm run storm`: a town hall full of phones and tablets, the server is killed and started again, and everybody comes back: once all in
// the same moment, once each by its own random delays. Ends with 1 when they are not current in time, or a clerk has to wait.

const USAGE = `npm run storm -- [options]

  --phones 1000    that follow a ticket each
  --staff 30       tablets
  --outage 2       for how long the server is gone, seconds
  --rounds 3       of each kind`;

const { values } = parseArgs({
  options: {
    phones: { type: 'string', default: '1000' },
    staff: { type: 'string', default: '30' },
    outage: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '3' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const [phones, staff, outage, rounds] = [values.phones, values.staff, values.outage, values.rounds].map(Number) as [
  number,
  number,
  number,
  number,
];
if (values.help || ![phones, staff, outage, rounds].every((value) => Number.isInteger(value) && value >= 0)) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 2);
}

/** Everybody is current within this time from the moment the server answers again, ms. */
const CURRENT_MS = 5_000;
/** A clerk's call meanwhile, 99 of 100, ms. */
const CALL_P99_MS = 250;

const at = (sorted: readonly number[], share: number): number =>
  Math.round(sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0);

const results: StormResult[] = [];
for (let round = 1; round <= rounds; round += 1) {
  for (const back of ['at once', 'by themselves'] satisfies Return[]) {
    // A server of its own for each, so that no round stands in the queue of the one before.
    const server = await startOurs();
    const file = loadOffice();
    const headers = { authorization: `Bearer ${server.setupToken}` };
    await askHttp(server.url, '/api/setup', { body: { file, demo: true }, headers });
    const services = file.services.map(({ id }) => id);
    const killable = { ...server, killAndRestart: server.restart };
    try {
      const options = { office: file.id, services, phones, staff, outage: outage * 1_000, back, seed: round };
      const result = await runStorm(killable, options);
      results.push(result);
      const line = [
        `${back.padEnd(14)} phones p50 ${at(result.phones, 0.5)} p99 ${at(result.phones, 0.99)} last ${at(result.phones, 1)} ms`,
        `tablets p50 ${at(result.staff, 0.5)} last ${at(result.staff, 1)} ms`,
        `calls ${result.calls.length}: p50 ${at(result.calls, 0.5)} p99 ${at(result.calls, 0.99)} max ${at(result.calls, 1)} ms`,
        `before: p50 ${at(result.callsBefore, 0.5)} p99 ${at(result.callsBefore, 0.99)} ms`,
      ];
      console.log(
        `${line.join(', ')}${result.lost.length > 0 ? `, ${result.lost.length} not back: ${[...new Set(result.lost)].join(', ')}` : ''}`,
      );
    } finally {
      await server.stop();
    }
  }
}

const atOnce = results.filter(({ back }) => back === 'at once');
const worst = (of: (result: StormResult) => number, among: readonly StormResult[]): number =>
  Math.max(...among.map(of));
const holds =
  results.every(({ lost }) => lost.length === 0) &&
  worst(({ phones: list }) => at(list, 1), atOnce) <= CURRENT_MS &&
  worst(({ staff: list }) => at(list, 1), atOnce) <= CURRENT_MS &&
  worst(({ calls }) => at(calls, 0.99), results) <= CALL_P99_MS;
console.log(
  JSON.stringify({
    figure: 'storm',
    phones,
    staff,
    outageSeconds: outage,
    holds,
    atOnceLastMs: worst(({ phones: a, staff: b }) => Math.max(at(a, 1), at(b, 1)), atOnce),
    byThemselvesLastMs: worst(
      ({ phones: a, staff: b }) => Math.max(at(a, 1), at(b, 1)),
      results.filter(({ back }) => back === 'by themselves'),
    ),
    callP99Ms: worst(({ calls }) => at(calls, 0.99), results),
  }),
);
process.exit(holds ? 0 : 1);
