import * as v from 'valibot';
import type { Drawer, Kept, Store, Updated } from './store.ts';

export interface Row {
  drawer: Drawer;
  key: string;
  value: unknown;
  at: number;
}

/** What a place for rows must be able to do. It may throw. */
export interface Rows {
  get(drawer: Drawer, key: string): Promise<Row | undefined>;
  all(drawer: Drawer): Promise<Row[]>;
  /** All or nothing. */
  write(puts: readonly Row[], deletes: ReadonlyArray<readonly [Drawer, string]>): Promise<unknown>;
  /** Looks at one row and changes it in one go: a new row, null to delete it, undefined to leave it. May be missing where only one page writes. */
  update?(drawer: Drawer, key: string, step: (row: Row | undefined) => Row | null | undefined): Promise<unknown>;
}

/** A store over rows: checks what it reads, and takes a place that fails for an empty one. */
export function rowStore(rows: Rows): Store {
  function fitting<T>(row: Row | undefined, schema: v.GenericSchema<unknown, T>): Kept<T> | null {
    if (!row) return null;
    const parsed = v.safeParse(schema, row.value);
    return parsed.success ? { key: row.key, value: parsed.output, at: row.at } : null;
  }
  const change: Store['change'] = (changes) => {
    // Of several changes of one entry the last one counts.
    const last = [...new Map(changes.map((one) => [`${one.drawer} ${one.key}`, one])).values()];
    const puts = last.flatMap((one) => (one.value === undefined ? [] : [one]));
    const deletes = last.flatMap((one) => (one.value === undefined ? [[one.drawer, one.key] as const] : []));
    return rows.write(puts, deletes).then(
      () => true,
      () => false,
    );
  };
  const update: Store['update'] = async <T>(
    drawer: Drawer,
    key: string,
    schema: v.GenericSchema<unknown, T>,
    step: (kept: T | null) => Updated<T>,
  ) => {
    let value: T | null = null;
    const stepRow = (row: Row | undefined): Row | null | undefined => {
      const before = fitting(row, schema)?.value ?? null;
      const after = step(before);
      value = after === 'same' ? before : (after?.value ?? null);
      return after === 'same' ? undefined : after && { drawer, key, ...after };
    };
    try {
      if (rows.update) await rows.update(drawer, key, stepRow);
      else {
        const row = stepRow(await rows.get(drawer, key));
        if (row !== undefined) await rows.write(row ? [row] : [], row ? [] : [[drawer, key]]);
      }
      return { ok: true, value };
    } catch {
      return { ok: false };
    }
  };
  return {
    read: async (drawer, key, schema) => fitting(await rows.get(drawer, key).catch(() => undefined), schema),
    readAll: async (drawer, schema) => {
      const found = await rows.all(drawer).catch(() => []);
      const inOrder = found.toSorted((a, b) => (a.key < b.key ? -1 : 1));
      return inOrder.flatMap((row) => fitting(row, schema) ?? []);
    },
    keep: async (drawer, key, value, at) => {
      await change([{ drawer, key, value, at }]);
    },
    forget: async (drawer, key) => {
      await change([{ drawer, key }]);
    },
    change,
    update,
  };
}
