import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { freePort } from '../../worker/onprem/free-port.ts';
import { workerdBinary } from '../../worker/onprem/workerd.ts';
import { RUN_FILES, RUNS_VARIABLE, TOKEN_VARIABLE, workerdConfig } from '../../worker/onprem/workerd-config.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const READY_MS = 20_000;

/** `workerd serve` and nothing around it: what is measured is the platform and the worker. */
export interface PlainServer {
  readonly url: string;
  readonly port: number;
  readonly setupToken: string;
  /** The folder in which it keeps its databases. */
  readonly data: string;
  /** Ends it without warning and starts it again on the same data. */
  restart(): Promise<void>;
  /** The two halves of it, for an outage that lasts. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** The shipped worker, with the shipped configuration; `runs` of an estimate, when it is about those. */
export function startOurs(port = 0, runs?: number): Promise<PlainServer> {
  const entry = join(root, 'worker', 'onprem', 'entry.ts');
  const variables: Record<string, string> = runs === undefined ? {} : { [RUNS_VARIABLE]: String(runs) };
  return start('okienko', entry, port, (options) => workerdConfig(options), variables);
}

/** The same platform with next to nothing on it: see bare-worker.ts. */
export function startBare(port = 0): Promise<PlainServer> {
  return startObject(fileURLToPath(new URL('./bare-worker.ts', import.meta.url)), 'Bare', port);
}

/** A worker of a test with one class of objects, bound under its name in capitals. */
export function startObject(entry: string, className: string, port = 0): Promise<PlainServer> {
  return start(className.toLowerCase(), entry, port, objectConfig(className));
}

type Config = (options: { host: string; port: number; demo: boolean }) => string;

async function start(
  name: string,
  entry: string,
  wanted: number,
  config: Config,
  variables: Record<string, string> = {},
): Promise<PlainServer> {
  const folder = mkdtempSync(join(tmpdir(), `okienko-${name}-`));
  const port = await freePort(wanted, '127.0.0.1');
  const setupToken = 'token-of-a-bench';
  for (const part of ['files', 'data']) mkdirSync(join(folder, part));
  await build({
    entryPoints: [entry],
    outfile: join(folder, RUN_FILES.bundle),
    bundle: true,
    format: 'esm',
    target: 'es2024',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*', 'node:*'],
    logLevel: 'silent',
  });
  writeFileSync(join(folder, RUN_FILES.manifest), '{}');
  writeFileSync(join(folder, RUN_FILES.config), config({ host: '127.0.0.1', port, demo: true }));

  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  const kill = (): void => {
    child?.kill('SIGKILL');
  };
  process.on('exit', kill);
  const run = async (): Promise<void> => {
    const args = ['serve', join(folder, RUN_FILES.config), '-d', `files=${folder}/files`, '-d', `data=${folder}/data`];
    const env = { ...process.env, ...variables, [TOKEN_VARIABLE]: setupToken };
    child = spawn(workerdBinary(), args, { stdio: ['ignore', 'ignore', 'ignore'], env });
    for (const until = Date.now() + READY_MS; Date.now() < until; ) {
      if (child.exitCode !== null) throw new Error(`workerd (${name}) ended with ${child.exitCode}`);
      try {
        await (await fetch(`${url}/api/health`)).arrayBuffer();
        return;
      } catch {
        await new Promise((done) => setTimeout(done, 10));
      }
    }
    throw new Error(`workerd (${name}) does not answer`);
  };
  const end = async (): Promise<void> => {
    const ending = child;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const ended = new Promise((done) => ending.once('exit', done));
    ending.kill('SIGKILL');
    await ended;
  };
  await run();
  return {
    url,
    port,
    setupToken,
    data: join(folder, 'data'),
    restart: async () => {
      await end();
      await run();
    },
    kill: end,
    start: run,
    stop: async () => {
      await end();
      process.off('exit', kill);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const objectConfig =
  (className: string): Config =>
  ({ host, port }) =>
    `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [(name = "main", worker = .main), (name = "data", disk = (writable = true)), (name = "files", disk = (writable = false))],
  sockets = [(name = "http", address = "${host}:${port}", http = (), service = "main")],
);

const main :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "${RUN_FILES.bundle}")],
  compatibilityDate = "2026-08-15",
  bindings = [(name = "${className.toUpperCase()}", durableObjectNamespace = "${className}")],
  durableObjectNamespaces = [(className = "${className}", uniqueKey = "bare-${className}", enableSql = true)],
  durableObjectStorage = (localDisk = "data"),
);
`;
