const PAGE = 4_096;
/** Bytes of a row of zeros that takes so many pages: SQLite fills the pages of a long row to their ends. */
const zerosOn = (pages: number): number => 489 + pages * (PAGE - 4) + 1_000 - 6;
/** SQLite takes its write-ahead log over into the file when it has so many pages, and then begins it anew. */
const CHECKPOINT = 1_000;
const MARGIN = 1_000_000;
const LINES_A_STEP = 1_000;
/** With fewer lines than this the log may stand on a single page. */
const FEW_LINES = 200;

const LOG =
  'CREATE TABLE IF NOT EXISTS log (seq INTEGER PRIMARY KEY, command TEXT NOT NULL, text TEXT NOT NULL, hash TEXT NOT NULL);';
const RECORDS =
  'CREATE TABLE IF NOT EXISTS records (kind TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID;';
/** The tables of an office; each is made where it is missing. */
export const SCHEMA = `${LOG} CREATE INDEX IF NOT EXISTS log_command ON log (command); ${RECORDS}`;

/** What is known from the last sweep. */
interface Swept {
  /** Length of the file. */
  bytes: number;
  /** Whether the first page of the log holds nothing but what it should. */
  logIsClean: boolean;
}

/**
 * Takes the lines before `before` out, and overwrites what anything removed has left behind in the file: in SQLite a deleted
 * row stays readable in its page, a page in the list of free ones, and both in the write-ahead log. The platform lets
 * nobody switch that off (`PRAGMA secure_delete`) nor compact the file, so the rows that stay are copied to clean pages, the
 * free ones are filled with zeros, and then the write-ahead log.
 *
 * Each step is a transaction and has to be run in a turn of its own: pages that were freed in the same transaction are
 * handed on unwiped. Broken off anywhere, the office is whole, and the next sweep does it all again.
 */
export function* sweep(storage: DurableObjectStorage, before: number): Generator<void> {
  const { sql } = storage;
  const last = lastSweep(sql);
  let longest = Math.max(last.bytes, sql.databaseSize + MARGIN);
  let copied = 0;
  const grown = (from: number): void => {
    copied = Math.max(copied, sql.databaseSize - from);
    longest = Math.max(longest, sql.databaseSize + MARGIN);
  };

  for (let left = true; left; ) {
    left = storage.transactionSync(() => overwriteLines(sql, before));
    yield;
  }
  // Ids of commands stand in the index as well. Until it is there again they are found by reading on.
  sql.exec('DROP INDEX IF EXISTS log_command');
  yield;
  yield* fill(storage, longest);
  storage.transactionSync(() => {
    const from = sql.databaseSize;
    sql.exec(`DROP TABLE IF EXISTS records_kept; ${RECORDS.replace('records', 'records_kept')}`);
    sql.exec('INSERT INTO records_kept SELECT kind, key, value FROM records');
    grown(from);
    sql.exec('DROP TABLE records; ALTER TABLE records_kept RENAME TO records');
  });
  yield;
  const few = sql.exec<{ n: number }>('SELECT count(*) AS n FROM log').one().n < FEW_LINES;
  if (few || !last.logIsClean) {
    storage.transactionSync(() => {
      const from = sql.databaseSize;
      copyLog(sql);
      grown(from);
      sql.exec('DROP TABLE log; ALTER TABLE log_kept RENAME TO log');
    });
    yield;
  }
  const from = sql.databaseSize;
  sql.exec(SCHEMA);
  grown(from);
  yield;
  // Twice over: the first brings the write-ahead log to its end, the second goes over it from its beginning.
  const toItsEnd = sql.databaseSize + 1.2 * CHECKPOINT * PAGE;
  longest = Math.max(longest, yield* fill(storage, Math.max(longest, toItsEnd)));
  longest = Math.max(longest, yield* fill(storage, sql.databaseSize + copied + 3 * CHECKPOINT * PAGE));
  const swept: Swept = { bytes: longest, logIsClean: !few };
  const put = "INSERT OR REPLACE INTO records (kind, key, value) VALUES ('setting', 'swept', ?)";
  sql.exec(put, JSON.stringify(swept));
}

/**
 * The page that a table begins on keeps for ever what stood on it when a second page came. So zeros come first, and are taken
 * away when the others are there.
 */
function copyLog(sql: SqlStorage): void {
  sql.exec(`DROP TABLE IF EXISTS log_kept; ${LOG.replace('log', 'log_kept')}`);
  for (let seq = -FEW_LINES; seq < 0; seq += 1) {
    sql.exec("INSERT INTO log_kept (seq, command, text, hash) VALUES (?, '', zeroblob(300), '')", seq);
  }
  sql.exec('INSERT INTO log_kept SELECT seq, command, text, hash FROM log ORDER BY seq');
  sql.exec('DELETE FROM log_kept WHERE seq < 0');
}

/** Overwrites and takes out some lines; whether any are left. */
function overwriteLines(sql: SqlStorage, before: number): boolean {
  const first = sql.exec<{ seq: number | null }>('SELECT min(seq) AS seq FROM log').one().seq;
  if (first === null || first >= before) return false;
  const end = Math.min(before, first + LINES_A_STEP);
  const zeros = (column: string): string =>
    `${column} = substr(hex(zeroblob(length(${column}))), 1, length(${column}))`;
  sql.exec(`UPDATE log SET ${zeros('command')}, ${zeros('text')}, ${zeros('hash')} WHERE seq < ?`, end);
  sql.exec('DELETE FROM log WHERE seq < ?', end);
  return end < before;
}

/** Takes every free page until so many bytes are in use, writes zeros on it, and gives it back. Answers how many were. */
function* fill(storage: DurableObjectStorage, bytes: number): Generator<void, number> {
  const { sql } = storage;
  const used = storage.transactionSync(() => {
    sql.exec('CREATE TABLE IF NOT EXISTS zeros (id INTEGER PRIMARY KEY, zero BLOB NOT NULL)');
    for (let left = bytes; left > 0; left = bytes - sql.databaseSize) {
      const pages = left > 300 * PAGE ? 250 : 1;
      sql.exec('INSERT INTO zeros (zero) VALUES (zeroblob(?))', zerosOn(pages));
    }
    return sql.databaseSize;
  });
  yield;
  sql.exec('DROP TABLE zeros');
  yield;
  return used;
}

function lastSweep(sql: SqlStorage): Swept {
  const query = "SELECT value FROM records WHERE kind = 'setting' AND key = 'swept'";
  const [row] = sql.exec<{ value: string }>(query).toArray();
  return row ? (JSON.parse(row.value) as Swept) : { bytes: 0, logIsClean: false };
}
