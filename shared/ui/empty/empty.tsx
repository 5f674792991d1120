import type { ComponentChildren } from 'preact';
import './empty.css';

interface EmptyProps {
  /** One sentence of fact. */
  title: string;
  /** One sentence of what happens next. */
  children?: ComponentChildren;
  /** One second button. */
  action?: ComponentChildren;
}

export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      {children !== undefined && <p class="empty-text">{children}</p>}
      {action !== undefined && <div class="empty-action">{action}</div>}
    </div>
  );
}
