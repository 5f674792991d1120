import type { OfficeDay } from '../../shared/domain/ticket/day.ts';

/**
 * The whole day as plain data that `toEqual` can compare. Lanes are given without those who have gone from their head:
 * when these are dropped is a matter of cost, not of the day.
 */
export function snapshot(day: OfficeDay): Record<string, unknown> {
  const { tickets, byNumber, given, lanes, counters, turns, missed, parked, stopped, ...rest } = structuredClone(day);
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
    lanes: sorted(lanes)
      .map(([key, lane]) => [key, lane.places.slice(lane.head)] as const)
      .filter(([, places]) => places.length > 0),
  };
}

function sorted<T>(map: Map<string, T>): Array<[string, T]> {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
