import { MINUTE } from '../words.ts';
import type { CallEstimate } from './call-estimate.ts';
import type { Knowledge } from './knowledge.ts';

/** What one client was told, and how long it then took, ms. */
export interface Pair {
  told: CallEstimate;
  actual: number;
}

/** Share of waits that the range shall hold. */
const LEVEL = 0.8;
/** Short, middling and long waits are got wrong differently; upper ends of the groups, ms of the middle of what was said. */
const GROUPS = [1, 5, 15, 30, 60, Number.POSITIVE_INFINITY].map((minutes) => minutes * MINUTE);
const MOST_SCORES = 1_000;
/** Fewer scores of a group than that are no experience. */
const ENOUGH = 50;
/**
 * The scores, by group, below which eight of ten waits lay on simulated days of offices that had learned for six weeks, and how
 * many times as large they are where only the file is known. A few days say little about the next ones, because the waits of
 * one day err together: the usual score weighs as much as so many days of an office's own.
 */
const USUAL_SCORES = [0, 0.054, 0.051, 0.05, 0.065, 0.074];
const NEW_OFFICE = 3;
const USUAL_DAYS = 30;
/** A range of no width still has a scale. */
const LEAST_WIDTH = 3 * MINUTE;

/**
 * How far outside the range a wait was, in widths of that range; below 0 when it was inside. The score of conformalised
 * quantile regression (Romano, Patterson, Candès: Conformalized Quantile Regression, 2019), divided by the width so that one
 * figure serves short and long ranges.
 */
export function scoreOf({ told: { bare }, actual }: Pair): number {
  return Math.max(bare.p10 - actual, actual - bare.p90) / widthOf(bare);
}

function widthOf({ p10, p90 }: { p10: number; p90: number }): number {
  return p90 - p10 + LEAST_WIDTH;
}

function groupOf(p50: number): number {
  return GROUPS.findIndex((end) => p50 < end);
}

/** The knowledge with the scores of these pairs, the oldest of each group forgotten. */
export function withScores(knowledge: Knowledge, pairs: readonly Pair[]): Knowledge {
  const scores = GROUPS.map((_, group) => [...(knowledge.scores[group] ?? [])]);
  for (const pair of pairs) {
    const list = scores[groupOf(pair.told.p50)];
    if (!list) continue;
    list.push(Math.round(scoreOf(pair) * 1_000) / 1_000);
    if (list.length > MOST_SCORES) list.shift();
  }
  return { ...knowledge, scores };
}

/** By how many widths a range is widened, so that it holds `LEVEL` of the waits as far as experience tells. */
export type Widening = (p50: number) => number;

export function wideningOf({ scores, days: daysSeen }: Pick<Knowledge, 'scores' | 'days'>): Widening {
  const factor = 1 + (NEW_OFFICE - 1) / (1 + daysSeen ** 3);
  const groups = GROUPS.map((_, group) => {
    const list = scores[group] ?? [];
    const usual = (USUAL_SCORES[group] ?? 0) * factor;
    // A group that is hardly ever said has no experience of its own, however many days there were.
    const days = list.length < ENOUGH ? 0 : daysSeen;
    return (quantile(list) * days + usual * USUAL_DAYS) / (days + USUAL_DAYS);
  });
  return (p50) => groups[groupOf(p50)] ?? 0;
}

/** The ⌈(n + 1) · level⌉-th smallest score: then a new one is below it with at least that chance. */
function quantile(scores: readonly number[]): number {
  const sorted = scores.toSorted((a, b) => a - b);
  const rank = Math.min(sorted.length, Math.ceil((sorted.length + 1) * LEVEL));
  return sorted[rank - 1] ?? 0;
}

/** The range widened (or narrowed) on both sides; its middle stays inside, and nobody is called in the past. */
export function widened(
  bare: { p10: number; p90: number },
  p50: number,
  widening: Widening,
): { p10: number; p90: number } {
  const by = widening(p50) * widthOf(bare);
  return { p10: Math.max(0, Math.min(p50, bare.p10 - by)), p90: Math.max(p50, bare.p90 + by) };
}
