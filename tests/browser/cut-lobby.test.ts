import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pl as displayWords } from '../../shared/i18n/messages/display/pl.ts';
import { pl as signWords } from '../../shared/i18n/messages/sign/pl.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { type Line, openLine } from '../helpers/line.ts';
import { quickOffice } from '../helpers/quick-office.ts';
import { startServer, type TestServer } from '../helpers/server.ts';
import { act, clerkWords, leaveKiosk, OFFICE, open, openCounter, SIZES, takeTicket, tap } from './lobby.ts';

/** What an hour stands in. */
const AT = /\d{2}:\d{2}/;
const LOST = (words: unknown): RegExp => new RegExp(String(words).replace('{time}', AT.source).replaceAll('.', '\\.'));
const HOUR = 60 * 60_000;
/** The machine may be busy; what has to be quick is measured. */
const SOON = { timeout: 10_000 };

let server: TestServer;
let browser: Browser;
let line: Line;
let lobby: BrowserContext;
let display: Page;
let sign: Page;
let anna: Page;
let kiosk: Page;
const complaints: string[] = [];
const PICTURES = process.env.OKIENKO_PICTURES;

/** The display and the sign as they stand, if somebody wants to look at them. */
async function looked(name: string): Promise<void> {
  if (!PICTURES) return;
  await display.screenshot({ path: `${PICTURES}/display-${name}.png` });
  await sign.screenshot({ path: `${PICTURES}/sign-${name}.png` });
}

const at = {
  display: `/display?office=${OFFICE}`,
  sign: `/sign?counter=4&office=${OFFICE}`,
};

/** A screen of the lobby, as after a restart of its machine: what was kept is still there, the page is new. */
async function switchOn(path: string, size: { width: number; height: number }, skew = 0): Promise<Page> {
  const page = await lobby.newPage();
  await page.setViewportSize(size);
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.addInitScript((ms) => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    document.addEventListener('okienko-said', (event) => heard.push(JSON.stringify((event as CustomEvent).detail)));
    const { now } = Date;
    Date.now = () => now() + ms;
  }, skew);
  await page.goto(`${line.url}${path}`);
  return page;
}

const text = (page: Page): Promise<string> => page.locator('#app').innerText();
const heard = (page: Page): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
const activated = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => navigator.serviceWorker.ready.then(({ active }) => active?.state));
const yellow = (page: Page): Promise<number> => page.locator('.display-plate-now, .plate-called').count();

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ office: quickOffice() }), launchBrowser()]);
  line = await openLine({ to: server.port });
  lobby = await browser.newContext({ locale: 'pl-PL', timezoneId: 'Europe/Warsaw', reducedMotion: 'reduce' });
  [kiosk, anna] = (
    await Promise.all([
      open(browser, `${server.url}/kiosk?office=${OFFICE}`, SIZES.kiosk, { touch: true }),
      open(browser, `${server.url}/clerk?office=${OFFICE}`, SIZES.clerk),
    ])
  ).map(({ page }) => page) as [Page, Page];
  [display, sign] = await Promise.all([switchOn(at.display, SIZES.display), switchOn(at.sign, SIZES.sign)]);
});

afterAll(async () => {
  await browser?.close();
  await line?.close();
  await server?.stop();
});

describe('a lobby screen whose line is cut (C-09, N-24)', () => {
  test('before the cut it shows who is called, live', async () => {
    expect(await takeTicket(kiosk, 'Dowód osobisty')).toBe('A001');
    await leaveKiosk(kiosk);
    await takeTicket(kiosk, 'Dowód osobisty');
    await openCounter(anna, 'Anna Wiśniewska', '4');
    await tap(act(anna, clerkWords['call-next']));
    await expect.poll(() => text(display), SOON).toContain('001');
    await expect.poll(() => text(sign), SOON).toContain('001');
    expect(await yellow(display)).toBe(1);
    expect(await display.locator('.display-presence, .display-info').count()).toBeGreaterThan(0);
    for (const page of [display, sign]) await expect.poll(() => activated(page), SOON).toBe('activated');
    await expect.poll(() => heard(display), SOON).toHaveLength(1);
    // The residents' pages on the same machine keep their own files, and leave those of the lobby screens alone.
    const beside = await switchOn(`/o/${OFFICE}`, SIZES.phone);
    await expect.poll(() => activated(beside), SOON).toBe('activated');
    await beside.close();
  });

  test('a proxy that cuts each connection is nothing that people see, and says nothing twice', async () => {
    line.cutAfter(1_500);
    for (let n = 0; n < 9; n += 1) {
      expect(await text(display)).not.toMatch(LOST(displayWords.lost));
      expect(await text(sign)).not.toMatch(LOST(signWords.lost));
      await display.waitForTimeout(500);
    }
    line.cutAfter(null);
    // Said, and said again as every call is.
    const chimes = (await heard(display)).filter((said) => said.includes('"chime"'));
    expect(chimes.length).toBeLessThanOrEqual(2);
  });

  test('after ten seconds of silence on a line that still seems open, it says so, in the hour of the last word', async () => {
    await expect.poll(() => line.connections().filter(({ webSocket }) => webSocket).length, SOON).toBe(2);
    line.silence();
    const from = Date.now();
    await expect.poll(() => text(display), { timeout: 16_000 }).toMatch(LOST(displayWords.lost));
    expect(Date.now() - from).toBeLessThan(16_000);
    await expect.poll(() => text(sign), { timeout: 3_000 }).toMatch(LOST(signWords.lost));
    expect([await yellow(display), await yellow(sign)]).toEqual([0, 0]);
    expect(await display.locator('.display-presence').count()).toBe(0);
    await looked('cut');
  });

  test('what is called meanwhile is neither shown nor said, and the client who came stays what was', async () => {
    const before = await heard(display);
    await tap(act(anna, clerkWords['is-here']));
    await display.waitForTimeout(1_000);
    expect((await heard(display)).length).toBe(before.length);
    expect(await text(display)).toContain(String(displayWords['last-known']).split(',')[0]);
  });

  test('switched off and on without a line, it shows the last board with its age at once', async () => {
    line.cut();
    await Promise.all([display.close(), sign.close()]);
    const from = Date.now();
    [display, sign] = await Promise.all([switchOn(at.display, SIZES.display), switchOn(at.sign, SIZES.sign)]);
    await expect.poll(() => text(display), SOON).toMatch(LOST(displayWords.lost));
    await expect.poll(() => text(sign), SOON).toMatch(LOST(signWords.lost));
    expect(Date.now() - from).toBeLessThan(10_000);
    expect(await text(display)).toContain('001');
    expect(await text(sign)).toContain('001');
    await looked('restarted');
    expect([await yellow(display), await yellow(sign)]).toEqual([0, 0]);
    expect(await heard(display)).toEqual([]);
  });

  test.each([
    ['ten minutes fast', HOUR / 6, true],
    ['ten minutes slow', -HOUR / 6, true],
    ['that stopped while it was off', -30 * 24 * HOUR, true],
    ['some hours later', 4 * HOUR, false],
    ['on another day', 24 * HOUR, false],
  ])('with a clock %s', async (_, skew, shown) => {
    await Promise.all([display.close(), sign.close()]);
    [display, sign] = await Promise.all([
      switchOn(at.display, SIZES.display, skew),
      switchOn(at.sign, SIZES.sign, skew),
    ]);
    if (shown) {
      await expect.poll(() => text(display), SOON).toMatch(LOST(displayWords.lost));
      await expect.poll(() => text(sign), SOON).toMatch(LOST(signWords.lost));
      return;
    }
    // Nobody is helped by calls of then: whose office it is, when it is open, whom to ask.
    await expect.poll(() => text(display), SOON).toContain(displayWords['over-title']);
    await expect.poll(() => text(sign), SOON).toContain(signWords['over-title']);
    for (const page of [display, sign]) expect(await text(page)).not.toContain('001');
    await looked(`over-${skew}`);
    expect(await text(display)).toMatch(/Dziś (?:nie)?czynne/);
  });

  test('a page of the network that answers everything with 200 is not the office', async () => {
    line.captivePortal();
    await Promise.all([display.close(), sign.close()]);
    [display, sign] = await Promise.all([switchOn(at.display, SIZES.display), switchOn(at.sign, SIZES.sign)]);
    await expect.poll(() => text(display), SOON).toMatch(LOST(displayWords.lost));
    await expect.poll(() => text(sign), SOON).toMatch(LOST(signWords.lost));
  });

  test.each(['cut', 'silence'] as const)('it is live again within three seconds of the network (%s)', async (how) => {
    line[how]();
    await display.waitForTimeout(how === 'cut' ? 2_000 : 5_500);
    line.heal();
    const from = Date.now();
    await expect.poll(() => text(display), { ...SOON, interval: 50 }).not.toMatch(LOST(displayWords.lost));
    await expect.poll(() => text(sign), { ...SOON, interval: 50 }).not.toMatch(LOST(signWords.lost));
    expect(Date.now() - from).toBeLessThan(3_000);
    await looked(`live-${how}`);
    // The client came long ago: the number stands there, and nobody is called.
    expect(await text(display)).toContain('001');
    expect(await heard(display)).toEqual([]);
  });

  test('nothing complained', () => expect(complaints).toEqual([]));
});
