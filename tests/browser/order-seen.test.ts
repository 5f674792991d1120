import { randomBytes } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ticketSecret } from '../../shared/domain/ticket/secret.ts';
import { ticketIdOf } from '../../shared/domain/ticket/ticket-id.ts';
import { pl as afterWords } from '../../shared/i18n/messages/after/pl.ts';
import { pl as comingWords } from '../../shared/i18n/messages/coming/pl.ts';
import { pl as manageWords } from '../../shared/i18n/messages/manage/pl.ts';
import { pl as orderWords } from '../../shared/i18n/messages/order/pl.ts';
import { pl as sheetWords } from '../../shared/i18n/messages/sheet/pl.ts';
import { pl as visitWords } from '../../shared/i18n/messages/visit/pl.ts';
import type { ScreenCommandInput } from '../../shared/protocol/commands.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { startServer, type TestServer } from '../helpers/server.ts';
import { type Colleague, colleague } from './colleague.ts';
import { exactly, kioskWords, OFFICE, type Opened, open, SIZES, staffWords, tap } from './lobby.ts';
import { checkScreen } from './screens/check-screen.ts';
import type { Look } from './screens/looks.ts';
import { type Surface, standing } from './screens/town.ts';

// What residents, the lobby and the manager see of the order, while colleagues work at the counters.

type Wish = Partial<Extract<ScreenCommandInput, { type: 'TakeTicket' }>>;

let server: TestServer;
let browser: Browser;
let host: Colleague;
let anna: Colleague;
let ewa: Colleague;
let chief: Opened;
let phone: Opened;
const opened: Opened[] = [];
/** What was found on the states on the way. */
const findings: string[] = [];

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchBrowser()]);
  [host, anna, ewa] = (await Promise.all(
    ['barbara-nowak', 'anna-wisniewska', 'ewa-sikora'].map((person) => colleague(server.url, person)),
  )) as [Colleague, Colleague, Colleague];
  await anna.ask({ type: 'OpenCounter', counter: '4' });
  await ewa.ask({ type: 'OpenCounter', counter: '3' });
  chief = await show(`/manage?office=${OFFICE}`, SIZES.manage);
  await tap(chief.page.getByRole('button', { name: /Dorota Lis/ }));
  for (const digit of '1234') await exactly(chief.page, digit).click();
  await tap(exactly(chief.page, staffWords['sign-in']));
  await chief.page.getByRole('heading', { name: String(manageWords.watch) }).waitFor();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function show(path: string, size: { width: number; height: number }, touch = false): Promise<Opened> {
  const screen = await open(browser, server.url + path, size, { touch });
  opened.push(screen);
  return screen;
}

/** A ticket of the front desk, with the address of its page. */
async function give(service: string, more: Wish = {}) {
  const secret = ticketSecret(randomBytes);
  const { ticket } = await host.ask({ type: 'TakeTicket', secret, service, ...more });
  const { number } = ticket as { number: string };
  return { number, id: ticketIdOf(OFFICE, secret), path: `/t/${OFFICE}.${secret}` };
}

/** All words of a page in one line, the letter and the digits of a number together. */
function text({ page }: Opened): Promise<string> {
  return page.evaluate(() => document.body.innerText.replace(/\s+/g, ' ').replace(/([A-Z]) (\d{3})/g, '$1$2'));
}

/** A sentence of a catalogue, up to what is filled in. */
function begins(words: unknown): string {
  return String(words).split('{')[0] ?? '';
}

async function looksRight({ page }: Opened, surface: Surface, name: string): Promise<void> {
  // Screens of the lobby have one look.
  const looks: readonly Look[] = surface === 'sign' || surface === 'kiosk' ? ['light'] : ['dark', 'light'];
  for (const look of looks) {
    if (looks.length > 1) await page.emulateMedia({ colorScheme: look === 'dark' ? 'dark' : 'light' });
    await standing(page);
    const found = await checkScreen({ page, surface, language: 'pl' }, look);
    findings.push(...found.map((finding) => `${name}: ${finding}`));
  }
}

describe('a resident’s ticket', () => {
  test('P-21 says in one sentence each why later numbers came first, and never whose need it was', async () => {
    await give('residence');
    const mine = await give('residence', { matters: ['id-card'], note: 'Brakuje zdjęcia.' });
    const early = await give('residence', { needs: ['short'] });
    const urgent = await give('residence');
    await anna.ask({ type: 'CallNext', counter: '4' });
    await ewa.ask({ type: 'CallTicket', counter: '3', ticket: urgent.id, reason: 'deadline' });
    phone = await show(mine.path, SIZES.phone);
    await expect.poll(() => text(phone)).toContain(orderWords['before-title']);
    const said = await text(phone);
    expect(said).toContain(`Numer ${early.number} ma wcześniejszą kolej`);
    expect(said).toContain(`Numer ${urgent.number} był wezwany poza kolejnością: ${orderWords['reason-deadline']}.`);
    expect(said).not.toContain('Trudno mi czekać');
    await looksRight(phone, 'resident', 'waiting');
    await anna.ask({ type: 'Arrive', counter: '4', ticket: early.id });
    await anna.ask({ type: 'Finish', counter: '4', ticket: early.id });
    await ewa.ask({ type: 'Arrive', counter: '3', ticket: urgent.id });
    await ewa.ask({ type: 'Finish', counter: '3', ticket: urgent.id });
  });

  test('T-31 shows further matters and the clerk’s note, which its holder may read', async () => {
    const said = await text(phone);
    expect(said).toContain('Jeszcze 1 sprawa');
    expect(said).toContain('Dowód osobisty');
    expect(said).toContain('Brakuje zdjęcia.');
  });

  test('T-28 an interruption names the counter and the hour of return, and is sorry', async () => {
    const client = await give('civil-registry', { needs: ['short'] });
    await anna.ask({ type: 'CallNext', counter: '4' });
    await anna.ask({ type: 'Arrive', counter: '4', ticket: client.id });
    await anna.ask({ type: 'Interrupt', counter: '4', ticket: client.id, minutes: 5 });
    phone = await show(client.path, SIZES.phone);
    await expect.poll(() => text(phone)).toMatch(/Okienko 4: jedna chwila\s+Wracamy około \d\d:\d\d\. Przepraszamy\./);
    expect(await text(phone)).toContain('Anna Wiśniewska');
    await looksRight(phone, 'resident', 'interrupted');

    const sign = await show(`/sign?counter=4&office=${OFFICE}`, SIZES.sign);
    await expect.poll(() => text(sign)).toMatch(/wrócimy za około\s+[45] minut\S*\s+czyli o\s\d\d:\d\d\./);
    expect(await text(sign)).toContain(`${client.number} zostaje przy tym okienku`);
    expect(await sign.page.evaluate(() => document.scrollingElement?.scrollHeight)).toBe(SIZES.sign.height);
    await looksRight(sign, 'sign', 'interrupted');

    await anna.ask({ type: 'Resume', counter: '4', ticket: client.id });
    await anna.ask({ type: 'Park', counter: '4', ticket: client.id, reason: 'form', minutes: 15 });
  });

  test('T-29 a pause says what to do, until when, and where to come back', async () => {
    await expect.poll(() => text(phone)).toMatch(/Przerwa w wizycie do około \d\d:\d\d/);
    expect(await text(phone)).toContain('Wypełnij formularz, potem wróć do okienka 4.');
    await looksRight(phone, 'resident', 'parked');
  });

  test('M-53 passed on, it names the clerk who goes on', async () => {
    const client = await give('civil-registry', { needs: ['short'] });
    await ewa.ask({ type: 'CallNext', counter: '3' });
    await ewa.ask({ type: 'Arrive', counter: '3', ticket: client.id });
    const to = { clerk: 'anna-wisniewska' };
    await ewa.ask({ type: 'Transfer', counter: '3', ticket: client.id, service: 'civil-registry', to });
    phone = await show(client.path, SIZES.phone);
    await expect.poll(() => text(phone)).toContain('Dalej wizytę poprowadzi Anna Wiśniewska, inspektor');
    expect(await text(phone)).toContain(visitWords['passed-on-text']);
    await looksRight(phone, 'resident', 'passed on');
  });
});

describe('what is public of the order', () => {
  test('P-20 calls out of turn stand on the office’s page with number and reason', async () => {
    const office = await show(`/o/${OFFICE}`, SIZES.phone);
    await expect.poll(() => text(office)).toContain('Do tej pory 1 wezwanie było poza kolejnością');
    expect(await text(office)).toMatch(/termin z przepisów mija dzisiaj, raz: A\d{3}/);
    await office.page.getByText(String(orderWords['chain-title'])).click();
    expect(await text(office)).toContain(orderWords['chain-none']);
    await looksRight(office, 'resident', 'office with exceptions');
  });

  test('the rule is told with every figure that the office has set', async () => {
    const rule = await show(`/o/${OFFICE}/rule`, SIZES.phone);
    await expect.poll(() => text(rule)).toContain('Po 2 takich wezwaniach z rzędu');
    const said = await text(rule);
    for (const figure of ['najwyżej 5 minut przed nią', 'Spóźnienie do 15 minut', 'co najmniej 2 razy']) {
      expect(said).toContain(figure);
    }
    for (const figure of ['co najmniej 60 sekund', 'po 6 wezwaniach', orderWords['reason-our-mistake']]) {
      expect(said).toContain(figure);
    }
    await looksRight(rule, 'resident', 'rule');
  });
});

describe('the manager', () => {
  const press = (name: unknown) => tap(chief.page.getByRole('button', { name: String(name), exact: true }));

  test('sees services for which people wait and nobody on duty can serve', async () => {
    await give('business');
    await expect.poll(() => text(chief)).toContain('Moja firma: czeka 1 osoba, a nikt na miejscu tego nie załatwia');
    await looksRight(chief, 'manage', 'watch list');
  });

  test('T-8 closes a counter with a client, and is told before what becomes of them', async () => {
    const client = await give('residence', { needs: ['short'] });
    await ewa.ask({ type: 'CallTicket', counter: '3', ticket: client.id, reason: 'our-mistake' });
    await ewa.ask({ type: 'Arrive', counter: '3', ticket: client.id });
    phone = await show(client.path, SIZES.phone);
    await chief.page.getByText(String(manageWords['left-open']), { exact: true }).click();
    await press('Zamknij okienko 3');
    await expect.poll(() => text(chief)).toContain(`Wizyta z numerem ${client.number} zostanie odłożona.`);
    await looksRight(chief, 'manage', 'closing a counter');
    await press(manageWords['close-do']);
    await expect.poll(() => text(chief)).toContain(`Numer ${client.number}: wizyta odłożona, gdy zamknięto okienko 3`);
    await expect.poll(() => text(phone)).toContain(begins(afterWords['parked-clerk-left']));
    await looksRight(phone, 'resident', 'clerk left');
  });

  test('T-32 stops numbers for a service, and phone and kiosk say what to do instead', async () => {
    const kiosk = await show(`/kiosk?office=${OFFICE}`, SIZES.kiosk, true);
    await tap(kiosk.page.getByRole('button', { name: /^Polski/ }));
    await chief.page.getByText(String(manageWords['intake-stop']), { exact: true }).click();
    await press('Dowód osobisty');
    await expect.poll(() => text(chief)).toContain(manageWords['intake-stop-text']);
    await looksRight(chief, 'manage', 'stopping a service');
    await press(manageWords['intake-stop-do']);
    await expect.poll(() => text(chief)).toContain(manageWords['intake-stopped']);

    await tap(kiosk.page.getByRole('button', { name: /^Dowód osobisty/ }));
    await expect.poll(() => text(kiosk)).toContain(kioskWords['stopped-title']);
    await exactly(kiosk.page, kioskWords['to-other-matters']).waitFor();
    await looksRight(kiosk, 'kiosk', 'stopped');

    const service = await show(`/o/${OFFICE}/s/id-card`, SIZES.phone);
    await expect.poll(() => text(service)).toContain(sheetWords['take-stopped']);
    await service.page.goto(`${server.url}/o/${OFFICE}/s/id-card/take`);
    await expect.poll(() => text(service)).toContain(comingWords['intake-stopped']);
    await looksRight(service, 'resident', 'stopped');

    await press(manageWords['intake-open']);
    await expect.poll(() => text(chief)).toContain(manageWords['intake-open-text']);
    await press(manageWords['intake-open-do']);
    await expect.poll(() => text(chief)).toContain(manageWords['intake-all']);
  });

  test('C-10 compares waits, and keeps back what would tell of a few', async () => {
    for (let n = 0; n < 5; n += 1) await serveNext(anna, '4');
    await chief.page.getByRole('link', { name: String(manageWords['page-day']) }).click();
    await expect.poll(() => text(chief)).toContain(manageWords['day-waits']);
    await expect.poll(() => text(chief)).toMatch(/Wezwano \d+ osób: średnio po/);
    expect(await text(chief)).toContain(manageWords['day-few']);
    expect(await text(chief)).toMatch(/termin z przepisów mijał tego dnia\s+1/);
    await expect.poll(() => text(chief)).toContain(manageWords['quotes-none']);
    await looksRight(chief, 'manage', 'day');
  });
});

test('no state on the way was wrong, and no page met an error or a breach of the content security policy', () => {
  expect(findings).toEqual([]);
  expect(opened.flatMap(({ complaints }) => complaints)).toEqual([]);
});

/** Serves whoever is next at a counter; gives a ticket first, so that there is somebody. */
async function serveNext(clerk: Colleague, counter: string): Promise<void> {
  const { id } = await give('residence');
  await clerk.ask({ type: 'CallTicket', counter, ticket: id, reason: 'agreed' });
  await clerk.ask({ type: 'Arrive', counter, ticket: id });
  await clerk.ask({ type: 'Finish', counter, ticket: id });
}
