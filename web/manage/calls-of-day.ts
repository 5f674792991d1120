import { type CallInTurn, noteCall } from '../../shared/domain/policy/fairness.ts';
import { officeNow, onEvent, useDay } from '../staff/live.ts';

const calls: CallInTurn[] = [];
/** When the first event was heard, ms; null once the day has been heard from its beginning. */
let since: number | null = null;
let heard = false;
const loadedAt = officeNow();

// Listens from the moment at which the manager's area is loaded, which is before the line to the office is opened, unless
// somebody comes over from the clerk's tablet in the same page.
onEvent((recorded) => {
  if (recorded.event.type === 'DayOpened') since = null;
  else if (!heard) since = recorded.at;
  heard = true;
  noteCall(calls, recorded);
});

export interface CallsOfDay {
  calls: readonly CallInTurn[];
  /** Null: of the whole day. Else only what was heard since then, ms. */
  since: number | null;
}

/** Today's calls by the order rule, as far as this page has heard of them. */
export function useCallsOfDay(): CallsOfDay {
  const day = useDay();
  // Nothing heard although the day has begun: it was read before this listened.
  return { calls, since: heard ? since : day.openedAt === 0 ? null : loadedAt };
}
