import type { IconNode } from 'lucide';
import type { InputHTMLAttributes, Ref } from 'preact';
import { Icon } from '../icon/icon.tsx';
import { Field, type FieldFrame } from './field.tsx';

interface TextFieldProps extends FieldFrame {
  value: string;
  onValue: (value: string) => void;
  type?: 'text' | 'search' | 'tel' | 'email' | 'password' | 'number' | 'time' | 'date' | 'url';
  name?: string;
  inputMode?: InputHTMLAttributes['inputMode'];
  autoComplete?: InputHTMLAttributes['autoComplete'];
  required?: boolean;
  readOnly?: boolean;
  maxLength?: number;
  min?: string | number;
  max?: string | number;
  lang?: string;
  /** More than one line. */
  lines?: number;
  /** Inside the edge, before the words: the glass of a search. */
  icon?: IconNode;
  ref?: Ref<HTMLInputElement>;
}

export function TextField({
  label,
  hint,
  error,
  value,
  onValue,
  lines,
  icon,
  type = 'text',
  ref,
  ...rest
}: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(ties) =>
        lines === undefined ? (
          <span class={icon === undefined ? 'field-box' : 'field-box field-box-icon'}>
            {icon !== undefined && <Icon icon={icon} />}
            <input
              {...rest}
              {...ties}
              ref={ref}
              class="field-control"
              // Preact's types tie each type to its roles; no role is given here, so that any type is fine.
              type={type as 'text'}
              value={value}
              onInput={(event) => onValue(event.currentTarget.value)}
            />
          </span>
        ) : (
          <textarea
            {...ties}
            class="field-control"
            name={rest.name}
            required={rest.required}
            readOnly={rest.readOnly}
            maxLength={rest.maxLength}
            lang={rest.lang}
            rows={lines}
            value={value}
            onInput={(event) => onValue(event.currentTarget.value)}
          />
        )
      }
    </Field>
  );
}
