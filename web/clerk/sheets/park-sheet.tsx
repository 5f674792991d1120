import { ClipboardPen, FileSearch, Footprints, Hourglass, type IconNode, Wallet } from 'lucide';
import { useState } from 'preact/hooks';
import { PARK_REASONS, type ParkReason } from '../../../shared/domain/policy/reasons.ts';
import type { ServingTicket } from '../../../shared/domain/ticket/ticket.ts';
import { ActButton } from '../../staff/act-button.tsx';
import { useStaff } from '../../staff/staff-context.ts';
import { ChoiceGroup } from '../parts/choice-group.tsx';
import { Sheet } from '../parts/sheet.tsx';

const MINUTES = [5, 15, 30, 60] as const;

/** A manager's reason is no clerk's: it says that the counter was closed. */
type Reason = Exclude<ParkReason, 'clerk-left'>;
const REASONS = PARK_REASONS.filter((reason): reason is Reason => reason !== 'clerk-left');
const ICONS: Record<Reason, IconNode> = {
  form: ClipboardPen,
  document: FileSearch,
  payment: Wallet,
  elsewhere: Footprints,
  answer: Hourglass,
};

/** When the client is expected back, then why: the reason's own button parks the visit. */
export function ParkSheet({ ticket, onClose }: { ticket: ServingTicket; onClose: () => void }) {
  const {
    words: { clerk },
  } = useStaff();
  const [minutes, setMinutes] = useState<number>(15);
  const { id, counter, number } = ticket;
  return (
    <Sheet title={clerk('park-title', { number })} onClose={onClose}>
      <ChoiceGroup
        legend={clerk('park-when')}
        choices={MINUTES.map((value) => ({ value, label: clerk('minutes', { n: value }) }))}
        value={minutes}
        onValue={setMinutes}
        short
      />
      <section>
        <h3 class="clerk-heading">{clerk('park-why')}</h3>
        <div class="sheet-quick sheet-quick-words">
          {REASONS.map((reason) => (
            <ActButton
              key={reason}
              command={{ type: 'Park', counter, ticket: id, reason, minutes }}
              shape="stack"
              icon={ICONS[reason]}
            >
              {clerk(`park-${reason}`)}
            </ActButton>
          ))}
        </div>
      </section>
      <p class="sheet-note">{clerk('park-text')}</p>
    </Sheet>
  );
}
