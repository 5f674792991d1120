import type { FindingKind } from '../../shared/verify/report.ts';
import { verify } from '../../shared/verify/verify.ts';
import { exportLines } from './export-log.ts';
import { type PlanSettings, planOf, REFERENCE, seedsOf } from './plans.ts';
import type { PolicyName } from './policies.ts';
import { PREDICTORS, quoteDay, type Trained, train } from './predictors/compare.ts';
import { type Quote, type Score, score } from './scoring.ts';
import type { SimulationSettings } from './settings.ts';
import { simulate } from './simulated-day.ts';
import { createTally, type Measured } from './tally.ts';
import type { SimulatedDay } from './visits.ts';

/** What the verifier said of all logs of one variant of the day. */
export interface Verified {
  variant: PlanSettings['variant'];
  days: number;
  lines: number;
  findings: number;
  kinds: FindingKind[];
  /** Most priority calls in a row over somebody ordinary, as the verifier counts them, and what the rule allows. */
  passedOver: { most: number; bound: number };
}

export interface Study {
  settings: SimulationSettings;
  policies: Partial<Record<PolicyName, Measured>>;
  /** What the others are measured by, asked for or not. */
  fifo: Measured;
  /** The rule's bound on priority calls in a row. */
  bound: number;
  verified: Verified[];
  predictors: Record<string, Score>;
}

/** `part`: what is being done; of it, so many of how many days are done. */
export type Progress = (part: string, done: number, of: number) => void;

/** In the lively variant people walk to the counter, so that calls and arrivals are moments of their own. */
const LIVELY_WALK = 0.3;

/** Simulates the days under each policy and measures what was asked for. FIFO always runs: others are measured by it. */
export function runStudy(settings: SimulationSettings, progress: Progress): Study {
  const { days, seed, priority, load, policies, learn } = settings;
  const planFor = (daySeed: number, variant: PlanSettings['variant'] = REFERENCE.variant) =>
    planOf({ seed: daySeed, priority, load, variant });
  const seeds = seedsOf(seed, 'measure', days);
  const tallies = new Map(policies.map((policy) => [policy, createTally()]));
  const verified = settings.verify ? [emptyVerified('reference'), emptyVerified('lively')] : [];
  const [reference, lively] = verified;
  const fifoTally = createTally();
  let bound = 0;

  for (const [i, daySeed] of seeds.entries()) {
    const plan = planFor(daySeed);
    const fifo = simulate(plan, { policy: 'fifo' });
    bound = fifo.rules.policy.priorityRun;
    fifoTally.add(fifo, fifo);
    for (const [policy, tally] of tallies) tally.add(policy === 'fifo' ? fifo : simulate(plan, { policy }), fifo);
    if (reference) check(reference, simulate(plan));
    if (lively) check(lively, simulate(planFor(daySeed, 'lively'), { walk: LIVELY_WALK }));
    progress('days', i + 1, days);
  }

  const predictors: Record<string, Score> = {};
  if (settings.predictors) {
    progress(`learning from ${learn} other days`, 0, learn);
    const trained = train(seedsOf(seed, 'learn', learn).map((daySeed) => planFor(daySeed)));
    const said = collect(trained, seeds, (daySeed) => planFor(daySeed), progress);
    for (const { name } of PREDICTORS) predictors[name] = score(said.get(name) ?? []);
  }
  const measured = Object.fromEntries([...tallies].map(([policy, tally]) => [policy, tally.measured()]));
  return { settings, policies: measured, fifo: fifoTally.measured(), bound, verified, predictors };
}

function collect(
  trained: readonly Trained[],
  seeds: readonly number[],
  planFor: (seed: number) => ReturnType<typeof planOf>,
  progress: Progress,
): Map<string, Quote[]> {
  const all = new Map<string, Quote[]>();
  for (const [i, seed] of seeds.entries()) {
    for (const [name, quotes] of quoteDay(trained, planFor(seed)).quotes) {
      const list = all.get(name) ?? [];
      list.push(...quotes);
      all.set(name, list);
    }
    progress('quoted days', i + 1, seeds.length);
  }
  return all;
}

function emptyVerified(variant: PlanSettings['variant']): Verified {
  return { variant, days: 0, lines: 0, findings: 0, kinds: [], passedOver: { most: 0, bound: 0 } };
}

function check(verified: Verified, day: SimulatedDay): void {
  const report = verify(exportLines(day.events));
  const { most, bound } = report.passedOver;
  verified.days += report.days.length;
  verified.lines += report.lines;
  // A day that stays open is no finding of the verifier's, since today's log may be checked; here every day has ended.
  verified.findings += report.findings.length + (report.openDay === null ? 0 : 1);
  for (const { kind } of report.findings) if (!verified.kinds.includes(kind)) verified.kinds.push(kind);
  verified.passedOver = {
    most: Math.max(verified.passedOver.most, most),
    bound: Math.max(verified.passedOver.bound, bound),
  };
}
