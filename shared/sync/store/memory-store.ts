import { type Row, rowStore } from './row-store.ts';
import type { Store } from './store.ts';

/**
 * Keeps things as long as the page lives: where the browser refuses storage, and in tests. `rows` given from outside is a
 * disk that outlives the store.
 */
export function memoryStore(rows: Map<string, Row> = new Map()): Store {
  return rowStore({
    get: async (drawer, key) => rows.get(`${drawer} ${key}`),
    all: async (drawer) => [...rows.values()].filter((row) => row.drawer === drawer),
    write: async (puts, deletes) => {
      // Text and back: what no disk could keep must fail here too.
      const copies = puts.map((row) => JSON.parse(JSON.stringify(row)) as Row);
      for (const row of copies) rows.set(`${row.drawer} ${row.key}`, row);
      for (const [drawer, key] of deletes) rows.delete(`${drawer} ${key}`);
    },
    update: async (drawer, key, step) => {
      const place = `${drawer} ${key}`;
      const row = step(rows.get(place));
      if (row) rows.set(place, JSON.parse(JSON.stringify(row)));
      else if (row === null) rows.delete(place);
    },
  });
}
