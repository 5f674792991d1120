import type { Health } from '../../../shared/protocol/health.ts';
import type { DeviceScreen, DeviceState } from '../../../shared/protocol/http/devices.ts';
import { refused, type Said, said } from '../said.ts';
import type { OfficeStorage } from '../storage/port.ts';
import { newToken, randomDigits, tokenHash } from './tokens.ts';

export const CODE_MS = 15 * 60_000;
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
  /** What it last said of itself, and when, ms. */
  health: Health | null;
  healthAt: number | null;
}

/** Kiosks, displays and signs of the office. A device proves itself with a token that is kept here as a hash only. */
export class Devices {
  #storage: OfficeStorage;
  /** As on disk, by the hash of the token. */
  #devices: Map<string, Device>;

  constructor(storage: OfficeStorage) {
    this.#storage = storage;
    const never = { health: null, healthAt: null };
    this.#devices = new Map(storage.list<Device>('device').map(({ key, value }) => [key, { ...never, ...value }]));
  }

  list(): Device[] {
    return [...this.#devices.values()];
  }

  /** The device behind a token's hash, paired or still waiting. */
  find(hash: string | null): Device | null {
    return hash === null ? null : (this.#devices.get(hash) ?? null);
  }

  #keep(hash: string, device: Device): void {
    this.#storage.put('device', hash, device);
    this.#devices.set(hash, device);
  }

  #forget(hash: string): void {
    this.#storage.remove('device', hash);
    this.#devices.delete(hash);
  }

  /** A device asks to belong. In a demonstration it is approved at once. */
  ask(
    screen: DeviceScreen,
    counter: string | null,
    now: number,
    approve: { place: string } | null,
  ): Said<{ token: string; device: Device }> {
    this.forgetOld(now);
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
      health: null,
      healthAt: null,
    };
    this.#keep(tokenHash(token), device);
    return said({ token, device });
  }

  /** Whoever was not let in while the code held is forgotten. */
  forgetOld(now: number): void {
    for (const [hash, { state, codeUntil }] of this.#devices) {
      if (state === 'waiting' && codeUntil <= now) this.#forget(hash);
    }
  }

  /** The hash of the token of a device, by its id. */
  hashOf(id: string): string | null {
    return [...this.#devices].find(([, device]) => device.id === id)?.[0] ?? null;
  }

  seen(hash: string, now: number): void {
    const device = this.find(hash);
    if (device) this.#keep(hash, { ...device, seenAt: now });
  }

  /** Keeps what a device says of itself. Answers the device, or null when it does not belong here any more. */
  tellHealth(hash: string, health: Health, now: number): Device | null {
    const device = this.find(hash);
    if (device?.state !== 'paired') return null;
    const told = { ...device, health, healthAt: now };
    this.#keep(hash, told);
    return told;
  }

  approve(code: string, place: string, now: number): Said<Device> {
    for (const [hash, device] of this.#devices) {
      if (device.state !== 'waiting' || device.code !== code || device.codeUntil <= now) continue;
      const approved: Device = { ...device, state: 'paired', code: null, place };
      this.#keep(hash, approved);
      return said(approved);
    }
    return refused({ kind: 'pairing-unknown' });
  }

  remove(id: string): Said<Device> {
    for (const [hash, device] of this.#devices) {
      if (device.id !== id) continue;
      this.#forget(hash);
      return said(device);
    }
    return refused({ kind: 'pairing-unknown' });
  }
}

export function deviceState(device: Device): DeviceState {
  return device.state === 'paired'
    ? { state: 'paired', screen: device.screen, place: device.place }
    : { state: 'waiting', screen: device.screen, code: device.code ?? '', until: device.codeUntil };
}
