import * as v from 'valibot';
import type { Drawer, Kept, Store } from './store.ts';

export interface Row {
  drawer: Drawer;
  key: string;
  value: unknown;
  at: number;
}

/** The four things that a place for rows must be able to do. They may throw. */
export interface Rows {
  get(drawer: Drawer, key: string): Promise<Row | undefined>;
  all(drawer: Drawer): Promise<Row[]>;
  put(row: Row): Promise<unknown>;
  delete(drawer: Drawer, key: string): Promise<unknown>;
}

/** A store over rows: checks what it reads, and takes a place that fails for an empty one. */
export function rowStore(rows: Rows): Store {
  function fitting<T>(row: Row | undefined, schema: v.GenericSchema<unknown, T>): Kept<T> | null {
    if (!row) return null;
    const parsed = v.safeParse(schema, row.value);
    return parsed.success ? { key: row.key, value: parsed.output, at: row.at } : null;
  }
  return {
    read: async (drawer, key, schema) => fitting(await rows.get(drawer, key).catch(() => undefined), schema),
    readAll: async (drawer, schema) => {
      const found = await rows.all(drawer).catch(() => []);
      return found.flatMap((row) => fitting(row, schema) ?? []);
    },
    keep: async (drawer, key, value, at) => {
      await rows.put({ drawer, key, value, at }).catch(() => undefined);
    },
    forget: async (drawer, key) => {
      await rows.delete(drawer, key).catch(() => undefined);
    },
  };
}
