import type { Counter } from '../../../shared/domain/ticket/day.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { NowHead } from '../parts/now-head.tsx';
import { QueueHere } from './idle-context.tsx';

/** A break needs no reason and leaves none behind. */
export function PausedContext({ id, counter }: { id: string; counter: Counter }) {
  const {
    words: { clerk },
  } = useStaff();
  return (
    <>
      <NowHead title={clerk('paused-title')} />
      <p class="clerk-part">{clerk('paused-text')}</p>
      <QueueHere id={id} counter={counter} />
    </>
  );
}
