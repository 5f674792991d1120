import type { LocalDate } from '../../shared/domain/office/local-time.ts';
import { nextAdvance } from '../../shared/domain/ticket/advance.ts';
import type { DayPlan } from '../day/plan.ts';
import { createAgenda } from './agenda.ts';
import { seatClerks } from './clerks.ts';
import { sendClients } from './clients.ts';
import { createOffice, type Hooks } from './office-at-work.ts';
import { createChoose, type PolicyName } from './policies.ts';
import { opensAt, REFERENCE_DATE, referenceRules } from './reference-office.ts';
import { type SimulatedDay, visitsOf } from './visits.ts';

export interface SimulateOptions {
  policy?: PolicyName;
  date?: LocalDate;
  /** Minutes from the chair to the counter, taken from the change-over. The reference day knows none. */
  walk?: number;
  hooks?: Hooks;
}

/**
 * Lets a planned day happen: everybody acts by commands on the office's real rules, in virtual time. The same plan and
 * options give the same log. Throws when the office refuses what must be possible.
 */
export function simulate(plan: DayPlan, options: SimulateOptions = {}): SimulatedDay {
  const { policy = 'rule', date = REFERENCE_DATE, walk = 0, hooks = {} } = options;
  const opens = opensAt(date);
  const rules = referenceRules();
  const office = createOffice(hooks);
  const agenda = createAgenda();
  const lobby = sendClients(plan, office, agenda, opens);
  const choose = policy === 'rule' ? null : createChoose(policy);
  const clerks = seatClerks(plan, { office, agenda, lobby, opens, choose, walk });

  office.pass(opens);
  office.does({ type: 'SetRules', rules }, { role: 'system' });
  office.pass(opens);
  for (;;) {
    const step = agenda.next() ?? Number.POSITIVE_INFINITY;
    const time = nextAdvance(office.day) ?? Number.POSITIVE_INFINITY;
    const next = Math.min(step, time);
    if (next >= office.day.endsAt) break;
    office.pass(next);
    if (step === next) agenda.take()?.();
    clerks.look();
  }
  office.close();
  return { rules, opens, events: office.log, visits: visitsOf(office.log, opens) };
}
