import { Ticket } from 'lucide';
import { useEffect } from 'preact/hooks';
import { ListRow } from '../../../shared/ui/list-row/list-row.tsx';
import { ownTicketsExpected } from '../../data/own-hint.ts';
import { readTicket, useOwnTickets } from '../../data/own-tickets.ts';
import { keepUp } from '../../data/reading.ts';
import type { OfficeWords } from '../words/words.ts';
import './own-tickets.css';

/** One's own live tickets, first on the office's page. */
export function OwnTickets({ office, words }: { office: string; words: OfficeWords }) {
  const own = useOwnTickets(office);
  if (!own) return ownTicketsExpected(office) ? <div class="office-own-soon" /> : null;
  if (own.length === 0) return null;
  return (
    <div class="own-tickets">
      {own.map(({ address }) => (
        <OwnTicketRow key={address} address={address} words={words} />
      ))}
    </div>
  );
}

/** Nothing is shown of a ticket that is over or not known any more. */
function OwnTicketRow({ address, words }: { address: string; words: OfficeWords }) {
  const { reading, refresh } = readTicket(address);
  useEffect(() => keepUp(refresh), [refresh]);
  const read = reading.value;
  if (read.state === 'loading') return <div class="office-own-soon" />;
  if (read.state !== 'read') return null;
  const { ticket } = read.value;
  if (ticket.state === 'ended') return null;
  return (
    <ListRow
      soft
      icon={Ticket}
      title={words.t('own-ticket', { number: ticket.number })}
      note={
        read.fresh
          ? words.visit(`own-${ticket.state}`, { n: ticket.ahead ?? 0, counter: ticket.call?.counter ?? '' })
          : // Where to go, or how many are ahead, is no news any more (N-24); its page says what was.
            words.visit('own-as-of', { time: words.formats.time(read.at) })
      }
      href={`/t/${address}`}
    />
  );
}
