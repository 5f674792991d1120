import { useEffect } from 'preact/hooks';

/** Keeps the phone's screen on while `active`, so that a call is seen. Phones that cannot do it go to sleep as usual. */
export function useWakeLock(active: boolean): void {
  useEffect(() => {
    if (!active || !('wakeLock' in navigator)) return;
    let lock: WakeLockSentinel | undefined;
    let over = false;
    const hold = (): void => {
      if (document.visibilityState !== 'visible') return;
      // Refused on a low battery; then the phone's own setting stands.
      navigator.wakeLock.request('screen').then(
        (held) => {
          lock = held;
          if (over) void held.release();
        },
        () => undefined,
      );
    };
    hold();
    document.addEventListener('visibilitychange', hold);
    return () => {
      over = true;
      document.removeEventListener('visibilitychange', hold);
      void lock?.release();
    };
  }, [active]);
}
