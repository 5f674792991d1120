import { useEffect, useRef, useState } from 'preact/hooks';
import { TextField } from '../../../shared/ui/field/text-field.tsx';
import { askBeside } from '../../staff/commands.ts';
import { useCanAct } from '../../staff/link-strip.tsx';
import { useStaff } from '../../staff/staff-context.ts';
import { MOST_NOTE, useNote } from './note.ts';

type Said = 'saving' | 'saved' | 'unsaved' | 'refused';

/**
 * A few words about the matter, for whoever serves next, so that nothing has to be told twice (E-44). It is kept when the
 * field is left, and says so; it holds up no button.
 */
export function NoteField({ ticket }: { ticket: string }) {
  const {
    words: { clerk },
  } = useStaff();
  const live = useCanAct();
  const known = useNote(ticket);
  /** Null: as the office has it. */
  const [draft, setDraft] = useState<string | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const latest = useRef(draft);
  latest.current = draft;

  const save = async (): Promise<void> => {
    if (draft === null || draft.trim() === known) return;
    setSaid('saving');
    const became = await askBeside({ type: 'SetNote', ticket, note: draft.trim() });
    // Typed on meanwhile: what was saved is not what stands here.
    if (latest.current !== draft) return;
    setSaid(became === 'done' ? 'saved' : became === 'refused' ? 'refused' : 'unsaved');
  };
  // Typed while the line was cut: sent as soon as it is back.
  useEffect(() => {
    if (live && said === 'unsaved') void save();
  }, [live]);

  return (
    <div class="clerk-note" onFocusOut={() => void save()}>
      <TextField
        label={clerk('note')}
        hint={clerk('note-hint')}
        value={draft ?? known}
        lines={3}
        maxLength={MOST_NOTE}
        onValue={(text) => {
          setDraft(text);
          setSaid(null);
        }}
      />
      <p class="clerk-note-said" role="status">
        {said !== null && clerk(`note-${said}`)}
      </p>
    </div>
  );
}
