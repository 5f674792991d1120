import { useEffect } from 'preact/hooks';
import { askApi } from '../../../shared/browser/ask-api.ts';
import { link } from '../live.ts';
import { lock } from '../session.ts';

const LOOK_EVERY = 5_000;
/** The office hears at most so often that somebody is there. */
const TELL_EVERY = 60_000;
const TOUCHES = ['pointerdown', 'keydown', 'wheel'] as const;

/**
 * Locks the screen when nobody has touched it for `minutes`. Not while the line is cut: the PIN could not be checked then, and
 * the clerk goes on without it; the lock follows as soon as the office is there again.
 */
export function useIdleLock(minutes: number): void {
  useEffect(() => {
    let touchedAt = Date.now();
    let toldAt = Date.now();
    const touch = (): void => {
      touchedAt = Date.now();
      if (touchedAt - toldAt < TELL_EVERY) return;
      toldAt = touchedAt;
      void askApi('/api/session/seen', { method: 'POST' });
    };
    const look = (): void => {
      const isCut = link.peek().state === 'cut' || link.peek().state === 'connecting';
      if (!isCut && Date.now() - touchedAt >= minutes * 60_000) void lock();
    };
    for (const type of TOUCHES) addEventListener(type, touch, { capture: true, passive: true });
    // A tablet that was asleep looks first thing.
    document.addEventListener('visibilitychange', look);
    const timer = setInterval(look, LOOK_EVERY);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      for (const type of TOUCHES) removeEventListener(type, touch, { capture: true });
    };
  }, [minutes]);
}
