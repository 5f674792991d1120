import { randomUUID } from 'node:crypto';
import type { LivePlatform } from '../../../shared/sync/live-client.ts';

// Node's own WebSocket takes headers, which the browser's does not; the types know only the browser's.
type SocketWithHeaders = new (url: string, options: { headers: Record<string, string> }) => WebSocket;
const NodeSocket = WebSocket as unknown as SocketWithHeaders;

/** Node as a live client needs it. The cookie stands for the browser that would hold it. */
export function nodePlatform(cookie: string | null): LivePlatform {
  return {
    openSocket(url, handlers) {
      const socket = openSocket(url, cookie);
      let over = false;
      const end = (): void => {
        if (over) return;
        over = true;
        handlers.onClose();
      };
      socket.addEventListener('open', () => handlers.onOpen());
      socket.addEventListener('message', ({ data }) => {
        if (typeof data === 'string') handlers.onMessage(data);
      });
      // A server that was killed refuses the connection: that comes as an error, and not everywhere as a close.
      socket.addEventListener('error', end);
      socket.addEventListener('close', end);
      return {
        send: (text) => {
          if (socket.readyState === WebSocket.OPEN) socket.send(text);
        },
        close: () => socket.close(),
      };
    },
    now: () => Date.now(),
    random: () => Math.random(),
    every(ms, run) {
      const timer = setInterval(run, ms);
      return () => clearInterval(timer);
    },
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    onNetworkBack: () => () => {},
    newId: () => randomUUID(),
  };
}

/** A socket that carries a cookie, as a browser's would. */
export function openSocket(url: string, cookie: string | null): WebSocket {
  return new NodeSocket(url, { headers: cookie === null ? {} : { cookie } });
}
