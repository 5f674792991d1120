import type { DeviceScreen, DeviceState } from '../../../shared/protocol/http/devices.ts';
import { refused, type Said, said } from '../said.ts';
import type { OfficeStorage } from '../storage/port.ts';
import { newToken, randomDigits, tokenHash } from './tokens.ts';

const CODE_MS = 15 * 60_000;
/** Devices that ask and are never approved must not fill the list. */
const MOST_WAITING = 20;

export interface Device {
  id: string;
  screen: DeviceScreen;
  counter: string | null;
  place: string;
  state: 'waiting' | 'paired';
  code: string | null;
  codeUntil: number;
  /** When it last opened or closed its line, ms. */
  seenAt: number | null;
}

/** Kiosks, displays and signs of the office. A device proves itself with a token that is kept here as a hash only. */
export class Devices {
  #storage: OfficeStorage;

  constructor(storage: OfficeStorage) {
    this.#storage = storage;
  }

  list(): Device[] {
    return this.#storage.list<Device>('device').map(({ value }) => value);
  }

  /** The device behind a token's hash, paired or still waiting. */
  find(hash: string | null): Device | null {
    return hash === null ? null : this.#storage.get<Device>('device', hash);
  }

  /** A device asks to belong. In a demonstration it is approved at once. */
  ask(
    screen: DeviceScreen,
    counter: string | null,
    now: number,
    approve: { place: string } | null,
  ): Said<{ token: string; device: Device }> {
    for (const { key, value } of this.#storage.list<Device>('device')) {
      if (value.state === 'waiting' && value.codeUntil <= now) this.#storage.remove('device', key);
    }
    if (this.list().filter(({ state }) => state === 'waiting').length >= MOST_WAITING) {
      return refused({ kind: 'too-many-tries', seconds: 60 });
    }
    const token = newToken();
    const device: Device = {
      id: tokenHash(token).slice(0, 12),
      screen,
      counter,
      place: approve?.place ?? '',
      state: approve ? 'paired' : 'waiting',
      code: approve ? null : randomDigits(6),
      codeUntil: now + CODE_MS,
      seenAt: null,
    };
    this.#storage.put('device', tokenHash(token), device);
    return said({ token, device });
  }

  seen(hash: string, now: number): void {
    const device = this.find(hash);
    if (device) this.#storage.put('device', hash, { ...device, seenAt: now } satisfies Device);
  }

  approve(code: string, place: string, now: number): Said<Device> {
    for (const { key, value } of this.#storage.list<Device>('device')) {
      if (value.state === 'waiting' && value.code === code && value.codeUntil > now) {
        const device: Device = { ...value, state: 'paired', code: null, place };
        this.#storage.put('device', key, device);
        return said(device);
      }
    }
    return refused({ kind: 'pairing-unknown' });
  }

  remove(id: string): Said<Device> {
    for (const { key, value } of this.#storage.list<Device>('device')) {
      if (value.id === id) {
        this.#storage.remove('device', key);
        return said(value);
      }
    }
    return refused({ kind: 'pairing-unknown' });
  }
}

export function deviceState(device: Device): DeviceState {
  return device.state === 'paired'
    ? { state: 'paired', screen: device.screen, place: device.place }
    : { state: 'waiting', screen: device.screen, code: device.code ?? '', until: device.codeUntil };
}
