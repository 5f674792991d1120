import type { ComponentChildren } from 'preact';
import './brand.css';

interface BrandProps {
  /** The office's name, or the product's where no office is chosen yet. */
  name: ComponentChildren;
  /** A second, quieter text: the hall that a display hangs in. */
  place?: string;
}

/** The little window on its sill, and whose window it is. */
export function Brand({ name, place }: BrandProps) {
  return (
    <span class="brand">
      <svg class="brand-mark" viewBox="0 0 40 40" fill="none" aria-hidden="true" focusable="false">
        <path d="M9 33V16a11 11 0 0 1 22 0v17" stroke="currentColor" stroke-width="3.4" />
        <path d="M20 5.5V33M9 19.5h22" stroke="currentColor" stroke-width="2.6" />
        <rect x="3" y="32" width="34" height="5" rx="2" fill="currentColor" />
      </svg>
      <span class="brand-words">
        <span class="brand-name">{name}</span>
        {place !== undefined && <span class="brand-place"> {place}</span>}
      </span>
    </span>
  );
}
