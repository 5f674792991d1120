import { useState } from 'preact/hooks';
import { Button } from '../../../shared/ui/button/button.tsx';
import { Plate } from '../../../shared/ui/plate/plate.tsx';
import { PageHeading } from '../page/page-heading.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import { TicketRows } from './ticket-rows.tsx';
import type { TicketScreenProps } from './ticket-screen.ts';

/** The number was being called when the line was cut. It is told as what was, without the colour of a call. */
export function StaleCall(screen: TicketScreenProps) {
  const { ticket, words, staleSince, later, waits } = screen;
  const { visit, formats } = words;
  const [cancelling, setCancelling] = useState(false);
  return (
    <>
      <Plate number={ticket.number} state="stale" above={<PageHeading plain>{visit('your-number')}</PageHeading>} />
      <div class="ticket-expected">
        <h2>{visit('stale-call', { time: formats.time(staleSince ?? 0), counter: ticket.call?.counter ?? '' })}</h2>
        <p>{visit('stale-call-text')}</p>
        {later && <p>{words.after('only-now-answer')}</p>}
      </div>
      <TicketRows {...screen} />
      {later && !waits && (
        <div class="ticket-pair">
          <Button onPress={() => setCancelling(true)}>{visit('give-up')}</Button>
        </div>
      )}
      {cancelling && <CancelDialog {...screen} close={() => setCancelling(false)} />}
    </>
  );
}
