import { type ReadonlySignal, signal } from '@preact/signals';

let offset = 0;
const time = signal(Date.now());

/** The office's time, ms, near enough for words such as "today" and for a clock without seconds. */
export const clock: ReadonlySignal<number> = time;

/** The office has just said what time it is. A wrong clock of the device then does no harm. */
export function setOfficeTime(now: number): void {
  offset = now - Date.now();
  time.value = now;
}

/** The office's time at this very moment, ms. */
export function officeTime(): number {
  return Date.now() + offset;
}

setInterval(() => {
  if (document.visibilityState === 'visible') time.value = officeTime();
}, 5_000);
document.addEventListener('visibilitychange', () => {
  time.value = officeTime();
});
