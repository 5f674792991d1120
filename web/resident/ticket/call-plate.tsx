import { ArrowRight } from 'lucide';
import type { TicketView } from '../../../shared/protocol/ticket-view.ts';
import { Icon } from '../../../shared/ui/icon/icon.tsx';
import { TicketNumber } from '../../../shared/ui/ticket-number/ticket-number.tsx';
import { PageHeading } from '../page/page-heading.tsx';
import type { OfficeWords } from '../words/words.ts';
import './call-plate.css';

/** The upper half of a called phone: number and counter. */
export function CallPlate({ ticket, words }: { ticket: TicketView; words: OfficeWords }) {
  const { visit } = words;
  const { call } = ticket;
  if (!call) return null;
  return (
    <div class="call-plate-top" role="alert">
      <PageHeading>{visit('welcome')}</PageHeading>
      <p class="call-plate-number">
        <TicketNumber number={ticket.number} />
      </p>
      <p class="call-plate-to">
        <Icon icon={ArrowRight} size={64} stroke={2.5} />
        <span class="call-plate-word">{visit('counter')}</span>{' '}
        <span class="num call-plate-counter">{call.counter}</span>
      </p>
    </div>
  );
}
