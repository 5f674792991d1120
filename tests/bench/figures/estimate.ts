import { ticketIdOf } from '../../../shared/domain/ticket/ticket-id.ts';
import { type BenchOffice, benchOffice, must, newSecret, openOffice } from '../bench-office.ts';
import { createPoster, type Poster } from '../http-poster.ts';
import { type Figure, inTurns, median, pause, rounded } from '../measure.ts';
import type { PlainServer } from '../plain-server.ts';

const MOST = 1.2;
const PEOPLE = 100;
const CLERKS = 8;
const SERVICES = 6;
/** An office makes at most one estimate in so many ms; after a rest as long as that the next change begins one at once. */
const REST_MS = 2_600;
/** So long after the first change the estimate is on its way. */
const DURING_MS = 250;

/**
 * What a call costs while the office reckons how long a hundred people wait, against the same office that reckons nothing.
 * Each round rests until the next change begins an estimate, and then makes as many calls as fit into its time.
 */
export async function callDuringEstimate(ours: PlainServer, without: PlainServer, short: boolean): Promise<Figure> {
  const rounds = short ? 3 : 21;
  const posters = [createPoster(ours.port, 4), createPoster(without.port, 4)];
  const offices: CrowdedOffice[] = [];
  for (const [i, server] of [ours, without].entries()) offices.push(await crowd(server, posters[i] as Poster));
  const [reckoning, idle] = offices as [CrowdedOffice, CrowdedOffice];
  for (const office of offices) await callsInTime(office);
  const all = { reckoning: [] as number[], idle: [] as number[] };
  const pairs = await inTurns(
    rounds,
    async () => median(keep(all.reckoning, await callsInTime(reckoning))),
    async () => median(keep(all.idle, await callsInTime(idle))),
  );
  for (const poster of posters) poster.close();
  const value = median(pairs.map((pair) => pair.ours / pair.other));
  const mean = (list: readonly number[]): number => list.reduce((sum, ms) => sum + ms, 0) / list.length;
  return {
    figure: 'a call while waiting times are reckoned',
    value: rounded(value),
    unit: 'ratio',
    target: `at most ${MOST}`,
    met: value <= MOST,
    ours: rounded(median(all.reckoning), 2),
    bare: rounded(median(all.idle), 2),
    means: rounded(mean(all.reckoning) / mean(all.idle)),
    slowest: [rounded(Math.max(...all.reckoning), 1), rounded(Math.max(...all.idle), 1)],
    calls: all.reckoning.length,
    rounds: pairs.map((pair) => rounded(pair.ours / pair.other)),
    how: `answer to CallNext over HTTP within ${DURING_MS} ms after a change has begun an estimate, ${PEOPLE} waiting, ${CLERKS} counters, ${SERVICES} services, against a server with OKIENKO_ESTIMATE_RUNS=0; median of the rounds' ratios of medians`,
  };
}

function keep(all: number[], more: number[]): number[] {
  all.push(...more);
  return more;
}

interface CrowdedOffice extends BenchOffice {
  next: number;
}

async function crowd(server: PlainServer, poster: Poster): Promise<CrowdedOffice> {
  const file = benchOffice('estimate', SERVICES, (clerk, all) =>
    all.filter((_, service) => (service + clerk) % 3 !== 0),
  );
  const office = { ...(await openOffice(server, poster, file, CLERKS)), next: 0 };
  for (let i = 0; i < PEOPLE; i += 1) await joinOne(office);
  return office;
}

async function joinOne(office: CrowdedOffice): Promise<string> {
  office.next += 1;
  const secret = newSecret();
  const needs: Array<'short'> = office.next % 6 === 0 ? ['short'] : [];
  const service = `service-${(office.next % SERVICES) + 1}`;
  await must(office.send(office.kiosk, { type: 'TakeTicket', secret, service, needs }));
  return ticketIdOf(office.id, secret);
}

/** Ms of each call. A call is taken back at once, so that as many people wait as before. */
async function callsInTime(office: CrowdedOffice): Promise<number[]> {
  await pause(REST_MS);
  const until = performance.now() + DURING_MS;
  const times: number[] = [];
  for (let i = 0; performance.now() < until; i += 1) {
    const clerk = i % CLERKS;
    const counter = String(clerk + 1);
    const cookie = office.clerks[clerk] ?? '';
    const from = performance.now();
    await must(office.send(cookie, { type: 'CallNext', counter }));
    times.push(performance.now() - from);
    await must(office.send(cookie, { type: 'Undo', counter }));
  }
  return times;
}
