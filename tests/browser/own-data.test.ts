import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en as afterEn } from '../../shared/i18n/messages/after/en.ts';
import { pl as after } from '../../shared/i18n/messages/after/pl.ts';
import { pl as manage } from '../../shared/i18n/messages/manage/pl.ts';
import { pl as order } from '../../shared/i18n/messages/order/pl.ts';
import { en as ownEn } from '../../shared/i18n/messages/own/en.ts';
import { pl as own } from '../../shared/i18n/messages/own/pl.ts';
import { pl as record } from '../../shared/i18n/messages/record/pl.ts';
import { askHttp } from '../day/clients/http.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { quickOffice } from '../helpers/quick-office.ts';
import { startServer, type TestServer } from '../helpers/server.ts';
import { OFFICE, open, SIZES, tap } from './lobby.ts';

const ADDRESS = `${OFFICE}.0000000000000000000000m1ne`;
let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ office: quickOffice() }), launchBrowser()]);
  const secret = ADDRESS.slice(OFFICE.length + 1);
  const body = { id: 'own-take-a-ticket', secret, service: 'id-card', needs: ['forms'], language: 'en' };
  const taken = await askHttp(server.url, `/api/offices/${OFFICE}/tickets`, { body });
  expect(taken.status, taken.text).toBe(201);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const link = (page: Page, words: unknown) => page.getByRole('link', { name: new RegExp(`^${String(words)}`) });
const tooWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

describe('V-27 one’s own data', () => {
  test.each([
    ['pl-PL', after, own, 'Pomoc w czytaniu i pisaniu'],
    ['en-GB', afterEn, ownEn, 'Help with reading and writing'],
  ] as const)(
    'is a page that the page of the number leads to, in %s, and a file',
    async (locale, link1, words, help) => {
      const at = `${server.url}/t/${ADDRESS}`;
      const { page, context, complaints } = await open(browser, at, SIZES.phone, { locale });
      await link(page, link1['own-data']).click();
      await page.getByRole('heading', { level: 1, name: String(words.title).replace('{number}', 'A001') }).waitFor();
      await page.getByText(help).waitFor();
      await page.getByText(String(words['until-visit'])).waitFor();
      expect(await tooWide(page)).toBe(false);
      const file = page.waitForEvent('download');
      await link(page, words.file).click();
      expect((await file).suggestedFilename()).toBe(`${OFFICE}-ticket.json`);
      await link(page, words.back).click();
      await page.waitForURL(at);
      expect(complaints).toEqual([]);
      await context.close();
    },
  );
});

describe('V-27 V-21 the register of what is kept', () => {
  test('is led to by the office’s page, and fits a phone', async () => {
    const { page, context } = await open(browser, `${server.url}/o/${OFFICE}`, SIZES.phone);
    await link(page, order.kept).click();
    await page.getByRole('heading', { level: 1, name: String(record.title) }).waitFor();
    expect(await tooWide(page)).toBe(false);
    await context.close();
  });

  test('a manager sets the days; a shorter time is asked about first, and the register says the new one', async () => {
    const { page, context } = await open(browser, `${server.url}/manage/file`, SIZES.manage);
    await page.getByRole('button', { name: /Dorota Lis/ }).click();
    for (const digit of '1234') await page.getByRole('button', { name: digit, exact: true }).click();
    await page.getByRole('button', { name: 'Zaloguj', exact: true }).click();
    const days = page.getByLabel(String(manage['kept-logDays']));
    const save = page.getByRole('button', { name: manage['kept-save'] as string, exact: true });
    await days.fill('0');
    await save.click();
    await page.getByText('od 1 do 3').waitFor();
    await days.fill('14');
    await tap(save);
    const dialog = page.getByRole('dialog');
    await dialog.getByText(manage['kept-shorter-text'] as string).waitFor();
    await tap(dialog.getByRole('button', { name: manage['kept-save'] as string, exact: true }));
    await dialog.waitFor({ state: 'detached' });
    await link(page, manage['kept-record']).click();
    await page.getByRole('cell', { name: '14 dni' }).first().waitFor();
    await context.close();
  });
});
