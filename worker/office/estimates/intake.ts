import type { OfficeEstimate } from '../../../shared/domain/estimate/rollout.ts';
import type { RecordedEvent } from '../../../shared/domain/ticket/events.ts';
import type { ServiceId } from '../../../shared/domain/ticket/ticket.ts';
import type { Desk } from '../desk.ts';

/**
 * Stops tickets for a service when somebody who joined now would hardly be called before closing, and gives them again when
 * they would (E-9 in SPEC). Two estimates in a row have to say so: one alone may be chance. A service that a manager has
 * opened or stopped by hand stays as the manager left it.
 */
export class Intake {
  #desk: Desk;
  /** Services that the last estimate would have stopped or opened. */
  #wished = new Map<ServiceId, boolean>();
  /** Today's decisions of a manager. */
  #byHand = new Set<ServiceId>();

  constructor(desk: Desk) {
    this.#desk = desk;
    this.noticed(desk.log.today());
  }

  noticed(events: readonly RecordedEvent[]): void {
    for (const { event, actor } of events) {
      if (event.type === 'DayOpened') this.#byHand.clear();
      const isIntake = event.type === 'IntakeStopped' || event.type === 'IntakeOpened';
      if (isIntake && actor !== 'system') this.#byHand.add(event.service);
    }
  }

  follow({ newcomers, seq, at }: OfficeEstimate): void {
    const { day } = this.#desk;
    if (!day.rules) return;
    const { intakeStopPercent, intakeWarnPercent } = day.rules.policy;
    for (const [service, call] of newcomers) {
      const chance = call?.beforeClosing ?? null;
      const open = !day.stopped.has(service);
      const wish =
        chance === null || this.#byHand.has(service)
          ? open
          : open
            ? chance * 100 >= intakeStopPercent
            : chance * 100 >= Math.max(intakeWarnPercent, intakeStopPercent);
      if (wish === open) {
        this.#wished.delete(service);
      } else if (this.#wished.get(service) === wish) {
        this.#wished.delete(service);
        this.#desk.bySystem({ type: 'SetIntake', service, open: wish }, `intake-${service}-${seq}-${at}`);
      } else {
        this.#wished.set(service, wish);
      }
    }
  }
}
