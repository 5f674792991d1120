import { Clock, Languages } from 'lucide';
import { waitOf } from '../../../shared/domain/queue/position.ts';
import type { CalledTicket, ServingTicket } from '../../../shared/domain/ticket/ticket.ts';
import { MINUTE } from '../../../shared/domain/words.ts';
import { Icon } from '../../../shared/ui/icon/icon.tsx';
import { clients } from '../../staff/live.ts';
import { useStaff } from '../../staff/staff-context.ts';

/** What this client comes for, the language of the talk, and how long the wait was. */
export function ClientFacts({ ticket }: { ticket: CalledTicket | ServingTicket }) {
  const {
    info,
    words: { clerk, text },
  } = useStaff();
  const service = info.services.find(({ id }) => id === ticket.service);
  const { current } = clients.value;
  const chosen = current?.ticket === ticket.id ? current.language : null;
  const spoken = chosen ?? info.languages[0] ?? 'pl';
  const minutes = Math.max(0, Math.floor(waitOf(ticket, ticket.calledAt) / MINUTE));
  return (
    <header>
      <h1>{service ? text(service.name) : ticket.service}</h1>
      <p class="clerk-meta">
        <span class={chosen === null ? 'clerk-fact' : 'clerk-fact clerk-fact-told'}>
          <Icon icon={Languages} size={22} />
          {clerk(`talk-${spoken}`)}
        </span>
        <span class="clerk-fact tn">
          <Icon icon={Clock} size={22} />
          {clerk(minutes === 0 ? 'waited-short' : 'waited', { n: minutes })}
        </span>
      </p>
    </header>
  );
}
