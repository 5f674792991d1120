import type { InterruptedTicket, ServingTicket } from '../../../shared/domain/ticket/ticket.ts';
import { Button } from '../../../shared/ui/button/button.tsx';
import { ActButton } from '../../staff/act-button.tsx';
import { useStaff } from '../../staff/staff-context.ts';
import { Sheet } from '../parts/sheet.tsx';
import type { SheetName } from './sheet-name.ts';

const MINUTES = [2, 5, 10, 15] as const;

interface InterruptSheetProps {
  ticket: ServingTicket;
  onClose: () => void;
  onSheet: (name: SheetName) => void;
}

/** Nobody is left without one of three things: minutes, a colleague, or another time (J-64). One tap says which. */
export function InterruptSheet({ ticket, onClose, onSheet }: InterruptSheetProps) {
  const {
    words: { clerk },
  } = useStaff();
  return (
    <Sheet title={clerk('interrupt-title')} onClose={onClose}>
      <InterruptMinutes ticket={ticket} />
      <p class="sheet-note">{clerk('interrupt-shown')}</p>
      <section>
        <h3 class="clerk-heading">{clerk('interrupt-or')}</h3>
        <div class="sheet-quick sheet-quick-plain">
          <Button onPress={() => onSheet('pass-on')}>{clerk('interrupt-colleague')}</Button>
          <Button onPress={() => onSheet('park')}>{clerk('interrupt-later')}</Button>
        </div>
      </section>
      <section class="card clerk-card">
        <h3>{clerk('interrupt-card')}</h3>
        <ul class="clerk-points">
          {([1, 2, 3] as const).map((n) => (
            <li key={n}>{clerk(`interrupt-${n}`)}</li>
          ))}
        </ul>
      </section>
    </Sheet>
  );
}

/** For how long, from now on: said once, and anew when it takes longer. */
export function InterruptMinutes({ ticket }: { ticket: ServingTicket | InterruptedTicket }) {
  const {
    words: { clerk },
  } = useStaff();
  return (
    <div class="sheet-quick sheet-quick-minutes">
      {MINUTES.map((minutes) => (
        <ActButton
          key={minutes}
          command={{ type: 'Interrupt', counter: ticket.counter, ticket: ticket.id, minutes }}
          shape="stack"
        >
          {clerk('minutes', { n: minutes })}
        </ActButton>
      ))}
    </div>
  );
}
