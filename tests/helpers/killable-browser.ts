import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { FLAGS, findBrowser } from './browser.ts';

/** A browser with a profile on the disk, which can be ended as a power cut ends it and started on that profile again. */
export interface KillableBrowser {
  /** Of the running browser; throws between a kill and the next start. */
  readonly context: BrowserContext;
  start(): Promise<void>;
  /** Ends all its processes without warning. */
  kill9(): Promise<void>;
  /** Ends it and removes its profile. */
  close(): Promise<void>;
}

const START_MS = 20_000;

export async function killableBrowser(): Promise<KillableBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'okienko-profile-'));
  let running: { child: ChildProcess; browser: Browser; context: BrowserContext; gone: Promise<void> } | null = null;
  const endAll = (): void => {
    try {
      if (running?.child.pid !== undefined) process.kill(-running.child.pid, 'SIGKILL');
    } catch {
      // Nothing of the group is left.
    }
  };
  process.on('exit', () => {
    endAll();
    rmSync(profile, { recursive: true, force: true });
  });

  const kill9 = async (): Promise<void> => {
    const old = running;
    endAll();
    await old?.gone;
    running = null;
  };
  const machine: KillableBrowser = {
    get context() {
      if (!running) throw new Error('the browser does not run');
      return running.context;
    },
    async start() {
      const child = spawn(
        findBrowser(),
        [
          ...FLAGS,
          '--remote-debugging-port=0',
          `--user-data-dir=${profile}`,
          '--hide-crash-restore-bubble',
          'about:blank',
        ],
        { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
      );
      const gone = new Promise<void>((done) => child.once('exit', () => done()));
      const address = await new Promise<string>((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`no browser: ${said}`)), START_MS);
        let said = '';
        child.stderr?.setEncoding('utf8').on('data', (text: string) => {
          said = (said + text).slice(-4_000);
          const found = /ws:\/\/\S+/.exec(said)?.[0];
          if (!found) return;
          clearTimeout(late);
          resolve(found);
        });
        child.once('exit', (code) => {
          clearTimeout(late);
          reject(new Error(`the browser ended with ${code}: ${said}`));
        });
      });
      const browser = await chromium.connectOverCDP(address);
      const [context] = browser.contexts();
      if (!context) throw new Error('the browser has no context');
      running = { child, browser, context, gone };
    },
    kill9,
    async close() {
      await kill9();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  await machine.start();
  return machine;
}
