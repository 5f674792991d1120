import { useEffect, useState } from 'preact/hooks';
import { useKiosk, useWords } from '../kiosk-context.ts';

/** The office's own clock. It shows nothing kept, so it cannot freeze without the page freezing. */
export function Clock() {
  const kiosk = useKiosk();
  const { formats } = useWords();
  const [, look] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => look((n) => n + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  const now = kiosk.now();
  return (
    <p class="clock">
      <span class="clock-time tn">{formats.time(now)}</span> <span class="clock-day">{formats.day(now)}</span>
    </p>
  );
}
