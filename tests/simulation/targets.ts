import { SCENARIO } from '../day/scenario.ts';
import type { Study } from './study.ts';

export interface Target {
  what: string;
  found: number;
  most: number;
  holds: boolean;
}

/** Minutes by which the rule is judged at load 1 and the usual share of priority. */
const PRIORITY_MEAN = 3.5;
const PRIORITY_P95 = 12;
const OTHERS_EXTRA = 5.5;
/** How many times as long as by FIFO the longest wait of an ordinary client may be, however many have priority. */
const LONGEST_TO_FIFO = 2;

/** What has to hold of this study. Figures of minutes are for the reference day only; the rest holds of every day. */
export function targetsOf({ settings, policies, fifo, bound, verified }: Study): Target[] {
  const { priority, load } = settings;
  const targets: Target[] = [];
  const atMost = (what: string, found: number, most: number): void => {
    targets.push({ what, found, most, holds: found <= most });
  };
  for (const { variant, findings, passedOver } of verified) {
    atMost(`${variant} days: findings of the verifier`, findings, 0);
    atMost(`${variant} days: priority calls in a row, as the verifier counts them`, passedOver.most, passedOver.bound);
  }
  for (const [policy, measured] of Object.entries(policies)) {
    atMost(`${policy}: clients who waited and were not called`, measured.notServed, 0);
  }
  const { rule } = policies;
  if (!rule) return targets;
  atMost('rule: priority calls in a row over somebody ordinary (P-4)', rule.longestRun, bound);
  atMost('rule: priority calls seen between two ordinary ones (P-10)', rule.mostSeen, bound);
  if (priority === SCENARIO.hard.share && load === 1) {
    atMost('rule: mean wait of the priority group, min', rule.waits.priority.mean, PRIORITY_MEAN);
    atMost('rule: p95 of the priority group, min', rule.waits.priority.p95, PRIORITY_P95);
    atMost('rule: extra mean wait of the others against FIFO, min', rule.othersExtra, OTHERS_EXTRA);
  }
  if (fifo.others.max > 0) {
    atMost('rule: longest wait of the others / by FIFO', rule.others.max / fifo.others.max, LONGEST_TO_FIFO);
  }
  return targets;
}
