import { memoryStore } from '../../shared/sync/store/memory-store.ts';
import type { Store } from '../../shared/sync/store/store.ts';

let opened: Promise<Store> | undefined;

/** What a tablet keeps for the time without a line: on the disk before it counts, since a tablet may run out of power. */
export function openTabletStore(): Promise<Store> {
  opened ??= import('../../shared/browser/dexie-store.ts')
    .then(({ dexieStore }) => dexieStore({ name: 'okienko-tablet', strict: true }))
    .catch(() => memoryStore());
  return opened;
}
