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
import { upcoming } from './upcoming.ts';

/** The next three by the published order; the first is who will be called. */
export function NextCalls({ counter }: { counter: Counter }) {
  const {
    words: { clerk },
  } = useStaff();
  const day = useDay();
  const now = useSecond();
  const list = upcoming(day, counter.clerk, counter.skills, now, 3);
  if (list.length === 0) return null;
  const [first] = list;
  const longest = list.every((ticket) => first && first.presentAt <= ticket.presentAt);
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
    words: { clerk, help, text },
  } = useStaff();
  const now = useSecond();
  const service = info.services.find(({ id }) => id === ticket.service);
  const minutes = Math.max(0, Math.floor(waitOf(ticket, now) / MINUTE));
  return (
    <li class={first ? 'card clerk-next-one clerk-next-first' : 'card clerk-next-one'}>
      <p class="clerk-next-number">
        <TicketNumber number={ticket.number} />
      </p>
      <p>{service ? text(service.name) : ticket.service}</p>
      <p class="clerk-next-why tn">
        {clerk(minutes === 0 ? 'waits-short' : longest ? 'waits-longest' : 'waits', { n: minutes })}
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
