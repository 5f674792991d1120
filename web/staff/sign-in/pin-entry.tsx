import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../../shared/ui/button/button.tsx';
import { TextField } from '../../../shared/ui/field/text-field.tsx';
import type { SignInAnswer } from '../session.ts';
import { useWords } from '../words.ts';
import { Keypad } from './keypad.tsx';

interface PinEntryProps {
  name: string;
  /** What the button does: sign in, unlock. */
  action: string;
  onPin: (pin: string) => Promise<SignInAnswer>;
}

const LEAST = 4;
const MOST = 12;

export function PinEntry({ name, action, onPin }: PinEntryProps) {
  const { staff, refusal } = useWords();
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | undefined>(undefined);
  const field = useRef<HTMLInputElement>(null);

  // At once, not after the next frame: whoever knows the PIN types on without looking.
  useLayoutEffect(() => field.current?.focus(), []);

  const send = async (): Promise<void> => {
    if (busy) return;
    if (pin.length < LEAST) {
      setError(staff('pin-short', { n: LEAST }));
      return;
    }
    setBusy(true);
    const answer = await onPin(pin);
    if (answer.kind === 'in') return;
    setBusy(false);
    setPin('');
    setError(answer.kind === 'refused' ? refusal(answer.refusal) : staff('pin-unreachable'));
    field.current?.focus();
  };
  const type = (text: string): void => {
    setPin(text.replace(/\D/g, '').slice(0, MOST));
    setError(undefined);
  };

  return (
    <form
      class="sign-in-form sign-in-with-pin"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p class="lead sign-in-name">{name}</p>
      <div class="sign-in-pin" role={error === undefined ? undefined : 'alert'}>
        <TextField
          label={staff('pin')}
          value={pin}
          error={error}
          type="password"
          inputMode="none"
          autoComplete="off"
          maxLength={MOST}
          onValue={type}
          ref={field}
        />
      </div>
      <Keypad
        label={staff('keypad')}
        eraseLabel={staff('erase')}
        onDigit={(digit) => type(pin + digit)}
        onErase={() => type(pin.slice(0, -1))}
      />
      <Button kind="primary" type="submit" busy={busy} wide>
        {action}
      </Button>
    </form>
  );
}
