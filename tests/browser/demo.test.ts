import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askHttp } from '../day/clients/http.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { quickOffice } from '../helpers/quick-office.ts';
import { startServer, type TestServer } from '../helpers/server.ts';
import { OFFICE, open, openCounter, SIZES } from './lobby.ts';

const SECRET = '0000000000000000000000dem1';
const SERVICE = 'id-card';
const EXAMPLE = new URL('../../shared/offices/nowe-lipowo.json', import.meta.url);
let server: TestServer;
let browser: Browser;
const headers = () => ({ authorization: `Bearer ${server.setupToken}` });

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ office: quickOffice() }), launchBrowser()]);
  const body = { id: 'demo-take-a-ticket', secret: SECRET, service: SERVICE, needs: [] };
  const taken = await askHttp(server.url, `/api/offices/${OFFICE}/tickets`, { body });
  expect(taken.status, taken.text).toBe(201);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** Waits until a page says, where people see it, that it is a demonstration. */
async function saysSo(page: Page): Promise<void> {
  await page
    .getByText(/^Demonstra(?:cja|tion)/)
    .first()
    .waitFor({ state: 'visible', timeout: 10_000 });
}

describe('V-14 a demonstration says so', () => {
  const ticket = `${OFFICE}.${SECRET}`;
  const pages = [
    ...[`/o/${OFFICE}`, `/o/${OFFICE}/s/${SERVICE}`, `/o/${OFFICE}/s/${SERVICE}/take`, `/o/${OFFICE}/rule`],
    ...[`/o/${OFFICE}/ask`, `/o/${OFFICE}/here/123456`, `/t/${ticket}`, `/api/offices/${OFFICE}/record`],
    `/api/tickets/${ticket}/data/page`,
  ];

  test('in the list of offices, when there are several', async () => {
    const another = { ...JSON.parse(readFileSync(EXAMPLE, 'utf8')), id: 'another-office' };
    const set = await askHttp(server.url, '/api/setup', { body: { file: another, demo: true }, headers: headers() });
    expect(set.status, set.text).toBe(201);
    const { page, context } = await open(browser, `${server.url}/`, SIZES.phone);
    await saysSo(page);
    expect(page.url()).toBe(`${server.url}/`);
    await context.close();
  });

  test('on every page of the residents', async () => {
    const { page, context, complaints } = await open(browser, server.url, SIZES.phone);
    for (const path of pages) {
      await page.goto(`${server.url}${path}`);
      await saysSo(page).catch(() => complaints.push(`${path} does not say so`));
    }
    await context.close();
    expect(complaints).toEqual([]);
  });

  test.each([
    ['kiosk', '/kiosk', SIZES.kiosk],
    ['display', '/display', SIZES.display],
    ['display in a long room', '/display?layout=far', SIZES.display],
    ['sign', '/sign?counter=4', SIZES.sign],
  ] as const)('on the %s', async (_, path, size) => {
    const { page, context } = await open(browser, `${server.url}${path}`, size);
    await saysSo(page);
    await context.close();
  });

  test('on the clerk’s tablet: at the sign-in, the choice of a counter, the counter, and when it is locked', async () => {
    const { page, context } = await open(browser, `${server.url}/clerk`, SIZES.clerk);
    await saysSo(page);
    await openCounter(page, 'Marek Zieliński', '4');
    await saysSo(page);
    await page.request.post(`${server.url}/api/session/lock`);
    await page.reload();
    await saysSo(page);
    await context.close();
  });

  test('on every page of the manager’s area', async () => {
    const { page, context, complaints } = await open(browser, `${server.url}/manage`, SIZES.manage);
    await saysSo(page);
    await page.getByRole('button', { name: /Dorota Lis/ }).click();
    for (const digit of '1234') await page.getByRole('button', { name: digit, exact: true }).click();
    await page.getByRole('button', { name: 'Zaloguj', exact: false }).click();
    await page.getByRole('navigation').waitFor();
    const links = await page.getByRole('navigation').getByRole('link').all();
    const paths = await Promise.all(links.map((link) => link.getAttribute('href')));
    expect(paths.length).toBeGreaterThan(5);
    for (const path of [...paths, '/manage/me']) {
      await page.goto(`${server.url}${path}`);
      await saysSo(page).catch(() => complaints.push(`${path} does not say so`));
    }
    await context.close();
    expect(complaints).toEqual([]);
  });
});

describe('V-14 a demonstration is never beside real data', () => {
  test('an office is not set up as the other kind, whatever there is in it', async () => {
    const { body: file } = await askHttp(server.url, `/api/offices/${OFFICE}`);
    expect(file.demo).toBe(true);
    const body = { file: JSON.parse(readFileSync(EXAMPLE, 'utf8')), demo: false };
    const set = await askHttp(server.url, '/api/setup', { body, headers: headers() });
    expect(set.body.kind).toBe('demo-and-real');
    expect((await askHttp(server.url, `/api/offices/${OFFICE}`)).body.demo).toBe(true);
  });
});
