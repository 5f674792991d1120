import { ChevronDown } from 'lucide';
import { Icon } from '../icon/icon.tsx';
import { Field, type FieldFrame } from './field.tsx';

interface SelectFieldProps extends FieldFrame {
  value: string;
  onValue: (value: string) => void;
  options: readonly { value: string; label: string; lang?: string }[];
  name?: string;
  required?: boolean;
}

/** The platform's own list: it knows its keyboard, its zoom and its screen reader. */
export function SelectField({ label, hint, error, value, onValue, options, name, required }: SelectFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(ties) => (
        <span class="field-box field-box-select">
          <select
            {...ties}
            class="field-control"
            name={name}
            required={required}
            value={value}
            onChange={(event) => onValue(event.currentTarget.value)}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value} lang={option.lang}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon icon={ChevronDown} size={22} />
        </span>
      )}
    </Field>
  );
}
