import type { RunningServer } from './workerd.ts';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** A server that has run so long was well; when it ends, that is a new trouble and not the old one. */
const WELL_MS = 60_000;
/** Asked to end by the same hand that asks us, the server may be quicker than our own news of it. */
const OURS_MS = 250;
const ASKED: readonly number[] = [128 + 2, 128 + 15];

export interface Keeping {
  /** Starts the server, each time anew. */
  start(): RunningServer;
  /** Takes words for whoever looks after the machine. */
  say(...lines: string[]): void;
}

export interface KeptServer {
  /** The server that runs, or the last one that did. */
  readonly current: RunningServer;
  /** From now on it is started again when it ends by itself. Before, its end is the end. */
  wasReady(): void;
  /** It is not to be started again: somebody has asked for the end. */
  letEnd(): void;
  /** Resolves with the exit code of the server that was not started again. */
  readonly over: Promise<number>;
}

/** Keeps a server running: when it ends by itself, it is started again after a pause that grows with every time. */
export function keepRunning({ start, say }: Keeping): KeptServer {
  let current = start();
  let wasReady = false;
  let mayEnd = false;
  let endPause = (): void => {};
  const pause = (ms: number): Promise<void> =>
    new Promise((done) => {
      const timer = setTimeout(done, ms);
      endPause = () => {
        clearTimeout(timer);
        done();
      };
    });

  const run = async (): Promise<number> => {
    for (let ms = FIRST_PAUSE_MS; ; ) {
      const started = performance.now();
      const code = await current.ended;
      if (!mayEnd && ASKED.includes(code)) await pause(OURS_MS);
      if (mayEnd || !wasReady) return code;
      if (performance.now() - started > WELL_MS) ms = FIRST_PAUSE_MS;
      say(
        ...current.lastWords().map((line) => `  server: ${line}`),
        `The server ended unexpectedly (code ${code}). It is started again in ${ms / 1_000} s; nothing is lost.`,
      );
      await pause(ms);
      if (mayEnd) return code;
      ms = Math.min(2 * ms, LONGEST_PAUSE_MS);
      current = start();
      say(`The server has been started again (process ${current.pid}).`);
    }
  };

  return {
    get current() {
      return current;
    },
    wasReady() {
      wasReady = true;
    },
    letEnd() {
      mayEnd = true;
      endPause();
    },
    over: run(),
  };
}
