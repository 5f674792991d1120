import { workerScript } from '../../shared/browser/worker-script.ts';

let waiting = false;

/** True when a newer version has been fetched and waits for a quiet moment to take over. */
export function newVersionWaits(): boolean {
  return waiting;
}

/**
 * Keeps the shell of a lobby screen at hand, so that it starts while the line is cut. The script lies in `/kiosk/` and
 * serves `/display` and `/sign` too, each with a registration of its own.
 */
export function registerServiceWorker(scope: string): void {
  // Missing over plain http inside a building; the screen then simply needs its server to start.
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker
    .register(workerScript('/kiosk/sw.js'), { scope })
    .then((registration) => {
      waiting = registration.waiting !== null;
      registration.addEventListener('updatefound', () => {
        const coming = registration.installing;
        coming?.addEventListener('statechange', () => {
          // Without a controller this is the first installation, and nothing newer than the page.
          if (coming.state === 'installed' && navigator.serviceWorker.controller) waiting = true;
        });
      });
      setInterval(() => registration.update().catch(() => undefined), 30 * 60_000);
    })
    .catch(() => undefined);
}

const TAKE_OVER = 5_000;

/** Lets the waiting version take over, and ends when it has: the page can be loaded again. */
export async function useNewVersion(scope: string): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration(scope);
  const coming = registration?.waiting;
  if (!coming) return;
  await new Promise<void>((resolve) => {
    setTimeout(resolve, TAKE_OVER);
    coming.addEventListener('statechange', () => coming.state === 'activated' && resolve());
    coming.postMessage({ type: 'SKIP_WAITING' });
  });
}
