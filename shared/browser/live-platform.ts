import type { LivePlatform } from '../sync/live-client.ts';

/** The browser as a live client needs it. */
export const browserPlatform: LivePlatform = {
  openSocket(url, handlers) {
    const socket = new WebSocket(url);
    socket.addEventListener('open', () => handlers.onOpen());
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
      if (document.visibilityState === 'visible') run();
    };
    addEventListener('online', run);
    document.addEventListener('visibilitychange', shown);
    return () => {
      removeEventListener('online', run);
      document.removeEventListener('visibilitychange', shown);
    };
  },
  newId: () => newCommandId(),
};

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
