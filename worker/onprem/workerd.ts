import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, copyFileSync, existsSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { join } from 'node:path';
import type { DataFolder } from './data-folder.ts';
import { BUNDLE, DIST, MANIFEST, ROOT } from './paths.ts';
import { Trouble } from './plainly.ts';
import { RUN_FILES, STOP_VARIABLE, TOKEN_VARIABLE, type WorkerdOptions, workerdConfig } from './workerd-config.ts';

/** A screen that is out of reach can keep the server from ending by itself for much longer; its data is safe at any moment. */
const STOP_MS = 2_000;
const LOG_LINES = 12;

export interface RunningServer {
  pid: number;
  /** Resolves with an exit code once the server has ended, whoever ended it. */
  ended: Promise<number>;
  /** True until it has ended. */
  runs(): boolean;
  /** Lets requests that are under way come to their end, within a few seconds. */
  stop(): void;
  /** Ends it at once. */
  kill(): void;
  /** The last lines that this run wrote to the log. */
  lastWords(): string[];
}

/** What the server is told in its environment, so that it stands in no file. */
export interface Secrets {
  /** Whoever holds it may set offices up. */
  setup: string;
  /** Whoever holds it may say that the server is about to stop. */
  stop: string;
}

/** Lays out what the server runs from: a copy of the bundle, so that a later build cannot change what runs. */
export function layOut(data: DataFolder, options: WorkerdOptions): void {
  copyFileSync(BUNDLE, join(data.run, RUN_FILES.bundle));
  copyFileSync(MANIFEST, join(data.run, RUN_FILES.manifest));
  writeFileSync(join(data.run, RUN_FILES.config), workerdConfig(options));
}

/** Starts the server from what was laid out. */
export function startWorkerd(data: DataFolder, secrets: Secrets): RunningServer {
  const binary = workerdBinary();
  data.rotateLog();
  const log = openSync(data.log, 'a');
  const logStart = statSync(data.log).size;
  // Its words go to the log: it reports every closed connection, and a person at the keyboard needs other news.
  const config = join(data.run, RUN_FILES.config);
  const child = spawn(binary, ['serve', config, '-d', `files=${DIST}`, '-d', `data=${data.storage}`], {
    stdio: ['ignore', log, log],
    // Ctrl+C goes to everything that a keyboard has started; the server has to hear of it after its screens have.
    detached: process.stdin.isTTY === true,
    env: { ...process.env, [TOKEN_VARIABLE]: secrets.setup, [STOP_VARIABLE]: secrets.stop },
  });
  closeSync(log);
  if (child.pid !== undefined) data.serverStarted(child.pid);

  let running = true;
  const ended = exitOf(child).then((code) => {
    running = false;
    data.serverEnded();
    return code;
  });
  return {
    pid: child.pid ?? 0,
    ended,
    runs: () => running,
    stop() {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      timer.unref();
    },
    kill: () => void child.kill('SIGKILL'),
    lastWords() {
      const lines = readFileSync(data.log).subarray(logStart).toString('utf8').trimEnd().split('\n');
      return lines.filter((line) => line !== '').slice(-LOG_LINES);
    },
  };
}

function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on('error', (error) =>
      reject(new Trouble(`The server program workerd cannot be started: ${error.message}.`, 'Run "npm ci" again.')),
    );
    child.on('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

/** The program itself. The `workerd` package carries a script of that name where install scripts were not allowed. */
export function workerdBinary(): string {
  const system = { linux: 'linux', darwin: 'darwin', win32: 'windows' }[process.platform as string];
  const machine = process.arch === 'x64' ? '64' : process.arch;
  const name = `@cloudflare/workerd-${system ?? process.platform}-${machine}`;
  try {
    const fromRoot = createRequire(join(ROOT, 'package.json'));
    // It is a dependency of workerd, not of this project.
    const manifest = createRequire(fromRoot.resolve('workerd/package.json')).resolve(`${name}/package.json`);
    const path = join(manifest, '..', 'bin', process.platform === 'win32' ? 'workerd.exe' : 'workerd');
    if (existsSync(path)) return path;
  } catch {
    // Said below.
  }
  throw new Trouble(
    `The server program is missing: the package ${name} is not installed.`,
    'Run "npm ci" with optional packages allowed. Okienko runs on Linux, macOS and Windows, x64 and arm64 (not Alpine).',
  );
}
