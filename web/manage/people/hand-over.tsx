import { Copy } from 'lucide';
import { useState } from 'preact/hooks';
import type { NewLink } from '../../../shared/protocol/http/links.ts';
import { Button } from '../../../shared/ui/button/button.tsx';
import { TextField } from '../../../shared/ui/field/text-field.tsx';
import { useStaff } from '../../staff/staff-context.ts';
import { momentWords } from './session-words.ts';

/** A one-time link, shown once, to be handed over. */
export function HandOver({ name, link, onDone }: { name: string; link: NewLink; onDone: () => void }) {
  const { words } = useStaff();
  const { people } = words;
  const [copied, setCopied] = useState(false);
  const address = location.origin + link.path;
  // Over plain http inside a building nothing can be copied for the user; the field is there to be selected.
  const canCopy = 'clipboard' in navigator;
  return (
    <div class="people-hand-over card">
      <TextField
        label={people('link-is', { name, time: momentWords(words, link.until) })}
        hint={people('link-once')}
        value={address}
        readOnly
        onValue={() => {}}
      />
      <div class="people-acts">
        {canCopy && (
          <Button
            icon={Copy}
            onPress={() =>
              void navigator.clipboard.writeText(address).then(
                () => setCopied(true),
                () => undefined,
              )
            }
          >
            {people('link-copy')}
          </Button>
        )}
        <Button kind="quiet" onPress={onDone}>
          {people('handed-over')}
        </Button>
      </div>
      <p role="status">{copied && people('link-copied')}</p>
    </div>
  );
}
