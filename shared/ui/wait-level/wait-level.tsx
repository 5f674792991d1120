import { CircleCheck, type IconNode, Minus, OctagonAlert, TriangleAlert } from 'lucide';
import { Icon } from '../icon/icon.tsx';
import './wait-level.css';

export type Level = 'normal' | 'near' | 'above' | 'none';

const ICONS: Readonly<Record<Level, IconNode>> = {
  normal: CircleCheck,
  near: TriangleAlert,
  above: OctagonAlert,
  none: Minus,
};

interface WaitLevelProps {
  level: Level;
  /** "w normie", "blisko progu", "ponad próg", "nikt nie czeka" */
  label: string;
  /** Another drawing for the same level: a device that is cut off, for one. */
  icon?: IconNode;
}

/** Shape, word and colour say the same thing; each alone would be enough. */
export function WaitLevel({ level, label, icon = ICONS[level] }: WaitLevelProps) {
  return (
    <span class={`level level-${level}`}>
      <Icon icon={icon} stroke={2.2} />
      {label}
    </span>
  );
}
