import { useState } from 'preact/hooks';
import { Button } from '../../../shared/ui/button/button.tsx';
import { TextField } from '../../../shared/ui/field/text-field.tsx';
import { useWords } from '../../staff/words.ts';

interface PinFormProps {
  /** The PIN so far has to be said. */
  asksOld: boolean;
  action: string;
  busy: boolean;
  /** The office's answer to what was sent last, if it was a no. */
  problem: string | null;
  onPin: (pin: string, old: string) => void;
}

const ENOUGH = /^\d{6,12}$/;

/** A new PIN of one's own, typed twice. What was typed stays after an error. */
export function PinForm({ asksOld, action, busy, problem, onPin }: PinFormProps) {
  const { people } = useWords();
  const [old, setOld] = useState('');
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [looked, setLooked] = useState(false);
  const tooShort = looked && !ENOUGH.test(pin) ? people('pin-digits') : undefined;
  const differs = looked && pin !== again ? people('pin-differs') : undefined;
  const digits = (set: (value: string) => void) => (value: string) => {
    set(value.replace(/\D/g, '').slice(0, 12));
    setLooked(false);
  };
  return (
    <form
      class="own-form"
      onSubmit={(event) => {
        event.preventDefault();
        setLooked(true);
        if (!busy && ENOUGH.test(pin) && pin === again) onPin(pin, old);
      }}
    >
      {asksOld && (
        <TextField
          label={people('pin-old')}
          value={old}
          type="password"
          inputMode="numeric"
          autoComplete="current-password"
          onValue={digits(setOld)}
        />
      )}
      <TextField
        label={people('pin-new')}
        hint={people('pin-hint')}
        error={tooShort ?? problem ?? undefined}
        value={pin}
        type="password"
        inputMode="numeric"
        autoComplete="new-password"
        onValue={digits(setPin)}
      />
      <TextField
        label={people('pin-again')}
        error={differs}
        value={again}
        type="password"
        inputMode="numeric"
        autoComplete="new-password"
        onValue={digits(setAgain)}
      />
      <Button kind="primary" type="submit" busy={busy}>
        {action}
      </Button>
    </form>
  );
}
