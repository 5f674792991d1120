import type { ComponentChildren } from 'preact';
import type { ExpectedTicket, MissedTicket } from '../../../shared/domain/ticket/ticket.ts';
import { TicketNumber } from '../../../shared/ui/ticket-number/ticket-number.tsx';
import { ActButton } from '../../staff/act-button.tsx';
import { useDay } from '../../staff/live.ts';
import { useSecond } from '../../staff/second.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { isCallBack } from '../counter/desk.ts';

/** Who was called and not there, and may come back with the same number for now. */
export function Returning() {
  const {
    words: { clerk, formats },
  } = useStaff();
  const day = useDay();
  const now = useSecond();
  const missed = [...day.missed]
    .map((id) => day.tickets.get(id))
    .filter((ticket): ticket is MissedTicket => ticket?.state === 'missed' && ticket.returnUntil > now);
  if (missed.length === 0) return null;
  return (
    <section class="clerk-part">
      <h2 class="clerk-heading">{clerk('missed')}</h2>
      <ul class="clerk-back">
        {missed.map((ticket) => (
          <TicketRow
            key={ticket.id}
            ticket={ticket}
            note={clerk(isCallBack(ticket) ? 'missed-phone-note' : 'missed-note', {
              time: formats.time(ticket.missedAt),
              until: formats.time(ticket.returnUntil),
            })}
          >
            <ActButton command={{ type: 'Reinstate', ticket: ticket.id }}>
              {clerk(isCallBack(ticket) ? 'reinstate-phone' : 'reinstate')}
            </ActButton>
          </TicketRow>
        ))}
      </ul>
    </section>
  );
}

/** Who joined from home or has a booked time, and has not been seen here yet: those who are due first come first. */
export function Expected() {
  const {
    words: { clerk, formats },
  } = useStaff();
  const day = useDay();
  const expected = [...day.tickets.values()]
    .filter((ticket): ticket is ExpectedTicket => ticket.state === 'expected')
    .sort((a, b) => (a.promised ?? a.joinedAt) - (b.promised ?? b.joinedAt));
  if (expected.length === 0) return null;
  return (
    <section class="clerk-part">
      <h2 class="clerk-heading">{clerk('expected')}</h2>
      <ul class="clerk-back">
        {expected.map((ticket) => (
          <TicketRow
            key={ticket.id}
            ticket={ticket}
            note={
              ticket.promised === null
                ? clerk('joined-at', { time: formats.time(ticket.joinedAt) })
                : clerk('booked-for', { time: formats.time(ticket.promised) })
            }
          >
            <ActButton command={{ type: 'CheckIn', ticket: ticket.id }}>{clerk('check-in')}</ActButton>
          </TicketRow>
        ))}
      </ul>
    </section>
  );
}

interface TicketRowProps {
  ticket: { number: string; service: string };
  note: string;
  /** What can be done about it. */
  children?: ComponentChildren;
}

export function TicketRow({ ticket, note, children }: TicketRowProps) {
  const {
    info,
    words: { text },
  } = useStaff();
  const service = info.services.find(({ id }) => id === ticket.service);
  return (
    <li class="clerk-back-row">
      <span class="clerk-back-number">
        <TicketNumber number={ticket.number} />
      </span>
      <p class="clerk-back-words">
        {service ? text(service.name) : ticket.service}
        <span class="clerk-back-note tn"> {note}</span>
      </p>
      {children}
    </li>
  );
}
