import { ClockPlus, MapPin } from 'lucide';
import { useState } from 'preact/hooks';
import { Button } from '../../../shared/ui/button/button.tsx';
import { Icon } from '../../../shared/ui/icon/icon.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import type { TicketScreenProps } from './ticket-screen.ts';

/** Below the call: who waits there, on the edge of its colour, where the counter is, what happens if it takes longer, and three answers. */
export function CalledView(screen: TicketScreenProps) {
  const { info, ticket, words, busy, ask } = screen;
  const { visit, text } = words;
  const [cancelling, setCancelling] = useState(false);
  const counter = info.counters.find(({ id }) => id === ticket.call?.counter);
  const badge = ticket.call?.badge;
  const answer = ticket.call?.answer ?? null;
  return (
    <>
      {badge && (
        <p class="call-plate-badge">
          <b>
            {badge.name} {badge.surname}
          </b>
          <span>{text(badge.position)}</span>
        </p>
      )}
      <p class="called-where">
        <Icon icon={MapPin} size={26} stroke={1.75} />
        <span>{[text(info.place), counter?.place && text(counter.place)].filter(Boolean).join(', ')}</span>
      </p>
      <p class="called-mild" role="status">
        {answer === 'coming'
          ? visit('answered-coming')
          : answer === 'more-time'
            ? visit('answered-more-time')
            : visit('called-mild')}
      </p>
      <div class="called-answers">
        {answer !== 'coming' && (
          <Button
            kind="primary"
            wide
            busy={busy === 'AnswerCall'}
            onPress={() => void ask({ type: 'AnswerCall', answer: 'coming' })}
          >
            {visit('answer-coming')}
          </Button>
        )}
        {answer === null && (
          <Button
            wide
            icon={ClockPlus}
            busy={busy === 'AnswerCall'}
            onPress={() => void ask({ type: 'AnswerCall', answer: 'more-time' })}
          >
            {visit('answer-more-time')}
          </Button>
        )}
        <Button kind="quiet" wide onPress={() => setCancelling(true)}>
          {visit('answer-not-today')}
        </Button>
      </div>
      {cancelling && <CancelDialog {...screen} close={() => setCancelling(false)} />}
    </>
  );
}
