import type { PriorityGuard } from '../../../shared/domain/policy/fairness.ts';
import { useStaff } from '../../staff/staff-context.ts';

/** The guard's figures in sentences, and what a manager may do. */
export function GuardWords({ guard }: { guard: PriorityGuard }) {
  const {
    words: { manage },
  } = useStaff();
  const { calls, early, ordinary, minutes, withOneInRow, limit, inRow, missingCounters } = guard;
  return (
    <>
      <p>{manage('watch-guard-text', { calls, early, n: ordinary, minutes, limit })}</p>
      {withOneInRow !== null && <p>{manage('watch-guard-one', { k: inRow, minutes: withOneInRow })}</p>}
      <p>{manage('watch-guard-hands', { n: missingCounters })}</p>
      <p>{manage('watch-guard-decide')}</p>
    </>
  );
}
