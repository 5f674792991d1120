import { skillsNow } from '../../../shared/domain/policy/skills.ts';
import type { Why } from '../../../shared/domain/policy/why.ts';
import type { Counter, OfficeDay } from '../../../shared/domain/ticket/day.ts';
import { useDay } from '../../staff/live.ts';
import { type Staff, useStaff } from '../../staff/staff-context.ts';
import type { OfficeWords } from '../../staff/words.ts';

interface WhyProps {
  /** Null: called back from a pause, which is no call from the queue. */
  why: Why | null;
  service: string;
  counter: Counter;
}

/** Why this number, in one sentence that says nothing about anybody's need (P-11, V-5 in SPEC). */
export function WhyThis(props: WhyProps) {
  const { info, words } = useStaff();
  const day = useDay();
  return <p class="clerk-why tn">{whyWords(props, day, info, words)}</p>;
}

function whyWords(
  { why, service, counter }: WhyProps,
  day: OfficeDay,
  { rule }: Staff['info'],
  { clerk }: OfficeWords,
): string {
  if (why === null) return clerk('why-returned');
  if (why.reason !== undefined) return clerk('why-out-of-turn', { reason: clerk(`reason-${why.reason}`) });
  if (skillsNow(day.counters, counter).second.includes(service)) return clerk('why-second');
  switch (why.rule) {
    case 'reserved':
      return clerk('why-reserved');
    case 'priority':
      return why.over ? clerk('why-priority', { max: rule.priorityRun, run: why.run }) : clerk('why-priority-alone');
    case 'back-office':
      return clerk(why.over ? 'why-back-office-due' : 'why-back-office');
    default:
      return why.over?.tier === 'P' && why.run > 0 ? clerk('why-turn-after', { n: why.run }) : clerk('why-turn');
  }
}
