import { DatabaseSync } from 'node:sqlite';

/**
 * Tells an office that it comes out of a backup, put back at `at` (ms): what may no longer be kept is erased again as soon as it
 * wakes, although its clock seems to have leapt (V-21 in SPEC). The database must not be in use.
 */
export function markRestored(path: string, at: number): void {
  const db = new DatabaseSync(path);
  try {
    db.prepare("INSERT OR REPLACE INTO records (kind, key, value) VALUES ('setting', 'restored', ?)").run(
      JSON.stringify({ at }),
    );
  } finally {
    db.close();
  }
}
