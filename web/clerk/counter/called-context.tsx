import { signal } from '@preact/signals';
import type { CalledTicket } from '../../../shared/domain/ticket/ticket.ts';
import { Button } from '../../../shared/ui/button/button.tsx';
import { useStaff } from '../../staff/staff-context.ts';
import { ClientFacts } from './client-facts.tsx';
import { Needs } from './needs.tsx';

/** Closed once, the card stays closed on this tablet until the page is loaded anew. */
const closed = signal(false);

/** Until the client has come: what they come for, in which language, and what would help. */
export function CalledContext({ ticket }: { ticket: CalledTicket }) {
  const {
    words: { clerk, staff },
  } = useStaff();
  return (
    <>
      <ClientFacts ticket={ticket} />
      <Needs ticket={ticket.id} />
      {closed.value ? (
        <p class="clerk-part">
          <Button kind="quiet" onPress={() => (closed.value = false)}>
            {clerk('first-minute-show')}
          </Button>
        </p>
      ) : (
        <section class="card clerk-card clerk-part">
          <div class="clerk-card-head">
            <h2>{clerk('first-minute')}</h2>
            <Button kind="quiet" onPress={() => (closed.value = true)}>
              {staff('close')}
            </Button>
          </div>
          <ul class="clerk-points">
            <li>{clerk('first-minute-1')}</li>
            <li>{clerk('first-minute-2')}</li>
            <li>{clerk('first-minute-3')}</li>
          </ul>
        </section>
      )}
    </>
  );
}
