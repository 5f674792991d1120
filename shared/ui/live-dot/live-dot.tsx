import type { ComponentChildren } from 'preact';
import './live-dot.css';

interface LiveDotProps {
  /** "Na bieżąco, 10:42"; of old news the hour that it is from. */
  children: ComponentChildren;
  /** An empty ring instead of a green dot. */
  stale?: boolean;
}

export function LiveDot({ children, stale = false }: LiveDotProps) {
  return (
    <p class={stale ? 'live live-stale' : 'live'}>
      <span class="live-dot" />
      <span>{children}</span>
    </p>
  );
}
