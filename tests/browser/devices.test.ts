import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pl as displayPl } from '../../shared/i18n/messages/display/pl.ts';
import { pl as managePl } from '../../shared/i18n/messages/manage/pl.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { smallOffice } from '../helpers/office-file.ts';
import { startServer, type TestServer } from '../helpers/server.ts';
import { kioskWords, type Opened, open, SIZES, takeTicket } from './lobby.ts';
import { checkScreen } from './screens/check-screen.ts';
import { standing } from './screens/town.ts';

// Devices of a real office, as a manager meets them: let in with a telephone, seen while they work, taken out again.

// None of the words that are looked for has plural forms.
const displayWords = displayPl as Readonly<Record<keyof typeof displayPl, string>>;
const manageWords = managePl as Readonly<Record<keyof typeof managePl, string>>;
const OFFICE = 'devices-office';
const PIN = '482915';
const folder = mkdtempSync(join(tmpdir(), 'okienko-devices-'));
const file = join(folder, 'office.json');
/** A folder for pictures of the screens, to be looked at. */
const PICTURES = process.env.OKIENKO_PICTURES;

let server: TestServer;
let browser: Browser;
let manager: Opened;
let kiosk: Opened;
let display: Opened;
const findings: string[] = [];

async function looked({ page }: Opened, name: string): Promise<void> {
  await standing(page);
  const found = await checkScreen({ page, surface: 'manage', language: 'pl' }, 'light');
  findings.push(...found.map((one) => `${name}: ${one}`));
}

async function pictured({ page }: Opened, name: string): Promise<void> {
  if (!PICTURES) return;
  await standing(page);
  await page.screenshot({ path: `${PICTURES}/${name}.png` });
}

const says = (page: Page, words: unknown) => page.getByText(String(words), { exact: false }).first().waitFor();

/** The code on a device's screen; the drawn one beside it leads to the manager's page with it. */
async function codeOn(page: Page, leadsTo: string): Promise<string> {
  await page.getByRole('img', { name: leadsTo }).waitFor();
  return ((await page.locator('.pairing-code-digits').textContent()) ?? '').trim();
}

/** What the telephone of a manager does who has scanned the code. */
async function letIn(code: string, place: string): Promise<void> {
  const { page } = manager;
  await page.goto(`${server.url}/manage/devices?office=${OFFICE}&code=${code}`);
  const field = page.getByLabel(manageWords['approve-code'], { exact: true });
  await field.waitFor();
  expect(await field.inputValue()).toBe(code);
  expect(page.url()).not.toContain(code);
  await page.getByLabel(manageWords['approve-place'], { exact: true }).fill(place);
  await page.getByRole('button', { name: manageWords['approve-do'], exact: true }).click();
  await says(page, manageWords.approved.replace('{place}', place));
}

beforeAll(async () => {
  const office = smallOffice(OFFICE);
  for (const service of office.services) service.tile = true;
  writeFileSync(file, JSON.stringify(office));
  [server, browser] = await Promise.all([startServer({ office: file, demo: false }), launchBrowser()]);
  const api = `${server.url}/api/offices/${OFFICE}`;
  const headers = { authorization: `Bearer ${server.setupToken}` };
  const link = (await (await fetch(`${api}/first-link`, { method: 'POST', headers })).json()) as { path: string };
  manager = await open(browser, server.url, SIZES.phone);
  const body = { token: link.path.split('#')[1], who: { name: 'Dorota', surname: 'Lis' }, pin: PIN };
  const used = await manager.context.request.post(`${api}/link/use`, { data: body });
  if (used.status() !== 201) throw new Error(await used.text());
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('V-22 devices of the office', () => {
  test('are let in by scanning the code on their screen', async () => {
    display = await open(browser, `${server.url}/display?office=${OFFICE}`, SIZES.display);
    const code = await codeOn(display.page, displayWords['pairing-text']);
    await pictured(display, 'pairing-display');
    await letIn(code, 'Hol');
    await display.page.locator('.pairing-code').waitFor({ state: 'detached' });

    kiosk = await open(browser, `${server.url}/kiosk?office=${OFFICE}&printer=none`, SIZES.kiosk, { touch: true });
    const second = await codeOn(kiosk.page, String(kioskWords['pairing-text']));
    await pictured(kiosk, 'pairing-kiosk');
    const sign = await open(browser, `${server.url}/sign?office=${OFFICE}&counter=4`, SIZES.sign);
    await sign.page.locator('.pairing-code').waitFor();
    await pictured(sign, 'pairing-sign');
    await sign.context.close();
    await letIn(second, 'Wejście');
    await kiosk.page.getByRole('button', { name: /^Polski/ }).waitFor();
  });

  test('what is wrong stands there with the next step, and in the list of what did not work', async () => {
    await takeTicket(kiosk.page, 'Sprawa 1');
    const { page } = manager;
    await page.reload();
    await says(page, manageWords['todo-printer-gone']);
    await says(page, `Kiosk: Wejście: ${manageWords['failure-printer-gone']}`);
    await says(page, 'wersja ');
    await looked(manager, 'devices');
    await pictured(manager, 'devices-390');
    await page.setViewportSize(SIZES.manage);
    await pictured(manager, 'devices-1440');
    expect(findings).toEqual([]);
  });

  test('V-8 one that is taken out goes blank at once, and so does a machine with a copy of its token', async () => {
    const copy = await browser.newContext({
      viewport: SIZES.display,
      storageState: await display.context.storageState(),
    });
    const other = await copy.newPage();
    await other.goto(`${server.url}/display?office=${OFFICE}`);
    const board = (page: Page) => page.locator('.display:not(.display-state)');
    await board(other).waitFor();
    const { page } = manager;
    await page.locator('li.devices-row', { hasText: 'Hol' }).getByRole('button').click();
    await page.getByRole('button', { name: manageWords['device-remove-do'], exact: true }).last().click();
    const from = Date.now();
    // Both show a code again: neither has a board to look at.
    await Promise.all([display.page, other].map((screen) => board(screen).waitFor({ state: 'detached' })));
    expect(Date.now() - from).toBeLessThan(10_000);
    await copy.close();
    expect([...manager.complaints, ...kiosk.complaints, ...display.complaints]).toEqual([]);
  });
});
