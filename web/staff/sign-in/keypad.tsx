import { Delete } from 'lucide';
import { Button } from '../../../shared/ui/button/button.tsx';
import { Icon } from '../../../shared/ui/icon/icon.tsx';

interface KeypadProps {
  label: string;
  eraseLabel: string;
  onDigit: (digit: string) => void;
  onErase: () => void;
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** Large digits for a finger. Quick presses of one key are meant, so nothing is taken for a slip. */
export function Keypad({ label, eraseLabel, onDigit, onErase }: KeypadProps) {
  const digit = (sign: string) => (
    <Button key={sign} rapid onPress={() => onDigit(sign)}>
      {sign}
    </Button>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be read as a question; these are keys
    <div class="keypad tn" role="group" aria-label={label}>
      {DIGITS.map(digit)}
      <span />
      {digit('0')}
      <Button kind="quiet" rapid onPress={onErase}>
        <Icon icon={Delete} size={28} label={eraseLabel} />
      </Button>
    </div>
  );
}
