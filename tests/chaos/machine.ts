import type { Random } from '../../shared/lib/random.ts';
import type { LivePlatform } from '../../shared/sync/live-client.ts';
import { type Row, rowStore } from '../../shared/sync/store/row-store.ts';
import type { Store } from '../../shared/sync/store/store.ts';
import { nodePlatform } from '../day/clients/node-platform.ts';
import type { Line } from '../helpers/line.ts';

/** One life of a page: whatever it had begun comes to nothing when the page is loaded again. */
export interface Page {
  readonly over: boolean;
  readonly store: Store;
  readonly platform: LivePlatform;
  monotonic(): number;
  /** Resolves when the page is gone. */
  readonly gone: Promise<void>;
}

/** A device of the office: a disk that outlives its pages, a clock that may be wrong, and a line of its own. */
export interface Machine {
  readonly name: string;
  readonly line: Line;
  readonly rows: ReadonlyMap<string, Row>;
  cookie: string | null;
  /** By how much its clock is wrong, ms. */
  skew: number;
  /** Its disk refuses to write. */
  refuses: boolean;
  start(): Page;
  /** Pulls the page away, between any two steps of it. */
  kill(): void;
  /** The device says that the network is there again. */
  networkBack(): void;
}

const SLOWEST_WRITE = 6;

export function createMachine(name: string, line: Line, cookie: string | null, random: Random): Machine {
  const rows = new Map<string, Row>();
  // One transaction after the other, in the order in which they were begun, as IndexedDB does it: also over the end of a page.
  let last: Promise<unknown> = Promise.resolve();
  let end: (() => void) | null = null;
  let onBack = new Set<() => void>();

  const apply = (puts: readonly Row[], deletes: ReadonlyArray<readonly [string, string]>): void => {
    for (const row of puts) rows.set(`${row.drawer} ${row.key}`, structuredClone(row));
    for (const [drawer, key] of deletes) rows.delete(`${drawer} ${key}`);
  };

  const machine: Machine = {
    name,
    line,
    rows,
    cookie,
    skew: 0,
    refuses: false,
    networkBack: () => {
      for (const run of [...onBack]) run();
    },
    kill: () => end?.(),
    start() {
      end?.();
      let over = false;
      let tell = (): void => {};
      const stops = new Set<() => void>();
      const gone = new Promise<void>((resolve) => {
        tell = resolve;
      });
      onBack = new Set();
      end = () => {
        over = true;
        end = null;
        for (const stop of stops) stop();
        tell();
      };
      let lost = false;
      const disk = <T>(work: () => T): Promise<T> =>
        new Promise((resolve, reject) => {
          last = last.then(async () => {
            await new Promise((done) => setTimeout(done, random.int(0, SLOWEST_WRITE)));
            // What was on its way to the disk when the page went may have arrived, or not; then nothing that came after it, either.
            lost ||= over && random.chance(0.5);
            if (lost) return;
            try {
              resolve(work());
            } catch (error) {
              reject(error);
            }
          });
        }).then((value) => (over ? new Promise<T>(() => {}) : (value as T)));
      const store = rowStore({
        get: (drawer, key) => disk(() => rows.get(`${drawer} ${key}`)),
        all: (drawer) => disk(() => [...rows.values()].filter((row) => row.drawer === drawer)),
        write: (puts, deletes) => {
          const copies = puts.map((row) => JSON.parse(JSON.stringify(row)) as Row);
          return disk(() => {
            if (machine.refuses) throw new Error('QuotaExceededError');
            apply(copies, deletes);
          });
        },
      });
      const base = nodePlatform(machine.cookie);
      const platform: LivePlatform = {
        ...base,
        openSocket(url, handlers) {
          const socket = base.openSocket(url, {
            onOpen: () => void (over || handlers.onOpen()),
            onMessage: (text) => void (over || handlers.onMessage(text)),
            onClose: () => void (over || handlers.onClose()),
          });
          stops.add(() => socket.close());
          return { send: (text) => void (over || socket.send(text)), close: () => socket.close() };
        },
        now: () => Date.now() + machine.skew,
        monotonic: () => performance.now(),
        random: () => random.next(),
        every: (ms, run) => {
          const stop = base.every(ms, () => void (over || run()));
          stops.add(stop);
          return stop;
        },
        after: (ms, run) => {
          const stop = base.after(ms, () => void (over || run()));
          stops.add(stop);
          return stop;
        },
        onNetworkBack: (run) => {
          const mine = onBack;
          const calls = (): void => void (over || run());
          mine.add(calls);
          return () => mine.delete(calls);
        },
      };
      return {
        get over() {
          return over;
        },
        store,
        platform,
        monotonic: () => performance.now(),
        gone,
      };
    },
  };
  return machine;
}
