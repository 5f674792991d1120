import { globSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { withDatabase } from '../../worker/onprem/office-database.ts';

/** Kinds that a refused request may touch: wrong guesses are counted, clocks go on, and what was learned is reckoned anew. */
const MAY_CHANGE = new Set(['tries', 'timer', 'estimate', 'reserved', 'challenge']);
const MAY_CHANGE_SETTINGS = new Set(['refused-tries', 'clock']);

/** Everything that a refused request must leave alone, by name. */
export type Snapshot = ReadonlyMap<string, string>;

export interface OfficeState {
  now(): Snapshot;
  close(): void;
}

/** What is not the same any more. */
export function changes(before: Snapshot, after: Snapshot): string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => before.get(name) !== after.get(name));
}

/** The state of an office on the disk, read from outside while the server runs. */
export function stateOf(data: string, office: string): OfficeState {
  const path = globSync(join(data, 'storage', '*', '*.sqlite')).find((one) =>
    withDatabase(one, ({ setUp }) => setUp?.file.id === office),
  );
  if (path === undefined) throw new Error(`no office ${office} in ${data}`);
  const db = new DatabaseSync(path, { readOnly: true });
  const head = db.prepare(`SELECT max(seq) AS seq FROM log WHERE text NOT LIKE '%"actor":"system"%'`);
  const all = db.prepare('SELECT kind, key, value FROM records ORDER BY kind, key');
  const version = db.prepare('PRAGMA data_version');
  let last: { version: unknown; snapshot: Snapshot } | null = null;
  return {
    now() {
      // Most requests write nothing, and that is told without reading everything.
      const current = (version.get() as { data_version: number }).data_version;
      if (last?.version === current) return last.snapshot;
      const found = new Map([['last line of the log', String((head.get() as { seq: number }).seq)]]);
      for (const { kind, key, value } of all.all() as Array<{ kind: string; key: string; value: string }>) {
        if (MAY_CHANGE.has(kind) || (kind === 'setting' && MAY_CHANGE_SETTINGS.has(key))) continue;
        // When somebody was last seen is no change of anything.
        const isSeen = kind === 'session' || kind === 'device';
        found.set(`${kind} ${key}`, isSeen ? value.replace(/"seenAt":(?:\d+|null)/, '') : value);
      }
      last = { version: current, snapshot: found };
      return found;
    },
    close: () => db.close(),
  };
}
