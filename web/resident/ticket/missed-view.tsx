import { useState } from 'preact/hooks';
import { Button } from '../../../shared/ui/button/button.tsx';
import { LinkButton } from '../../../shared/ui/button/link-button.tsx';
import { Plate } from '../../../shared/ui/plate/plate.tsx';
import { clock } from '../../data/clock.ts';
import { PageHeading } from '../page/page-heading.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import { TicketRows } from './ticket-rows.tsx';
import type { TicketScreenProps } from './ticket-screen.ts';

/** The call went by. Nobody did anything wrong: the number stays good for a while, a few places behind. */
export function MissedView(screen: TicketScreenProps) {
  const { info, ticket, words, staleSince, busy, ask, later, waits } = screen;
  const { visit, formats } = words;
  const [cancelling, setCancelling] = useState(false);
  const stale = staleSince !== null;
  const until = ticket.returnUntil;
  const inTime = until === null || clock.value < until;
  return (
    <>
      <Plate
        number={ticket.number}
        state={stale ? 'stale' : 'waiting'}
        above={<PageHeading plain>{visit('your-number')}</PageHeading>}
      />
      <div class="ticket-expected">
        <h2>{inTime ? visit('missed-title') : visit('missed-over-title')}</h2>
        {inTime ? (
          <>
            {until !== null && <p>{visit('missed-until', { time: formats.time(until) })}</p>}
            <p>{visit('missed-places', { n: info.rule.returnPlaces })}</p>
            {stale && later && <p>{words.after('only-now-return')}</p>}
          </>
        ) : (
          <p>{visit('missed-over-text')}</p>
        )}
      </div>
      {inTime && !stale && (
        <Button kind="primary" wide busy={busy === 'Return'} onPress={() => void ask({ type: 'Return' })}>
          {visit('missed-return')}
        </Button>
      )}
      {!inTime && (
        <LinkButton kind="primary" wide href={`/o/${info.id}`}>
          {visit('take-new')}
        </LinkButton>
      )}
      <TicketRows {...screen} />
      {inTime && (!stale || later) && !waits && (
        <div class="ticket-pair">
          <Button onPress={() => setCancelling(true)}>{visit('give-up')}</Button>
        </div>
      )}
      {cancelling && <CancelDialog {...screen} close={() => setCancelling(false)} />}
    </>
  );
}
