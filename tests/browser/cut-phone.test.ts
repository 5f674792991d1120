import { randomBytes, randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ticketAddress, ticketSecret } from '../../shared/domain/ticket/secret.ts';
import { pl as after } from '../../shared/i18n/messages/after/pl.ts';
import { pl as resident } from '../../shared/i18n/messages/resident/pl.ts';
import { pl as visit } from '../../shared/i18n/messages/visit/pl.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { type Line, openLine } from '../helpers/line.ts';
import { quickOffice } from '../helpers/quick-office.ts';
import { startServer, type TestServer } from '../helpers/server.ts';
import { act, clerkWords, OFFICE, open, openCounter, SIZES, tap } from './lobby.ts';

/** The machine may be busy, and a phone tries every ten seconds. */
const SOON = { timeout: 20_000 };
const PICTURES = process.env.OKIENKO_PICTURES;
const SERVICE = 'id-card';
const newSecret = (): string => ticketSecret((count) => randomBytes(count));

let server: TestServer;
let browser: Browser;
let line: Line;
let context: BrowserContext;
let anna: Page;
let lobbyCode: string;
const complaints: string[] = [];
/** The ids under which this phone has asked for something, in order. */
const asked: string[] = [];

/** Words as a screen shows them: spaces are spaces, and of plurals any form will do. */
function words(message: unknown, params: Record<string, string> = {}): RegExp {
  const forms = typeof message === 'string' ? [message] : Object.values(message as Record<string, string>);
  const one = (form: string): string =>
    form
      .replace(/[.*+?^$()[\]\\|]/g, '\\$&')
      .replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '.+')
      .replace(/[\s\u00a0]+/g, '\\s+');
  return new RegExp(`(?:${forms.map(one).join('|')})`);
}

const text = (page: Page): Promise<string> => page.locator('#app').innerText();
const says = (page: Page, message: unknown, params = {}) =>
  expect.poll(() => text(page), SOON).toMatch(words(message, params));
const saysNot = (page: Page, message: unknown) => expect.poll(() => text(page), SOON).not.toMatch(words(message));
const button = (page: Page, message: unknown) => page.getByRole('button', { name: words(message) });

async function openPage(path: string, from = context): Promise<Page> {
  const page = await from.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (request.method() !== 'POST' || !request.url().endsWith('/commands')) return;
    asked.push((request.postDataJSON() as { id: string }).id);
  });
  await page.goto(`${line.url}${path}`);
  return page;
}

/** The network is there again, and the phone says so, as phones do. */
async function back(...pages: Page[]): Promise<void> {
  line.heal();
  for (const page of pages) await page.evaluate(() => dispatchEvent(new Event('online')));
}

async function looked(page: Page, name: string): Promise<void> {
  if (!PICTURES) return;
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${PICTURES}/phone-${name}.png`, fullPage: true });
}

async function post(path: string, body: object): Promise<void> {
  const answer = await fetch(`${server.url}/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: randomUUID().replaceAll('-', ''), ...body }),
  });
  expect(answer.status, await answer.text()).toBeLessThan(300);
}

/** The address of a ticket taken at home; `here`: its holder has come and checked in. */
async function takeTicket(here: boolean): Promise<string> {
  const secret = newSecret();
  const address = ticketAddress(OFFICE, secret);
  await post(`offices/${OFFICE}/tickets`, { secret, service: SERVICE, language: 'pl' });
  if (here) await post(`tickets/${address}/commands`, { command: { type: 'CheckIn', code: lobbyCode } });
  return address;
}

/** Opens a ticket's page and waits until the phone has kept it. */
async function openTicket(address: string, from = context): Promise<Page> {
  const page = await openPage(`/t/${address}`, from);
  await says(page, visit.live);
  await page.evaluate(() => navigator.serviceWorker.ready);
  return page;
}

async function keptOnPhone(page: Page, address: string): Promise<void> {
  const keys = () =>
    page.evaluate(
      (key) =>
        new Promise<boolean>((resolve) => {
          const opening = indexedDB.open('okienko');
          opening.onsuccess = () => {
            const reading = opening.result.transaction('kept').objectStore('kept').get(['ticket', key]);
            reading.onsuccess = () => {
              opening.result.close();
              resolve(reading.result !== undefined);
            };
          };
        }),
      address,
    );
  await expect.poll(keys, SOON).toBe(true);
}

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ office: quickOffice() }), launchBrowser()]);
  line = await openLine({ to: server.port });
  const phone = { viewport: SIZES.phone, locale: 'pl-PL', timezoneId: 'Europe/Warsaw', hasTouch: true } as const;
  context = await browser.newContext({ ...phone, reducedMotion: 'reduce' });

  const display = (await open(browser, 'about:blank', SIZES.display)).page;
  const code = new Promise<string>((found) => {
    display.on('websocket', (live) =>
      live.on('framereceived', ({ payload }) => {
        const [, digits] = /"presence":\{"code":"(\d{6})"/.exec(String(payload)) ?? [];
        if (digits) found(digits);
      }),
    );
  });
  await display.goto(`${server.url}/display?office=${OFFICE}`);
  lobbyCode = await code;
  await display.close();
  anna = (await open(browser, `${server.url}/clerk?office=${OFFICE}`, SIZES.clerk)).page;
  await openCounter(anna, 'Anna Wiśniewska', '4');
});

afterAll(async () => {
  await browser?.close();
  await line?.close();
  await server?.stop();
});

describe('a phone without a line (C-09)', () => {
  let mine: string;
  let page: Page;

  test('opens the office, its services and the own number, and says how old they are', async () => {
    mine = await takeTicket(true);
    const office = await openPage(`/o/${OFFICE}`);
    await says(office, resident['take-number']);
    page = await openTicket(mine);
    await keptOnPhone(page, mine);
    await office.reload();
    await says(office, visit['own-waiting']);
    line.cut();
    // From the home screen: the first page is the list of offices, and there is one.
    await office.goto(`${line.url}/`);
    await says(office, resident['offline-title']);
    expect(await text(office)).toContain('Nowe Lipowo');
    // Nothing of "people ahead of you" as if it were now (N-24).
    await says(office, visit['own-as-of']);
    await looked(office, 'office');
    await office.goto(`${line.url}/o/${OFFICE}/s/${SERVICE}`);
    await says(office, after['kept-since']);
    await looked(office, 'service');
    await office.goto(`${line.url}/o/${OFFICE}/ask`);
    await says(office, after['kept-since']);
    await office.close();
    await says(page, visit['offline-ticket']);
    await looked(page, 'ticket');
  });

  test('lets others go first once there is a line; it waits, and can be taken back', async () => {
    await button(page, visit.postpone).click();
    await says(page, after['wish-dialog']);
    await looked(page, 'postpone-dialog');
    await button(page, visit['postpone-do']).click();
    await says(page, after['wish-postpone-waits'], { n: '2' });
    await looked(page, 'postpone-waits');
    expect(await button(page, visit.postpone).count()).toBe(0);
    await button(page, after['wish-take-back']).click();
    await saysNot(page, after['wish-postpone-waits']);
    await button(page, visit.postpone).click();
    await button(page, visit['postpone-do']).click();
    await says(page, after['wish-postpone-waits'], { n: '2' });
  });

  test('called in the meantime: it is said that nobody was let go first, and why', async () => {
    await tap(act(anna, clerkWords['call-next']));
    await act(anna, clerkWords['is-here']).waitFor();
    expect(asked).toEqual([]);
    await back(page);
    await says(page, after['wish-postpone-refused'], { n: '2' });
    await says(page, after['wish-called-meanwhile']);
    await says(page, visit.welcome);
    await looked(page, 'refused');
    expect(asked).toHaveLength(1);
    await button(page, after['wish-close']).click();
    await saysNot(page, after['wish-postpone-refused']);
  });

  test('an answer to a call is true at the moment only: it says so, and where to go', async () => {
    line.cut();
    await says(page, after['only-now-answer']);
    await looked(page, 'stale-call');
    await back(page);
    await says(page, visit.welcome);
    await tap(act(anna, clerkWords['is-here']));
    await tap(button(anna, clerkWords.finish).first());
    await page.close();
  });

  test('through a reload and in two tabs it is sent once, and both say what became of it', async () => {
    mine = await takeTicket(true);
    await takeTicket(true);
    await takeTicket(true);
    await takeTicket(true);
    page = await openTicket(mine);
    await keptOnPhone(page, mine);
    const other = await openTicket(mine);
    line.cut();
    await says(page, visit['offline-ticket']);
    await button(page, visit.postpone).click();
    await button(page, visit['postpone-do']).click();
    await says(page, after['wish-postpone-waits']);
    await says(other, after['wish-postpone-waits']);
    await page.reload();
    await says(page, after['wish-postpone-waits']);
    asked.length = 0;
    await back(page, other);
    await Promise.all([says(page, after['wish-postpone-done']), says(other, after['wish-postpone-done'])]);
    expect(asked).toHaveLength(1);
    await looked(page, 'postpone-done');
    await button(page, after['wish-close']).click();
    await saysNot(other, after['wish-postpone-done']);
    await other.close();
  });

  test('a network that is there and answers with a page of its own sends nothing, and takes nothing back', async () => {
    line.captivePortal();
    await says(page, visit['offline-ticket']);
    await button(page, visit['give-up']).click();
    await says(page, after['wish-dialog']);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: words(visit['cancel-do']) })
      .click();
    await says(page, after['wish-cancel-waits']);
    asked.length = 0;
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.waitForTimeout(1_000);
    expect(asked).toEqual([]);
    await expect.poll(() => button(page, after['wish-take-back']).count()).toBe(1);
    await looked(page, 'cancel-waits');
    await back(page);
    await says(page, after['ended-cancelled']);
    expect(asked).toHaveLength(1);
    await looked(page, 'cancelled');
    await page.close();
  });

  test('a number from home: being here is confirmed only with a line, and the page says where else', async () => {
    mine = await takeTicket(false);
    page = await openTicket(mine);
    line.cut();
    await says(page, after['only-now-check-in']);
    expect(await page.getByLabel(words(visit['code-label'])).count()).toBe(0);
    await looked(page, 'expected');
    line.heal();
    await page.close();
  });

  test('where the browser keeps nothing, a wish waits as long as the page is open, and the page says so', async () => {
    const secretly = await browser.newContext({ viewport: SIZES.phone, locale: 'pl-PL', hasTouch: true });
    await secretly.addInitScript(() => {
      Object.defineProperty(IDBFactory.prototype, 'open', {
        value: () => {
          throw new DOMException('not here', 'SecurityError');
        },
      });
    });
    const hidden = await openTicket(mine, secretly);
    await button(hidden, visit['give-up']).waitFor();
    line.cut();
    await says(hidden, visit['offline-ticket']);
    await button(hidden, visit['give-up']).click();
    await hidden
      .getByRole('dialog')
      .getByRole('button', { name: words(visit['cancel-do']) })
      .click();
    await says(hidden, after['wish-page-only']);
    await looked(hidden, 'page-only');
    await back(hidden);
    await says(hidden, after['ended-cancelled']);
    await secretly.close();
  });

  test('a slip that the office does not know yet: nothing is promised, and the number on paper counts', async () => {
    const secret = newSecret();
    const slip = await openPage(`/t/${ticketAddress(OFFICE, secret)}`);
    await says(slip, after['unknown-slip']);
    await says(slip, after['unknown-slip-next']);
    await looked(slip, 'unknown');
    // The kiosk's word has come.
    await post(`offices/${OFFICE}/tickets`, { secret, service: SERVICE, language: 'pl' });
    await button(slip, resident['try-again']).click();
    await says(slip, visit['expected-title']);
    await slip.close();
  });

  test('nothing complained', () => expect(complaints).toEqual([]));
});
