import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { initialDay, type OfficeDay } from '../../shared/domain/ticket/day.ts';
import type { RecordedEvent } from '../../shared/domain/ticket/events.ts';
import { evolve } from '../../shared/domain/ticket/evolve.ts';
import { createRandom } from '../../shared/lib/random.ts';
import { verify } from '../../shared/verify/verify.ts';
import { exactly, kioskWords, OFFICE, SIZES, tap } from '../browser/lobby.ts';
import { exportLog, signInStaff } from '../day/clients/front-door.ts';
import { type Line, openLine } from '../helpers/line.ts';
import type { TestServer } from '../helpers/server.ts';
import { type BrowserProcess, startBrowser } from './browser-process.ts';

export interface KilledKiosk {
  kills: number;
  /** Numbers on the slips that came out, by tap, in order. */
  slips: string[][];
  /** Taps that were lost before anything of them was kept: the person sees the first page and taps again. */
  forgotten: number;
  breaks: string[];
}

/** From the tap until the browser is killed: in the middle of everything, and well after. */
const MOST_MS = 1_800;
const SETTLED_MS = 15_000;
const TRIES = 20;
const TRY_MS = 500;

/**
 * A kiosk in a real browser is killed at a random moment after somebody tapped "give me a number", with and without a line, and
 * started again on the same profile. Whatever the moment: nobody's number is lost, and one tap is one number.
 */
export async function killKiosk(server: TestServer, kills: number, seed: number): Promise<KilledKiosk> {
  const random = createRandom(seed);
  const profile = mkdtempSync(join(tmpdir(), 'okienko-kiosk-'));
  const line = await openLine({ to: server.port });
  const result: KilledKiosk = { kills: 0, slips: [], forgotten: 0, breaks: [] };
  let paper: string[] = [];
  let browser: BrowserProcess | null = null;
  let page: Page | null = null;
  try {
    // Paired once, and switched off as one does: a browser writes a new cookie down only after half a minute.
    const first = await startBrowser(profile, SIZES.kiosk);
    await toLastTap(await openKiosk(first, line, () => {}));
    await first.close();
    for (let kill = 0; kill < kills; kill += 1) {
      browser ??= await startBrowser(profile, SIZES.kiosk);
      page ??= await openKiosk(browser, line, (number) => paper.push(number));
      await toLastTap(page);
      const way = random.int(0, 3);
      if (way === 1) line.cut();
      else if (way === 2) line.silence(random.pick(['up', 'down', 'both']));
      else if (way === 3) line.delay(random.int(100, 900));
      if (way === 1) await page.waitForTimeout(random.int(0, 400));
      paper = [];
      await tap(exactly(page, kioskWords.skip));
      await new Promise((done) => setTimeout(done, random.int(0, MOST_MS)));
      await browser.kill();
      result.kills += 1;
      if (random.chance(0.5)) heal(line);

      browser = await startBrowser(profile, SIZES.kiosk);
      page = await openKiosk(browser, line, (number) => paper.push(number));
      const shown = await settled(page);
      if (shown === 'start' && paper.length === 0) result.forgotten += 1;
      else result.slips.push([...paper]);
      if (shown === 'nothing') result.breaks.push(`kill ${kill + 1}: neither a number nor the first page (way ${way})`);
      heal(line);
      if (shown === 'ticket') await tap(exactly(page, kioskWords.done));
      await page.waitForTimeout(shown === 'start' ? 200 : 600);
    }
    // What it has to tell is told within some seconds.
    for (let tries = 0; ; tries += 1) {
      const found = await judge(server, result);
      if (found.length > 0 && tries < TRIES) await new Promise((done) => setTimeout(done, TRY_MS));
      else {
        result.breaks.push(...found);
        break;
      }
    }
  } finally {
    await browser?.kill();
    await line.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  return result;
}

function heal(line: Line): void {
  line.delay(0);
  line.heal();
}

/** The kiosk's page, with a printer that says what it prints before it is asked whether it did. */
async function openKiosk({ context }: BrowserProcess, line: Line, onSlip: (number: string) => void): Promise<Page> {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.exposeFunction('slipPrinted', onSlip);
  await page.addInitScript(() => {
    window.print = () => {
      const words = document.querySelector('.slip-host')?.textContent ?? '';
      const found = /([A-Z])\s*(\d{3})/.exec(words);
      (globalThis as unknown as { slipPrinted(number: string): void }).slipPrinted(`${found?.[1]}${found?.[2]}`);
      setTimeout(() => dispatchEvent(new Event('afterprint')), Math.random() * 300);
    };
  });
  await page.setViewportSize(SIZES.kiosk);
  for (let tries = 0; ; tries += 1) {
    try {
      await page.goto(`${line.url}/kiosk?office=${OFFICE}&printer=browser`, { timeout: 8_000 });
      return page;
    } catch (error) {
      // Before the page was kept on the device a kiosk without a line has nothing to show.
      if (tries > 2) throw error;
      heal(line);
    }
  }
}

async function toLastTap(page: Page): Promise<void> {
  const button = (name: RegExp) => page.getByRole('button', { name });
  await button(/^Polski/).click({ timeout: SETTLED_MS });
  await button(/^Dowód osobisty/).click();
  await exactly(page, kioskWords.next).click();
  await exactly(page, kioskWords.skip).waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
}

/** What somebody who waits in front of the kiosk sees in the end. */
async function settled(page: Page): Promise<'start' | 'ticket' | 'nothing'> {
  const start = page.getByRole('button', { name: /^Polski/ }).waitFor({ timeout: SETTLED_MS });
  const ticket = page
    .getByRole('heading', { name: new RegExp(`^${kioskWords['your-number']}`) })
    .waitFor({ timeout: SETTLED_MS });
  const first = await Promise.race([start.then(() => 'start' as const), ticket.then(() => 'ticket' as const)]).catch(
    () => 'nothing' as const,
  );
  void Promise.allSettled([start, ticket]);
  // A slip may come out a moment after the number is shown.
  await page.waitForTimeout(500);
  return first;
}

async function judge({ url }: TestServer, { slips }: KilledKiosk): Promise<string[]> {
  const breaks: string[] = [];
  const staff = await signInStaff(url, OFFICE);
  const manager = staff.find(({ session }) => session.person.roles.includes('manager'))?.cookie ?? '';
  const lines = await exportLog(url, OFFICE, manager);
  const day: OfficeDay = initialDay();
  for (const one of lines) evolve(day, JSON.parse(`{${one.slice(one.indexOf(',') + 1)}`) as RecordedEvent);
  const onPaper = new Set<string>();
  for (const [i, numbers] of slips.entries()) {
    const [number, ...others] = [...new Set(numbers)];
    if (others.length > 0) breaks.push(`tap ${i + 1} gave ${numbers.join(', ')}`);
    if (number === undefined) continue;
    if (onPaper.has(number)) breaks.push(`${number} was printed for two people`);
    onPaper.add(number);
    const ticket = day.tickets.get(day.byNumber.get(number) ?? '');
    if (ticket?.number !== number)
      breaks.push(`${number} is on paper, and the office knows ${ticket?.number ?? 'nobody'}`);
  }
  for (const ticket of day.tickets.values()) {
    if (ticket.state !== 'ended' && !onPaper.has(ticket.number))
      breaks.push(`${ticket.number} waits and nobody has its slip`);
  }
  for (const finding of verify(lines).findings) breaks.push(`the verifier: ${JSON.stringify(finding)}`);
  return breaks;
}
