import { Badge } from '../../../shared/ui/badge/badge.tsx';
import { Plate } from '../../../shared/ui/plate/plate.tsx';
import { PageHeading } from '../page/page-heading.tsx';
import { TicketRows } from './ticket-rows.tsx';
import type { TicketScreenProps } from './ticket-screen.ts';

export function ServingView(screen: TicketScreenProps) {
  const { ticket, words, staleSince } = screen;
  const { visit, text } = words;
  const badge = ticket.call?.badge;
  return (
    <>
      <Plate
        number={ticket.number}
        state={staleSince === null ? 'waiting' : 'stale'}
        above={<PageHeading plain>{visit('your-number')}</PageHeading>}
      />
      <h2>{visit('serving', { counter: ticket.call?.counter ?? '' })}</h2>
      {badge && (
        <Badge
          name={badge.name}
          surname={badge.surname}
          position={text(badge.position)}
          counter={ticket.call?.counter}
          counterWord={visit('counter')}
        />
      )}
      <p class="page-lead">{visit('serving-text')}</p>
      <TicketRows {...screen} />
    </>
  );
}
