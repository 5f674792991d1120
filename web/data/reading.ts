import { type ReadonlySignal, signal } from '@preact/signals';
import type * as v from 'valibot';
import { askApi } from '../../shared/browser/ask-api.ts';
import type { WireRefusal } from '../../shared/protocol/problem.ts';
import type { Drawer } from '../../shared/sync/store/store.ts';
import { openStore, storeInGoodTime } from '../offline/open-store.ts';

/** Something that is read from the office, and kept on the device for the time without a network. */
export type Reading<T> =
  | { state: 'loading' }
  /** `at`: when it was true, ms. `fresh`: the office has just said so; else it is what the device has kept. */
  | { state: 'read'; value: T; at: number; fresh: boolean }
  | { state: 'refused'; refusal: WireRefusal }
  /** The office was not reached, and nothing is kept. */
  | { state: 'unreachable' };

export interface Reader<T> {
  readonly reading: ReadonlySignal<Reading<T>>;
  /** Asks the office again. Does not throw; what was read before stays until there is something newer. */
  refresh(): Promise<void>;
  /** The office has said it in another way, by the live socket or in the answer to a command. */
  hear(value: T): void;
}

export interface ReaderOptions<T> {
  path: `/api${string}`;
  schema: v.GenericSchema<unknown, T>;
  drawer: Drawer;
  key: string;
  /** When the value was true, ms; the moment of the answer if it does not say. */
  at?(value: T): number;
}

/** Asks the office at once and looks up what is kept meanwhile; whatever comes first is shown, the office's word wins. */
export function createReader<T>({ path, schema, drawer, key, at = () => Date.now() }: ReaderOptions<T>): Reader<T> {
  const reading = signal<Reading<T>>({ state: 'loading' });
  let asking: Promise<void> | undefined;

  const hear = (value: T): void => {
    const time = at(value);
    reading.value = { state: 'read', value, at: time, fresh: true };
    void storeInGoodTime().then((store) => store.keep(drawer, key, value, time));
  };

  const ask = async (): Promise<void> => {
    const answer = await askApi(path, { schema });
    if (answer.kind === 'ok') {
      hear(answer.value);
    } else if (answer.kind === 'refused') {
      reading.value = { state: 'refused', refusal: answer.refusal };
      if (answer.refusal.kind.endsWith('-unknown')) void storeInGoodTime().then((store) => store.forget(drawer, key));
    } else {
      await lookUp();
      const now = reading.value;
      if (now.state === 'read') reading.value = { ...now, fresh: false };
      else if (now.state === 'loading') reading.value = { state: 'unreachable' };
    }
  };

  const lookUp = async (): Promise<void> => {
    if (reading.value.state !== 'loading') return;
    const kept = await (await openStore()).read(drawer, key, schema);
    if (kept && reading.value.state === 'loading') {
      reading.value = { state: 'read', value: kept.value, at: kept.at, fresh: false };
    }
  };

  const refresh = (): Promise<void> => {
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  };

  void refresh();
  // A network that is there but does not answer should not hide what is known.
  setTimeout(() => void lookUp(), 1_500);
  return { reading, refresh, hear };
}

const REFRESH = 30_000;

/** Asks again now and then while somebody can see the page, and when the network is back. Returns what stops it. */
export function keepUp(refresh: () => Promise<void>): () => void {
  const look = (): void => {
    if (document.visibilityState === 'visible') void refresh();
  };
  const timer = setInterval(look, REFRESH);
  document.addEventListener('visibilitychange', look);
  addEventListener('online', look);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
    removeEventListener('online', look);
  };
}

/** One reader for each key, however many screens read it. */
export function readersByKey<T>(make: (key: string) => Reader<T>): (key: string) => Reader<T> {
  const readers = new Map<string, Reader<T>>();
  return (key) => {
    let reader = readers.get(key);
    if (!reader) {
      reader = make(key);
      readers.set(key, reader);
    }
    return reader;
  };
}
