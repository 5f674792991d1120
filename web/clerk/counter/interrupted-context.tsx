import { Hourglass } from 'lucide';
import type { InterruptedTicket } from '../../../shared/domain/ticket/ticket.ts';
import { Notice } from '../../../shared/ui/notice/notice.tsx';
import { useSecond } from '../../staff/second.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { InterruptMinutes } from '../sheets/interrupt-sheet.tsx';

/**
 * The clerk is away for a moment, and the screen stands open beside the client: it shows nothing but the hour. Whoever cannot
 * be back in time says so anew (J-64).
 */
export function InterruptedContext({ ticket }: { ticket: InterruptedTicket }) {
  const {
    words: { clerk, formats },
  } = useStaff();
  const now = useSecond();
  const time = formats.time(ticket.backAt);
  return (
    <>
      <header>
        <h1 class="tn">{clerk('interrupted-title', { time })}</h1>
        <p class="clerk-meta">{clerk('interrupted-text')}</p>
      </header>
      {now > ticket.backAt && (
        <div class="clerk-part">
          <Notice icon={Hourglass} title={clerk('interrupted-over')} announce>
            {clerk('interrupted-over-text', { time })}
          </Notice>
        </div>
      )}
      <section class="clerk-part">
        <h2 class="clerk-heading">{clerk('interrupted-longer')}</h2>
        <InterruptMinutes ticket={ticket} />
      </section>
      <section class="card clerk-card clerk-part">
        <h2>{clerk('back-card')}</h2>
        <ul class="clerk-points">
          <li>{clerk('back-1')}</li>
          <li>{clerk('back-2')}</li>
        </ul>
      </section>
    </>
  );
}
