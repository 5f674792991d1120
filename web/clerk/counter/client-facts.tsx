import { Clock, Languages } from 'lucide';
import { waitOf } from '../../../shared/domain/queue/position.ts';
import type { CalledTicket, ServingTicket } from '../../../shared/domain/ticket/ticket.ts';
import { MINUTE } from '../../../shared/domain/words.ts';
import { Icon } from '../../../shared/ui/icon/icon.tsx';
import { clients } from '../../staff/live.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { isCallBack } from './desk.ts';

/** What this client comes for, the language of the talk, and how long the wait was. */
export function ClientFacts({ ticket }: { ticket: CalledTicket | ServingTicket }) {
  const {
    info,
    words: { clerk, text, formats },
  } = useStaff();
  const name = (id: string): string => {
    const service = info.services.find((one) => one.id === id);
    return service ? text(service.name) : id;
  };
  const { current } = clients.value;
  const chosen = current?.ticket === ticket.id ? current.language : null;
  const spoken = chosen ?? info.languages[0] ?? 'pl';
  const minutes = Math.max(0, Math.floor(waitOf(ticket, ticket.calledAt) / MINUTE));
  const waited = clerk(minutes === 0 ? 'waited-short' : 'waited', { n: minutes });
  const promised = ticket.promised === null ? null : formats.time(ticket.promised);
  return (
    <header>
      <h1>{name(ticket.service)}</h1>
      <p class="clerk-meta">
        <span class={chosen === null ? 'clerk-fact' : 'clerk-fact clerk-fact-told'}>
          <Icon icon={Languages} size={22} />
          {clerk(`talk-${spoken}`)}
        </span>
        <span class="clerk-fact tn">
          <Icon icon={Clock} size={22} />
          {promised === null ? waited : clerk(isCallBack(ticket) ? 'call-back-at' : 'booked-for', { time: promised })}
        </span>
      </p>
      {ticket.matters.length > 0 && (
        <p class="clerk-matters">{clerk('matters', { list: formats.list(ticket.matters.map(name)) })}</p>
      )}
    </header>
  );
}
