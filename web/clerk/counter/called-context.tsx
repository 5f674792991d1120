import { signal } from '@preact/signals';
import type { Counter } from '../../../shared/domain/ticket/day.ts';
import type { CalledTicket } from '../../../shared/domain/ticket/ticket.ts';
import { Button } from '../../../shared/ui/button/button.tsx';
import { useStaff } from '../../staff/staff-context.ts';
import { ClientFacts } from './client-facts.tsx';
import { isCallBack } from './desk.ts';
import { Needs } from './needs.tsx';
import { useNote } from './note.ts';
import { WhyThis } from './why-words.tsx';

/** Closed once, the card stays closed on this tablet until the page is loaded anew. */
const closed = signal(false);

interface CalledContextProps {
  ticket: CalledTicket;
  counter: Counter;
}

/** Until the client has come: what they come for, in which language, why they are called now, and what would help. */
export function CalledContext({ ticket, counter }: CalledContextProps) {
  const {
    words: { clerk },
  } = useStaff();
  const note = useNote(ticket.id);
  const phone = isCallBack(ticket);
  return (
    <>
      <ClientFacts ticket={ticket} />
      <WhyThis why={ticket.why} service={ticket.service} counter={counter} />
      <Needs ticket={ticket.id} />
      {(note !== '' || phone) && (
        <section class="clerk-part">
          <h2 class="clerk-heading">{clerk(phone ? 'phone-title' : 'note')}</h2>
          <p class={phone ? 'clerk-told clerk-told-large' : 'clerk-told'}>
            {note === '' ? clerk('phone-no-note') : note}
          </p>
        </section>
      )}
      <FirstWords phone={phone} />
    </>
  );
}

function FirstWords({ phone }: { phone: boolean }) {
  const {
    words: { clerk, staff },
  } = useStaff();
  if (closed.value) {
    return (
      <p class="clerk-part">
        <Button kind="quiet" onPress={() => (closed.value = false)}>
          {clerk('first-minute-show')}
        </Button>
      </p>
    );
  }
  return (
    <section class="card clerk-card clerk-part">
      <div class="clerk-card-head">
        <h2>{clerk(phone ? 'phone-first' : 'first-minute')}</h2>
        <Button kind="quiet" onPress={() => (closed.value = true)}>
          {staff('close')}
        </Button>
      </div>
      <ul class="clerk-points">
        {([1, 2, 3] as const).map((n) => (
          <li key={n}>{clerk(phone ? `phone-${n}` : `first-minute-${n}`)}</li>
        ))}
      </ul>
    </section>
  );
}
