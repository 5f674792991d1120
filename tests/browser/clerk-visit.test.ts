import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../helpers/browser.ts';
import { quickOffice } from '../helpers/quick-office.ts';
import { startServer, type TestServer } from '../helpers/server.ts';
import { type Colleague, colleague, officeNow } from './colleague.ts';
import { act, clerkWords, exactly, OFFICE, type Opened, open, openCounter, SIZES, staffWords, tap } from './lobby.ts';
import { axeFindings } from './screens/axe.ts';
import { targetFindings } from './screens/check-screen.ts';

// One clerk's day with everything that a visit may need besides call, arrived and finish.

/** A time that lies ahead all day but for its last minute. */
const LATER = '23:59';
const NOTE = 'Ma odpis aktu, brakuje zdjęcia.';

let server: TestServer;
let browser: Browser;
let host: Colleague;
let anna: Opened;
let ewa: Opened;
let display: Opened;
const opened: Opened[] = [];
/** What was found on the states on the way. */
const findings: string[] = [];

async function show(path: string, size: { width: number; height: number }): Promise<Opened> {
  const screen = await open(browser, `${server.url}${path}office=${OFFICE}`, size, { touch: true });
  opened.push(screen);
  return screen;
}

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ office: quickOffice() }), launchBrowser()]);
  host = await colleague(server.url, 'barbara-nowak');
  [anna, ewa, display] = await Promise.all([
    show('/clerk?', SIZES.clerk),
    show('/clerk?', SIZES.clerk),
    show('/display?', SIZES.display),
  ]);
  await openCounter(anna.page, 'Anna Wiśniewska', '4');
  await openCounter(ewa.page, 'Ewa Sikora', '3');
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe('a called client', () => {
  test('T-27 “not here” says what it lacks, and can be said once it lacks nothing', async () => {
    const { page } = anna;
    await host.give('id-card');
    await calls(page);
    const missing = act(page, clerkWords['not-here']);
    expect(await missing.getAttribute('aria-disabled')).toBe('true');
    expect(await missing.textContent()).toContain('wezwij jeszcze raz');
    await tap(act(page, clerkWords.recall));
    await expect.poll(() => missing.textContent()).toContain('możliwe za');
    await looksRight(page, 'called again');
    await expect.poll(() => missing.getAttribute('aria-disabled'), { timeout: 10_000 }).toBe(null);
    await tap(missing);
    await tap(exactly(page, clerkWords.reinstate));
    await expect.poll(() => text(page)).toContain('będzie to A001');
  });

  test('P-11 the next call says why in one sentence, and so does the call', async () => {
    const { page } = anna;
    expect(await text(page)).toContain(clerkWords['why-turn']);
    await calls(page);
    await expect.poll(() => text(page)).toContain(clerkWords['why-turn']);
    await tap(exactly(page, clerkWords['is-here']));
    await exactly(page, clerkWords.finish).waitFor();
  });
});

describe('a visit', () => {
  test('M-28 an interruption is promised in minutes with two taps, and ended with one', async () => {
    const { page } = anna;
    await exactly(page, clerkWords.interrupt).click();
    await looksRight(page, 'interrupt');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toContain(clerkWords.interrupt);
    await tap(exactly(page, clerkWords.interrupt));
    await tap(exactly(page, '2 minuty'));
    await exactly(page, clerkWords['resume-visit']).waitFor();
    expect(await text(page)).toMatch(/Powrót o \d\d:\d\d, za\s+(2:00|1:5\d)/);
    await expect.poll(() => focused(page)).toContain(clerkWords['resume-visit']);
    await looksRight(page, 'interrupted');
    await tap(exactly(page, clerkWords['resume-visit']));
    await exactly(page, clerkWords.finish).waitFor();
  });

  test('J-66 T-31 a second matter needs no second wait, and its beginning is taken back', async () => {
    const { page } = anna;
    await exactly(page, clerkWords['add-matter']).click();
    await looksRight(page, 'another matter');
    await page.getByRole('searchbox').fill('meld');
    await tap(page.locator('.sheet').getByRole('button', { name: /^Meldunek (?!cudz)/ }));
    const next = exactly(page, 'Dalej: Meldunek');
    await tap(next);
    await heading(page, 'Meldunek').waitFor();
    await tap(act(page, 'A001: wróć'));
    await heading(page, 'Dowód osobisty').waitFor();
    await tap(next);
    await exactly(page, clerkWords.finish).waitFor();
  });

  test('E-44 a note is kept when its field is left, and says so', async () => {
    const { page } = anna;
    await page.getByLabel(String(clerkWords.note)).fill('Szuka umowy najmu.');
    await page.keyboard.press('Tab');
    await expect.poll(() => text(page)).toContain(clerkWords['note-saved']);
    await looksRight(page, 'serving');
  });

  test('T-29 a parked visit frees the counter and goes on with its note', async () => {
    const { page } = anna;
    await exactly(page, clerkWords.park).click();
    await looksRight(page, 'park');
    await tap(exactly(page, clerkWords['park-document']));
    await exactly(page, clerkWords['call-number']).waitFor();
    expect(await text(page)).not.toContain('umowy najmu');
    // A colleague who takes the matter sees it too, and whose it is.
    await expect.poll(() => text(ewa.page)).toContain('Anna Wiśniewska, powrót');
    await looksRight(page, 'parked');
    await tap(exactly(page, clerkWords['resume-visit']));
    await expect.poll(() => page.getByLabel(String(clerkWords.note)).inputValue()).toBe('Szuka umowy najmu.');
    // The sheet that parked it does not come back with it.
    expect(await page.locator('.sheet').count()).toBe(0);
  });

  test('M-53 C-11 passing on names the colleague; the note is for the next clerk, and for no screen in the lobby', async () => {
    const { page } = anna;
    await exactly(page, clerkWords['pass-on']).click();
    await looksRight(page, 'pass on');
    await act(page, clerkWords['pass-same']).click();
    await page.getByRole('radio', { name: /^Ewa Sikora/ }).check();
    expect(await text(page)).toContain('pomoże Ewa Sikora, kierownik referatu, okienko 3');
    await page.getByLabel(String(clerkWords['pass-note'])).fill(NOTE);
    await looksRight(page, 'to whom');
    await tap(page.locator('.sheet-foot').getByRole('button'));
    await act(page, 'Cofnij przekazanie A001').waitFor();
    expect(await text(page)).not.toContain(NOTE);

    await calls(ewa.page);
    await expect.poll(() => text(ewa.page)).toContain(NOTE);
    await expect.poll(() => text(display.page)).toContain('001');
    expect(await text(display.page)).not.toContain('zdjęcia');
    await tap(exactly(ewa.page, clerkWords['is-here']));
    await tap(exactly(ewa.page, clerkWords.finish));
    await act(ewa.page, clerkWords['call-next']).waitFor();
    expect(await text(ewa.page)).not.toContain(NOTE);
  });
});

describe('out of turn', () => {
  let second = '';

  test('P-20 by number: what the rule gives is a plain call, anything else takes a reason and is counted in public', async () => {
    const { page } = anna;
    const first = await host.give('id-card');
    second = await host.give('id-card');
    const third = await host.give('residence');
    await exactly(page, clerkWords['by-number']).click();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    await page.keyboard.type(first.toLowerCase());
    await expect.poll(() => text(page)).toContain(clerkWords['number-by-rule']);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(third);
    const call = page.locator('.sheet-foot').getByRole('button');
    expect(await call.getAttribute('aria-disabled')).toBe('true');
    await expect.poll(() => text(page)).toContain(`numer ${third} i powód, nic więcej`);
    await looksRight(page, 'by number');
    await page.getByRole('radio', { name: /^termin/ }).check();
    await tap(call);
    await exactly(page, clerkWords['is-here']).waitFor();
    expect(await text(page)).toContain('Poza kolejnością, liczone publicznie. Powód: termin.');
    const counted = [{ number: third, reason: 'deadline' }];
    expect((await officeNow(server.url)).outOfTurn).toEqual(counted);
    await serves(page);

    await exactly(page, clerkWords['by-number']).click();
    await page
      .locator('.sheet')
      .getByRole('button', { name: new RegExp(`^${first}`) })
      .click();
    await tap(call);
    await exactly(page, clerkWords['is-here']).waitFor();
    expect(await text(page)).toContain(clerkWords['why-turn']);
    expect((await officeNow(server.url)).outOfTurn).toEqual(counted);
    await serves(page);
  });

  test('P-19 somebody who stands there: the office asks for a reason when others come first', async () => {
    const { page } = anna;
    await exactly(page, clerkWords['no-number']).click();
    await looksRight(page, 'no number');
    await page
      .locator('.sheet')
      .getByRole('button', { name: /^Urodzenie/ })
      .click();
    const begin = page.locator('.sheet-foot').getByRole('button');
    await tap(begin);
    await expect.poll(() => text(page)).toContain(clerkWords['walk-others']);
    await looksRight(page, 'no number, with a reason');
    await page.getByRole('radio', { name: /^nagła/ }).check();
    await tap(begin);
    await exactly(page, clerkWords.finish).waitFor();
    expect((await officeNow(server.url)).outOfTurn.map(({ reason }) => reason)).toEqual(['deadline', 'emergency']);
    // N-06: whoever waits is on no screen at which somebody is served.
    expect(await text(page)).not.toContain(second);
    await tap(exactly(page, clerkWords.finish));
    await act(page, clerkWords['call-next']).waitFor();
  });
});

describe('a call-back', () => {
  test('it is called by telephone with its note, and nowhere in the lobby', async () => {
    const { page } = anna;
    // P-7: it does not come long before it was promised.
    const soon = Date.now() + 3 * 60_000;
    const number = await host.give('foreigner-residence', {
      promised: { kind: 'call-back', at: soon },
      note: '600 100 200, dokumenty syna',
    });
    await serves(page, true);
    await expect.poll(() => text(page)).toContain(`${number}, telefonicznie`);
    await tap(act(page, clerkWords['call-next']));
    await exactly(page, clerkWords.talking).waitFor();
    await expect.poll(() => text(page)).toContain('600 100 200');
    await looksRight(page, 'call-back');
    expect(await text(display.page)).not.toContain(number);
    await tap(exactly(page, clerkWords.talking));
    await exactly(page, clerkWords.finish).waitFor();
  });
});

describe('the front desk', () => {
  test('E-39 whoever was passed on twice is pointed out', async () => {
    const { page } = await show('/clerk?', SIZES.clerk);
    await signIn(page, 'Barbara Nowak');
    const [tomasz, sikora] = await Promise.all([
      colleague(server.url, 'tomasz-gajda'),
      colleague(server.url, 'ewa-sikora'),
    ]);
    await tomasz.ask({ type: 'OpenCounter', counter: '2' });
    const number = await host.give('waste');
    const ticket = host.idOf(number);
    for (const [clerk, counter, to] of [[tomasz, '2', '3'] as const, [sikora, '3', '2'] as const]) {
      expect(await text(page)).not.toContain(clerkWords['sent-around']);
      await clerk.ask({ type: 'CallNext', counter });
      await clerk.ask({ type: 'Arrive', counter, ticket });
      await clerk.ask({ type: 'Transfer', counter, ticket, service: 'property-tax', to: { counter: to } });
    }
    await expect.poll(() => text(page)).toContain(clerkWords['sent-around-note']);
    expect(await text(page)).toContain('przekazany 2 razy');
    await looksRight(page, 'front desk');
  });

  test('C-17 a call-back is promised with a time and a note, beside a second matter', async () => {
    const page = opened.at(-1)?.page;
    if (!page) throw new Error('the front desk is open');
    await exactly(page, clerkWords.issue).click();
    await page.getByRole('button', { name: /^Podatki/ }).click();
    await page.getByRole('radio', { name: /^Oddzwonienie/ }).check();
    await page.getByLabel(String(clerkWords['issue-matters'])).selectOption({ label: 'Meldunek' });
    const issue = act(page, clerkWords.issue);
    expect(await issue.textContent()).toContain(clerkWords['issue-time-later']);
    await page.getByLabel(String(clerkWords['issue-time']), { exact: true }).fill(LATER);
    await page.getByLabel(String(clerkWords.note)).fill('600 300 400');
    await looksRight(page, 'a call-back is given');
    await tap(issue);
    await expect.poll(() => text(page)).toContain(`około ${LATER}`);
    const number = /[A-Z]\d{3}/.exec((await page.getByRole('heading', { level: 1 }).textContent()) ?? '')?.[0] ?? '';
    await tap(exactly(page, clerkWords.done));
    await exactly(page, clerkWords.find).click();
    await page.getByLabel(String(clerkWords['find-label'])).fill(number);
    await expect.poll(() => text(page)).toContain('telefon obiecany');
  });
});

test('every new state, light and dark, has nothing that axe finds and no small target', () => {
  expect(findings).toEqual([]);
});

test('no page met an error or a breach of the content security policy', () => {
  expect(opened.flatMap(({ complaints }) => complaints)).toEqual([]);
});

async function signIn(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(name) }).click();
  for (const digit of '1234') await exactly(page, digit).click();
  await exactly(page, staffWords['sign-in']).click();
  await exactly(page, clerkWords.issue).waitFor();
}

async function calls(page: Page): Promise<void> {
  await tap(act(page, clerkWords['call-next']));
  await exactly(page, clerkWords['is-here']).waitFor();
}

/** From the call, or from before it, to the end of a plain visit. */
async function serves(page: Page, fromQueue = false): Promise<void> {
  if (fromQueue) await calls(page);
  await tap(exactly(page, clerkWords['is-here']));
  await tap(exactly(page, clerkWords.finish));
  await act(page, clerkWords['call-next']).waitFor();
}

async function looksRight(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    const view = { page, surface: 'clerk' } as const;
    const found = [...(await axeFindings(view)), ...(await targetFindings(view))];
    findings.push(...found.map((finding) => `${name}, ${colorScheme}: ${finding}`));
  }
}

function heading(page: Page, name: string) {
  return page.getByRole('heading', { level: 1, name, exact: true });
}

function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? '');
}

function text(page: Page): Promise<string> {
  return page.evaluate(() => document.body.innerText.replace(/([A-Z])\s+(\d{3})/g, '$1$2'));
}
