// Who may call a reserved client while nobody knows whether a line is cut? Both sides go by the same silence, so that the office has
// begun to keep the clients for the tablet before the tablet calls them (O-13 in SPEC).

/** A clerk's tablet says so often by itself that it is there, ms. */
export const TABLET_PING_MS = 3_000;

/** After so long without a ping the office takes a tablet for cut off, ms. */
export const TABLET_IS_SILENT_MS = 7_000;

/**
 * After so long without an answer to its own pings a tablet goes on by itself, ms. The last ping that may have reached the office was
 * sent one interval after the last answer, give or take a tick of a second; from then on the office waits.
 */
export const TABLET_GOES_ON_MS = TABLET_PING_MS + 1_000 + TABLET_IS_SILENT_MS + 1_000;

/** So long a tablet calls those who were reserved for it, ms; the office keeps them longer. */
export const RESERVATION_LASTS_MS = 14 * 60_000;
