import { assert } from '../../lib/assert.ts';
import { type Aim, aimKey } from '../policy/aim.ts';
import type { Lane, LanePlace, TicketClass } from '../policy/classes.ts';

/**
 * Lanes by class, service and aim. Taking the head costs the same with 10 as with 10,000 people waiting; joining at the end,
 * the usual case, too. Somebody who leaves from the middle costs one shift of the rest.
 */
export type Lanes = Map<string, Lane>;

export function laneKey(ticketClass: TicketClass, service: string, aim: Aim | null = null): string {
  return aim ? `${ticketClass}/${service}/${aimKey(aim)}` : `${ticketClass}/${service}`;
}

/** Order of two places: due time, then the event that gave the place. */
export function comparePlaces(a: Pick<LanePlace, 'due' | 'order'>, b: Pick<LanePlace, 'due' | 'order'>): number {
  return a.due - b.due || a.order - b.order;
}

/** Index of the first place of the lane, from its head on, that does not come before `place`. */
export function lowerBound(lane: Lane, place: Pick<LanePlace, 'due' | 'order'>): number {
  let low = lane.head;
  let high = lane.places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const there = lane.places[middle];
    assert(there, 'a lane has no holes');
    if (comparePlaces(there, place) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function enterLane(
  lanes: Lanes,
  ticketClass: TicketClass,
  service: string,
  place: LanePlace,
  aim: Aim | null = null,
): void {
  const key = laneKey(ticketClass, service, aim);
  let lane = lanes.get(key);
  if (!lane) {
    lane = { class: ticketClass, service, aim, places: [], head: 0 };
    lanes.set(key, lane);
  }
  const at = lowerBound(lane, place);
  if (at === lane.places.length) lane.places.push(place);
  else lane.places.splice(at, 0, place);
}

export function leaveLane(
  lanes: Lanes,
  ticketClass: TicketClass,
  service: string,
  place: LanePlace,
  aim: Aim | null = null,
): void {
  const lane = lanes.get(laneKey(ticketClass, service, aim));
  assert(lane, `ticket ${place.ticket} stands in a lane`);
  const at = lowerBound(lane, place);
  assert(lane.places[at]?.ticket === place.ticket, `ticket ${place.ticket} stands where its place says`);
  if (at === lane.head) {
    lane.head += 1;
    // Dropping those who have gone only once they are the larger half keeps taking the head constant on average.
    if (lane.head > 32 && lane.head * 2 > lane.places.length) {
      lane.places.splice(0, lane.head);
      lane.head = 0;
    }
  } else {
    lane.places.splice(at, 1);
  }
}

export function headOf(lane: Lane | undefined): LanePlace | undefined {
  return lane?.places[lane.head];
}

export function lengthOf(lane: Lane | undefined): number {
  return lane ? lane.places.length - lane.head : 0;
}
