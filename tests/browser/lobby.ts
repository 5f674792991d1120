import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { pl as clerkWords } from '../../shared/i18n/messages/clerk/pl.ts';
import { pl as kioskWords } from '../../shared/i18n/messages/kiosk/pl.ts';
import { pl as staffWords } from '../../shared/i18n/messages/staff/pl.ts';

export { clerkWords, kioskWords, staffWords };

export const OFFICE = 'nowe-lipowo';

/** Real sizes of the surfaces. */
export const SIZES = {
  kiosk: { width: 1080, height: 1920 },
  display: { width: 1920, height: 1080 },
  sign: { width: 800, height: 1280 },
  phone: { width: 390, height: 844 },
  clerk: { width: 1194, height: 834 },
  manage: { width: 1440, height: 900 },
} as const;

/** What a page complained about: nothing is expected, except that a device or a session asks who it is the first time. */
export interface Opened {
  page: Page;
  context: BrowserContext;
  complaints: string[];
}

export async function open(
  browser: Browser,
  url: string,
  size: { width: number; height: number },
  options: { locale?: string; dark?: boolean; touch?: boolean } = {},
): Promise<Opened> {
  const context = await browser.newContext({
    viewport: size,
    locale: options.locale ?? 'pl-PL',
    timezoneId: 'Europe/Warsaw',
    colorScheme: options.dark ? 'dark' : 'light',
    hasTouch: options.touch ?? false,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) complaints.push(message.text());
  });
  await page.goto(url);
  return { page, context, complaints };
}

/** The secret of each ticket that this kiosk asked for, read from what it sends: it is what the QR holds. */
export function secretsOf(page: Page): string[] {
  const secrets: string[] = [];
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      const secret = /"secret":"([0-9a-z]{26})"/.exec(String(payload))?.[1];
      if (secret && !secrets.includes(secret)) secrets.push(secret);
    }),
  );
  return secrets;
}

/** From the kiosk's first page to a ticket, in four taps. Answers its number. */
export async function takeTicket(kiosk: Page, service: string): Promise<string> {
  const button = (name: RegExp) => kiosk.getByRole('button', { name });
  await button(/^Polski/).click();
  await button(new RegExp(`^${service}`)).click();
  await exactly(kiosk, kioskWords.next).click();
  await exactly(kiosk, kioskWords.skip).click();
  return ticketOn(kiosk);
}

/** The number in the heading of the kiosk's ticket page. */
export async function ticketOn(kiosk: Page): Promise<string> {
  const heading = kiosk.getByRole('heading', { name: new RegExp(`^${kioskWords['your-number']}`) });
  await heading.waitFor();
  return numberIn((await heading.textContent()) ?? '');
}

/** `Twój numer A 023` holds A023. */
export function numberIn(text: string): string {
  const found = /([A-Z])\s*(\d{3})/.exec(text);
  if (!found) throw new Error(`no ticket number in "${text}"`);
  return `${found[1]}${found[2]}`;
}

/** Leaves the ticket page for the next person. */
export async function leaveKiosk(kiosk: Page): Promise<void> {
  await tap(exactly(kiosk, kioskWords.done));
  await kiosk.getByRole('button', { name: /^Polski/ }).waitFor();
}

export function exactly(page: Page, words: unknown) {
  return page.getByRole('button', { name: String(words), exact: true });
}

/** Signs a clerk in and opens a counter. */
export async function openCounter(page: Page, name: string, counter: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(name) }).click();
  for (const digit of '1234') await page.getByRole('button', { name: digit, exact: true }).click();
  await page.getByRole('button', { name: staffWords['sign-in'] as string, exact: true }).click();
  await page.getByRole('heading', { name: clerkWords.choose as string }).waitFor();
  await page.getByRole('button', { name: new RegExp(`^${clerkWords.counter} ${counter}\\b`) }).click();
  await page.getByRole('button', { name: new RegExp(`^${clerkWords['call-next']}`) }).waitFor();
}

/** Taps as a person does: not within the half second in which a second tap counts as a slip of the finger. */
export async function tap(button: Locator): Promise<void> {
  await button.waitFor();
  await button.page().waitForTimeout(600);
  await button.click();
}

/** A big button of the clerk's tablet, by its words. */
export function act(page: Page, words: unknown) {
  return page.getByRole('button', { name: new RegExp(`^${String(words)}`) });
}

/** Says that a called client is not here, as soon as that may be said: after a second call and a while (T-27). */
export async function sayNotHere(page: Page, words: Readonly<Record<string, unknown>> = clerkWords): Promise<void> {
  await tap(act(page, words.recall));
  const missing = act(page, words['not-here']);
  await missing.and(page.locator(':not([aria-disabled])')).waitFor();
  await tap(missing);
}
