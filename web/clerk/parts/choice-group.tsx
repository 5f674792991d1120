import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import './choice-group.css';

interface Choice<Value extends string | number> {
  value: Value;
  label: ComponentChildren;
  note?: ComponentChildren;
}

interface ChoiceGroupProps<Value extends string | number> {
  legend: ComponentChildren;
  choices: readonly Choice<Value>[];
  value: Value | null;
  onValue: (value: Value) => void;
  /** Side by side, for a few short words. */
  short?: boolean;
}

/** One of a few, as large rows or tiles. */
export function ChoiceGroup<Value extends string | number>({
  legend,
  choices,
  value,
  onValue,
  short = false,
}: ChoiceGroupProps<Value>) {
  const name = useId();
  return (
    <fieldset class="choice-group">
      <legend class="clerk-heading">{legend}</legend>
      <div class={short ? 'choice-list choice-list-short' : 'choice-list'}>
        {choices.map((choice) => (
          <label class="choice" key={choice.value}>
            <input
              type="radio"
              class="choice-input"
              name={name}
              checked={choice.value === value}
              onChange={() => onValue(choice.value)}
            />
            <span class="choice-words">
              <span class="choice-label">{choice.label}</span>
              {choice.note !== undefined && <span class="choice-note"> {choice.note}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
