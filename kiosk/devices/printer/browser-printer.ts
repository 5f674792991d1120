import { h, render } from 'preact';
import type { Printer } from './printer.ts';
import { SlipSheet } from './slip-sheet.tsx';

/** No browser says how printing ended; one that never comes back from it counts as failed. */
const PATIENCE = 20_000;

/**
 * Prints through the browser. On a kiosk the browser runs with silent printing to an 80 mm roll
 * (`--kiosk --kiosk-printing`); elsewhere its print window opens.
 */
export function createBrowserPrinter(page: Document = document): Printer {
  const sheet = page.createElement('div');
  sheet.className = 'slip-host';
  sheet.setAttribute('aria-hidden', 'true');
  page.body.append(sheet);
  return {
    async print(slip) {
      const view = page.defaultView;
      if (!view || typeof view.print !== 'function') return 'no-printer';
      render(h(SlipSheet, { slip }), sheet);
      try {
        return await new Promise<'printed' | 'failed'>((resolve) => {
          const timer = view.setTimeout(() => resolve('failed'), PATIENCE);
          view.addEventListener(
            'afterprint',
            () => {
              view.clearTimeout(timer);
              resolve('printed');
            },
            { once: true },
          );
          // A frame for the slip to be laid out; printing holds the page still.
          view.requestAnimationFrame(() => view.print());
        });
      } finally {
        // The slip of one person must not be there for the next one.
        render(null, sheet);
      }
    },
  };
}
