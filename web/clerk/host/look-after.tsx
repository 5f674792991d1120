import type { ComponentChildren } from 'preact';
import { type Ticket, transfersOf } from '../../../shared/domain/ticket/ticket.ts';
import { useDay } from '../../staff/live.ts';
import { useSecond } from '../../staff/second.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { TicketRow } from '../parts/returning.tsx';
import { TicketState } from '../parts/ticket-state.tsx';

/** From this many transfers on somebody is being sent around (E-39). */
const SENT_AROUND = 2;

/** Whom nobody should lose sight of: a clerk stays away, a visit was passed on again and again, or has been forgotten. */
export function LookAfter() {
  const {
    words: { clerk, formats },
  } = useStaff();
  const day = useDay();
  const now = useSecond();
  const open = [...day.tickets.values()].filter(({ state }) => state !== 'ended');
  const away = open.filter((ticket) => ticket.state === 'interrupted').filter(({ backAt }) => backAt < now);
  const late = open.filter((ticket) => ticket.state === 'parked').filter(({ backAt }) => backAt < now);
  const around = open.filter((ticket: Ticket) => transfersOf(ticket) >= SENT_AROUND);
  return (
    <>
      <Group title={clerk('away-long')}>
        {away.map((ticket) => (
          <TicketRow
            key={ticket.id}
            ticket={ticket}
            note={clerk('away-long-note', { counter: ticket.counter, time: formats.time(ticket.backAt) })}
          />
        ))}
      </Group>
      <Group title={clerk('sent-around')} note={clerk('sent-around-note')}>
        {around.map((ticket) => (
          <TicketState key={ticket.id} ticket={ticket} />
        ))}
      </Group>
      <Group title={clerk('parked-late')}>
        {late.map((ticket) => (
          <TicketRow
            key={ticket.id}
            ticket={ticket}
            note={`${clerk(`park-${ticket.reason}`)}; ${clerk('parked-late-note', {
              back: formats.time(ticket.backAt),
              until: formats.time(ticket.parkedUntil),
            })}`}
          />
        ))}
      </Group>
    </>
  );
}

interface GroupProps {
  title: string;
  note?: string;
  children: ComponentChildren[];
}

function Group({ title, note, children }: GroupProps) {
  if (children.length === 0) return null;
  return (
    <section class="clerk-part">
      <h2 class="clerk-heading">{title}</h2>
      {note !== undefined && <p class="host-look">{note}</p>}
      <ul class="clerk-back">{children}</ul>
    </section>
  );
}
