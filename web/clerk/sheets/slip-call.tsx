import { useState } from 'preact/hooks';
import { canServe } from '../../../shared/domain/policy/skills.ts';
import type { Counter } from '../../../shared/domain/ticket/day.ts';
import type { TicketNumber } from '../../../shared/domain/ticket/number.ts';
import { Empty } from '../../../shared/ui/empty/empty.tsx';
import { ActButton } from '../../staff/act-button.tsx';
import { newSlipTicket } from '../../staff/going-on.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { ChoiceGroup } from '../parts/choice-group.tsx';

interface SlipCallProps {
  id: string;
  counter: Counter;
  number: TicketNumber;
  onClose: () => void;
}

/** A slip of which this tablet has not heard: the kiosk has no line either. Its client says what it is about (O-15). */
export function SlipCall({ id, counter, number, onClose }: SlipCallProps) {
  const {
    info,
    words: { clerk, text },
  } = useStaff();
  const [service, setService] = useState<string | null>(null);
  // One press is one client, however often it is repeated.
  const [ticket] = useState(newSlipTicket);
  const services = info.services.filter((one) => one.series === number.slice(0, 1) && canServe(counter, one.id));
  if (services.length === 0) return <Empty title={clerk('find-none', { number })}>{clerk('find-none-next')}</Empty>;
  return (
    <>
      <p class="sheet-note">{clerk('slip-unknown')}</p>
      <ChoiceGroup
        legend={clerk('slip-service')}
        choices={services.map((one) => ({ value: one.id, label: text(one.name) }))}
        value={service}
        onValue={setService}
      />
      <ActButton
        kind="primary"
        wide
        command={{ type: 'CallSlip', counter: id, number, service: service ?? '', ticket }}
        disabled={service === null}
        onDone={onClose}
      >
        {clerk('slip-call', { number })}
      </ActButton>
    </>
  );
}
