import { browserPlatform } from '../../shared/browser/live-platform.ts';
import type { LivePlatform } from '../../shared/sync/live-client.ts';

/** How long a try to connect may take, ms, so that a network that is back is found within three seconds. */
const PROMPT = 2_500;
/** Every third try has as long as the line allows: a slow network must get through as well. */
const PATIENT_EVERY = 3;

/**
 * The browser as a lobby screen needs it. Its clock only grows, so that a machine whose clock is put right, or wrong, in the middle of
 * the day neither takes old news for fresh nor fresh news for old. An office has a handful of lobby screens: they may come back sooner
 * than a thousand phones.
 */
export function steadyPlatform(machine: LivePlatform = browserPlatform): LivePlatform {
  const monotonic = (): number => machine.monotonic?.() ?? machine.now();
  const start = machine.now() - monotonic();
  let tries = 0;
  return {
    ...machine,
    now: () => start + monotonic(),
    random: () => machine.random() * 0.1,
    openSocket(url, handlers) {
      tries += 1;
      let over = false;
      const close = (): void => {
        if (over) return;
        over = true;
        cancel();
        handlers.onClose();
      };
      const cancel =
        tries % PATIENT_EVERY === 0
          ? () => undefined
          : machine.after(PROMPT, () => {
              close();
              socket.close();
            });
      const socket = machine.openSocket(url, {
        onOpen: () => {
          if (over) return;
          cancel();
          tries = 0;
          handlers.onOpen();
        },
        onMessage: (text) => void (over || handlers.onMessage(text)),
        onClose: close,
      });
      return {
        send: (text) => socket.send(text),
        close: () => {
          over = true;
          cancel();
          socket.close();
        },
      };
    },
  };
}
