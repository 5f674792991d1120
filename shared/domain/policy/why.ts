import type { Tier } from './classes.ts';
import type { CallReason } from './reasons.ts';

/**
 * Why this ticket and not another: enough to check the call, and to build a sentence that names nobody's need.
 * `run` is the clerk's run of priority calls before this one.
 */
export interface Why {
  /** reserved: by a tablet without a line, from those whom the rule gave its counter when the line was cut (O-13). */
  rule: 'priority' | 'turn' | 'back-office' | 'out-of-turn' | 'reserved';
  tier: Tier;
  due: number;
  run: number;
  /** The best ticket of the other tier that the clerk could have called; out of turn, the one whom the rule names. */
  over: { ticket: string; tier: Tier; due: number } | null;
  /** Out of turn only. */
  reason?: CallReason;
}
