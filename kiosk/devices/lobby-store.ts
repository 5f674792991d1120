import { memoryStore } from '../../shared/sync/store/memory-store.ts';
import type { Store } from '../../shared/sync/store/store.ts';

let opened: Promise<Store> | undefined;

/**
 * What a lobby device keeps through a restart. What is written is on the disk before it counts, because a kiosk is switched off at the
 * wall. Where the browser refuses, things are kept as long as the page lives.
 */
export function openLobbyStore(): Promise<Store> {
  opened ??= import('../../shared/browser/dexie-store.ts')
    .then(({ dexieStore }) => dexieStore({ name: 'okienko-lobby', strict: true }))
    .then((store) => {
      // Asked for once: a browser that is short of room must not make room here.
      void navigator.storage?.persist?.().catch(() => undefined);
      return store;
    })
    .catch(() => memoryStore());
  return opened;
}
