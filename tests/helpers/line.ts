import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** What a line does to each connection that has no order of its own. */
export type LineState =
  | { kind: 'through' }
  /** Connections are reset, and so is each new one. */
  | { kind: 'cut' }
  /**
   * Connections open and stay open, and nothing comes through: what a lobby sees when a radio link is gone and nobody says so. What was
   * sent is held, as TCP holds it, and arrives when the line is back. `up` loses only what screens say, `down` only what they hear.
   */
  | { kind: 'silent'; direction: 'up' | 'down' | 'both' }
  /** A hotel's or a town's Wi-Fi page answers everything with 200 and HTML. Connections from before are reset. */
  | { kind: 'captive'; html: string };

export interface LineConnection {
  /** 1 for the first connection of the line. */
  readonly id: number;
  /** Method and path of the first request on it; empty until it was read. */
  readonly request: string;
  readonly webSocket: boolean;
  readonly open: boolean;
  /** Bytes that came through. */
  readonly sent: number;
  readonly heard: number;
  /** Resets this connection only. */
  cut(): void;
  /** From now on nothing comes through this connection, in one direction or both, until `heal`. */
  silence(direction?: 'up' | 'down' | 'both'): void;
  heal(): void;
}

/** A TCP line between screens and a server that behaves as badly as it is told to. HTTP and WebSocket pass as they are. */
export interface Line {
  readonly port: number;
  readonly url: string;
  readonly state: LineState;
  /** All that were opened and not yet closed, oldest first. */
  connections(): readonly LineConnection[];
  /** Calls back for each new connection, when its first request has been read and before it is passed on. */
  onConnection(run: (connection: LineConnection) => void): () => void;
  /** As it should be. What was held arrives; limits and delays stay until they are set anew. */
  heal(): void;
  cut(): void;
  /** Half-open: accepts, never answers. */
  silence(direction?: 'up' | 'down' | 'both'): void;
  captivePortal(html?: string): void;
  /** A proxy that cuts each connection so many ms after it was opened, however busy; null: no limit. Those open now count from now. */
  cutAfter(ms: number | null): void;
  /** Each piece comes so many ms later, in both directions and in its order; 0: at once. */
  delay(ms: number): void;
  /** Where new connections go from now on, for a server that came back on another port. */
  leadTo(port: number): void;
  close(): Promise<void>;
}

export interface LineOptions {
  /** Port of the server. It need not be there: connections to nothing are reset. */
  to: number;
  /** 0 or none: any free port. */
  port?: number;
}

const HOST = '127.0.0.1';
/** More than this and the sender has to wait, bytes: as the window of a socket would make it. */
const WINDOW = 1 << 20;
const HEAD_MOST = 8_192;
const PORTAL = '<!doctype html><title>Wi-Fi</title><h1>Please accept the terms to go online</h1>';

/** Opens a line to a server on this machine. */
export async function openLine({ to, port = 0 }: LineOptions): Promise<Line> {
  const alive = new Map<number, Wire>();
  const watchers = new Set<(connection: LineConnection) => void>();
  let state: LineState = { kind: 'through' };
  let target = to;
  let limit: number | null = null;
  let late = 0;
  let last = 0;

  const rules: WireRules = { state: () => state, late: () => late, target: () => target };
  const server: Server = createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
    if (state.kind === 'cut') {
      near.on('error', () => undefined);
      near.resetAndDestroy();
      return;
    }
    last += 1;
    const wire = openWire(last, near, rules, {
      onRequest: (connection) => {
        for (const run of watchers) run(connection);
      },
      onGone: (id) => alive.delete(id),
    });
    alive.set(last, wire);
    if (limit !== null) wire.cutIn(limit);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  });
  const own = (server.address() as AddressInfo).port;

  const change = (next: LineState, drop: boolean): void => {
    state = next;
    for (const wire of [...alive.values()]) drop ? wire.connection.cut() : wire.pump();
  };
  return {
    port: own,
    url: `http://${HOST}:${own}`,
    get state() {
      return state;
    },
    connections: () => [...alive.values()].map(({ connection }) => connection),
    onConnection: (run) => {
      watchers.add(run);
      return () => watchers.delete(run);
    },
    // A portal has spoken in the server's name: nothing of what it was told may arrive afterwards.
    heal: () => change({ kind: 'through' }, state.kind === 'captive'),
    cut: () => change({ kind: 'cut' }, true),
    silence: (direction = 'both') => change({ kind: 'silent', direction }, false),
    captivePortal: (html = PORTAL) => change({ kind: 'captive', html }, true),
    cutAfter: (ms) => {
      limit = ms;
      for (const wire of alive.values()) wire.cutIn(ms);
    },
    delay: (ms) => {
      late = ms;
    },
    leadTo: (next) => {
      target = next;
    },
    close: async () => {
      change({ kind: 'cut' }, true);
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

interface WireRules {
  state(): LineState;
  late(): number;
  target(): number;
}

interface Wire {
  readonly connection: LineConnection;
  /** Looks again at what may pass. */
  pump(): void;
  cutIn(ms: number | null): void;
}

interface WireNews {
  onRequest(connection: LineConnection): void;
  onGone(id: number): void;
}

/** One direction of one connection: pieces in their order, `null` for the end. */
interface Way {
  readonly pieces: { readonly due: number; readonly data: Buffer | null }[];
  readonly from: Socket;
  readonly to: () => Socket | null;
  held: number;
  passed: number;
}

function openWire(id: number, near: Socket, rules: WireRules, news: WireNews): Wire {
  let far: Socket | null = null;
  let head = '';
  let request = '';
  let webSocket = false;
  let open = true;
  let quiet: 'up' | 'down' | 'both' | null = null;
  let limit: ReturnType<typeof setTimeout> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const lost = { up: false, down: false };

  const up: Way = { pieces: [], from: near, to: () => far, held: 0, passed: 0 };
  const down: Way = {
    pieces: [],
    get from() {
      return far ?? near;
    },
    to: () => near,
    held: 0,
    passed: 0,
  };

  const gone = (reset: boolean): void => {
    if (!open) return;
    open = false;
    clearTimeout(limit);
    clearTimeout(timer);
    for (const socket of [near, far]) {
      if (!socket || socket.destroyed) continue;
      if (reset) socket.resetAndDestroy();
      else socket.destroy();
    }
    news.onGone(id);
  };

  const shut = (direction: 'up' | 'down'): boolean => {
    const state = rules.state();
    const whole = state.kind === 'silent' && (state.direction === 'both' || state.direction === direction);
    return whole || quiet === 'both' || quiet === direction;
  };

  const pass = (way: Way, direction: 'up' | 'down', now: number): number | null => {
    const to = way.to();
    if (!to || shut(direction)) return null;
    while (way.pieces[0]) {
      const { due, data } = way.pieces[0];
      if (due > now) return due;
      way.pieces.shift();
      if (data === null) {
        if (!to.destroyed) to.end();
        continue;
      }
      way.held -= data.length;
      way.passed += data.length;
      if (!to.destroyed) to.write(data);
    }
    if (way.held < WINDOW && way.from.isPaused()) way.from.resume();
    return null;
  };

  const pump = (): void => {
    if (!open) return;
    clearTimeout(timer);
    // A side that broke off takes the other with it, as soon as something comes through that would say so.
    if ((lost.up && !shut('up')) || (lost.down && !shut('down'))) {
      gone(true);
      return;
    }
    const now = performance.now();
    const next = [pass(up, 'up', now), pass(down, 'down', now)].filter((due) => due !== null);
    if (next.length > 0) timer = setTimeout(pump, Math.max(1, Math.min(...next) - now));
    const ended = near.readableEnded && far?.readableEnded && up.pieces.length + down.pieces.length === 0;
    if (ended) gone(false);
  };

  const lose = (direction: 'up' | 'down'): void => {
    lost[direction] = true;
    pump();
  };

  const take = (way: Way, data: Buffer | null): void => {
    way.pieces.push({ due: performance.now() + rules.late(), data });
    way.held += data?.length ?? 0;
    if (way.held >= WINDOW) way.from.pause();
    pump();
  };

  const dial = (): void => {
    const socket = connect({ host: HOST, port: rules.target(), allowHalfOpen: true, noDelay: true });
    far = socket;
    socket.on('data', (data) => take(down, data));
    socket.on('end', () => take(down, null));
    socket.on('error', () => lose('down'));
    socket.on('connect', pump);
  };

  const connection: LineConnection = {
    id,
    get request() {
      return request;
    },
    get webSocket() {
      return webSocket;
    },
    get open() {
      return open;
    },
    get sent() {
      return up.passed;
    },
    get heard() {
      return down.passed;
    },
    cut: () => gone(true),
    silence: (direction = 'both') => {
      quiet = direction;
    },
    heal: () => {
      quiet = null;
      pump();
    },
  };

  const readHead = (data: Buffer): void => {
    if (request !== '') return;
    head = (head + data.toString('latin1')).slice(0, HEAD_MOST);
    if (!head.includes('\r\n\r\n') && head.length < HEAD_MOST) return;
    request = /^\S+ \S+/.exec(head)?.[0] ?? '?';
    webSocket = /^upgrade: *websocket/im.test(head);
    news.onRequest(connection);
  };

  near.on('data', (data) => {
    const state = rules.state();
    if (state.kind === 'captive') {
      near.end(portalAnswer(state.html));
      return;
    }
    readHead(data);
    if (open) take(up, data);
  });
  near.on('end', () => {
    if (far) take(up, null);
    else gone(false);
  });
  near.on('error', () => lose('up'));
  if (rules.state().kind !== 'captive') dial();

  return {
    connection,
    pump,
    cutIn: (ms) => {
      clearTimeout(limit);
      limit = ms === null || !open ? undefined : setTimeout(() => gone(true), ms);
    },
  };
}

function portalAnswer(html: string): string {
  const length = Buffer.byteLength(html);
  return `HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: ${length}\r\nconnection: close\r\n\r\n${html}`;
}
