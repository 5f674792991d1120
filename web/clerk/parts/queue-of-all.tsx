import { Empty } from '../../../shared/ui/empty/empty.tsx';
import { useDay } from '../../staff/live.ts';
import { useSecond } from '../../staff/second.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { longestOf, waitingInBuilding } from './in-building.ts';
import { QueueRow } from './queue-row.tsx';

/** Services with people waiting, anywhere in the office. */
export function QueueOfAll() {
  const {
    info,
    words: { clerk, text },
  } = useStaff();
  const day = useDay();
  const now = useSecond();
  const waited = info.services
    .map(({ id, name }) => ({ id, name, waiting: waitingInBuilding(day, new Set([id])) }))
    .filter(({ waiting }) => waiting.length > 0)
    .sort((a, b) => b.waiting.length - a.waiting.length);
  if (waited.length === 0) {
    return (
      <div class="clerk-empty">
        <Empty title={clerk('empty-office')}>{clerk('empty-next')}</Empty>
      </div>
    );
  }
  return (
    <ul class="clerk-queue">
      {waited.map(({ id, name, waiting }) => (
        <QueueRow key={id} count={waiting.length} name={text(name)} longest={longestOf(waiting, now)} />
      ))}
    </ul>
  );
}
