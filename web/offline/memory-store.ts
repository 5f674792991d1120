import { type Row, rowStore } from './row-store.ts';
import type { Store } from './store.ts';

/** Keeps things as long as the page lives: where the browser refuses storage, and in tests. */
export function memoryStore(): Store {
  const rows = new Map<string, Row>();
  return rowStore({
    get: async (drawer, key) => rows.get(`${drawer} ${key}`),
    all: async (drawer) => [...rows.values()].filter((row) => row.drawer === drawer),
    put: async (row) => rows.set(`${row.drawer} ${row.key}`, structuredClone(row)),
    delete: async (drawer, key) => rows.delete(`${drawer} ${key}`),
  });
}
