import type { Store } from '../../shared/sync/store/store.ts';

let opened: Promise<Store> | undefined;
let lasting = true;

/** False where the browser refuses to store, as some private windows do: what is kept is then gone with the page. */
export function storeLasts(): boolean {
  return lasting;
}

/**
 * The store of this device. Its database weighs more than the whole page, so nobody asks for it before it is needed:
 * what is only to be kept waits with `storeInGoodTime`.
 */
export function openStore(): Promise<Store> {
  opened ??= import('../../shared/browser/dexie-store.ts')
    .then(({ dexieStore }) => dexieStore())
    .catch(async () => {
      lasting = false;
      return (await import('../../shared/sync/store/memory-store.ts')).memoryStore();
    });
  return opened;
}

/** The store, once the first screen stands and the network is free again; at the latest after three seconds. */
export async function storeInGoodTime(): Promise<Store> {
  if (!opened) {
    await Promise.race([firstScreen, later(3_000)]);
    await later(100);
  }
  return openStore();
}

let tell = (): void => {};
const firstScreen = new Promise<void>((resolve) => {
  tell = resolve;
});

/** The first screen shows what it is there for. */
export function firstScreenStands(): void {
  // After the frame in which it is painted. A page in the background paints nothing, and must not wait for it.
  if (document.visibilityState === 'hidden') tell();
  else requestAnimationFrame(() => setTimeout(tell, 0));
}

function later(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
