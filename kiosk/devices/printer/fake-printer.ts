import type { Printer, PrintOutcome, Slip } from './printer.ts';

/** A printer for tests and demonstrations: keeps what it was given and answers as it was told. */
export function createFakePrinter(
  outcome: PrintOutcome = 'printed',
  delay = 0,
): Printer & { slips: Slip[]; outcome: PrintOutcome } {
  const slips: Slip[] = [];
  return {
    slips,
    outcome,
    async print(slip) {
      slips.push(slip);
      if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
      return this.outcome;
    },
  };
}
