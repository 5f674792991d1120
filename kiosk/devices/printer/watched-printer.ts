import type { Health } from '../../../shared/protocol/health.ts';
import type { Printer, PrintOutcome } from './printer.ts';

export type PaperState = Health['paper'];

const PAPER: Readonly<Record<PrintOutcome, PaperState>> = {
  printed: 'ok',
  'no-paper': 'out',
  'no-printer': 'gone',
  failed: 'gone',
  demo: 'none',
};

export interface WatchedPrinter extends Printer {
  /** What the last slip says of the printer; before the first one nobody knows. */
  paper(): PaperState;
}

/** A printer that remembers how it went. `onChange`: it went otherwise than the time before. */
export function watchPrinter(printer: Printer, onChange: () => void = () => undefined): WatchedPrinter {
  let paper: PaperState = 'unknown';
  return {
    paper: () => paper,
    async print(slip) {
      const outcome = await printer.print(slip);
      const before = paper;
      paper = PAPER[outcome];
      if (paper !== before) onChange();
      return outcome;
    },
  };
}
