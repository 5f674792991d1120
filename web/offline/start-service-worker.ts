import { Workbox } from 'workbox-window';
import { workerScript } from '../../shared/browser/worker-script.ts';
import { newerVersionWaits } from './service-worker.ts';

let started = false;

/**
 * Starts the service worker, which lets every screen open without a network. Called once, after the first screen is
 * there, so that it takes nothing from it. Missing over plain http inside a building: the pages then need the network.
 */
export async function startServiceWorker(): Promise<void> {
  if (started || !import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  started = true;
  const workbox = new Workbox(workerScript('/sw.js'));
  workbox.addEventListener('waiting', () => newerVersionWaits(workbox));
  await workbox.register();
  // A page that stays open all day asks now and then; a page that is opened anew asks by itself.
  setInterval(() => void workbox.update().catch(() => undefined), 60 * 60_000);
}
