import { CircleAlert } from 'lucide';
import type { ComponentChildren, VNode } from 'preact';
import { useId } from 'preact/hooks';
import { Icon } from '../icon/icon.tsx';
import './field.css';

export interface FieldFrame {
  label: ComponentChildren;
  /** Before the control, so that it is read before the answer is given. */
  hint?: ComponentChildren;
  /** What to put right, in words. */
  error?: ComponentChildren;
}

/** What the control must carry, so that label, hint and error belong to it. */
export interface FieldTies {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': 'true' | undefined;
}

interface FieldProps extends FieldFrame {
  /** Draws the control, an element with the class `field-control`. */
  children: (ties: FieldTies) => VNode;
}

/** A label above, a hint, the control, and its error below. No placeholder stands in for a label. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const described = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`].filter(Boolean);
  return (
    <div class={error === undefined ? 'field' : 'field field-wrong'}>
      <label class="field-label" for={id}>
        {label}
      </label>
      {hint !== undefined && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        'aria-describedby': described.length === 0 ? undefined : described.join(' '),
        'aria-invalid': error === undefined ? undefined : 'true',
      })}
      {error !== undefined && (
        <p class="field-error" id={`${id}-error`}>
          <Icon icon={CircleAlert} size={20} stroke={2.2} />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}
