import { DatabaseSync } from 'node:sqlite';
import type { OfficeFile } from '../../shared/domain/office/office-file.ts';
import type { Anchor } from '../../shared/verify/read-line.ts';
import { anchorLine, exportedLine } from '../office/exported-line.ts';
import type { LogLine } from '../office/storage/port.ts';

/** A server that is opening or closing the same file holds it for moments only. */
const PATIENCE_MS = 10_000;

/** What an office remembers of its set-up. */
interface SetUp {
  file: OfficeFile;
  version: number;
  demo: boolean;
}

/** The database of one object, read from outside. It is never written to: a server may have it open. */
export interface OfficeDatabase {
  /** Null: no office was set up here. The organisation and the platform's own alarms have such databases. */
  readonly setUp: SetUp | null;
  /** The last line, or null when there is none. */
  head(): { seq: number; hash: string; at: number } | null;
  /** The hash of one line, or null when there is no such line. */
  hashAt(seq: number): string | null;
  /** The whole log, line by line, as it is exported. */
  lines(): IterableIterator<string>;
  /** The audit log: its lines in order, and the hash with which it ends as far as the office knows. */
  audit(): { lines: Array<{ text: string; hash: string }>; end: string | null };
  /** A copy as of one moment, which is consistent whatever is written meanwhile. Nothing may be at `path` yet. */
  copyTo(path: string): void;
  /** What SQLite finds wrong with the file; empty when nothing is. */
  damage(): string[];
  close(): void;
}

/** Opens a database for reading. Throws what SQLite throws when it is none. */
export function openDatabase(path: string): OfficeDatabase {
  const db = new DatabaseSync(path, { readOnly: true, timeout: PATIENCE_MS });
  const row = <T>(sql: string, ...values: Array<string | number>): T | null =>
    (db.prepare(sql).get(...values) as T | undefined) ?? null;
  try {
    const isOffice = row("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'log'") !== null;
    const erased = isOffice
      ? row<{ value: string }>("SELECT value FROM records WHERE kind = 'setting' AND key = 'erased'")
      : null;
    const setUp = isOffice
      ? row<{ value: string }>("SELECT value FROM records WHERE kind = 'setting' AND key = 'office'")
      : null;
    return {
      setUp: setUp && (JSON.parse(setUp.value) as SetUp),
      head() {
        const last = isOffice ? row<LogLine>('SELECT seq, text, hash FROM log ORDER BY seq DESC LIMIT 1') : null;
        return last && { seq: last.seq, hash: last.hash, at: (JSON.parse(last.text) as { at: number }).at };
      },
      hashAt: (seq) => row<{ hash: string }>('SELECT hash FROM log WHERE seq = ?', seq)?.hash ?? null,
      *lines() {
        if (!isOffice) return;
        const anchor = erased && (JSON.parse(erased.value) as Anchor);
        if (anchor) yield anchorLine(anchor);
        for (const line of db
          .prepare('SELECT text, hash FROM log WHERE seq > ? ORDER BY seq')
          .iterate(anchor?.seq ?? 0)) {
          yield exportedLine(line as unknown as LogLine);
        }
      },
      audit() {
        if (!isOffice) return { lines: [], end: null };
        const kept = db.prepare("SELECT value FROM records WHERE kind = 'audit' ORDER BY key").all();
        const head = row<{ value: string }>("SELECT value FROM records WHERE kind = 'setting' AND key = 'audit-head'");
        return {
          lines: (kept as Array<{ value: string }>).map(
            ({ value }) => JSON.parse(value) as { text: string; hash: string },
          ),
          end: head && (JSON.parse(head.value) as { hash: string }).hash,
        };
      },
      // Not SQLite's backup in pages, which begins again with every write; and what was erased does not come along.
      copyTo: (to) => void db.prepare('VACUUM INTO ?').run(to),
      damage() {
        const found = db.prepare('PRAGMA integrity_check').all() as Array<{ integrity_check: string }>;
        return found.map(({ integrity_check }) => integrity_check).filter((words) => words !== 'ok');
      },
      close: () => db.close(),
    };
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Opens a database for as long as `read` takes. */
export function withDatabase<T>(path: string, read: (db: OfficeDatabase) => T): T {
  const db = openDatabase(path);
  try {
    return read(db);
  } finally {
    db.close();
  }
}
