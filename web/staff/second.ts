import { signal } from '@preact/signals';
import { officeNow } from './live.ts';

const time = signal(officeNow());

/** The office's time, ms, anew each second while somebody can see the screen. */
export function useSecond(): number {
  return time.value;
}

setInterval(() => {
  if (document.visibilityState === 'visible') time.value = officeNow();
}, 1_000);
document.addEventListener('visibilitychange', () => {
  time.value = officeNow();
});

/** `0:35`, `12:04`, `1:02:10`. Never negative: clocks may differ by a moment. */
export function elapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const two = (n: number): string => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
