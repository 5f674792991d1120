import { useState } from 'preact/hooks';
import { Dialog } from '../../../shared/ui/dialog/dialog.tsx';
import { Choice } from './choice.tsx';
import type { TicketScreenProps } from './ticket-screen.ts';

/** How many to let go first. The office says how many that may be, and how often. */
export function PostponeDialog({
  info,
  ticket,
  words,
  busy,
  ask,
  staleSince,
  later,
  close,
}: TicketScreenProps & { close(): void }) {
  const { t, visit, formats } = words;
  const most = info.rule.postponePlaces;
  const options = [...new Set([1, 2, 3, 5, 10, most])].filter((n) => n <= most).sort((a, b) => a - b);
  const [places, setPlaces] = useState(options.includes(2) ? 2 : 1);
  return (
    <Dialog
      title={visit('postpone-question')}
      safe={{ label: t('back'), onPress: close }}
      act={{
        kind: 'primary',
        label: visit('postpone-do', { n: places }),
        busy: busy === 'Postpone',
        onPress: () => void ask({ type: 'Postpone', places }).then(close),
      }}
    >
      <Choice
        label={visit('postpone-question')}
        options={options.map((n) => ({ value: n, label: formats.number(n) }))}
        value={places}
        onChange={setPlaces}
      />
      <p>{visit('postpone-text', { n: ticket.postponesLeft })}</p>
      {staleSince !== null && later && <p>{words.after('wish-dialog')}</p>}
    </Dialog>
  );
}
