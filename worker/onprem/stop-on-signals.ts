import { constants } from 'node:os';
import type { KeptServer } from './keep-running.ts';

/** One Ctrl+C may arrive twice: from the keyboard, and passed on by whoever started us. */
const SAME_MS = 500;

/**
 * Stops a server on the usual signals: its screens are told, requests under way come to their end. A second signal ends
 * everything at once. The answer says whether a stop has been asked for.
 */
export function stopOnSignals(server: KeptServer, goodbye: () => Promise<void>): () => boolean {
  let asked: number | null = null;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (asked === null) {
        asked = performance.now();
        server.letEnd();
        void goodbye().then(() => server.current.stop());
      } else if (performance.now() - asked > SAME_MS) {
        server.current.kill();
        process.exit(128 + constants.signals[signal]);
      }
    });
  }
  return () => asked !== null;
}
