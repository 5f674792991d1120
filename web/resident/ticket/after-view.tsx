import { EndedView } from './ended-view.tsx';
import { PauseView } from './pause-view.tsx';
import type { TicketScreenProps } from './ticket-screen.ts';

/** What comes after the counter: a pause in the visit, or its end. Fetched after the page itself, as it is needed later. */
export function AfterView(screen: TicketScreenProps) {
  return screen.ticket.state === 'ended' ? <EndedView {...screen} /> : <PauseView {...screen} />;
}
