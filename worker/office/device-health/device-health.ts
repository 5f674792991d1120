import type { OfficeRules } from '../../../shared/domain/office/office-rules.ts';
import { openState } from '../../../shared/domain/office/opening.ts';
import { type FailureKind, type Health, SILENT_MS } from '../../../shared/protocol/health.ts';
import type { Device, Devices } from '../access/devices.ts';
import type { Failures } from './failures.ts';

/** A clock that is further off than this prints wrong times and reads leases wrongly. */
const CLOCK_MS = 2 * 60_000;
/** So little room, as a share, and what has to be kept will not be. */
const FULL = 0.95;

/** What a device says is wrong with it. */
export function wrongWith({ paper, storage, clock }: Health): FailureKind[] {
  return [
    ...(paper === 'out' ? (['paper-out'] as const) : []),
    ...(paper === 'gone' ? (['printer-gone'] as const) : []),
    ...(storage && storage.most > 0 && storage.used / storage.most >= FULL ? (['storage-full'] as const) : []),
    ...(Math.abs(clock) > CLOCK_MS ? (['clock-wrong'] as const) : []),
  ];
}

/** Screens that always say so when they work. A tablet is put to sleep, and that is no failure. */
const MUST_SPEAK: ReadonlySet<Device['screen']> = new Set(['kiosk', 'board', 'sign']);
const TOLD: readonly FailureKind[] = ['paper-out', 'printer-gone', 'storage-full', 'clock-wrong'];

interface Parts {
  devices: Devices;
  failures: Failures;
  /** Last sign of life of each device that has a line, by its id, ms; a line that never said anything: 0. */
  heard: () => ReadonlyMap<string, number>;
  rules: () => OfficeRules | null;
}

/** How the devices of an office are, and what was wrong with them. */
export class DeviceHealth {
  #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** A device has said how it is. */
  hear(hash: string, health: Health, now: number): void {
    const { devices, failures } = this.#parts;
    const device = devices.tellHealth(hash, health, now);
    if (!device) return;
    const { id, screen, place } = device;
    const wrong = wrongWith(health);
    for (const what of TOLD) {
      if (wrong.includes(what)) failures.began({ device: id, screen, place, what }, now);
      else failures.ended(id, what, now);
    }
    failures.ended(id, 'silent', now);
  }

  /** When a device was last heard; null: never. */
  heardAt({ id, seenAt, healthAt }: Device, heard = this.#parts.heard()): number | null {
    const last = Math.max(seenAt ?? 0, healthAt ?? 0, heard.get(id) ?? 0);
    return last === 0 ? null : last;
  }

  isSilent(device: Device, now: number, heard = this.#parts.heard()): boolean {
    if (device.state !== 'paired' || !MUST_SPEAK.has(device.screen)) return false;
    const last = this.heardAt(device, heard);
    return last !== null && now - last > SILENT_MS;
  }

  /** Notes which devices have fallen silent while the office is open, and which have come back. */
  look(now: number): void {
    const { devices, failures, rules } = this.#parts;
    const calendar = rules();
    const isOpen = calendar !== null && openState(calendar, now).open;
    const heard = this.#parts.heard();
    for (const device of devices.list()) {
      const { id, screen, place } = device;
      if (!this.isSilent(device, now, heard)) {
        const last = this.heardAt(device, heard);
        if (last !== null) failures.ended(id, 'silent', last);
        // Somebody switches the lobby off in the evening: nobody has to come for that.
      } else if (isOpen)
        failures.began({ device: id, screen, place, what: 'silent' }, this.heardAt(device, heard) ?? now);
    }
  }
}
