import type { ComponentChildren } from 'preact';
import './range.css';

interface RangeProps {
  /** "12–20", or a count */
  value?: string;
  /** "min", "osoby" */
  unit?: string;
  /** Instead of a value: "jeszcze nie wiemy". Words take no more room than they need and claim no number. */
  unknown?: string;
  /** What the fact is about. Of old news it carries the hour. */
  caption: ComponentChildren;
  /** Old news loses its colour. */
  stale?: boolean;
}

/** A fact with its caption. A wait is a range, never one minute. */
export function Range({ value, unit, unknown, caption, stale = false }: RangeProps) {
  return (
    <p class={stale ? 'range range-stale' : 'range'}>
      {value === undefined ? (
        <span class="range-unknown">{unknown}</span>
      ) : (
        <span class="range-fact">
          <span class="nowrap">{value}</span>
          {unit !== undefined && ` ${unit}`}
        </span>
      )}{' '}
      <span class="range-caption">{caption}</span>
    </p>
  );
}
