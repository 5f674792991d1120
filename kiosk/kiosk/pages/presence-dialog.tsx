import { Dialog } from '../../../shared/ui/dialog/dialog.tsx';
import { Aids } from '../frame/aids.tsx';
import { useKiosk, useWords } from '../kiosk-context.ts';

/** "Are you still there?" No countdown, and more time as often as it is wanted. */
export function PresenceDialog() {
  const kiosk = useKiosk();
  const { t } = useWords();
  return (
    <Dialog
      title={t('timeout-title')}
      safe={{ label: t('need-time'), onPress: () => kiosk.moreTime() }}
      act={{ label: t('finish-now'), kind: 'cancel', onPress: () => kiosk.finish() }}
      bar={<Aids />}
    >
      {t('timeout-text')}
    </Dialog>
  );
}
