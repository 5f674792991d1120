import { signal } from '@preact/signals';
import type { Workbox } from 'workbox-window';

let workbox: Workbox | undefined;
let started = false;
const waits = signal(false);

/** A newer version has been fetched and waits until somebody lets it in. */
export const updateWaits: { readonly value: boolean } = waits;

/**
 * Starts the service worker, which lets every screen open without a network. Called once, after the first screen is
 * there, so that it takes nothing from it. Missing over plain http inside a building: the pages then need the network.
 */
export async function startServiceWorker(): Promise<void> {
  if (started || !import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  started = true;
  const { Workbox } = await import('workbox-window');
  workbox = new Workbox('/sw.js');
  workbox.addEventListener('waiting', () => {
    waits.value = true;
  });
  await workbox.register();
  // A page that stays open all day asks now and then; a page that is opened anew asks by itself.
  setInterval(() => void workbox?.update().catch(() => undefined), 60 * 60_000);
}

/** Lets the newer version in and loads the page again. */
export async function applyUpdate(): Promise<void> {
  if (!workbox) return;
  workbox.addEventListener('controlling', () => location.reload());
  workbox.messageSkipWaiting();
}

/** Keeps the screens of staff on this device too. Clerk's and manager's apps call it once they are open. */
export async function keepStaffScreens(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.ready;
  registration.active?.postMessage({ type: 'KEEP_STAFF' });
}
