import type { LogLine, OfficeStorage, RecordKind } from './port.ts';
import { SCHEMA, sweep } from './sweep.ts';

/** The SQLite inside the Office object. Writes of one turn are one transaction of the platform. */
export function createSqliteStorage(storage: DurableObjectStorage): OfficeStorage {
  const { sql } = storage;
  // An address that no office has set up leaves no trace on disk: the tables are made with the first write.
  let ready = sql.exec("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'log'").toArray().length > 0;
  let prepared = false;
  const prepare = (): void => {
    if (prepared) return;
    // Also where there are tables: a sweep that was broken off has left the index out.
    sql.exec(SCHEMA);
    prepared = true;
    ready = true;
  };

  return {
    head() {
      if (!ready) return null;
      const row = sql
        .exec<{ seq: number; hash: string }>('SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1')
        .toArray()[0];
      return row ?? null;
    },
    append(lines) {
      prepare();
      const write = (): void => {
        for (const { seq, command, text, hash } of lines) {
          sql.exec('INSERT INTO log (seq, command, text, hash) VALUES (?, ?, ?, ?)', seq, command, text, hash);
        }
      };
      if (lines.length === 1) write();
      else storage.transactionSync(write);
    },
    read(from, limit) {
      if (!ready) return [];
      return sql
        .exec<{ seq: number; command: string; text: string; hash: string }>(
          'SELECT seq, command, text, hash FROM log WHERE seq >= ? ORDER BY seq LIMIT ?',
          from,
          limit,
        )
        .toArray() satisfies LogLine[];
    },
    linesAbout(ticket, from) {
      if (!ready) return [];
      return sql
        .exec<{ seq: number; command: string; text: string; hash: string }>(
          'SELECT seq, command, text, hash FROM log WHERE seq >= ? AND instr(text, ?) > 0 ORDER BY seq',
          from,
          ticket,
        )
        .toArray() satisfies LogLine[];
    },
    findCommand(command) {
      if (!ready) return null;
      const row = sql
        .exec<{ first: number | null; last: number | null }>(
          'SELECT min(seq) AS first, max(seq) AS last FROM log WHERE command = ?',
          command,
        )
        .one();
      return row.first === null || row.last === null ? null : { first: row.first, last: row.last };
    },
    get<T>(kind: RecordKind, key: string): T | null {
      if (!ready) return null;
      const row = sql
        .exec<{ value: string }>('SELECT value FROM records WHERE kind = ? AND key = ?', kind, key)
        .toArray()[0];
      return row ? (JSON.parse(row.value) as T) : null;
    },
    put(kind, key, value) {
      prepare();
      sql.exec('INSERT OR REPLACE INTO records (kind, key, value) VALUES (?, ?, ?)', kind, key, JSON.stringify(value));
    },
    remove(kind, key) {
      if (ready) sql.exec('DELETE FROM records WHERE kind = ? AND key = ?', kind, key);
    },
    list<T>(kind: RecordKind) {
      if (!ready) return [];
      return sql
        .exec<{ key: string; value: string }>('SELECT key, value FROM records WHERE kind = ? ORDER BY key', kind)
        .toArray()
        .map(({ key, value }) => ({ key, value: JSON.parse(value) as T }));
    },
    atomically: (run) => storage.transactionSync(run),
    *sweep(before) {
      if (ready) yield* sweep(storage, before);
    },
  };
}
