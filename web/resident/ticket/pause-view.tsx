import { useState } from 'preact/hooks';
import { Badge } from '../../../shared/ui/badge/badge.tsx';
import { Button } from '../../../shared/ui/button/button.tsx';
import { Plate } from '../../../shared/ui/plate/plate.tsx';
import { clock } from '../../data/clock.ts';
import { PageHeading } from '../page/page-heading.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import { TicketRows } from './ticket-rows.tsx';
import type { TicketScreenProps } from './ticket-screen.ts';

/** The visit pauses: the clerk had to leave for a moment, or the client fetches, fills in or pays something. */
export function PauseView(screen: TicketScreenProps) {
  const { ticket, words, staleSince, waits } = screen;
  const { visit, text } = words;
  const [cancelling, setCancelling] = useState(false);
  const stale = staleSince !== null;
  const parked = ticket.state === 'parked';
  // Whoever sat at the counter has gone for good: another counter goes on.
  const badge = ticket.pause?.reason === 'clerk-left' ? null : ticket.call?.badge;
  const { title, texts } = parked ? parkedWords(screen) : interruptedWords(screen);
  return (
    <>
      <Plate
        number={ticket.number}
        state={stale ? 'stale' : 'waiting'}
        above={<PageHeading plain>{visit('your-number')}</PageHeading>}
      />
      <div class="ticket-expected" role="status">
        <h2 class="tn">{title}</h2>
        {texts.map((one) => (
          <p class="tn" key={one}>
            {one}
          </p>
        ))}
      </div>
      {badge && (
        <Badge
          name={badge.name}
          surname={badge.surname}
          position={text(badge.position)}
          counter={ticket.call?.counter}
          counterWord={visit('counter')}
        />
      )}
      <TicketRows {...screen} />
      {parked && !waits && (
        <div class="ticket-pair">
          <Button onPress={() => setCancelling(true)}>{visit('give-up')}</Button>
        </div>
      )}
      {cancelling && <CancelDialog {...screen} close={() => setCancelling(false)} />}
    </>
  );
}

interface Said {
  title: string;
  texts: readonly string[];
}

/** The time of return was a promise: past it, the page does not go on repeating it. */
function interruptedWords({ ticket, words: { after, formats } }: TicketScreenProps): Said {
  const backAt = ticket.pause?.backAt ?? 0;
  return {
    title: after('interrupted-title', { counter: ticket.call?.counter ?? '' }),
    texts: [
      clock.value < backAt ? after('interrupted-back', { time: formats.time(backAt) }) : after('interrupted-longer'),
      after('interrupted-stay'),
    ],
  };
}

function parkedWords({ ticket, words: { after, formats } }: TicketScreenProps): Said {
  const backAt = ticket.pause?.backAt ?? 0;
  const reason = ticket.pause?.reason ?? 'elsewhere';
  const inTime = clock.value < backAt;
  const texts = [after(`parked-${reason}`, { counter: ticket.call?.counter ?? '' })];
  // Nobody was told a time when it was the clerk who left.
  texts.push(inTime || reason === 'clerk-left' ? after('parked-valid') : after('parked-late'));
  return {
    title: inTime ? after('parked-title', { time: formats.time(backAt) }) : after('parked-title-open'),
    texts,
  };
}
