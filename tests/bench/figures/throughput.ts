import { ticketIdOf } from '../../../shared/domain/ticket/ticket-id.ts';
import { type BenchOffice, benchOffice, must, newSecret, openOffice } from '../bench-office.ts';
import { createPoster, type Poster } from '../http-poster.ts';
import { type Figure, inTurns, median, rounded } from '../measure.ts';
import type { PlainServer } from '../plain-server.ts';

const CONNECTIONS = 16;
const LEAST = 0.6;
const ROUNDS_AN_OFFICE = 5;

/** Tickets and calls over HTTP, against a bare INSERT of a line of the same size. */
export async function throughput(ours: PlainServer, bare: PlainServer, short: boolean): Promise<Figure> {
  const seconds = short ? 0.5 : 1;
  const rounds = short ? 3 : 15;
  const okienko = createPoster(ours.port, CONNECTIONS);
  const plain = createPoster(bare.port, CONNECTIONS);
  // Several offices, since their numbers end at 999 for each letter.
  const offices: BenchOffice[] = [];
  for (let i = 0; i <= rounds / ROUNDS_AN_OFFICE; i += 1) {
    const file = benchOffice(`throughput-${i}`, CONNECTIONS, (clerk, all) => all.slice(clerk, clerk + 1));
    offices.push(await openOffice(ours, okienko, file, CONNECTIONS));
  }
  const office = (round: number): BenchOffice => offices[Math.floor(round / ROUNDS_AN_OFFICE)] as BenchOffice;
  await work(CONNECTIONS, 2 * seconds, (connection) => cycle(office(0), connection));
  const line = await lineSize(okienko, office(0));
  const row = JSON.stringify({ text: 'x'.repeat(Math.max(0, line - 11)) });
  const insert = async (): Promise<number> => {
    await must(plain.post('/insert', row));
    return 1;
  };
  await work(CONNECTIONS, 2 * seconds, insert);

  const pairs = await inTurns(
    rounds,
    (round) => work(CONNECTIONS, seconds, (connection) => cycle(office(round), connection)),
    () => work(CONNECTIONS, seconds, insert),
  );
  okienko.close();
  plain.close();
  const ratios = pairs.map((pair) => pair.ours / pair.other);
  const value = median(ratios);
  return {
    figure: 'issue and call throughput',
    value: rounded(value),
    unit: 'ratio',
    target: `at least ${LEAST}`,
    met: value >= LEAST,
    ours: Math.round(median(pairs.map((pair) => pair.ours))),
    bare: Math.round(median(pairs.map((pair) => pair.other))),
    rounds: ratios.map((ratio) => rounded(ratio)),
    rowBytes: line,
    how: `commands a second over ${CONNECTIONS} connections: TakeTicket, CallNext, Arrive and Finish in turn, each answered 200 counts one and writes one line of the log; bare: one INSERT of ${line} bytes a POST`,
  };
}

/** One client from the kiosk to the end: four commands. Each connection has a matter and a clerk of its own. */
async function cycle(office: BenchOffice, connection: number): Promise<number> {
  const clerk = office.clerks[connection] ?? '';
  const counter = String(connection + 1);
  const secret = newSecret();
  const ticket = ticketIdOf(office.id, secret);
  await must(office.send(office.kiosk, { type: 'TakeTicket', secret, service: `service-${connection + 1}` }));
  await must(office.send(clerk, { type: 'CallNext', counter }));
  await must(office.send(clerk, { type: 'Arrive', counter, ticket }));
  await must(office.send(clerk, { type: 'Finish', counter, ticket }));
  return 4;
}

/** What so many connections get done a second. */
async function work(
  connections: number,
  seconds: number,
  run: (connection: number) => Promise<number>,
): Promise<number> {
  const started = performance.now();
  const until = started + seconds * 1_000;
  let done = 0;
  const one = async (connection: number): Promise<void> => {
    while (performance.now() < until) {
      // In two steps: `done +=` would read the sum before waiting and lose what the others added meanwhile.
      const more = await run(connection);
      done += more;
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, connection) => one(connection)));
  return done / ((performance.now() - started) / 1_000);
}

/** Mean size of a line of the log that the cycle wrote, bytes, without its hash. */
async function lineSize(poster: Poster, office: BenchOffice): Promise<number> {
  const log = await must(poster.get(`/api/offices/${office.id}/log`, office.manager));
  const lines = log.text.trimEnd().split('\n').slice(-400);
  const hash = '"hash":"",'.length + 64;
  return Math.round(lines.reduce((sum, line) => sum + Buffer.byteLength(line) - hash, 0) / lines.length);
}
