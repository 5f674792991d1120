import { Notice } from '../../../shared/ui/notice/notice.tsx';
import { useGoingOn } from '../../staff/going-on.ts';
import { link } from '../../staff/live.ts';
import { useStaff } from '../../staff/staff-context.ts';

/** Without a line: that the work goes on, whom the counter still has, and what the office has not heard yet. */
export function AloneStrip() {
  const {
    words: { clerk },
  } = useStaff();
  const going = useGoingOn();
  if (!going?.alone) return null;
  const unsent = going.outbox.unsent.length;
  if (link.value.state === 'live') {
    return (
      <Notice kind="pending" title={clerk('alone-sending')} announce>
        {clerk('alone-unsent', { n: unsent })}
      </Notice>
    );
  }
  return (
    <Notice kind="off" title={clerk('alone-title')}>
      {clerk('alone-reserved', { n: going.alone.reserved().length })}
      {unsent > 0 && ` ${clerk('alone-unsent', { n: unsent })}`}
    </Notice>
  );
}
