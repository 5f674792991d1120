import { Dexie, type Table } from 'dexie';
import { type Row, rowStore } from '../sync/store/row-store.ts';
import type { Store } from '../sync/store/store.ts';

export interface DexieStoreOptions {
  name?: string;
  /** What is written is on the disk before `change` answers, also when the power fails then; it costs some milliseconds. */
  strict?: boolean;
}

/** Keeps things in IndexedDB. Rejects where the browser has none or refuses it, as some private windows do. */
export async function dexieStore({ name = 'okienko', strict = false }: DexieStoreOptions = {}): Promise<Store> {
  const database = new Dexie(name, { chromeTransactionDurability: strict ? 'strict' : 'default' });
  database.version(1).stores({ kept: '[drawer+key], drawer' });
  await database.open();
  const kept: Table<Row, [string, string]> = database.table('kept');
  return rowStore({
    get: (drawer, key) => kept.get([drawer, key]),
    all: (drawer) => kept.where('drawer').equals(drawer).toArray(),
    write: (puts, deletes) =>
      database.transaction('rw', kept, async () => {
        await kept.bulkPut(puts.slice());
        await kept.bulkDelete(deletes.map(([drawer, key]) => [drawer, key] as [string, string]));
      }),
    update: (drawer, key, step) =>
      database.transaction('rw', kept, async () => {
        const row = step(await kept.get([drawer, key]));
        if (row) await kept.put(row);
        else if (row === null) await kept.delete([drawer, key]);
      }),
  });
}
