import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from '../icon/icon.tsx';
import { acceptPress } from '../press/press.ts';
import './tile.css';

interface TileProps {
  icon: IconNode;
  name: ComponentChildren;
  /** One line of examples. Compact tiles leave it out. */
  examples?: ComponentChildren;
  /** "Another matter", "I do not know": soft, lower, always last. */
  aid?: boolean;
  /** For the lowered screen: icon and name in one line, 130 px. */
  compact?: boolean;
  onPress: () => void;
}

export function Tile({ icon, name, examples, aid = false, compact = false, onPress }: TileProps) {
  return (
    <button
      type="button"
      class={`tile${aid ? ' tile-aid' : ''}${compact ? ' tile-compact' : ''}`}
      onClick={(event) => acceptPress(event) && onPress()}
    >
      <Icon icon={icon} stroke={1.75} />
      <span class="tile-words">
        <span class="tile-name">{name}</span>
        {examples !== undefined && !compact && <span class="tile-examples">{examples}</span>}
      </span>
    </button>
  );
}
