import { useEffect, useState } from 'preact/hooks';
import { listenToKeypad } from '../devices/keypad.ts';
import { steadyTouch } from '../devices/steady-touch.ts';
import { BarePage } from './boot/bare-page.tsx';
import { type KioskState, runKiosk } from './boot/run-kiosk.ts';
import { fitScreen } from './frame/screen-look.ts';
import type { Kiosk } from './kiosk.ts';
import { KioskScreen } from './kiosk-screen.tsx';

export default function KioskApp() {
  const [state, setState] = useState<KioskState>({ state: 'loading' });
  useEffect(() => runKiosk(setState), []);
  useEffect(() => fitScreen(), []);
  useEffect(() => steadyTouch(), []);
  if (state.state !== 'running') return <BarePage state={state} />;
  return <Running kiosk={state.kiosk} />;
}

function Running({ kiosk }: { kiosk: Kiosk }) {
  useEffect(() => listenToKeypad({ onVoice: () => kiosk.toggle('voice') }), [kiosk]);
  useEffect(() => {
    // While it asks, only an answer counts: the cleaner's cloth on the glass is none. Keys lead to the answer.
    const touched = (): void => {
      if (!kiosk.asksPresence.value) kiosk.stir();
    };
    const keyed = (): void => kiosk.hold();
    addEventListener('pointerdown', touched);
    addEventListener('keydown', keyed);
    return () => {
      removeEventListener('pointerdown', touched);
      removeEventListener('keydown', keyed);
    };
  }, [kiosk]);
  return <KioskScreen kiosk={kiosk} />;
}
