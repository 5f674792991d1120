import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRandom } from '../../shared/lib/random.ts';
import { storeCases } from '../contract/device-store.ts';
import type { StoreBench } from '../contract/device-store-page.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { killableBrowser } from '../helpers/killable-browser.ts';

declare global {
  var storeBench: StoreBench;
}

let site: Server;
let address: string;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../contract/device-store-page.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2023',
    logLevel: 'warning',
  });
  const script = outputFiles[0]?.text ?? '';
  site = createServer((request, response) => {
    const isScript = request.url === '/store.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : '<!doctype html><script src="/store.js"></script>');
  });
  await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
  address = `http://127.0.0.1:${(site.address() as AddressInfo).port}/`;
  browser = await launchBrowser();
  page = await (await browser.newContext()).newPage();
  await page.goto(address);
});

afterAll(async () => {
  await browser?.close();
  site?.closeAllConnections();
  site?.close();
});

describe('the store of a device: the database of a browser', () => {
  test.each(storeCases)('$name', async ({ name }) => {
    expect(await page.evaluate((one) => storeBench.run(one), name)).toBeNull();
  });

  test('keeps through a reload, and for another tab', async () => {
    expect(await page.evaluate(() => storeBench.add('reload', 'one', 1_000))).toBe(true);
    const other = await page.context().newPage();
    await other.goto(address);
    expect((await other.evaluate(() => storeBench.keys('reload'))).given).toEqual(['one']);
    await other.close();
    await page.reload();
    expect((await page.evaluate(() => storeBench.keys('reload'))).given).toEqual(['one']);
  });

  test('a device that is full says so, and loses nothing of what it has', async () => {
    // Another origin: a browser believes for half a minute what it has found out about the room of one.
    const small = await (await browser.newContext()).newPage();
    const site = address.replace('127.0.0.1', 'localhost');
    await small.goto(site);
    const session = await small.context().newCDPSession(small);
    const origin = new URL(site).origin;
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1_500_000 });
    const kept: string[] = [];
    let full = false;
    for (let n = 0; n < 60 && !full; n += 1) {
      const key = String(n).padStart(3, '0');
      full = !(await small.evaluate((name) => storeBench.add('full', name, 200_000), key));
      if (!full) kept.push(key);
    }
    expect(full).toBe(true);
    expect(kept.length).toBeGreaterThan(0);
    expect((await small.evaluate(() => storeBench.keys('full'))).given).toEqual(kept);
    await small.context().close();
  });

  test('O-9 what counts as kept is still there after the browser was killed, and whole', async () => {
    const random = createRandom(20_261_121);
    const killable = await killableBrowser();
    try {
      let said = -1;
      await killable.context.exposeFunction('said', (n: number) => {
        said = Math.max(said, n);
      });
      for (let round = 0; round < 2; round += 1) {
        const tab = await killable.context.newPage();
        await tab.goto(address);
        const from = said + 1_000;
        const enough = from + random.int(5, 60);
        const writing = tab
          .evaluate(
            (start) => storeBench.keepOn((globalThis as unknown as { said(n: number): void }).said, start),
            from,
          )
          .catch(() => undefined);
        await expect.poll(() => said, { interval: 1, timeout: 15_000 }).toBeGreaterThanOrEqual(enough);
        await killable.kill9();
        await writing;
        const acknowledged = said;
        await killable.start();
        await killable.context.exposeFunction('said', (n: number) => {
          said = Math.max(said, n);
        });
        const again = await killable.context.newPage();
        await again.goto(address);
        const { given, outbox, whole } = await again.evaluate(() => storeBench.keys('killed'));
        const wanted = Array.from({ length: acknowledged - from + 1 }, (_, n) => String(from + n).padStart(6, '0'));
        expect(outbox).toEqual(expect.arrayContaining(wanted));
        // What was just being written is there as a whole or not at all.
        expect(given).toEqual(outbox);
        expect(whole).toBe(true);
        await again.close();
      }
    } finally {
      await killable.close();
    }
  });
});
