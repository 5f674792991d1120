import type * as v from 'valibot';

/** What is kept on a device, by kind. */
export type Drawer =
  /** What anybody may read: the list of offices, their public pages, how it was there. */
  | 'offices'
  | 'info'
  | 'now'
  /** A resident's tickets as they were last seen, and which belong to this device. */
  | 'ticket'
  | 'own'
  /** What was done without a line and has still to be sent, in order (O-9 in SPEC). */
  | 'outbox'
  /** What a lobby screen last showed. */
  | 'screen'
  /** Numbers lent to this kiosk, those given from them, and the wish that is just being answered. */
  | 'lease'
  | 'given'
  | 'wish'
  /** What a tablet needs to go on: who is signed in, the day's events, the clients reserved for its counter. */
  | 'staff'
  | 'day'
  | 'reservation';

export interface Kept<T> {
  key: string;
  value: T;
  /** When it was true, ms since 1970. */
  at: number;
}

/** One change of a drawer; without a value the entry is forgotten. */
export type Change =
  | { drawer: Drawer; key: string; value: unknown; at: number }
  | { drawer: Drawer; key: string; value?: never };

/**
 * Things kept on this device. Nothing here is needed for the first paint, and everything works without it: a device that
 * refuses to store keeps things as long as the page lives. Never throws.
 */
export interface Store {
  /** What does not fit the schema any more counts as not there. */
  read<T>(drawer: Drawer, key: string, schema: v.GenericSchema<unknown, T>): Promise<Kept<T> | null>;
  /** In the order of their keys. */
  readAll<T>(drawer: Drawer, schema: v.GenericSchema<unknown, T>): Promise<Kept<T>[]>;
  keep(drawer: Drawer, key: string, value: unknown, at: number): Promise<void>;
  forget(drawer: Drawer, key: string): Promise<void>;
  /** All of these or, when it answers false, none: the device is full or refuses to store. */
  change(changes: readonly Change[]): Promise<boolean>;
  /**
   * Turns one entry into what `step` makes of it, null being "not there". Nobody comes between the look and the change, not even
   * another page of this device; so `step` must be quick and pure. Answers the entry as it then is, or that it could not be kept.
   */
  update<T>(
    drawer: Drawer,
    key: string,
    schema: v.GenericSchema<unknown, T>,
    step: (kept: T | null) => Updated<T>,
  ): Promise<{ ok: true; value: T | null } | { ok: false }>;
}

/** What becomes of an entry: a new value, nothing (null), or what it was. */
export type Updated<T> = { value: T; at: number } | null | 'same';
