import type * as v from 'valibot';

/**
 * What is kept, by kind: the list of offices, their public pages, how it was there, tickets as they were last seen, and
 * which tickets belong to this device.
 */
export type Drawer = 'offices' | 'info' | 'now' | 'ticket' | 'own';

export interface Kept<T> {
  key: string;
  value: T;
  /** When it was true, ms since 1970. */
  at: number;
}

/**
 * Things kept on this device. Nothing here is needed for the first paint, and everything works without it: a device that
 * refuses to store keeps things as long as the page lives. Never throws.
 */
export interface Store {
  /** What does not fit the schema any more counts as not there. */
  read<T>(drawer: Drawer, key: string, schema: v.GenericSchema<unknown, T>): Promise<Kept<T> | null>;
  readAll<T>(drawer: Drawer, schema: v.GenericSchema<unknown, T>): Promise<Kept<T>[]>;
  keep(drawer: Drawer, key: string, value: unknown, at: number): Promise<void>;
  forget(drawer: Drawer, key: string): Promise<void>;
}
