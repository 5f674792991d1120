import type { OfficeDay } from '../../shared/domain/ticket/day.ts';
import type { RecordedEvent } from '../../shared/domain/ticket/events.ts';
import type { AuditAct } from '../../shared/protocol/http/audit.ts';

/** Which events of the office's own log are acts of power over others, as lines of the audit log. */
export class AuditedEvents {
  /** Who sits where: an event that closes a counter does not say whose it was. */
  #clerks: Map<string, string>;

  constructor(day: OfficeDay) {
    this.#clerks = new Map([...day.counters].map(([id, { clerk }]) => [id, clerk]));
  }

  /** The act that an event is, or null. Called for every event, in order. */
  actOf({ seq, actor, event }: RecordedEvent): AuditAct | null {
    const byPerson = actor.startsWith('person:');
    switch (event.type) {
      case 'CounterOpened':
        this.#clerks.set(event.counter, event.clerk);
        return null;
      case 'CounterClosed': {
        const person = this.#clerks.get(event.counter);
        this.#clerks.delete(event.counter);
        if (!byPerson || person === undefined || actor === `person:${person}`) return null;
        return { type: 'counter-closed-for', counter: event.counter, person, line: seq };
      }
      case 'TicketCalled': {
        const { counter, why } = event;
        if (why.rule !== 'out-of-turn' || why.reason === undefined) return null;
        return { type: 'called-out-of-turn', counter, reason: why.reason, line: seq };
      }
      case 'IntakeStopped':
      case 'IntakeOpened':
        if (!byPerson) return null;
        return { type: 'intake-set', service: event.service, open: event.type === 'IntakeOpened', line: seq };
      default:
        return null;
    }
  }
}
