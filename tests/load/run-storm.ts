import { Worker } from 'node:worker_threads';
import { ticketSecret } from '../../shared/domain/ticket/secret.ts';
import { createRandom } from '../../shared/lib/random.ts';
import { TicketDownSchema } from '../../shared/protocol/ticket-down.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { connectLive, type LivePlatform } from '../../shared/sync/live-client.ts';
import { memoryStore } from '../../shared/sync/store/memory-store.ts';
import { openTablet } from '../../shared/sync/tablet/tablet.ts';
import { pair, type SignedIn, signInStaff } from '../day/clients/front-door.ts';
import { askHttp, liveAddress } from '../day/clients/http.ts';
import { openKiosk } from '../day/clients/kiosk.ts';
import { nodePlatform } from '../day/clients/node-platform.ts';
import { Journal } from '../day/journal.ts';
import type { Killable } from './run-load.ts';

/** How the screens come back: all in the very moment in which the server answers, or each by its own random delays. */
export type Return = 'at once' | 'by themselves';

export interface StormOptions {
  office: string;
  services: readonly string[];
  phones: number;
  staff: number;
  /** How long the server is gone before it is started again, ms. */
  outage: number;
  back: Return;
  seed: number;
}

export interface StormResult {
  back: Return;
  /** From the moment the server answered again until the screens were current, ms, sorted. */
  phones: number[];
  staff: number[];
  /** Answers to a clerk who works on, from that moment until everybody was current, ms, sorted. */
  calls: number[];
  /** The same before the storm, with everybody connected. */
  callsBefore: number[];
  /** Screens that were not current within the time that was waited for them, by the state of their line. */
  lost: string[];
}

interface Screen {
  /** When it was last told something that makes it current, ms since 1970. */
  currentAt: number;
  link(): string;
  close(): void;
}

const PATIENCE_MS = 45_000;

/** Everybody is there, the server is killed and started again, and all come back. */
export async function runStorm(
  server: Killable & { kill(): Promise<void>; start(): Promise<void> },
  options: StormOptions,
): Promise<StormResult> {
  const { office, phones, staff, outage, back } = options;
  const { url } = server;
  const networkBack = new Set<() => void>();
  const platformFor = (cookie: string | null): LivePlatform => ({
    ...nodePlatform(cookie),
    onNetworkBack: (run) => {
      networkBack.add(run);
      return () => networkBack.delete(run);
    },
  });
  const people = await signInStaff(url, office);
  const secrets = await takeTickets(server, options);
  const screens: { phones: Screen[]; staff: Screen[] } = { phones: [], staff: [] };
  const clerks = people.filter(({ session }) => session.person.roles.includes('clerk'));
  for (let i = 0; i < staff; i += 1) {
    screens.staff.push(await openStaff(url, office, clerks[i % clerks.length] as SignedIn, platformFor));
  }
  for (const secret of secrets.slice(0, phones)) screens.phones.push(openPhone(url, office, secret, platformFor(null)));
  const all = [...screens.phones, ...screens.staff];
  await until(PATIENCE_MS, () => all.every(({ currentAt }) => currentAt > 0));

  const caller = await startCaller(url, office, clerks[0] as SignedIn);
  await pause(4_000);
  const callsBefore = caller.answers.map(({ ms }) => ms).sort((a, b) => a - b);
  await server.kill();
  const killed = Date.now();
  await pause(outage);
  await server.start();
  const accepts = Date.now();
  if (back === 'at once') for (const run of [...networkBack]) run();
  // Some are there before the question whether the server is there was answered.
  const isCurrent = ({ currentAt }: Screen): boolean => currentAt > killed;
  await until(PATIENCE_MS, () => all.every(isCurrent));
  const over = Date.now();
  await pause(200);
  await caller.stop();
  const after = (list: readonly Screen[]): number[] =>
    list
      .filter(isCurrent)
      .map(({ currentAt }) => Math.max(0, currentAt - accepts))
      .sort((a, b) => a - b);
  const result: StormResult = {
    back,
    phones: after(screens.phones),
    staff: after(screens.staff),
    calls: caller.answers
      .filter(({ at }) => at >= accepts && at <= over + 200)
      .map(({ ms }) => ms)
      .sort((a, b) => a - b),
    callsBefore,
    lost: all.filter((screen) => !isCurrent(screen)).map((screen) => screen.link()),
  };
  for (const screen of all) screen.close();
  // Nobody is left at the counter for the next storm.
  await askHttp(url, `/api/offices/${office}/commands`, {
    body: { id: `close-${crypto.randomUUID()}`, command: { type: 'CloseCounter', counter: '1' } },
    cookie: clerks[0]?.cookie ?? null,
  });
  return result;
}

async function takeTickets({ url }: Killable, { office, services, phones, seed }: StormOptions): Promise<string[]> {
  const random = createRandom(seed);
  const journal = new Journal();
  const kiosk = await openKiosk({ url, office, cookie: await pair(url, office, 'kiosk'), name: 'kiosk', journal });
  const secrets: string[] = [];
  for (let i = 0; i < phones; i += 1) {
    const secret = ticketSecret((count) => Uint8Array.from({ length: count }, () => random.int(0, 255)));
    const taken = await kiosk.take({ secret, service: services[i % services.length] ?? '' });
    if (!taken.ok) throw new Error(`no ticket: ${taken.kind}`);
    secrets.push(secret);
  }
  kiosk.close();
  return secrets;
}

function openPhone(url: string, office: string, secret: string, platform: LivePlatform): Screen {
  const screen: Screen = { currentAt: 0, link: () => live.link.state, close: () => live.close() };
  let greeted = false;
  const live = connectLive({
    url: liveAddress(url, office),
    platform,
    hello: () => ({ type: 'hello', version: PROTOCOL_VERSION, screen: 'ticket', ticket: `${office}.${secret}` }),
    schema: TicketDownSchema,
    givesWay: true,
    onLink: () => {},
    onMessage: (message) => {
      if (message.type === 'welcome') greeted = true;
      if (message.type !== 'ticket' || !greeted) return;
      greeted = false;
      screen.currentAt = Date.now();
    },
  });
  return screen;
}

/** The product's own tablet; it is current when it holds the last event of the log. */
async function openStaff(
  url: string,
  office: string,
  { cookie, session }: SignedIn,
  platformFor: (cookie: string) => LivePlatform,
): Promise<Screen> {
  let greeted = false;
  const screen: Screen = { currentAt: 0, link: () => tablet.live.link.state, close: () => tablet.close() };
  const tablet = await openTablet({
    store: memoryStore(),
    platform: platformFor(cookie),
    url: liveAddress(url, office),
    office,
    person: session.person.id,
    onChange: () => {
      if (!greeted || !tablet?.complete) return;
      greeted = false;
      screen.currentAt = Date.now();
    },
    onLink: () => {},
    onMessage: (message) => {
      if (message.type === 'welcome') greeted = true;
      if (message.type === 'events' && greeted && tablet?.complete) {
        greeted = false;
        screen.currentAt = Date.now();
      }
    },
    onBroken: (error) => {
      throw error;
    },
    onEvent: () => {},
  });
  return screen;
}

async function startCaller(url: string, office: string, { cookie }: SignedIn) {
  const opened = await askHttp(url, `/api/offices/${office}/commands`, {
    body: { id: `open-${crypto.randomUUID()}`, command: { type: 'OpenCounter', counter: '1' } },
    cookie,
  });
  if (opened.status !== 200) throw new Error(`the counter was not opened: ${opened.text}`);
  const answers: Array<{ ms: number; at: number }> = [];
  const worker = new Worker(new URL('./storm-caller.ts', import.meta.url), {
    workerData: { url, office, cookie, counter: '1' },
  });
  worker.on('message', (answer: { ms: number; at: number; ok: boolean }) => {
    if (answer.ok) answers.push(answer);
  });
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  return {
    answers,
    stop: async () => {
      worker.postMessage('stop');
      await ended;
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

async function until(ms: number, holds: () => boolean): Promise<void> {
  for (const end = performance.now() + ms; performance.now() < end && !holds(); ) await pause(20);
}
