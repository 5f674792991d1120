import type { FailureKind } from '../../../shared/protocol/health.ts';
import type { DeviceList } from '../../../shared/protocol/http/devices.ts';
import type { Device } from './device-words.ts';

/** What stands under a device: what to do first, then what is good to know. */
export interface DeviceNotes {
  /** Goes on now, and says the next step. */
  todo: ReadonlyArray<`todo-${FailureKind | 'paper-low' | 'no-voice' | 'not-kept'}`>;
  build: string | null;
  /** Storage in use, whole MB. */
  room: { used: number; most: number } | null;
  /** When its line was cut last, office time in ms. */
  cutAt: number | null;
}

const MB = 1_000_000;

export function deviceNotes(device: Device, failures: DeviceList['failures']): DeviceNotes {
  const { health, screen } = device;
  const speaks = screen === 'kiosk' || screen === 'board';
  return {
    todo: [
      ...failures.flatMap((one) =>
        one.device === device.id && one.until === null ? [`todo-${one.what}` as const] : [],
      ),
      ...(health?.paper === 'low' ? (['todo-paper-low'] as const) : []),
      ...(health && speaks && !health.voice ? (['todo-no-voice'] as const) : []),
      // A kiosk keeps numbers that it has given: they must not be cleared away.
      ...(screen === 'kiosk' && health?.storage?.persisted === false ? (['todo-not-kept'] as const) : []),
    ],
    build: health?.build ?? null,
    room: health?.storage
      ? { used: Math.ceil(health.storage.used / MB), most: Math.floor(health.storage.most / MB) }
      : null,
    cutAt: health?.cutAt ?? null,
  };
}
