/** The reference town-hall day. Times in minutes after opening at 08:00; one scenario, so that figures can be compared. */
export const SCENARIO = {
  /** Tickets are taken until then; everybody with a ticket is served. */
  lastTicket: 510,
  closes: 540,
  /** `mean`: minutes at the counter; `cv`: coefficient of variation, lognormal. */
  services: [
    { name: 'information, cash desk', share: 0.25, mean: 4, cv: 0.8 },
    { name: 'identity, residence', share: 0.25, mean: 9, cv: 0.6 },
    { name: 'social support', share: 0.15, mean: 16, cv: 0.7 },
    { name: 'property tax', share: 0.15, mean: 8, cv: 0.7 },
    { name: 'civil registry', share: 0.08, mean: 20, cv: 0.5 },
    { name: 'permits', share: 0.12, mean: 14, cv: 0.8 },
  ],
  /** Arrivals an hour, for each half hour from opening. */
  arrivals: [40, 46, 52, 52, 48, 48, 38, 38, 28, 28, 30, 30, 34, 34, 26, 26, 16],
  atTheDoor: { from: 4, to: 12 },
  /** Spread of a day's volume, and of a clerk's hidden speed, lognormal around 1. */
  volumeCv: 0.1,
  speedCv: 0.12,
  changeOver: 0.7,
  lunch: { minutes: 30, waves: [240, 270] },
  unplannedBreak: 10,
  /** Share of days on which one clerk is away. */
  awayDays: 0.25,
  noShow: { share: 0.08, costs: 1.5 },
  hard: { share: 0.15, factor: 1.25 },
  remote: { share: 0.25, travel: { mean: 20, cv: 0.5 }, neverArrive: 0.1 },
  // What follows is not in the reference: it gives every command of the wire something to do, and moves no figure much.
  missedReturn: { share: 0.3, after: { mean: 8, cv: 0.5 } },
  phone: 0.4,
  cancels: 0.03,
  postpones: 0.05,
} as const;

/** Matters of the reference by the ids that offices usually give them. */
export const USUAL_IDS: ReadonlyArray<readonly string[]> = [
  ['info', 'cash-desk', 'cashier'],
  ['id-card', 'residence', 'declared-residence'],
  ['social', 'social-support'],
  ['property-tax', 'real-estate-tax', 'tax'],
  ['civil-registry', 'registry'],
  ['permits', 'building-permit', 'construction'],
];
