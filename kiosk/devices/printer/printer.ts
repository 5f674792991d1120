/** What stands on a slip. No service and no need is part of it, so neither can be printed (N-01, N-03). */
export interface Slip {
  number: string;
  /** Words above and below the number, in the language of the person. */
  lines: {
    office: string;
    title: string;
    time: string;
    date: string;
    group: string;
    place: string;
    ahead: string | null;
    phone: string;
  };
  /** Address of the ticket, drawn as a code. */
  url: string;
  language: string;
}

/** What became of a slip, as far as the printer can tell. */
export type PrintOutcome = 'printed' | 'no-paper' | 'no-printer' | 'failed' | 'demo';

/** The printer of a kiosk. Never throws: a slip that does not come out is an ordinary day. */
export interface Printer {
  print(slip: Slip): Promise<PrintOutcome>;
}
