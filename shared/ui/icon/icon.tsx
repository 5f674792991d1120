import type { IconNode } from 'lucide';
import { h } from 'preact';
import './icon.css';

interface IconProps {
  icon: IconNode;
  /** Width and height in CSS pixels. Without it the surface's token `--icon` decides. */
  size?: number;
  /** Line width in units of the 24 × 24 drawing, 1.75 (large) to 3.5 (small and bold). */
  stroke?: number;
  /** Only for an icon that stands alone. With words beside it the icon stays silent. */
  label?: string;
}

export function Icon({ icon, size, stroke = 2, label }: IconProps) {
  const name =
    label === undefined ? ({ 'aria-hidden': 'true' } as const) : ({ role: 'img', 'aria-label': label } as const);
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: silent beside words, else named by aria-label, which shows no tooltip
    <svg
      class={size === undefined ? 'icon icon-auto' : 'icon'}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width={stroke}
      stroke-linecap="round"
      stroke-linejoin="round"
      focusable="false"
      {...name}
    >
      {icon.map(([tag, attributes]) => h(tag, attributes))}
    </svg>
  );
}
