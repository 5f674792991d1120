// Who may call a reserved client while nobody knows whether a line is cut? The office says its own time, the tablet says it back, and
// both count from there: the office from when it said it, the tablet from when it heard it. So however long anything was on its way,
// the office has begun to keep the clients for the tablet before the tablet calls them (O-13 in SPEC).

/** A clerk's tablet says so often by itself that it is there, ms; looked at once in a second. */
export const TABLET_SAYS_HERE_MS = 3_000;

/**
 * So long after the office said the time that a tablet last said back, it takes the tablet for cut off, ms. What a tablet says back is
 * one turn old when it says it, and another one when it says the next.
 */
export const TABLET_IS_SILENT_MS = 2 * (TABLET_SAYS_HERE_MS + 1_000) + 2_000;

/** After so long without an answer a tablet goes on by itself, ms: later than the office, whatever their clocks lose in that time. */
export const TABLET_GOES_ON_MS = TABLET_IS_SILENT_MS + 2_000;

/** So long a tablet calls those who were reserved for it, ms; the office keeps them longer. */
export const RESERVATION_LASTS_MS = 14 * 60_000;
