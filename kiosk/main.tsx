import '../shared/ui/styles.css';
import { type ComponentType, h, render } from 'preact';
import { registerServiceWorker } from './devices/service-worker.ts';

interface Screen {
  surface: 'kiosk' | 'display' | 'sign';
  theme: 'light' | 'night';
  load(): Promise<{ default: ComponentType }>;
}

// One page serves the three lobby screens; each loads only its own code.
const SCREENS: Readonly<Record<string, Screen>> = {
  '/kiosk': { surface: 'kiosk', theme: 'light', load: () => import('./kiosk/kiosk-app.tsx') },
  '/display': { surface: 'display', theme: 'night', load: () => import('./display/display-app.tsx') },
  '/sign': { surface: 'sign', theme: 'light', load: () => import('./sign/sign-app.tsx') },
};

const path = Object.keys(SCREENS).find((start) => location.pathname.startsWith(start)) ?? '/kiosk';
const screen = SCREENS[path];
const root = document.getElementById('app');

if (screen && root) {
  document.documentElement.dataset.surface = screen.surface;
  document.documentElement.dataset.theme = screen.theme;
  const { default: App } = await screen.load();
  render(h(App, {}), root);
  registerServiceWorker(path);
}
