import type { OfficeRules } from '../../shared/domain/office/office-rules.ts';
import type { TicketClass } from '../../shared/domain/policy/classes.ts';
import type { RecordedEvent } from '../../shared/domain/ticket/events.ts';
import type { Outcome, PersonId, ServiceId, TicketId } from '../../shared/domain/ticket/ticket.ts';
import { MINUTE } from '../../shared/domain/words.ts';

export const GROUPS = ['priority', 'present', 'remote'] as const;
export type Group = (typeof GROUPS)[number];

/** What became of one ticket. Times are minutes after opening. */
export interface SimulatedVisit {
  ticket: TicketId;
  service: ServiceId;
  class: TicketClass;
  group: Group;
  joined: number;
  /** When its holder was in the building and waited. */
  present: number | null;
  /** The first call. */
  called: number | null;
  /** Service; null for whoever was never at a counter. */
  started: number | null;
  ended: number | null;
  clerk: PersonId | null;
  outcome: Outcome | null;
  /** How often it was finished by a clerk: never more than once. */
  finishes: number;
}

export interface SimulatedDay {
  rules: OfficeRules;
  /** The instant (ms since 1970) from which minutes are counted. */
  opens: number;
  /** The whole log, to midnight. */
  events: RecordedEvent[];
  /** By ticket, in the order of joining. */
  visits: Map<TicketId, SimulatedVisit>;
}

const GROUP: Record<TicketClass, Group> = { early: 'priority', present: 'present', remote: 'remote', desk: 'present' };

/** Reads from the log what became of each ticket. */
export function visitsOf(events: readonly RecordedEvent[], opens: number): Map<TicketId, SimulatedVisit> {
  const visits = new Map<TicketId, SimulatedVisit>();
  for (const { at, actor, event } of events) {
    const minute = (at - opens) / MINUTE;
    if (event.type === 'TicketJoined') {
      visits.set(event.ticket, {
        ticket: event.ticket,
        service: event.service,
        class: event.class,
        group: GROUP[event.class],
        joined: minute,
        present: event.place ? minute : null,
        ...{ called: null, started: null, ended: null, clerk: null, outcome: null, finishes: 0 },
      });
      continue;
    }
    const visit = 'ticket' in event ? visits.get(event.ticket) : undefined;
    if (!visit) continue;
    switch (event.type) {
      case 'TicketCheckedIn':
        visit.present = minute;
        break;
      case 'TicketCalled':
        visit.called ??= minute;
        visit.clerk = event.clerk;
        break;
      case 'ServiceStarted':
        visit.started = minute;
        break;
      case 'TicketEnded':
        visit.ended = minute;
        visit.outcome = event.outcome;
        if (actor.startsWith('person:')) visit.finishes += 1;
        break;
    }
  }
  return visits;
}

/** Minutes from being present to the first call; null for whoever was not called. */
export function waitOf({ present, called }: Pick<SimulatedVisit, 'present' | 'called'>): number | null {
  return present === null || called === null ? null : called - present;
}
