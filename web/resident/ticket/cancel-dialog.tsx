import { Dialog } from '../../../shared/ui/dialog/dialog.tsx';
import type { TicketScreenProps } from './ticket-screen.ts';

export function CancelDialog({
  ticket,
  words,
  busy,
  ask,
  staleSince,
  later,
  close,
}: TicketScreenProps & { close(): void }) {
  const { visit } = words;
  return (
    <Dialog
      title={visit('cancel-question', { number: ticket.number })}
      safe={{ label: visit('cancel-keep'), onPress: close }}
      act={{
        label: visit('cancel-do'),
        busy: busy === 'Cancel',
        onPress: () => void ask({ type: 'Cancel' }).then(close),
      }}
    >
      <p>{visit('cancel-text')}</p>
      {staleSince !== null && later && <p>{words.after('wish-dialog')}</p>}
    </Dialog>
  );
}
