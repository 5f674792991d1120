import { canServe } from '../../../shared/domain/policy/skills.ts';
import type { Counter } from '../../../shared/domain/ticket/day.ts';
import type { ParkedTicket } from '../../../shared/domain/ticket/ticket.ts';
import { ActButton } from '../../staff/act-button.tsx';
import { useDay } from '../../staff/live.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { useColleague } from '../colleagues.ts';
import { TicketRow } from '../parts/returning.tsx';

/** Visits that pause and may go on here: one's own first, then those that one takes as well (T-29). */
export function Parked({ id, counter }: { id: string; counter: Counter }) {
  const {
    words: { clerk },
  } = useStaff();
  const day = useDay();
  const own = (ticket: ParkedTicket): boolean => ticket.clerk === counter.clerk;
  const parked = [...day.parked]
    .map((ticket) => day.tickets.get(ticket))
    .filter((ticket): ticket is ParkedTicket => ticket?.state === 'parked')
    .filter((ticket) => own(ticket) || canServe(counter, ticket.service))
    .sort((a, b) => Number(own(b)) - Number(own(a)) || a.backAt - b.backAt);
  if (parked.length === 0) return null;
  return (
    <section class="clerk-part">
      <h2 class="clerk-heading">{clerk('parked')}</h2>
      <ul class="clerk-back">
        {parked.map((ticket) => (
          <ParkedRow key={ticket.id} ticket={ticket} id={id} own={own(ticket)} />
        ))}
      </ul>
    </section>
  );
}

function ParkedRow({ ticket, id, own }: { ticket: ParkedTicket; id: string; own: boolean }) {
  const {
    words: { clerk, formats },
  } = useStaff();
  const colleague = useColleague()(ticket.clerk);
  const at = { time: formats.time(ticket.parkedAt), back: formats.time(ticket.backAt) };
  const since = own
    ? clerk('parked-mine', at)
    : colleague
      ? clerk('parked-by', { ...at, name: `${colleague.name} ${colleague.surname}` })
      : clerk('parked-at', { ...at, counter: ticket.counter });
  const goOn = { type: 'Unpark', counter: id, ticket: ticket.id } as const;
  return (
    <TicketRow ticket={ticket} note={`${clerk(`park-${ticket.reason}`)}; ${since}`}>
      <div class="clerk-back-acts">
        <ActButton command={{ ...goOn, announce: false }}>{clerk('resume-visit')}</ActButton>
        <ActButton command={{ ...goOn, announce: true }}>{clerk('call-number')}</ActButton>
      </div>
    </TicketRow>
  );
}
