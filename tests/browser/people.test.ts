import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pl as manageWords } from '../../shared/i18n/messages/manage/pl.ts';
import { pl as peopleWords } from '../../shared/i18n/messages/people/pl.ts';
import { pl as refusalWords } from '../../shared/i18n/messages/refusals/pl.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { quickOffice } from '../helpers/quick-office.ts';
import { startServer, type TestServer } from '../helpers/server.ts';
import { clerkWords, exactly, OFFICE, type Opened, open, SIZES, staffWords, tap } from './lobby.ts';
import { checkScreen } from './screens/check-screen.ts';
import { standing } from './screens/town.ts';

// A real office: nobody has a PIN beforehand, and the first administrator comes in by the link that the operator got.

const PIN = '482915';
/** A folder for pictures of the screens, to be looked at. */
const PICTURES = process.env.OKIENKO_PICTURES;

let server: TestServer;
let browser: Browser;
let url: string;
let manager: Opened;
let clerk: Opened;
const opened: Opened[] = [];
const findings: string[] = [];

async function show(path: string, size: { width: number; height: number } = SIZES.clerk): Promise<Opened> {
  const screen = await open(browser, `${url}${path}`, size);
  opened.push(screen);
  return screen;
}

/** What is wrong with a screen as it stands; and its pictures, if somebody wants to look at them. */
async function looked({ page }: Opened, name: string): Promise<void> {
  await standing(page);
  findings.push(
    ...(await checkScreen({ page, surface: 'manage', language: 'pl' }, 'light')).map((one) => `${name}: ${one}`),
  );
  if (!PICTURES) return;
  const before = page.viewportSize();
  for (const [width, height] of [
    [1280, 800],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    await standing(page);
    await page.screenshot({ path: `${PICTURES}/${name}-${width}.png`, fullPage: true });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) findings.push(`${name}: ${wide} px wide at ${width} px`);
  }
  if (before) await page.setViewportSize(before);
}

const field = (page: Page, words: unknown) => page.getByLabel(String(words), { exact: true });
const reads = (page: Page, words: unknown) =>
  page
    .getByText(String(words).split('{')[0] ?? '')
    .first()
    .waitFor();

async function typePin(page: Page, pin: string): Promise<void> {
  for (const digit of pin) await exactly(page, digit).click();
}

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ office: quickOffice(), demo: false }), launchBrowser()]);
  // A passkey belongs to a host with a name, which a number is not.
  url = server.url.replace('127.0.0.1', 'localhost');
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe('people and how they get in', () => {
  test('V-14 the first administrator opens the link, chooses who to be, and makes a PIN', async () => {
    const response = await fetch(`${server.url}/api/offices/${OFFICE}/first-link`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.setupToken}` },
    });
    const { path } = (await response.json()) as { path: string };
    manager = await show(path, SIZES.manage);
    const { page } = manager;
    await page.getByRole('heading', { name: String(peopleWords['first-title']) }).waitFor();
    expect(page.url()).not.toContain('#');
    await looked(manager, 'first');
    await page
      .getByLabel(String(peopleWords['who-are-you']))
      .selectOption({ label: await optionOf(page, 'Dorota Lis') });
    await field(page, peopleWords['pin-new']).fill('123456');
    await field(page, peopleWords['pin-again']).fill('123456');
    await exactly(page, peopleWords['save-and-in']).click();
    await reads(page, refusalWords['pin-too-easy']);
    await looked(manager, 'first-easy');
    await field(page, peopleWords['pin-new']).fill(PIN);
    await field(page, peopleWords['pin-again']).fill(PIN);
    await tap(exactly(page, peopleWords['save-and-in']));
    await page
      .getByRole('navigation')
      .getByRole('link', { name: String(manageWords['page-people']) })
      .waitFor();
    const again = await show(path, SIZES.manage);
    await reads(again.page, peopleWords['link-over']);
    await looked(again, 'first-over');
  });

  async function optionOf(page: Page, name: string): Promise<string> {
    const options = await page.getByLabel(String(peopleWords['who-are-you'])).locator('option').allTextContents();
    return options.find((option) => option.startsWith(name)) ?? '';
  }

  test('V-19 adds a passkey, and signs in with it', async () => {
    const { page, context } = manager;
    const device = await context.newCDPSession(page);
    await device.send('WebAuthn.enable');
    await device.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await page.getByRole('link', { name: 'Dorota Lis' }).click();
    await tap(exactly(page, peopleWords['passkey-add']));
    await reads(page, peopleWords['passkey-added']);
    await looked(manager, 'own');
    await tap(exactly(page, staffWords['sign-out']));
    await page.getByLabel(String(staffWords['id-label'])).waitFor();
    await looked(manager, 'sign-in');
    await tap(exactly(page, staffWords['with-passkey']));
    await page.getByRole('heading', { name: String(peopleWords['own-title']) }).waitFor();
  });

  test('V-16 invites a clerk, who makes a PIN of their own', async () => {
    const { page } = manager;
    await page
      .getByRole('navigation')
      .getByRole('link', { name: String(manageWords['page-people']) })
      .click();
    await page.getByRole('link', { name: 'Anna Wiśniewska' }).waitFor();
    await looked(manager, 'people');
    await page.getByRole('link', { name: 'Anna Wiśniewska' }).click();
    await tap(exactly(page, peopleWords.invite));
    await tap(exactly(page, peopleWords['invite-do']));
    const link = page.locator('.people-hand-over input');
    await link.waitFor();
    await looked(manager, 'invited');
    const path = (await link.inputValue()).replace(url, '');
    await exactly(page, peopleWords['handed-over']).click();

    clerk = await show(path);
    await field(clerk.page, peopleWords['pin-new']).fill(PIN);
    await field(clerk.page, peopleWords['pin-again']).fill(PIN);
    await looked(clerk, 'invitation');
    await exactly(clerk.page, peopleWords['save-and-in']).click();
    await clerk.page.getByRole('heading', { name: String(clerkWords.choose) }).waitFor();
  });

  test('V-17 a clerk’s screen locks in one tap and by itself; the PIN brings the counter back', async () => {
    const { page } = clerk;
    await page.getByRole('button', { name: new RegExp(`^${clerkWords.counter} 4\\b`) }).click();
    await page.getByRole('button', { name: new RegExp(`^${clerkWords['call-next']}`) }).waitFor();
    await tap(exactly(page, clerkWords.lock));
    await page.getByRole('heading', { name: String(staffWords.locked) }).waitFor();
    await looked(clerk, 'locked');
    await page.reload();
    await page.getByRole('heading', { name: String(staffWords.locked) }).waitFor();
    await typePin(page, '111222');
    await tap(exactly(page, staffWords.unlock));
    await reads(page, refusalWords['wrong-pin']);
    await looked(clerk, 'locked-wrong');
    await typePin(page, PIN);
    await tap(exactly(page, staffWords.unlock));
    await page.getByRole('button', { name: new RegExp(`^${clerkWords['call-next']}`) }).waitFor();

    await page.clock.install();
    await page.reload();
    await page.getByRole('button', { name: new RegExp(`^${clerkWords['call-next']}`) }).waitFor();
    await page.clock.fastForward(4 * 60_000);
    expect(await page.getByRole('heading', { name: String(staffWords.locked) }).count()).toBe(0);
    await page.clock.fastForward(70_000);
    await page.getByRole('heading', { name: String(staffWords.locked) }).waitFor();
    await page.clock.resume();
    await typePin(page, PIN);
    await tap(exactly(page, staffWords.unlock));
    await page.getByRole('button', { name: new RegExp(`^${clerkWords['call-next']}`) }).waitFor();
  });

  test('V-15 a new tablet shows a code, a manager lets it in, and a PIN works on it from then on', async () => {
    const tablet = await show(`/clerk?office=${OFFICE}`);
    await exactly(tablet.page, staffWords['tablet-ask']).click();
    const shown = tablet.page.locator('.sign-in-code');
    await shown.waitFor();
    await looked(tablet, 'new-tablet');
    const code = /\d{6}/.exec((await shown.textContent()) ?? '')?.[0] ?? '';
    const { page } = manager;
    await page
      .getByRole('navigation')
      .getByRole('link', { name: String(manageWords['page-devices']) })
      .click();
    await page.getByLabel(String(manageWords['approve-code']), { exact: true }).fill(code);
    await page.getByLabel(String(manageWords['approve-place']), { exact: true }).fill('sala obsługi');
    await tap(exactly(page, manageWords['approve-do']));
    await tablet.page.getByRole('button', { name: /Anna Wiśniewska/ }).click({ timeout: 15_000 });
    await typePin(tablet.page, PIN);
    await tap(exactly(tablet.page, staffWords['sign-in']));
    await tablet.page.locator('.sign-in').waitFor({ state: 'detached' });
  });

  test('V-16 whoever is barred is out at once, on every screen', async () => {
    const { page } = manager;
    await page
      .getByRole('navigation')
      .getByRole('link', { name: String(manageWords['page-people']) })
      .click();
    await page.getByRole('link', { name: 'Anna Wiśniewska' }).click();
    await page.locator('.people-line').nth(1).waitFor();
    await looked(manager, 'person');
    await tap(exactly(page, peopleWords.bar));
    await tap(page.getByRole('dialog').getByRole('button', { name: String(peopleWords['bar-do']), exact: true }));
    await exactly(page, peopleWords['let-in']).waitFor();
    await looked(manager, 'barred');
    await reads(clerk.page, refusalWords['not-signed-in']);
    await looked(clerk, 'signed-out');
  });

  test('V-20 the record of acts tells what was done', async () => {
    const { page } = manager;
    await page
      .getByRole('navigation')
      .getByRole('link', { name: String(manageWords['page-audit']) })
      .click();
    await reads(page, peopleWords['audit-intact']);
    await page.getByText(/odebranie dostępu: Anna Wiśniewska/).waitFor();
    await looked(manager, 'audit');
  });

  test('V-9 no text becomes a script or markup; the service workers of both builds start all the same', async () => {
    const kiosk = await show(`/kiosk?office=${OFFICE}`, SIZES.kiosk);
    for (const [{ page }, script] of [
      [manager, '/sw.js'],
      [kiosk, '/kiosk/sw.js'],
    ] as const) {
      const running = await page.evaluate(async () => {
        const { active } = await navigator.serviceWorker.ready;
        return active?.scriptURL;
      });
      expect(running).toBe(url + script);
      const refused = await page.evaluate(() => {
        try {
          document.createElement('p').innerHTML = '<b>text</b>';
          return false;
        } catch {
          return true;
        }
      });
      expect(refused).toBe(true);
    }
    // Those two were tried on purpose.
    for (const { complaints } of [manager, kiosk])
      complaints.splice(0, complaints.length, ...complaints.filter((one) => !/TrustedHTML|Trusted/.test(one)));
  });

  test('each of these screens is fit for everybody, and none met an error or a breach of the policy', () => {
    expect(findings).toEqual([]);
    expect(opened.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
