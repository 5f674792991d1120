import { useId } from 'preact/hooks';
import './choice.css';

interface ChoiceProps {
  /** The question; read aloud, and seen where it does not stand above already. */
  label: string;
  options: readonly { value: number; label: string }[];
  value: number;
  onChange(value: number): void;
}

/** One of a few numbers, side by side. */
export function Choice({ label, options, value, onChange }: ChoiceProps) {
  const name = useId();
  return (
    <fieldset class="choice">
      <legend class="vh">{label}</legend>
      {options.map((option) => (
        <label class="choice-one" key={option.value}>
          <input
            class="choice-input"
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span class="choice-face">{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
