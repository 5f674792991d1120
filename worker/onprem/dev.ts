import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { headersFile } from '../static-headers.ts';
import { demoPin, isHealthy, listOffices, setUpOffice } from './ask-server.ts';
import { demoHours } from './demo-hours.ts';
import { freePort } from './free-port.ts';
import { exampleOffices, readOffices } from './office-files.ts';
import { DIST, ROOT } from './paths.ts';
import { plainly, Trouble } from './plainly.ts';
import { localOrigin, originOf, readyLines } from './screens.ts';
import { readSettings, USAGE } from './settings.ts';
import { QUIET_WRANGLER } from './wrangler-env.ts';

// `npm run dev`: everything rebuilds while it is edited. The screens by vite, the worker by wrangler, always as a
// demonstration. Its data lies in .wrangler/, apart from that of `npm start`.

const FIRST_BUILD_MS = 120_000;
const children: ChildProcess[] = [];

async function dev(): Promise<void> {
  const settings = readSettings(process.argv.slice(2), process.env, process.cwd());
  if (settings === 'help') {
    for (const line of USAGE) console.log(line);
    return;
  }
  const paths = settings.offices.length > 0 ? settings.offices : exampleOffices();
  const files = readOffices(paths).map(demoHours);
  const port = await freePort(settings.port, settings.host);
  endWithChildren();

  rmSync(DIST, { recursive: true, force: true });
  mkdirSync(DIST);
  // One after the other: the first empties the folder into which the second builds.
  watchScreens('web');
  await appears(join(DIST, 'index.html'));
  watchScreens('kiosk');
  await appears(join(DIST, 'kiosk', 'index.html'));
  writeFileSync(join(DIST, '_headers'), headersFile());

  const token = settings.setupToken ?? randomBytes(24).toString('base64url');
  run('wrangler', [
    ...[
      'dev',
      '--ip',
      settings.host,
      '--port',
      String(port),
      '--log-level',
      'warn',
      '--show-interactive-dev-session=false',
    ],
    ...['--var', `SETUP_TOKEN:${token}`, '--var', 'DEMO:1'],
  ]);
  const origin = localOrigin(settings.host, port);
  const until = Date.now() + FIRST_BUILD_MS;
  while (!(await isHealthy(origin))) {
    if (Date.now() > until) throw new Trouble('The worker does not answer; what wrangler said stands above.');
    await new Promise((done) => setTimeout(done, 200));
  }
  for (const file of files) await setUpOffice(origin, token, file, true);
  const offices = await listOffices(origin);
  const pin = offices[0] ? await demoPin(origin, offices[0].id) : null;
  for (const line of readyLines(originOf(settings.host, port), offices, files, pin)) console.log(line);
}

function watchScreens(app: 'web' | 'kiosk'): void {
  run('vite', [
    'build',
    '--watch',
    '--config',
    join(app, 'vite.config.ts'),
    '--emptyOutDir',
    'false',
    '--logLevel',
    'warn',
  ]);
}

function run(tool: string, args: readonly string[]): void {
  const child = spawn(join(ROOT, 'node_modules', '.bin', process.platform === 'win32' ? `${tool}.cmd` : tool), args, {
    cwd: ROOT,
    shell: process.platform === 'win32',
    // Without a keyboard: wrangler would otherwise listen for hot keys.
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...QUIET_WRANGLER, CI: '1' },
  });
  child.on('error', () => fail(`${tool} is not installed. Run "npm ci" first.`));
  child.on('exit', () => fail(`${tool} ended; what it said stands above.`));
  children.push(child);
}

function fail(message: string): void {
  console.error(message);
  process.exit(1);
}

async function appears(path: string): Promise<void> {
  for (const until = Date.now() + FIRST_BUILD_MS; !existsSync(path); ) {
    if (Date.now() > until) throw new Trouble(`${path} was not built; what vite said stands above.`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

/** wrangler leaves its server behind when it is killed, so every descendant is ended by its number. */
function endWithChildren(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(0));
  process.on('exit', () => {
    for (const child of children) child.removeAllListeners('exit');
    const roots = children.flatMap((child) => (child.pid === undefined ? [] : [child.pid]));
    for (const pid of [...descendants(roots), ...roots]) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    }
  });
}

/** Everything that was started by these processes, the youngest first. Known on Linux only; elsewhere none. */
function descendants(roots: readonly number[]): number[] {
  if (!existsSync('/proc/self/stat')) return [];
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It ended while the list was read.
    }
  }
  const found: number[] = [];
  for (let generation: readonly number[] = roots; generation.length > 0; ) {
    const older = generation;
    generation = [...parents].filter(([, parent]) => older.includes(parent)).map(([pid]) => pid);
    found.unshift(...generation);
  }
  return found;
}

await plainly(dev);
