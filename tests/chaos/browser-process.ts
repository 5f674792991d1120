import { type ChildProcess, spawn } from 'node:child_process';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { findBrowser } from '../helpers/browser.ts';

/** A browser of its own process on a profile that outlives it, as on a kiosk: it can be killed at any moment. */
export interface BrowserProcess {
  readonly context: BrowserContext;
  /** As a power cut would: nothing is said to anybody, nothing is written any more. */
  kill(): Promise<void>;
  /** Switched off as one does. */
  close(): Promise<void>;
}

const READY_MS = 20_000;

export async function startBrowser(profile: string, size: { width: number; height: number }): Promise<BrowserProcess> {
  const child: ChildProcess = spawn(
    findBrowser(),
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--hide-crash-restore-bubble',
      '--lang=pl',
      `--window-size=${size.width},${size.height}`,
      `--user-data-dir=${profile}`,
      '--remote-debugging-port=0',
      'about:blank',
    ],
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const killAll = (): void => {
    try {
      // Its renderers and helpers go with it.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // Gone already.
    }
  };
  process.once('exit', killAll);
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => reject(new Error(`the browser is not ready: ${said.slice(-500)}`)), READY_MS);
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (found === undefined) return;
      clearTimeout(late);
      resolve(found);
    });
  });
  const browser: Browser = await chromium.connectOverCDP(address);
  const [context] = browser.contexts();
  if (!context) throw new Error('a browser without a profile');
  return {
    context,
    close: async () => {
      const session = await browser.newBrowserCDPSession();
      await session.send('Browser.close').catch(() => undefined);
      await gone;
      process.off('exit', killAll);
    },
    kill: async () => {
      killAll();
      await gone;
      process.off('exit', killAll);
    },
  };
}
