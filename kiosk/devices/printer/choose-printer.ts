import { createBrowserPrinter } from './browser-printer.ts';
import { createFakePrinter } from './fake-printer.ts';
import type { Printer } from './printer.ts';

/**
 * The printer of this kiosk: `?printer=browser` or `?printer=none`. Without a word an office prints, and a demonstration
 * shows a slip and says that it is none.
 */
export function choosePrinter(demo: boolean, search: string = location.search): Printer {
  const wanted = new URLSearchParams(search).get('printer');
  if (wanted === 'none') return createFakePrinter('no-printer');
  if (wanted === 'browser' || !demo) return createBrowserPrinter();
  return createFakePrinter('demo', 1_500);
}
