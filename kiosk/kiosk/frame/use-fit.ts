import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect } from 'preact/hooks';

/** 1 closes up, 2 leaves out examples, 3 and 4 make everything smaller. */
const MOST = 4;

/**
 * Keeps a page on its screen when its words are longer than usual: another language, larger text, a long name. Nothing
 * is cut off and nobody has to scroll; the styles follow `data-dense`.
 */
export function useFit(page: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => closeUp(page.current));
  useEffect(() => {
    const element = page.current;
    if (!element) return;
    const again = (): void => closeUp(element);
    // The page gets lower when something is said above it, and words get wider when their typeface arrives.
    const observer = new ResizeObserver(again);
    observer.observe(element);
    void document.fonts?.ready.then(again);
    return () => observer.disconnect();
  }, [page]);
}

function closeUp(page: HTMLElement | null): void {
  if (!page) return;
  for (let level = 0; level <= MOST; level += 1) {
    page.dataset.dense = String(level);
    if (!overflows(page)) return;
  }
}

function overflows(page: HTMLElement): boolean {
  return [...page.children].some(
    (part) => part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1,
  );
}
