import type { OfficeRules } from '../../shared/domain/office/office-rules.ts';
import type { TicketClass } from '../../shared/domain/policy/classes.ts';
import type { OfficeDay, Turn } from '../../shared/domain/ticket/day.ts';

// The published order rule once more, from the text of P-3 to P-7 and P-16 to P-18: everybody who waits is looked at, one by
// one. It shares no code with the rule that is tested.

export interface Person {
  ticket: string;
  class: TicketClass;
  service: string;
  due: number;
  order: number;
  aim: { counters?: string[]; clerks?: string[] } | null;
}

export interface Desk {
  clerk: string;
  skills: readonly string[];
  secondarySkills: readonly string[];
}

export interface Lobby {
  people: readonly Person[];
  /** By counter, those on a break included. */
  desks: ReadonlyMap<string, Desk>;
  policy: OfficeRules['policy'];
  now: number;
  /** Who is kept for a counter whose tablet is silent, and for which (O-13). */
  kept?: ReadonlyMap<string, string>;
}

export interface PublishedCall {
  chosen: Person;
  rule: 'priority' | 'turn' | 'back-office';
  /** Ordinary clients among whom the clerk could choose. */
  ordinary: Person[];
}

/** Whom the clerk at this counter calls next, or null. */
export function publishedCall(lobby: Lobby, counter: string, turn: Turn): PublishedCall | null {
  const desk = lobby.desks.get(counter);
  if (!desk) return null;
  const isFirst = (service: string): boolean => {
    if (desk.skills.indexOf(service) >= 0) return true;
    if (desk.secondarySkills.indexOf(service) < 0) return false;
    for (const other of lobby.desks.values()) if (other.skills.indexOf(service) >= 0) return false;
    return true;
  };
  const may = lobby.people.filter((person) => mayCall(lobby, counter, desk, person));
  const first = may.filter(({ service }) => isFirst(service));
  const second = may.filter(({ service }) => !isFirst(service) && desk.secondarySkills.indexOf(service) >= 0);
  return choose(first.length > 0 ? first : second, lobby, turn);
}

/** P-7, P-16 and P-17: somebody whom this clerk could call at this moment, if the matter is one of theirs. */
function mayCall({ desks, policy, now, kept }: Lobby, counter: string, desk: Desk, person: Person) {
  const { ticket, class: of, due, aim, service } = person;
  if ((kept?.get(ticket) ?? counter) !== counter) return false;
  const isPromised = of === 'early' || of === 'desk';
  if (isPromised && due - now > policy.bookedEarlyMinutes * 60_000) return false;
  if (aim === null || fits(aim, counter, desk.clerk)) return true;
  for (const [id, other] of desks) {
    const takes = other.skills.indexOf(service) >= 0 || other.secondarySkills.indexOf(service) >= 0;
    if (takes && fits(aim, id, other.clerk)) return false;
  }
  return true;
}

function fits({ counters, clerks }: NonNullable<Person['aim']>, counter: string, clerk: string): boolean {
  return (counters === undefined || counters.indexOf(counter) >= 0) && (!clerks || clerks.indexOf(clerk) >= 0);
}

function choose(people: readonly Person[], { policy, now }: Lobby, turn: Turn): PublishedCall | null {
  const p = earliest(people, 'early');
  const o = earliest(people, 'present', 'remote');
  const b = earliest(people, 'desk');
  const ordinary = people.filter(({ class: of }) => of === 'present' || of === 'remote');
  if (b && b.due <= now && turn.sinceBackOffice >= policy.callsPerBackOffice) {
    return { chosen: b, rule: 'back-office', ordinary };
  }
  if (p && (!o || turn.run < policy.priorityRun)) return { chosen: p, rule: 'priority', ordinary };
  if (o) return { chosen: o, rule: 'turn', ordinary };
  return b ? { chosen: b, rule: 'back-office', ordinary } : null;
}

function earliest(people: readonly Person[], ...classes: TicketClass[]): Person | null {
  let found: Person | null = null;
  for (const person of people) {
    if (classes.indexOf(person.class) < 0) continue;
    if (!found || person.due < found.due || (person.due === found.due && person.order < found.order)) found = person;
  }
  return found;
}

/** What the rule looks at, as it stands in a day. */
export function lobbyOf(day: OfficeDay, now: number): Lobby {
  if (!day.rules) throw new Error('an office without rules has no lobby');
  const people: Person[] = [];
  for (const ticket of day.tickets.values()) {
    if (ticket.state !== 'waiting') continue;
    const { id, class: of, service, due, order, aim } = ticket;
    people.push({ ticket: id, class: of, service, due, order, aim });
  }
  const kept = new Map<string, string>();
  for (const [counter, { tickets }] of day.holds) for (const id of tickets) kept.set(id, counter);
  return { people, desks: day.counters, policy: day.rules.policy, now, kept };
}
