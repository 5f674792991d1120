import { Check, type IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from '../icon/icon.tsx';
import { acceptPress } from '../press/press.ts';
import './help-choice.css';

interface HelpChoiceProps {
  icon: IconNode;
  name: ComponentChildren;
  /** What will be done, in a few words. */
  note?: ComponentChildren;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** All kinds of help look alike: nobody beside the screen can tell which one was pressed. */
export function HelpChoice({ icon, name, note, checked, onChange }: HelpChoiceProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: Enter must choose too, and a native box only knows the space bar
    <button
      type="button"
      class="help-choice"
      role="checkbox"
      aria-checked={checked ? 'true' : 'false'}
      onClick={(event) => acceptPress(event) && onChange(!checked)}
    >
      <span class="help-choice-top">
        <Icon icon={icon} stroke={1.75} />
        <span class="help-choice-box">{checked && <Icon icon={Check} stroke={3} />}</span>
      </span>
      <span class="help-choice-words">
        <span class="help-choice-name">{name}</span>
        {note !== undefined && <span class="help-choice-note"> {note}</span>}
      </span>
    </button>
  );
}
