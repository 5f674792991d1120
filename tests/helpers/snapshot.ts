import type { OfficeDay } from '../../shared/domain/ticket/day.ts';

/**
 * The whole day as plain data that `toEqual` can compare. Lanes are given without those who have gone from their head:
 * when these are dropped is a matter of cost, not of the day.
 */
export function snapshot(day: OfficeDay): Record<string, unknown> {
  const { tickets, byNumber, given, lanes, counters, turns, missed, parked, stopped, ...others } = structuredClone(day);
  const { holds, slips, alsoKnown, ...rest } = others;
  return {
    ...rest,
    tickets: sorted(tickets),
    byNumber: sorted(byNumber),
    given: sorted(given),
    counters: sorted(counters),
    turns: sorted(turns),
    missed: [...missed],
    parked: [...parked],
    stopped: [...stopped].sort(),
    holds: sorted(holds).map(([counter, { tickets: held, until }]) => [counter, [...held].sort(), until]),
    slips: [...slips].sort(),
    alsoKnown: sorted(alsoKnown),
    lanes: sorted(lanes)
      .map(([key, lane]) => [key, lane.places.slice(lane.head)] as const)
      .filter(([, places]) => places.length > 0),
  };
}

function sorted<T>(map: Map<string, T>): Array<[string, T]> {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
