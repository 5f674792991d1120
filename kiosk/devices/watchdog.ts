import { localClock } from '../../shared/domain/office/local-time.ts';
import { newVersionWaits, useNewVersion } from './service-worker.ts';

/** The quiet hour in which a lobby screen starts afresh, minutes after midnight in the office's zone. */
const NIGHT = 3 * 60;
const LOOK_EVERY = 30_000;

export interface WatchdogView {
  now: number;
  /** When this page was loaded, ms. */
  loadedAt: number;
  timeZone: string;
  /** Nobody is using the screen. */
  idle: boolean;
  newVersion: boolean;
}

/** Why the screen should load itself again now, if it should. Never while somebody stands before it. */
export function reasonToReload({
  now,
  loadedAt,
  timeZone,
  idle,
  newVersion,
}: WatchdogView): 'night' | 'new-version' | null {
  if (!idle) return null;
  if (newVersion) return 'new-version';
  const clock = localClock(timeZone, now);
  // An hour long, so that a person at 3 in the morning only delays it; once a night, since loading sets loadedAt.
  const atNight = clock.minutes >= NIGHT && clock.minutes < NIGHT + 60;
  return atNight && now - loadedAt > 2 * 60 * 60_000 ? 'night' : null;
}

export interface WatchdogOptions {
  /** The office's time, ms. */
  now(): number;
  timeZone: string;
  idle(): boolean;
  /** Path of the screen, the scope of its service worker. */
  scope: '/kiosk' | '/display' | '/sign';
  reload?(): void;
}

/**
 * Keeps a screen that runs for months fresh and awake: loads it again at night and when a newer version waits, and asks
 * the machine not to dim it. Returns a function that stops.
 */
export function startWatchdog({
  now,
  timeZone,
  idle,
  scope,
  reload = () => location.reload(),
}: WatchdogOptions): () => void {
  const loadedAt = now();
  let lock: WakeLockSentinel | null = null;
  const stayAwake = (): void => {
    if (!('wakeLock' in navigator) || document.visibilityState !== 'visible' || (lock && !lock.released)) return;
    navigator.wakeLock
      .request('screen')
      .then((granted) => {
        lock = granted;
      })
      .catch(() => undefined);
  };
  const look = async (): Promise<void> => {
    stayAwake();
    const reason = reasonToReload({ now: now(), loadedAt, timeZone, idle: idle(), newVersion: newVersionWaits() });
    if (!reason) return;
    if (reason === 'new-version') await useNewVersion(scope);
    reload();
  };
  stayAwake();
  const timer = setInterval(() => void look(), LOOK_EVERY);
  document.addEventListener('visibilitychange', stayAwake);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', stayAwake);
    void lock?.release().catch(() => undefined);
  };
}
