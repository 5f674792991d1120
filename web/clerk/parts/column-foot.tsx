import { Ellipsis, Lock } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../../shared/ui/button/button.tsx';
import { LinkButton } from '../../../shared/ui/button/link-button.tsx';
import { Dialog } from '../../../shared/ui/dialog/dialog.tsx';
import { Icon } from '../../../shared/ui/icon/icon.tsx';
import { ActButton } from '../../staff/act-button.tsx';
import { act } from '../../staff/commands.ts';
import { LanguageButton } from '../../staff/language-button.tsx';
import { useLive } from '../../staff/link-strip.tsx';
import { lock, signOut } from '../../staff/session.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { atFrontDesk } from '../front-desk.ts';

interface ColumnFootProps {
  /** The counter that is open, if one is. */
  counter: string | null;
  /** A client is there: then nobody leaves. */
  busy: boolean;
  /** More for the menu. */
  children?: ComponentChildren;
}

/** Locking in one press, and the rarer things behind another. */
export function ColumnFoot({ counter, busy, children }: ColumnFootProps) {
  const {
    words: { clerk, staff },
  } = useStaff();
  const [leaving, setLeaving] = useState(false);
  const live = useLive();

  const leave = async (): Promise<void> => {
    if (counter !== null && !(await act({ type: 'CloseCounter', counter })).done) {
      setLeaving(false);
      return;
    }
    if (await signOut()) atFrontDesk.value = null;
  };

  return (
    <div class="clerk-foot">
      <Button kind="quiet" icon={Lock} onPress={() => void lock()}>
        {clerk('lock')}
      </Button>
      <button type="button" class="clerk-more" popovertarget="clerk-menu">
        <Icon icon={Ellipsis} size={24} label={clerk('more')} />
      </button>
      <div id="clerk-menu" class="clerk-menu" popover="auto">
        {counter !== null && (
          <ActButton command={{ type: 'CloseCounter', counter }} disabled={busy} wide>
            {clerk('close-counter', { counter })}
          </ActButton>
        )}
        {children}
        {!busy && (
          <LinkButton wide href={`/manage/me${location.search}`}>
            {staff('own-sign-in')}
          </LinkButton>
        )}
        <Button wide disabled={busy || !live} onPress={() => (counter === null ? void leave() : setLeaving(true))}>
          {staff('sign-out')}
        </Button>
        {busy && <p class="note">{clerk('busy-stay')}</p>}
        <LanguageButton />
        <p class="note muted">{clerk('keys')}</p>
      </div>
      {leaving && counter !== null && (
        <Dialog
          title={clerk('leave-title', { counter })}
          safe={{ label: clerk('leave-stay'), onPress: () => setLeaving(false) }}
          act={{ label: clerk('leave-go'), kind: 'primary', onPress: () => void leave() }}
        >
          {clerk('leave-text')}
        </Dialog>
      )}
    </div>
  );
}
