import type { PlayedDay } from './play.ts';
import type { Story } from './town.ts';

export interface Waits {
  people: number;
  mean: number;
  p95: number;
  max: number;
}

export type WaitClass = 'priority' | 'present' | 'remote';

/** Waits by class in minutes of the day, from being present to the first call. */
export function waitsByClass(stories: readonly Story[]): Record<WaitClass, Waits> {
  const waits: Record<WaitClass, number[]> = { priority: [], present: [], remote: [] };
  for (const { plan, presentAt, calledAt } of stories) {
    if (presentAt === null || calledAt === null) continue;
    const group = plan.hard ? 'priority' : plan.remote ? 'remote' : 'present';
    waits[group].push(Math.max(0, calledAt - presentAt));
  }
  return { priority: summary(waits.priority), present: summary(waits.present), remote: summary(waits.remote) };
}

function summary(values: number[]): Waits {
  const sorted = values.toSorted((a, b) => a - b);
  const mean = sorted.reduce((sum, value) => sum + value, 0) / Math.max(1, sorted.length);
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
  return { people: sorted.length, mean, p95: at(0.95), max: at(1) };
}

/** The table at the end of a day. */
export function reportLines({ stories, journal, invariants, endedAt, seconds }: PlayedDay): string[] {
  const ends = new Map<string, number>();
  for (const { end, number } of stories) {
    const name = end ?? (number === null ? 'did not join any more' : 'still-waiting');
    ends.set(name, (ends.get(name) ?? 0) + 1);
  }
  const tickets = stories.filter(({ number }) => number !== null).length;
  const lines = [
    '',
    `${tickets} tickets until minute ${Math.round(endedAt)} of the day, in ${seconds.toFixed(0)} s`,
    `  ${[...ends].map(([end, count]) => `${end} ${count}`).join(', ')}`,
    '',
    `${'waited, minutes'.padEnd(18)}${['people', 'mean', 'p95', 'max'].map((head) => head.padStart(8)).join('')}`,
  ];
  for (const [name, { people, mean, p95, max }] of Object.entries(waitsByClass(stories))) {
    const cells = [String(people), ...[mean, p95, max].map((value) => value.toFixed(1))];
    lines.push(`  ${name.padEnd(16)}${cells.map((cell) => cell.padStart(8)).join('')}`);
  }
  lines.push('', 'answers');
  for (const [answer, count] of [...journal.answers].sort(([a], [b]) => (a < b ? -1 : 1))) {
    lines.push(`  ${answer.padEnd(32)}${String(count).padStart(6)}`);
  }
  const noAnswer = [...journal.answers].filter(([answer]) => answer.endsWith('no answer'));
  const errors = noAnswer.reduce((sum, [, count]) => sum + count, 0);
  lines.push(`  ${'asked again'.padEnd(32)}${String(journal.repeats).padStart(6)}`);
  lines.push(`  ${'lines that were cut'.padEnd(32)}${String(journal.reconnections).padStart(6)}`);
  lines.push(`  ${'errors (never answered)'.padEnd(32)}${String(errors).padStart(6)}`, '');
  for (const { name, breaks } of invariants) {
    lines.push(`${breaks.length === 0 ? 'holds ' : 'BROKEN'}  ${name}`);
    for (const line of breaks.slice(0, 10)) lines.push(`          ${line}`);
    if (breaks.length > 10) lines.push(`          and ${breaks.length - 10} more`);
  }
  return lines;
}
