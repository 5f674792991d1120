import { type ReadonlySignal, signal } from '@preact/signals';

// A router of this size would weigh more than the page that it opens: a path, two ways to change it, and links.

/** Addresses that this page answers; links to others (kiosk, display, files) are left to the browser. */
const OURS = /^\/($|o\/|t\/|clerk($|\/)|manage($|\/))/;

const current = signal(location.pathname);

/** The path of the address, `/o/nowe-lipowo`. */
export const path: ReadonlySignal<string> = current;

/** Goes to another screen. `replace`: the one that is left is not come back to. */
export function goTo(url: string, { replace = false } = {}): void {
  if (replace) history.replaceState(null, '', url);
  else history.pushState(null, '', url);
  if (location.pathname !== current.peek()) scrollTo(0, 0);
  current.value = location.pathname;
}

/** Links between screens open without loading the page again. Called once. */
export function followLinks(): void {
  addEventListener('popstate', () => {
    current.value = location.pathname;
  });
  addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link?.href || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
    // A place on the same screen is the browser's business.
    if (link.hash && link.pathname === location.pathname) return;
    if (!OURS.test(link.pathname)) return;
    event.preventDefault();
    goTo(link.pathname + link.search + link.hash);
  });
}
