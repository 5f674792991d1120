import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { headersFile } from '../static-headers.ts';
import { isBuilt, stampBuild } from './build-stamp.ts';
import { releaseLock, takeLock } from './lock-file.ts';
import { packStatic } from './pack-static.ts';
import { BUNDLE, CACHE, DIST, MANIFEST, ROOT } from './paths.ts';
import { errorCode, plainly, Trouble } from './plainly.ts';

// `npm run build`: the screens into dist/, the server's bundle beside the packages. Does nothing when nothing changed,
// unless it is called with --force.

const LOCK = join(CACHE, 'build.lock');

async function build(): Promise<void> {
  makeCacheFolder();
  await waitForTurn();
  try {
    if (isBuilt() && !process.argv.includes('--force')) {
      console.log('Built already; nothing has changed.');
      return;
    }
    // The screens of residents and staff first: this empties dist/, and the lobby's build goes into a folder of it.
    await step('screens of residents and staff', () => buildScreens('web'));
    await step('lobby screens', () => buildScreens('kiosk'));
    await step('server', bundleWorker);
    await step('compressed copies', writeStatic);
    stampBuild();
  } finally {
    releaseLock(LOCK);
  }
}

function makeCacheFolder(): void {
  try {
    mkdirSync(CACHE, { recursive: true });
  } catch (error) {
    throw new Trouble(
      `The folder ${CACHE} cannot be written (${errorCode(error)}).`,
      'Run "npm run build" once as the user who installed Okienko.',
    );
  }
}

/** Two builds at once would empty each other's folder. */
async function waitForTurn(): Promise<void> {
  for (let told = false; ; told = true) {
    const lock = takeLock(LOCK);
    if (lock.ok) return;
    if (!told) console.log(`Another build runs (process ${lock.holder.pid}); waiting for it.`);
    await new Promise((done) => setTimeout(done, 250));
  }
}

/** What goes wrong in a step is a mistake in a source file: its place matters, a stack trace of the tools does not. */
async function step(what: string, run: () => Promise<void>): Promise<void> {
  const from = performance.now();
  try {
    await run();
  } catch (error) {
    if (error instanceof Trouble) throw error;
    throw new Trouble(error instanceof Error ? error.message : String(error), `The ${what} could not be built.`);
  }
  console.log(`built ${what}, ${((performance.now() - from) / 1000).toFixed(1)} s`);
}

async function buildScreens(app: 'web' | 'kiosk'): Promise<void> {
  process.env.NODE_ENV = 'production';
  // A log file would show the colours as riddles.
  if (!process.stderr.isTTY) process.env.NO_COLOR = '1';
  const vite = await tool(() => import('vite'));
  await vite.build({ configFile: join(ROOT, app, 'vite.config.ts'), mode: 'production', logLevel: 'warn' });
}

async function bundleWorker(): Promise<void> {
  const esbuild = await tool(() => import('esbuild'));
  await esbuild.build({
    entryPoints: [join(ROOT, 'worker', 'onprem', 'entry.ts')],
    outfile: BUNDLE,
    bundle: true,
    format: 'esm',
    target: 'es2024',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*', 'node:*'],
    logLevel: 'silent',
  });
}

async function writeStatic(): Promise<void> {
  writeFileSync(join(DIST, '_headers'), headersFile());
  // Cloudflare compresses by itself.
  writeFileSync(join(DIST, '.assetsignore'), '*.br\n*.gz\n');
  writeFileSync(MANIFEST, JSON.stringify(await packStatic(DIST)));
}

async function tool<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (errorCode(error) !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new Trouble('The build tools are not installed.', 'Run "npm ci", then try again.');
  }
}

await plainly(build);
