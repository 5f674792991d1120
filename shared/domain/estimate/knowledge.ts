import type { ServiceId } from '../ticket/ticket.ts';

/** A sum that forgets: what was learned fades by a thirtieth with each day. */
export interface Mean {
  n: number;
  sum: number;
}

/**
 * What an office has learned of its own days, as plain JSON of some tens of kB. Nobody's ticket is in it, and no clerk:
 * only times, counts and shares. Times are whole seconds.
 */
export interface Knowledge {
  version: 1;
  /** Days learned from. */
  days: number;
  /** Times at the counter by service, of those who are not called early; the last ones, newest last. */
  visits: Record<ServiceId, number[]>;
  /** The mean of these times over all days remembered: waits are steep in it, and the last visits alone say too little. */
  usual: Record<ServiceId, Mean>;
  /** Time at the counter of those who are called early (sum), against what others would have taken (n). */
  early: Mean;
  /** From the end of one client to the call of the next, when somebody waited. */
  changeOver: Mean;
  /** From the call to the beginning of the visit. */
  arriving: Mean;
  /** Share of calls to which nobody came, and how long the counter waited for them. */
  missed: Mean;
  missing: Mean;
  /** Share of those expected from home who came, and how long after joining. */
  coming: Mean;
  travel: number[];
  /**
   * Comings into the building, by class and service (`early/id-card`), in each half hour of the local day: a day's mean. Those
   * called early who joined from home stand apart (`early-home/id-card`), because they are expected before they come.
   */
  arrivals: Record<string, number[]>;
  /** Weight of the days behind `arrivals`. */
  arrivalDays: number;
  /** Breaks that were not planned: how many in so many seconds at open counters, and how long. */
  breaks: Mean;
  /** The same in each half hour of the local day: hardly anybody begins one in the last. Absent until a day is learned from. */
  breaksAt?: Mean[];
  breakLength: Mean;
  /** How many gave up in so many seconds of waiting, by how long they had waited; see leaving.ts. Absent until a day is learned from. */
  leaving?: Mean[];
  /** Errors of earlier estimates by length of what was said; see calibration.ts. */
  scores: number[][];
}

/** In place of the class, for those called early who joined from home. */
export const FROM_HOME = 'early-home';

export function emptyKnowledge(): Knowledge {
  const none = (): Mean => ({ n: 0, sum: 0 });
  return {
    version: 1,
    days: 0,
    visits: {},
    usual: {},
    early: none(),
    changeOver: none(),
    arriving: none(),
    missed: none(),
    missing: none(),
    coming: none(),
    travel: [],
    arrivals: {},
    arrivalDays: 0,
    breaks: none(),
    breakLength: none(),
    scores: [],
  };
}

/** The mean so far, drawn towards what is usual elsewhere as long as little is known: `usual` weighs as `weight` cases. */
export function shrunk({ n, sum }: Mean, usual: number, weight: number): number {
  return (sum + usual * weight) / (n + weight);
}
