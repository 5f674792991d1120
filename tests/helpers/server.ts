import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const START = fileURLToPath(new URL('../../worker/onprem/start.ts', import.meta.url));

/** The first start may have to build everything. */
const READY_MS = 180_000;
const STOP_MS = 8_000;

export interface TestServer {
  url: string;
  port: number;
  setupToken: string;
  /** The folder that holds everything; a server started on it again goes on where this one was. */
  data: string;
  /** Stops it politely and waits until it has gone. A folder that was made for it goes too. */
  stop(): Promise<void>;
  /** The start script, and the server that it has started first. */
  pid: number;
  serverPid: number;
  /** Resolves with the exit code of the start script, null when a signal has ended it. */
  ended: Promise<number | null>;
  /** What it wrote to standard error so far. */
  said(): string;
  /** Ends it and all that it started without warning, as a power cut would. Its folder stays until the tests end. */
  kill9(): Promise<void>;
}

export interface ServerOptions {
  /** Data folder; without one, a new folder that is removed with `stop`. */
  data?: string;
  /** 0 or none: any free port. */
  port?: number;
  /** Path of an office file; without one, the example offices. */
  office?: string;
  /** False: a real office, whose staff have no PINs beforehand. */
  demo?: boolean;
}

/** What the start script says once everything answers. */
interface Ready {
  port: number;
  setupToken: string;
  serverPid: number;
}

/** Starts the real server as `npm start` does, as a demonstration if nothing else is said, and waits until it is ready. */
export async function startServer({ data, port = 0, office, demo = true }: ServerOptions = {}): Promise<TestServer> {
  const folder = data ?? mkdtempSync(join(tmpdir(), 'okienko-server-'));
  const child = spawn(process.execPath, [START, '--quiet-json', ...(office ? ['--office', office] : [])], {
    // A group of its own, so that everything that it starts can be ended with it.
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      OKIENKO_DATA: folder,
      OKIENKO_DEMO: demo ? '1' : '0',
    },
  });
  const endAll = (): void => signalAll(child, 'SIGKILL');
  // A test that is broken off leaves neither a server nor a folder behind.
  const removeFolder = (): void => {
    if (!data) rmSync(folder, { recursive: true, force: true });
  };
  process.on('exit', () => {
    endAll();
    removeFolder();
  });
  const gone = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  let error = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    error = (error + text).slice(-16_000);
  });
  const forget = async (): Promise<void> => {
    await gone;
    // Whatever of the group is still there when its leader has gone.
    endAll();
  };

  let ready: Ready;
  try {
    ready = await firstLine(child, () => error);
  } catch (error) {
    endAll();
    await forget();
    removeFolder();
    throw error;
  }
  return {
    url: `http://127.0.0.1:${ready.port}`,
    port: ready.port,
    setupToken: ready.setupToken,
    data: folder,
    pid: child.pid ?? 0,
    serverPid: ready.serverPid,
    ended: gone,
    said: () => error,
    stop: async () => {
      signalAll(child, 'SIGTERM');
      const timer = setTimeout(endAll, STOP_MS);
      await forget();
      clearTimeout(timer);
      removeFolder();
    },
    kill9: async () => {
      endAll();
      await forget();
    },
  };
}

function signalAll(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // Nothing of the group is left.
  }
}

/** The line of JSON that says that it is ready; what it wrote to standard error says why it is not. */
function firstLine(child: ChildProcess, error: () => string): Promise<Ready> {
  return new Promise((resolve, reject) => {
    let out = '';
    const late = setTimeout(() => reject(new Error(`the server is not ready after ${READY_MS / 1_000} s`)), READY_MS);
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      const line = /^\{.*\}$/m.exec(out)?.[0];
      if (line === undefined) return;
      clearTimeout(late);
      resolve(JSON.parse(line) as Ready);
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`the server ended with ${code} before it was ready: ${error()}`));
    });
  });
}
