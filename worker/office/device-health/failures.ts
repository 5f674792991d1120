import type { FailureKind } from '../../../shared/protocol/health.ts';
import type { DeviceScreen } from '../../../shared/protocol/http/devices.ts';
import type { OfficeStorage } from '../storage/port.ts';

/** Something technical that did not work for a time. */
export interface Failure {
  /** Id of the device. */
  device: string;
  screen: DeviceScreen;
  place: string;
  what: FailureKind;
  /** Office time, ms; `until` null: it goes on. */
  since: number;
  until: number | null;
}

const MOST = 200;

/** The newest technical failures, each with when it began and when it ended, for whoever has to repair things. */
export class Failures {
  #storage: OfficeStorage;
  #failures: Map<string, Failure>;

  constructor(storage: OfficeStorage) {
    this.#storage = storage;
    this.#failures = new Map(storage.list<Failure>('failure').map(({ key, value }) => [key, value]));
  }

  /** Newest first. */
  list(): Failure[] {
    return [...this.#failures.values()].toSorted((a, b) => b.since - a.since);
  }

  #going(device: string, what: FailureKind): string | null {
    for (const [key, failure] of this.#failures) {
      if (failure.until === null && failure.device === device && failure.what === what) return key;
    }
    return null;
  }

  /** Begins when it has not begun yet. */
  began(of: Pick<Failure, 'device' | 'screen' | 'place' | 'what'>, since: number): void {
    if (this.#going(of.device, of.what) !== null) return;
    this.#keep(`${String(since).padStart(15, '0')} ${of.device} ${of.what}`, { ...of, since, until: null });
    // The oldest gives way, whether it has ended or not.
    const keys = [...this.#failures.keys()].sort();
    for (const key of keys.slice(0, Math.max(0, keys.length - MOST))) this.#forget(key);
  }

  ended(device: string, what: FailureKind, until: number): void {
    const key = this.#going(device, what);
    const failure = key === null ? undefined : this.#failures.get(key);
    if (key !== null && failure) this.#keep(key, { ...failure, until: Math.max(failure.since, until) });
  }

  /** The device was taken out: whatever did not work there is over. */
  endedAll(device: string, until: number): void {
    for (const { device: of, what } of this.list()) if (of === device) this.ended(device, what, until);
  }

  /** Those that the nightly round has taken off the disk. */
  forgetGone(): void {
    const kept = new Set(this.#storage.list('failure').map(({ key }) => key));
    for (const key of this.#failures.keys()) if (!kept.has(key)) this.#failures.delete(key);
  }

  #keep(key: string, failure: Failure): void {
    this.#storage.put('failure', key, failure);
    this.#failures.set(key, failure);
  }

  #forget(key: string): void {
    this.#storage.remove('failure', key);
    this.#failures.delete(key);
  }
}
