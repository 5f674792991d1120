import type { Aids } from '../visit/visit.ts';

const WIDTH = 1_080;
const HEIGHT = 1_920;

/** Puts a person's aids on the page as attributes, which the styles follow. */
export function showAids(aids: Aids, language: string, root: HTMLElement = document.documentElement): void {
  root.lang = language;
  root.dataset.theme = aids.contrast ? 'contrast' : 'light';
  set(root, 'text', aids.large ? 'large' : null);
  set(root, 'reach', aids.lowered ? 'low' : null);
}

function set(root: HTMLElement, name: string, value: string | null): void {
  if (value === null) delete root.dataset[name];
  else root.dataset[name] = value;
}

/**
 * The kiosk is drawn on 1080 × 1920, which the installation ties to millimetres. On another screen, a laptop where
 * somebody looks at it, the same picture is shown smaller or larger. Returns a function that stops.
 */
export function fitScreen(view: Window = window): () => void {
  // Not the whole page: the slip beside the app is printed in its own size.
  const app = view.document.getElementById('app') ?? view.document.body;
  const resize = (): void => {
    const scale = Math.min(view.innerWidth / WIDTH, view.innerHeight / HEIGHT);
    const exact = Math.abs(scale - 1) < 0.005;
    app.style.zoom = exact ? '' : String(scale);
    app.style.setProperty('--screen-height', `${exact ? HEIGHT : Math.floor(view.innerHeight / scale)}px`);
  };
  resize();
  view.addEventListener('resize', resize);
  return () => {
    view.removeEventListener('resize', resize);
    app.style.zoom = '';
    app.style.removeProperty('--screen-height');
  };
}
