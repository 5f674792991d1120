/** How long until a call, ms from the moment of the estimate. */
export interface CallEstimate {
  /** One of ten is called earlier. */
  p10: number;
  p50: number;
  /** One of ten is called later. */
  p90: number;
  /** p10 and p90 as the runs gave them, before they were widened by what the office got wrong before. */
  bare: { p10: number; p90: number };
  /** Chance of being called before closing, 0 to 1; null when the office does not close today. */
  beforeClosing: number | null;
}

/** The same estimate `elapsed` ms later: that much has been waited, and nobody has been called in the past. */
export function later(call: CallEstimate, elapsed: number): CallEstimate {
  const left = (ms: number): number => Math.max(0, ms - elapsed);
  const bare = { p10: left(call.bare.p10), p90: left(call.bare.p90) };
  return { ...call, p10: left(call.p10), p50: left(call.p50), p90: left(call.p90), bare };
}
