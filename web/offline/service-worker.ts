import { signal } from '@preact/signals';
import type { Workbox } from 'workbox-window';

const waits = signal<Workbox | null>(null);

/** A newer version has been fetched and waits until somebody lets it in. */
export function updateWaits(): boolean {
  return waits.value !== null;
}

export function newerVersionWaits(workbox: Workbox): void {
  waits.value = workbox;
}

/** Lets the newer version in and loads the page again. */
export function applyUpdate(): void {
  const workbox = waits.peek();
  workbox?.addEventListener('controlling', () => location.reload());
  workbox?.messageSkipWaiting();
}
