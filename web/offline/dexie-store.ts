import { Dexie, type Table } from 'dexie';
import { type Row, rowStore } from './row-store.ts';
import type { Store } from './store.ts';

/** Keeps things in IndexedDB. Rejects where the browser has none or refuses it, as some private windows do. */
export async function dexieStore(name = 'okienko'): Promise<Store> {
  const database = new Dexie(name);
  database.version(1).stores({ kept: '[drawer+key], drawer' });
  await database.open();
  const kept: Table<Row, [string, string]> = database.table('kept');
  return rowStore({
    get: (drawer, key) => kept.get([drawer, key]),
    all: (drawer) => kept.where('drawer').equals(drawer).toArray(),
    put: (row) => kept.put(row),
    delete: (drawer, key) => kept.delete([drawer, key]),
  });
}
