import { type IconNode, Monitor, Tablet, TabletSmartphone, TextCursorInput } from 'lucide';
import type { DeviceList, DeviceScreen } from '../../../shared/protocol/http/devices.ts';
import type { Level } from '../../../shared/ui/wait-level/wait-level.tsx';

export type Device = DeviceList['devices'][number];

export const DEVICE_ICON: Readonly<Record<DeviceScreen, IconNode>> = {
  kiosk: TabletSmartphone,
  board: Monitor,
  sign: Tablet,
  tablet: TextCursorInput,
};

/** A device that is cut off is told by word and drawing; nobody did anything wrong. */
export function deviceState(
  { id, state, connected, seenAt, silent }: Device,
  failures: DeviceList['failures'],
): {
  word: 'waiting' | 'works' | 'cut' | 'silent' | 'quiet' | 'attention';
  level: Level;
} {
  if (state === 'waiting') return { word: 'waiting', level: 'near' };
  if (!connected && seenAt === null) return { word: 'silent', level: 'none' };
  // A line that is open and says nothing for a minute is as good as none.
  if (connected && silent) return { word: 'quiet', level: 'above' };
  const isWrong = failures.some(({ device, until }) => device === id && until === null);
  if (connected && isWrong) return { word: 'attention', level: 'near' };
  return connected ? { word: 'works', level: 'normal' } : { word: 'cut', level: 'above' };
}
