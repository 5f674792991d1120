import { useEffect } from 'preact/hooks';

let last: Element | null = null;
addEventListener('focusin', ({ target }) => {
  last = target instanceof Element ? target : null;
});

/**
 * When what had the focus has gone with the last change of the screen, the heading takes it: reading and the keyboard go
 * on there instead of at the top of the browser.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    if (last === null || last.isConnected || document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>('.resident h1')?.focus({ preventScroll: true });
  });
}
