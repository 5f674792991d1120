import type { Browser, Page } from 'playwright-core';
import { RESERVED_PER_COUNTER } from '../../shared/domain/policy/reserve.ts';
import { initialDay, type OfficeDay } from '../../shared/domain/ticket/day.ts';
import type { RecordedEvent } from '../../shared/domain/ticket/events.ts';
import { evolve } from '../../shared/domain/ticket/evolve.ts';
import { TABLET_GOES_ON_MS } from '../../shared/sync/silence.ts';
import type { Report } from '../../shared/verify/report.ts';
import { verify } from '../../shared/verify/verify.ts';
import {
  act,
  clerkWords,
  exactly,
  leaveKiosk,
  numberIn,
  OFFICE,
  open,
  openCounter,
  SIZES,
  staffWords,
  takeTicket,
  tap,
} from '../browser/lobby.ts';
import { exportLog, signInStaff } from '../day/clients/front-door.ts';
import { startServer, type TestServer } from '../helpers/server.ts';

export interface JourneyOptions {
  /** Tickets that the kiosk gives without the server, and clients whom three clerks serve without it. */
  tickets: number;
  served: number;
  /** Who waits before the server goes; by default enough for everybody's reservation. */
  waiting?: number;
  /** Folder for pictures of the screens. */
  pictures?: string | undefined;
}

export interface Journey {
  /** Numbers that the kiosk gave without the server. */
  given: string[];
  /** Numbers that were served without it. */
  served: string[];
  /** From the moment the server answered again until display and tablets were live, ms. */
  liveAfter: number;
  /** And until everything was told, ms. */
  toldAfter: number;
  /** What the host's list says. */
  host: string;
  day: OfficeDay;
  report: Report;
  complaints: string[];
}

const CLERKS = [
  { name: 'Anna Wiśniewska', counter: '4' },
  { name: 'Ewa Sikora', counter: '3' },
  { name: 'Tomasz Gajda', counter: '2' },
];
const SERVICE = 'Dowód osobisty';
/** For so long the server was gone, by the clocks of the devices. */
const OUTAGE_MS = 30 * 60_000;

/** At the peak the server goes for half an hour: the kiosk gives numbers, three clerks go on, and then it is one day. */
export async function cutLineJourney(
  browser: Browser,
  office: string,
  { tickets, served, waiting = Math.min(served, RESERVED_PER_COUNTER * CLERKS.length), pictures }: JourneyOptions,
): Promise<Journey> {
  let server: TestServer = await startServer({ office });
  const complaints: string[] = [];
  const show = async (path: string, size: { width: number; height: number }): Promise<Page> => {
    const opened = await open(browser, 'about:blank', size, { touch: path.startsWith('/kiosk') });
    await opened.page.addInitScript(() => {
      const { now } = Date;
      const monotonic = performance.now.bind(performance);
      const clock = Object.assign(globalThis, { later: 0, waited: 0 });
      Date.now = () => now() + clock.later;
      performance.now = () => monotonic() + clock.waited;
    });
    opened.page.on('pageerror', (error) => complaints.push(`${path}: ${error.message}`));
    await opened.page.goto(`${server.url}${path}office=${OFFICE}`);
    return opened.page;
  };
  const looked = async (page: Page, name: string): Promise<void> => {
    if (pictures) await page.screenshot({ path: `${pictures}/${name}.png` });
  };
  try {
    const [kiosk, display, host, ...tablets] = (await Promise.all([
      show('/kiosk?', SIZES.kiosk),
      show('/display?', SIZES.display),
      show('/clerk?', SIZES.clerk),
      ...CLERKS.map(() => show('/clerk?', SIZES.clerk)),
    ])) as [Page, Page, Page, ...Page[]];
    const known: string[] = [];
    const line = async (): Promise<void> => {
      for (let i = 0; i < waiting; i += 1) {
        known.push(await takeTicket(kiosk, SERVICE));
        await leaveKiosk(kiosk);
      }
    };
    await Promise.all([
      line(),
      signIn(host, 'Barbara Nowak'),
      ...tablets.map((page, i) => openCounter(page, CLERKS[i]?.name ?? '', CLERKS[i]?.counter ?? '')),
    ]);
    await kiosk.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    // Offered once a second, and kept.
    await kiosk.waitForTimeout(2_500);

    const { port, data } = server;
    await server.kill9();
    // Most of the silence after which a tablet goes on by itself is over, by the clock that nobody sets.
    await Promise.all(
      tablets.map((page) =>
        page.evaluate((ms) => Object.assign(globalThis, { waited: ms }), TABLET_GOES_ON_MS - 3_000),
      ),
    );
    const given: string[] = [];
    const fromKiosk = (async () => {
      for (let i = 0; i < tickets; i += 1) {
        given.push(await takeTicket(kiosk, SERVICE));
        if (i === 0) await looked(kiosk, 'kiosk-cut');
        await leaveKiosk(kiosk);
      }
    })();
    const called: string[] = [];
    const atCounters = Promise.all(
      tablets.map(async (page, i) => {
        await page.getByText(String(clerkWords['alone-title'])).waitFor({ timeout: 25_000 });
        if (i === 0) await looked(page, 'tablet-alone');
        const mine = Math.floor(served / CLERKS.length) + (i < served % CLERKS.length ? 1 : 0);
        for (let n = 0; n < mine; n += 1)
          called.push(await serveOne(page, n < RESERVED_PER_COUNTER - 1 && n < mine - 1, given, called));
      }),
    );
    await Promise.all([fromKiosk, atCounters]);
    // The half hour is over, for the devices that nobody unlocks: a tablet whose clock jumps so far locks itself.
    await Promise.all(
      [kiosk, display].map((page) => page.evaluate((ms) => Object.assign(globalThis, { later: ms }), OUTAGE_MS)),
    );

    server = await startServer({ port, data });
    const back = performance.now();
    const [first] = tablets;
    if (first && pictures) await first.screenshot({ path: `${pictures}/tablet-sending.png` }).catch(() => undefined);
    await Promise.all(
      [display, ...tablets].map((page) =>
        page
          .getByText(/Brak połączenia|Bez połączenia/)
          .first()
          .waitFor({ state: 'detached', timeout: 20_000 }),
      ),
    );
    const liveAfter = performance.now() - back;
    const toldAll = async (): Promise<boolean> => {
      const day = await dayOf(server);
      return (
        given.every((number) => day.day.byNumber.has(number)) && called.every((number) => isServed(day.day, number))
      );
    };
    for (const until = performance.now() + 20_000; performance.now() < until && !(await toldAll()); ) {
      await kiosk.waitForTimeout(200);
    }
    const toldAfter = performance.now() - back;
    await host.getByText(String(clerkWords['late-title'])).waitFor({ timeout: 10_000 });
    await looked(host, 'host-list');
    await looked(display, 'display-after');
    if (first) await looked(first, 'tablet-after');
    const { day, report } = await dayOf(server);
    return {
      given,
      served: called,
      liveAfter,
      toldAfter,
      host: await host.evaluate(() => document.body.innerText),
      day,
      report,
      complaints,
    };
  } finally {
    await server.stop();
  }
}

export function isServed(day: OfficeDay, number: string): boolean {
  const ticket = day.tickets.get(day.byNumber.get(number) ?? '');
  return ticket?.state === 'ended' && ticket.outcome === 'served';
}

/** One client: of those reserved, or by the number on a slip that only the kiosk knows. Answers the number. */
async function serveOne(
  page: Page,
  reserved: boolean,
  given: readonly string[],
  called: readonly string[],
): Promise<string> {
  if (reserved) await tap(act(page, clerkWords['call-next']));
  else {
    while (!given.some((one) => !called.includes(one) && !taken.has(one))) await page.waitForTimeout(200);
    const number = given.find((one) => !called.includes(one) && !taken.has(one)) ?? '';
    taken.add(number);
    await tap(act(page, clerkWords['by-number']));
    await page.getByLabel(String(clerkWords['find-label'])).fill(number);
    await tap(
      page
        .getByRole('radio', { name: new RegExp(`^${SERVICE}`) })
        .or(page.locator('.sheet label', { hasText: SERVICE }))
        .first(),
    );
    await tap(exactly(page, String(clerkWords['slip-call']).replace('{number}', number)));
  }
  await act(page, clerkWords['is-here']).waitFor();
  const hero = await page.locator('.clerk-hero').innerText();
  await tap(act(page, clerkWords['is-here']));
  await tap(exactly(page, clerkWords.finish));
  await act(page, clerkWords['by-number']).or(act(page, clerkWords['call-next'])).first().waitFor();
  return numberIn(hero);
}

/** Slips that one of the clerks has in hand. */
const taken = new Set<string>();

async function signIn(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(name) }).click();
  for (const digit of '1234') await page.getByRole('button', { name: digit, exact: true }).click();
  await page.getByRole('button', { name: staffWords['sign-in'] as string, exact: true }).click();
}

async function dayOf({ url }: TestServer): Promise<{ day: OfficeDay; report: Report }> {
  const staff = await signInStaff(url, OFFICE);
  const manager = staff.find(({ session }) => session.person.roles.includes('manager'))?.cookie ?? '';
  const lines = await exportLog(url, OFFICE, manager);
  const day = initialDay();
  for (const line of lines) evolve(day, JSON.parse(`{${line.slice(line.indexOf(',') + 1)}`) as RecordedEvent);
  return { day, report: verify(lines) };
}
