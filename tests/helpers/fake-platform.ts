import type { LivePlatform, SocketHandlers } from '../../shared/sync/live-client.ts';

/** One socket of the fake machine. Nothing passes through it until a test says so. */
export interface FakeSocket {
  readonly url: string;
  /** What the screen has sent, parsed where it is JSON. */
  readonly sent: unknown[];
  /** True once the screen has closed it. */
  closed: boolean;
  opens(): void;
  says(message: unknown): void;
  breaks(): void;
}

/** A machine whose clock, sockets and network move by hand. */
export interface FakePlatform extends LivePlatform {
  readonly sockets: FakeSocket[];
  readonly socket: FakeSocket;
  /** Lets time pass, and runs what is due, in order. */
  pass(ms: number): void;
  networkBack(looked?: boolean): void;
  /** Timers that are still set. */
  readonly timers: number;
}

export function fakePlatform(start = 1_000_000): FakePlatform {
  let now = start;
  let ids = 0;
  let order = 0;
  const timers = new Map<number, { due: number; every: number | null; run: () => void }>();
  const listeners = new Set<(looked?: boolean) => void>();
  const sockets: FakeSocket[] = [];

  const set = (ms: number, every: number | null, run: () => void): (() => void) => {
    order += 1;
    const id = order;
    timers.set(id, { due: now + ms, every, run });
    return () => timers.delete(id);
  };

  return {
    sockets,
    get socket() {
      const last = sockets.at(-1);
      if (!last) throw new Error('no socket has been opened');
      return last;
    },
    get timers() {
      return timers.size;
    },
    openSocket(url: string, handlers: SocketHandlers) {
      const socket: FakeSocket = {
        url,
        sent: [],
        closed: false,
        opens: () => handlers.onOpen(),
        says: (message) => handlers.onMessage(typeof message === 'string' ? message : JSON.stringify(message)),
        breaks: () => handlers.onClose(),
      };
      sockets.push(socket);
      return {
        send: (text) => {
          socket.sent.push(text.startsWith('{') ? JSON.parse(text) : text);
        },
        close: () => {
          socket.closed = true;
        },
      };
    },
    now: () => now,
    random: () => 0.5,
    every: (ms, run) => set(ms, ms, run),
    after: (ms, run) => set(ms, null, run),
    onNetworkBack(run) {
      listeners.add(run);
      return () => listeners.delete(run);
    },
    newId() {
      ids += 1;
      return `command-${ids}`;
    },
    pass(ms) {
      const end = now + ms;
      for (;;) {
        const [next] = [...timers].filter(([, { due }]) => due <= end).sort(([a, x], [b, y]) => x.due - y.due || a - b);
        if (!next) break;
        const [id, timer] = next;
        now = Math.max(now, timer.due);
        if (timer.every === null) timers.delete(id);
        else timer.due += timer.every;
        timer.run();
      }
      now = end;
    },
    networkBack(looked) {
      for (const run of listeners) run(looked);
    },
  };
}
