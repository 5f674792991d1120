import { startServiceWorker } from './start-service-worker.ts';

/** What a page does once its first screen stands: nothing of it may take anything from that screen. */
export function afterFirstScreen(surface: 'phone' | 'tablet' | 'desk'): void {
  startServiceWorker().catch(() => undefined);
  if (surface !== 'phone') return;
  import('../data/holder-wishes.ts').then(({ sendWishes }) => sendWishes()).catch(() => undefined);
}
