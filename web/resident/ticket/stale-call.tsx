import { Plate } from '../../../shared/ui/plate/plate.tsx';
import { PageHeading } from '../page/page-heading.tsx';
import { TicketRows } from './ticket-rows.tsx';
import type { TicketScreenProps } from './ticket-screen.ts';

/** The number was being called when the line was cut. It is told as what was, without the colour of a call. */
export function StaleCall(screen: TicketScreenProps) {
  const { ticket, words, staleSince } = screen;
  const { visit, formats } = words;
  return (
    <>
      <Plate number={ticket.number} state="stale" above={<PageHeading plain>{visit('your-number')}</PageHeading>} />
      <div class="ticket-expected">
        <h2>{visit('stale-call', { time: formats.time(staleSince ?? 0), counter: ticket.call?.counter ?? '' })}</h2>
        <p>{visit('stale-call-text')}</p>
      </div>
      <TicketRows {...screen} />
    </>
  );
}
