import { chime, vibrate } from './sound.ts';

const TIMES = 6;
const PAUSE = 7_000;

/** Makes a call felt and heard until somebody touches the phone, at most six times. Returns what stops it. */
export function startCallAlert(): () => void {
  let left = TIMES;
  const once = (): void => {
    left -= 1;
    vibrate([400, 150, 400, 150, 400]);
    chime();
    if (left === 0) stop();
  };
  const stop = (): void => {
    clearInterval(timer);
    removeEventListener('pointerdown', stop);
    removeEventListener('keydown', stop);
  };
  const timer = setInterval(once, PAUSE);
  addEventListener('pointerdown', stop);
  addEventListener('keydown', stop);
  once();
  return stop;
}
