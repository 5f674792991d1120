import { Clock, type IconNode, Info, WifiOff } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from '../icon/icon.tsx';
import { acceptPress } from '../press/press.ts';
import './notice.css';

interface NoticeProps {
  /** soft: a remark.  off: the connection is lost.  pending: done here, not yet sent. */
  kind?: 'soft' | 'off' | 'pending';
  icon?: IconNode;
  title: ComponentChildren;
  children?: ComponentChildren;
  /** "Cofnij", "Spróbuj ponownie" */
  action?: { label: string; onPress: () => void };
  /** Read out when it appears, without taking the focus. A lost connection always is. */
  announce?: boolean;
}

const ICONS: Readonly<Record<'soft' | 'off' | 'pending', IconNode>> = { soft: Info, off: WifiOff, pending: Clock };

/** Never red: nobody did anything wrong. Says what is missing, since when, and what still works. */
export function Notice({
  kind = 'soft',
  icon = ICONS[kind],
  title,
  children,
  action,
  announce = kind === 'off',
}: NoticeProps) {
  return (
    <div class={`notice notice-${kind}`}>
      <Icon icon={icon} />
      <div class="notice-main">
        <div class="notice-words" role={announce ? 'status' : undefined}>
          <p class="notice-title">{title}</p>
          {children !== undefined && <div class="notice-text">{children}</div>}
        </div>
        {action !== undefined && (
          <button type="button" class="notice-action" onClick={(event) => acceptPress(event) && action.onPress()}>
            {action.label}
          </button>
        )}
      </div>
    </div>
  );
}
