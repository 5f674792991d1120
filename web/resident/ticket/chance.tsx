import { Clock } from 'lucide';
import { Notice } from '../../../shared/ui/notice/notice.tsx';
import { clock } from '../../data/clock.ts';
import { useNow } from '../../data/office-now.ts';
import type { TicketScreenProps } from './ticket-screen.ts';

/** From here on being called today goes without saying. */
const SURE = 0.9;
const LIKELY = 0.6;
const UNLIKELY = 0.3;

/** Whether this ticket may not be called before closing, in words: a percentage would sound more exact than it is. */
export function Chance({ info, service, ticket, words: { visit, formats } }: TicketScreenProps) {
  const reading = useNow(info.id);
  if (ticket.chance === null || ticket.chance >= SURE) return null;
  const open = reading.state === 'read' ? reading.value.open : null;
  const until = open?.open && open.until > clock.value ? open.until : null;
  const when = until === null ? visit('before-end') : visit('before-closing', { time: formats.time(until) });
  const key = ticket.chance >= LIKELY ? 'likely' : ticket.chance >= UNLIKELY ? 'perhaps' : 'unlikely';
  return (
    <Notice icon={Clock} title={visit(`chance-${key}`, { when })} announce>
      <p>{visit('chance-choices')}</p>
      {service && service.otherWays.length > 0 && (
        <p>
          <a class="ticket-ways" href={`/o/${info.id}/s/${service.id}`}>
            {visit('other-ways-link')}
          </a>
        </p>
      )}
    </Notice>
  );
}
