import type { LivePlatform, SocketHandlers } from '../sync/live-client.ts';

/** Whether the last socket of this page never opened. */
let failed = false;

/** The browser as a live client needs it. */
export const browserPlatform: LivePlatform = {
  openSocket(url, handlers) {
    return failed ? askFirst(url, handlers) : openSocket(url, handlers);
  },
  now: () => Date.now(),
  monotonic: () => performance.now(),
  random: () => Math.random(),
  every(ms, run) {
    const timer = setInterval(run, ms);
    return () => clearInterval(timer);
  },
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  onNetworkBack(run) {
    const shown = (): void => {
      if (document.visibilityState === 'visible') run(true);
    };
    const online = (): void => run();
    addEventListener('online', online);
    document.addEventListener('visibilitychange', shown);
    return () => {
      removeEventListener('online', online);
      document.removeEventListener('visibilitychange', shown);
    };
  },
  newId: () => newCommandId(),
};

type Socket = ReturnType<LivePlatform['openSocket']>;

function openSocket(url: string, handlers: SocketHandlers): Socket {
  const socket = new WebSocket(url);
  failed = true;
  socket.addEventListener('open', () => {
    failed = false;
    handlers.onOpen();
  });
  socket.addEventListener('message', (message) => {
    if (typeof message.data === 'string') handlers.onMessage(message.data);
  });
  socket.addEventListener('close', () => handlers.onClose());
  return {
    send: (text) => {
      // Between closing and noticing it, a send would throw; the cut is seen by the heartbeat.
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    close: () => socket.close(),
  };
}

/**
 * Opens a socket once the server answers at all. Chromium makes a page wait up to five seconds for each further socket when
 * some have failed; a question it sends at once, however often nobody answered.
 */
function askFirst(url: string, handlers: SocketHandlers): Socket {
  const question = new AbortController();
  let socket: Socket | undefined;
  fetch(url.replace(/^ws/, 'http'), { cache: 'no-store', signal: question.signal })
    // A proxy answers for a server that is not there.
    .then(({ status }) => ![502, 503, 504].includes(status))
    .catch(() => false)
    .then((isThere) => {
      if (question.signal.aborted) return;
      if (isThere) socket = openSocket(url, handlers);
      else handlers.onClose();
    });
  return {
    send: (text) => socket?.send(text),
    close: () => {
      question.abort();
      socket?.close();
    },
  };
}

/** 32 hexadecimal digits. `crypto.randomUUID` is missing where a kiosk reaches its office over plain http. */
export function newCommandId(): string {
  return Array.from(randomBytes(16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function randomBytes(count: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(count));
}

/** Address of the live socket of an office on this host. */
export function liveUrl(office: string): string {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  return `${scheme}://${location.host}/api/offices/${office}/live`;
}
