import { CALL_REASONS, type CallReason } from '../../../shared/domain/policy/reasons.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { ChoiceGroup } from '../parts/choice-group.tsx';

interface ReasonChoiceProps {
  value: CallReason | null;
  onValue: (reason: CallReason) => void;
  /** Null: it gets its number with the call. */
  number: string | null;
}

/** A listed reason for going past others, and that it is counted in public (P-20). */
export function ReasonChoice({ value, onValue, number }: ReasonChoiceProps) {
  const {
    words: { clerk },
  } = useStaff();
  return (
    <div class="sheet-stack">
      <ChoiceGroup
        legend={clerk('reason-title')}
        choices={CALL_REASONS.map((reason) => ({
          value: reason,
          label: <span class="choice-capital">{clerk(`reason-${reason}`)}</span>,
          note: clerk(`reason-${reason}-note`),
        }))}
        value={value}
        onValue={onValue}
      />
      <p class="sheet-note">{number === null ? clerk('reason-public-new') : clerk('reason-public', { number })}</p>
    </div>
  );
}
