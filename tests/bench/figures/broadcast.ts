import { ticketIdOf } from '../../../shared/domain/ticket/ticket-id.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';
import { openSocket } from '../../day/clients/node-platform.ts';
import { type BenchOffice, benchOffice, must, newSecret, openOffice } from '../bench-office.ts';
import { createPoster, type Poster } from '../http-poster.ts';
import { type Figure, inTurns, median, pause, rounded } from '../measure.ts';
import type { PlainServer } from '../plain-server.ts';

const MOST = 1.5;
const BARE_BYTES = 200;
/** A town hall's counters: each of them stands on the board. */
const COUNTERS = 8;
/** Phones are refreshed at most once a second, so what follows a call may refresh them once more; then it is quiet. */
const QUIET_MS = 2_150;
const GIVE_UP_MS = 10_000;

/** From asking until the last socket has heard. */
interface Ears {
  sockets: WebSocket[];
  /** Mean size of a message that counted in the last round, characters. */
  readonly size: number;
  /** Arms every socket, runs, and gives the time until the last has heard, ms. */
  hear(run: () => Promise<unknown>): Promise<number>;
}

/** One call to a thousand screens, against a bare broadcast of 200 bytes to a thousand sockets. */
export async function broadcast(ours: PlainServer, bare: PlainServer, short: boolean): Promise<Figure[]> {
  const sockets = short ? 200 : 1_000;
  const rounds = short ? 3 : 11;
  const warmUp = short ? 1 : 4;
  const okienko = createPoster(ours.port, 4);
  const plain = createPoster(bare.port, 4);
  const text = 'x'.repeat(BARE_BYTES);
  const bareEars = await openEars(Array.from({ length: sockets }, () => ({ url: socketUrl(bare, '/live') })));
  const figures: Figure[] = [];
  for (const [name, boards] of [
    ['500 boards and 500 phones', sockets / 2],
    ['1,000 boards', sockets],
    ['1,000 phones', 0],
  ] as const) {
    const { office, ears, first } = await openLobby(ours, okienko, boards, sockets - boards, warmUp + rounds);
    let calls = 0;
    const call = async (): Promise<number> => {
      const clerk = office.clerks[calls % COUNTERS] ?? '';
      const counter = String((calls % COUNTERS) + 1);
      const ticket = first[calls] ?? '';
      calls += 1;
      await pause(QUIET_MS);
      const ms = await ears.hear(() => must(office.send(clerk, { type: 'CallNext', counter })));
      await must(office.send(clerk, { type: 'Arrive', counter, ticket }));
      await must(office.send(clerk, { type: 'Finish', counter, ticket }));
      return ms;
    };
    const cast = async (): Promise<number> => {
      await pause(50);
      return bareEars.hear(() => must(plain.post('/cast', text)));
    };
    for (let i = 0; i < warmUp; i += 1) {
      await call();
      await cast();
    }
    const pairs = await inTurns(rounds, call, cast);
    for (const socket of ears.sockets) socket.close();
    const ratios = pairs.map((pair) => pair.ours / pair.other);
    const value = median(ratios);
    figures.push({
      figure: `one event to ${name}`,
      value: rounded(value),
      unit: 'ratio',
      target: `at most ${MOST}`,
      met: value <= MOST,
      ours: rounded(median(pairs.map((pair) => pair.ours)), 1),
      bare: rounded(median(pairs.map((pair) => pair.other)), 1),
      rounds: ratios.map((ratio) => rounded(ratio)),
      sockets,
      messageChars: ears.size,
      how: `ms from sending CallNext over HTTP until the last socket has heard, after a quiet second; bare: ${BARE_BYTES} B to as many hibernatable sockets`,
    });
  }
  for (const socket of bareEars.sockets) socket.close();
  okienko.close();
  plain.close();
  return figures;
}

/** Boards, and phones whose tickets wait behind those who will be called: each call moves every one of them up. */
async function openLobby(
  ours: PlainServer,
  poster: Poster,
  boards: number,
  phones: number,
  calls: number,
): Promise<{ office: BenchOffice; ears: Ears; first: string[] }> {
  const file = benchOffice(`lobby-${boards}-${phones}`, 4, (_, all) => all);
  const office = await openOffice(ours, poster, file, COUNTERS);
  const take = async (i: number): Promise<string> => {
    const secret = newSecret();
    await must(office.send(office.kiosk, { type: 'TakeTicket', secret, service: `service-${(i % 4) + 1}` }));
    return secret;
  };
  // One after another, so that they will be called in this order.
  const first: string[] = [];
  for (let i = 0; i < calls; i += 1) first.push(ticketIdOf(office.id, await take(i)));
  const hello = { type: 'hello', version: PROTOCOL_VERSION };
  const url = socketUrl(ours, `/api/offices/${office.id}/live`);
  const wanted: Wanted[] = [];
  const paired = await poster.post(`/api/offices/${office.id}/devices`, JSON.stringify({ screen: 'board' }));
  for (let i = 0; i < boards; i += 1) {
    wanted.push({
      url,
      cookie: paired.cookie,
      hello: JSON.stringify({ ...hello, screen: 'board' }),
      hears: '{"type":"board',
    });
  }
  for (let i = 0; i < phones; i += 1) {
    const ticket = `${office.id}.${await take(i)}`;
    wanted.push({ url, hello: JSON.stringify({ ...hello, screen: 'ticket', ticket }), hears: '{"type":"ticket"' });
  }
  return { office, ears: await openEars(wanted), first };
}

interface Wanted {
  url: string;
  cookie?: string | null;
  /** Said when the line is open; the line is ready when the first message of its kind has come. */
  hello?: string;
  /** How a message begins that counts. */
  hears?: string;
}

async function openEars(wanted: readonly Wanted[]): Promise<Ears> {
  const sockets: WebSocket[] = [];
  let round = 0;
  let missing = 0;
  let chars = 0;
  let done = (): void => {};
  const open = ({ url, cookie = null, hello, hears = '' }: Wanted): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket = openSocket(url, cookie);
      let heard = 0;
      socket.addEventListener('open', () => (hello === undefined ? resolve() : socket.send(hello)));
      socket.addEventListener('error', () => reject(new Error(`a socket of the bench was not opened: ${url}`)));
      socket.addEventListener('message', ({ data }) => {
        if (!String(data).startsWith(hears)) return;
        if (round === 0) resolve();
        else if (heard < round) {
          heard = round;
          missing -= 1;
          chars += String(data).length;
          if (missing === 0) done();
        }
      });
      sockets.push(socket);
    });
  for (let from = 0; from < wanted.length; from += 50) {
    await Promise.all(wanted.slice(from, from + 50).map(open));
  }
  return {
    sockets,
    get size() {
      return Math.round(chars / Math.max(1, sockets.length - missing));
    },
    async hear(run) {
      round += 1;
      missing = sockets.length;
      chars = 0;
      const all = new Promise<void>((resolve, reject) => {
        done = resolve;
        setTimeout(() => reject(new Error(`${missing} sockets heard nothing`)), GIVE_UP_MS).unref();
      });
      const started = performance.now();
      const [, last] = await Promise.all([run(), all.then(() => performance.now())]);
      return last - started;
    },
  };
}

function socketUrl(server: PlainServer, path: string): string {
  return `${server.url.replace(/^http/, 'ws')}${path}`;
}
