import { Check, type IconNode } from 'lucide';
import { Icon } from '../icon/icon.tsx';
import { acceptPress } from '../press/press.ts';
import './help-bar.css';

export interface HelpBarItem {
  id: string;
  /** A switched-on aid names the way back, "Podnieś ekran". */
  label: string;
  icon: IconNode;
  /** Switched on: filled and ticked. */
  pressed?: boolean;
  /** A thicker edge, for the person who can be called. */
  emphasis?: boolean;
}

interface HelpBarProps {
  /** The name of the bar for a reader that cannot see it. */
  label: string;
  items: readonly HelpBarItem[];
  onPress: (id: string) => void;
}

/**
 * The sill of the kiosk: help in the same place on every screen.
 * No `aria-pressed`: the label already names the way back, and "raise the screen, pressed" would say the opposite.
 */
export function HelpBar({ label, items, onPress }: HelpBarProps) {
  return (
    <section class="help-bar" aria-label={label}>
      {items.map((item) => (
        <button
          key={item.id}
          type="button"
          class={`help-bar-item${item.pressed === true ? ' help-bar-on' : ''}${item.emphasis === true ? ' help-bar-strong' : ''}`}
          onClick={(event) => acceptPress(event) && onPress(item.id)}
        >
          {item.pressed === true && (
            <span class="help-bar-tick">
              <Icon icon={Check} size={30} stroke={3.5} />
            </span>
          )}
          <Icon icon={item.icon} size={52} />
          <span class="help-bar-label">{item.label}</span>
        </button>
      ))}
    </section>
  );
}
