import { KeyRound } from 'lucide';
import { useState } from 'preact/hooks';
import { Button } from '../../../shared/ui/button/button.tsx';
import { Notice } from '../../../shared/ui/notice/notice.tsx';
import { canUsePasskeys } from '../passkey.ts';
import type { SignInAnswer } from '../session.ts';
import { useWords } from '../words.ts';

interface PasskeyButtonProps {
  label: string;
  ask: () => Promise<SignInAnswer>;
}

/** Stands only where this browser can use a passkey. */
export function PasskeyButton({ label, ask }: PasskeyButtonProps) {
  const { staff, refusal } = useWords();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  if (!canUsePasskeys()) return null;

  const go = async (): Promise<void> => {
    setBusy(true);
    setSaid(null);
    const answer = await ask();
    if (answer.kind === 'in') return;
    setBusy(false);
    if (answer.kind === 'refused') setSaid(refusal(answer.refusal));
    else setSaid(staff(answer.kind === 'left' ? 'passkey-not-used' : 'pin-unreachable'));
  };

  return (
    <>
      <Button icon={KeyRound} busy={busy} onPress={() => void go()}>
        {label}
      </Button>
      {said !== null && <Notice title={said} announce />}
    </>
  );
}
