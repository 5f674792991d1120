import { waitOf } from '../../../shared/domain/queue/position.ts';
import type { Counter } from '../../../shared/domain/ticket/day.ts';
import type { HelpCode } from '../../../shared/domain/ticket/help.ts';
import type { WaitingTicket } from '../../../shared/domain/ticket/ticket.ts';
import { MINUTE } from '../../../shared/domain/words.ts';
import { helpIcon } from '../../../shared/ui/icon/help-icon.ts';
import { Icon } from '../../../shared/ui/icon/icon.tsx';
import { TicketNumber } from '../../../shared/ui/ticket-number/ticket-number.tsx';
import { clients, useDay } from '../../staff/live.ts';
import { useSecond } from '../../staff/second.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { isCallBack } from './desk.ts';
import { upcoming } from './upcoming.ts';
import { WhyThis } from './why-words.tsx';

/** The next three by the published order; the first is who will be called, and why. */
export function NextCalls({ id, counter }: { id: string; counter: Counter }) {
  const {
    words: { clerk },
  } = useStaff();
  const day = useDay();
  const now = useSecond();
  const calls = upcoming(day, id, now, 3);
  const list = calls
    .map(({ ticket }) => day.tickets.get(ticket))
    .filter((ticket): ticket is WaitingTicket => ticket?.state === 'waiting');
  const [call] = calls;
  const [first] = list;
  if (!call || !first) return null;
  const longest = list.every((ticket) => first.presentAt <= ticket.presentAt);
  const { next } = clients.value;
  return (
    <section class="clerk-part">
      <h2 class="clerk-heading">{clerk('next-calls')}</h2>
      <ol class="clerk-next">
        {list.map((ticket, index) => (
          <NextCall
            key={ticket.id}
            ticket={ticket}
            first={index === 0}
            longest={index === 0 && longest && list.length > 1}
            needs={index === 0 && next?.ticket === ticket.id ? next.needs : []}
          />
        ))}
      </ol>
      <WhyThis why={call.why} service={first.service} counter={counter} />
    </section>
  );
}

interface NextCallProps {
  ticket: WaitingTicket;
  first: boolean;
  longest: boolean;
  needs: readonly HelpCode[];
}

function NextCall({ ticket, first, longest, needs }: NextCallProps) {
  const {
    info,
    words: { clerk, help, text, formats },
  } = useStaff();
  const now = useSecond();
  const service = info.services.find(({ id }) => id === ticket.service);
  const minutes = Math.max(0, Math.floor(waitOf(ticket, now) / MINUTE));
  const waits = clerk(minutes === 0 ? 'waits-short' : longest ? 'waits-longest' : 'waits', { n: minutes });
  const promised = ticket.promised === null ? null : formats.time(ticket.promised);
  return (
    <li class={first ? 'card clerk-next-one clerk-next-first' : 'card clerk-next-one'}>
      <p class="clerk-next-number">
        <TicketNumber number={ticket.number} />
      </p>
      <p>{service ? text(service.name) : ticket.service}</p>
      <p class="clerk-next-why tn">
        {promised === null ? waits : clerk(isCallBack(ticket) ? 'call-back-at' : 'booked-for', { time: promised })}
      </p>
      {needs.map((need) => (
        <p class="clerk-next-need" key={need}>
          <Icon icon={helpIcon[need]} size={20} />
          {help(need)}
        </p>
      ))}
    </li>
  );
}
