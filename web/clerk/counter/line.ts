import { aimFits, aimStands } from '../../../shared/domain/policy/aim.ts';
import type { Lane } from '../../../shared/domain/policy/classes.ts';
import { skillsNow } from '../../../shared/domain/policy/skills.ts';
import type { Counter, OfficeDay } from '../../../shared/domain/ticket/day.ts';
import type { WaitingTicket } from '../../../shared/domain/ticket/ticket.ts';

/** Those whom a counter may call, as the order rule sees them (P-16 to P-18 in SPEC). */
export interface Line {
  /** The services that count now. */
  services: readonly string[];
  /** In the building. */
  people: WaitingTicket[];
  /** To be called by telephone. */
  callBacks: WaitingTicket[];
}

/** Who waits for this counter: for its clerk's first services, or for the second ones when nobody waits for those. */
export function lineFor(day: OfficeDay, id: string, counter: Counter): Line {
  const { first, second } = skillsNow(day.counters, counter);
  const line = waitingFor(day, id, counter, first);
  return line.people.length + line.callBacks.length > 0 ? line : waitingFor(day, id, counter, second);
}

function waitingFor(day: OfficeDay, id: string, { clerk }: Counter, services: readonly string[]): Line {
  const line: Line = { services, people: [], callBacks: [] };
  for (const lane of day.lanes.values()) {
    if (!services.includes(lane.service) || !isMine(day, lane, id, clerk)) continue;
    const those = lane.class === 'desk' ? line.callBacks : line.people;
    for (const { ticket } of lane.places.slice(lane.head)) {
      const waiting = day.tickets.get(ticket);
      if (waiting?.state === 'waiting') those.push(waiting);
    }
  }
  return line;
}

function isMine(day: OfficeDay, { aim, service }: Lane, id: string, clerk: string): boolean {
  return !aim || aimFits(aim, id, clerk) || !aimStands(aim, service, day.counters);
}
