import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../helpers/browser.ts';
import { quickOffice } from '../helpers/quick-office.ts';
import { startServer, type TestServer } from '../helpers/server.ts';
import {
  act,
  clerkWords,
  exactly,
  kioskWords,
  leaveKiosk,
  OFFICE,
  type Opened,
  open,
  openCounter,
  SIZES,
  sayNotHere,
  secretsOf,
  takeTicket,
  tap,
  ticketOn,
} from './lobby.ts';

let server: TestServer;
let browser: Browser;
let kiosk: Opened;
let display: Opened;
let sign: Opened;
let anna: Opened;
let marek: Opened;
let secrets: string[];
const opened: Opened[] = [];

async function show(path: string, size: { width: number; height: number }, options = {}): Promise<Opened> {
  const screen = await open(browser, `${server.url}${path}`, size, options);
  opened.push(screen);
  return screen;
}

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ office: quickOffice() }), launchBrowser()]);
  const at = (path: string): string => `${path}office=${OFFICE}`;
  kiosk = await show(at('/kiosk?'), SIZES.kiosk, { touch: true });
  secrets = secretsOf(kiosk.page);
  // The socket is watched from its opening on.
  await kiosk.page.reload();
  display = await show(at('/display?'), SIZES.display);
  sign = await show(at('/sign?counter=4&'), SIZES.sign);
  anna = await show(at('/clerk?'), SIZES.clerk);
  marek = await show(at('/clerk?'), SIZES.clerk);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe('the main job, end to end', () => {
  let number = '';
  let phone: Opened;

  test('C-01 a resident takes a ticket at the kiosk in four taps, and follows it on a phone', async () => {
    number = await takeTicket(kiosk.page, 'Dowód osobisty');
    expect(number).toBe('A001');
    expect(secrets).toHaveLength(1);
    phone = await show(`/t/${OFFICE}.${secrets[0]}`, SIZES.phone);
    await expect.poll(() => text(phone)).toContain('001');
    await leaveKiosk(kiosk.page);
  });

  test('C-03 a clerk opens a counter and calls the next client with one tap', async () => {
    await openCounter(anna.page, 'Anna Wiśniewska', '4');
    await expect.poll(() => text(anna)).toContain('A001');
    await tap(act(anna.page, clerkWords['call-next']));
    await act(anna.page, clerkWords['is-here']).waitFor();
  });

  test('C-04 display, sign and phone show the call with counter and badge', async () => {
    for (const screen of [display, sign, phone]) {
      await expect.poll(() => text(screen), { timeout: 5_000 }).toContain('001');
      await expect.poll(() => text(screen)).toContain('Wiśniewska');
      await expect.poll(() => text(screen)).toContain('4');
    }
    // N-03: never the matter beside the number.
    expect(await text(display)).not.toContain('Dowód osobisty A001');
    await expect.poll(() => phone.page.title()).not.toBe('');
  });

  test('T-15 a slip of the finger is taken back, and the client keeps the place', async () => {
    await tap(act(anna.page, clerkWords.undo));
    await act(anna.page, clerkWords['call-next']).waitFor();
    await expect.poll(() => text(sign)).not.toContain('001');
    await tap(act(anna.page, clerkWords['call-next']));
    await act(anna.page, clerkWords['is-here']).waitFor();
  });

  test('O-7 a reload of the tablet and of the phone finds everything as it was', async () => {
    await anna.page.reload();
    await act(anna.page, clerkWords['is-here']).waitFor();
    await phone.page.reload();
    await expect.poll(() => text(phone)).toContain('Wiśniewska');
  });

  test('T-9 a second clerk gets another client, never the same one', async () => {
    const second = await takeTicket(kiosk.page, 'Podatki i opłaty');
    await leaveKiosk(kiosk.page);
    await openCounter(marek.page, 'Tomasz Gajda', '2');
    await tap(act(marek.page, clerkWords['call-next']));
    await act(marek.page, clerkWords['is-here']).waitFor();
    await expect.poll(() => text(marek)).toContain(second);
    expect(second).not.toBe(number);
    await expect.poll(() => text(display)).toContain(second.slice(1));
    await sayNotHere(marek.page);
    await act(marek.page, clerkWords['call-next']).waitFor();
  });

  test('T-22 the server is killed and started again: the day is intact and every screen comes back by itself', async () => {
    const { port, data } = server;
    await server.kill9();
    await expect.poll(() => text(anna), { timeout: 20_000 }).toMatch(/Brak połączenia/);
    server = await startServer({ port, data });
    await expect.poll(() => text(anna), { timeout: 30_000 }).not.toMatch(/Brak połączenia/);
    await tap(act(anna.page, clerkWords['is-here']));
    await act(anna.page, clerkWords.finish).first().waitFor();
    await expect.poll(() => text(sign), { timeout: 20_000 }).toContain('001');
  });

  test('T-14 the visit ends with thanks, and nothing of the client stays on the tablet', async () => {
    await tap(exactly(anna.page, clerkWords.finish));
    await act(anna.page, clerkWords['call-next']).waitFor();
    await expect.poll(() => text(phone), { timeout: 20_000 }).toMatch(/Dziękujemy|dziękujemy/);
    await expect.poll(() => text(sign)).not.toContain('001');
  });

  test('V-9 no page met an error or a breach of the content security policy', () => {
    expect(opened.flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});

describe('the kiosk by keyboard alone', () => {
  test('C-06 Next and Select lead to a ticket; the first service within 12 presses, the ticket within 25', async () => {
    const { page } = await show(`/kiosk?office=${OFFICE}`, SIZES.kiosk);
    await page.getByRole('button', { name: /^Polski/ }).waitFor();
    let presses = 0;
    const focused = (): Promise<string> =>
      page.evaluate(
        () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
      );
    const press = async (key: 'ArrowRight' | 'Enter'): Promise<void> => {
      presses += 1;
      await page.keyboard.press(key);
      // A second press of the same key within half a second is ignored (an unsteady hand), so a person is slower too.
      await page.waitForTimeout(550);
    };
    const goTo = async (words: RegExp): Promise<void> => {
      for (let i = 0; i < 20 && !words.test(await focused()); i += 1) await press('ArrowRight');
      expect(await focused()).toMatch(words);
      await press('Enter');
    };
    await goTo(/^Polski/);
    await page.getByRole('heading', { name: kioskWords['services-title'] as string }).waitFor();
    await goTo(/^Dowód osobisty/);
    expect(presses).toBeLessThanOrEqual(12);
    await goTo(new RegExp(`^${kioskWords.next}`));
    await goTo(new RegExp(`^${kioskWords['straight-to-number']}|^${kioskWords.skip}$`));
    expect(await ticketOn(page)).toMatch(/^A\d{3}$/);
    expect(presses).toBeLessThanOrEqual(25);
  });
});

function text({ page }: Opened): Promise<string> {
  return page.evaluate(() => document.body.innerText.replace(/([A-Z])\s+(\d{3})/g, '$1$2'));
}
