import * as v from 'valibot';
import type { OfficeRules } from '../../../../shared/domain/office/office-rules.ts';
import { initialDay } from '../../../../shared/domain/ticket/day.ts';
import { evolve } from '../../../../shared/domain/ticket/evolve.ts';
import { MINUTE } from '../../../../shared/domain/words.ts';
import { RecordedEventSchema } from '../../../../shared/protocol/recorded-event.ts';
import { expectSound } from '../../../helpers/invariants.ts';
import { clerk, SYSTEM } from '../../../helpers/rules.ts';
import { snapshot } from '../../../helpers/snapshot.ts';
import { witnessCalls } from './calls.ts';
import { witnessCounters } from './counters.ts';
import { openHall } from './hall.ts';
import { isToldLate, witnessLate } from './late.ts';
import { commandOf, type Step } from './step.ts';
import { witnessTakingBack } from './taking-back.ts';
import { witnessVisits } from './visits.ts';
import { holds, type Witness } from './witness.ts';

/** How often each command was accepted and refused, each event written and each refusal given. */
export type Reached = Map<string, number>;

/**
 * Plays the steps in an office and holds the rules against it after each; throws what does not hold. `watched`: the day is
 * also compared before and after each decision, which takes most of the time.
 */
export function play(rules: OfficeRules, steps: readonly Step[], watched = true, reached: Reached = new Map()): void {
  const visits = witnessVisits();
  const witnesses = [
    ...[visits, witnessCalls(), witnessCounters(), witnessTakingBack(), witnessLate(), witnessWire()],
    counts(reached),
  ];
  const hall = openHall(witnesses, watched);
  hall.ask({ type: 'SetRules', rules }, SYSTEM);
  hall.pass({ minutes: 0 });
  hall.ask({ type: 'OpenCounter', counter: '1' }, clerk('anna'));
  hall.ask({ type: 'OpenCounter', counter: '2' }, clerk('jan'));
  for (const step of steps) {
    hall.pass(step.pass);
    expectSound(hall.day);
    const [command, actor] = commandOf(hall.day, hall.now(), step);
    // A number of a kiosk's own is mostly given because there is no line.
    const isSlip = command.type === 'Join' && command.number !== undefined && step.who < 15;
    const told = step.told ?? (isSlip ? step.pick % 20 : null);
    if (told !== null && isToldLate(command, actor)) hall.tell(command, actor, hall.now() - told * MINUTE);
    else hall.ask(command, actor);
    expectSound(hall.day);
  }
  // The night comes whatever the day was like.
  hall.pass('tomorrow');
  expectSound(hall.day);
  visits.everybodyHasAnEnd();

  const again = initialDay();
  for (const recorded of structuredClone(hall.log)) evolve(again, recorded);
  const isSame = JSON.stringify(snapshot(again)) === JSON.stringify(snapshot(hall.day));
  holds(isSame, 'T-22 the log folds to the same day again, so that nothing but the log has changed it');
}

function witnessWire(): Witness {
  return {
    before(_, recorded) {
      holds(v.is(RecordedEventSchema, recorded), `W-3 ${JSON.stringify(recorded)} goes over the wire`);
    },
  };
}

function counts(reached: Reached): Witness {
  const count = (what: string): void => {
    reached.set(what, (reached.get(what) ?? 0) + 1);
  };
  return {
    before: (_, { event }) => count(`event ${event.type}`),
    answered: (_, { command, when }, decision) => {
      const noted = decision.ok ? decision.events.find(({ type }) => type === 'LateNoted') : undefined;
      if (when !== undefined) return count(`${noted ? 'noted' : 'told'} ${command.type}`);
      count(`${decision.ok ? 'accepted' : 'refused'} ${command.type}`);
      if (!decision.ok) count(`refusal ${decision.refusal.kind}`);
    },
  };
}
