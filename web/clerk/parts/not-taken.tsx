import { CircleAlert } from 'lucide';
import { Notice } from '../../../shared/ui/notice/notice.tsx';
import { useGoingOn } from '../../staff/going-on.ts';
import { dayNow } from '../../staff/live.ts';
import { useStaff } from '../../staff/staff-context.ts';

/** What this tablet did without a line and the office could not take over, until the clerk has read it. */
export function NotTaken() {
  const {
    words: { clerk, staff, refusal },
  } = useStaff();
  const going = useGoingOn();
  if (!going || going.notTaken.length === 0) return null;
  const day = dayNow();
  return (
    <Notice
      icon={CircleAlert}
      title={clerk('not-taken')}
      action={{ label: staff('close'), onPress: () => going.dismissNotTaken() }}
      announce
    >
      {clerk('not-taken-next')}
      <ul>
        {going.notTaken.map(({ unsent: { id, command }, because }) => {
          const ticket = 'ticket' in command ? day.tickets.get(command.ticket) : undefined;
          const number = ticket?.number ?? ('number' in command ? command.number : undefined);
          return (
            <li key={id}>
              {number && <b class="tn">{number} </b>}
              {refusal(because)}
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}
