/** One line of the log as it is kept: the exact text that the hash covers, and the hash that links it to the line before. */
export interface LogLine {
  seq: number;
  /** Id of the command that brought it about. */
  command: string;
  /** JSON of a RecordedEvent. */
  text: string;
  hash: string;
}

/** What is kept beside the log, by kind. Client details are here and not in the log, because they must be forgotten. */
export const RECORD_KINDS = [
  'setting',
  'person',
  'session',
  'device',
  'client',
  'day',
  'timer',
  'estimate',
  'reserved',
  'browser',
  'tries',
  'link',
  'passkey',
  'challenge',
  'audit',
  'failure',
  'statistics',
  'phone',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/**
 * Where an office keeps its log and its records. Synchronous, so that a decision reads, decides and writes without
 * letting anything else in between. Every implementation passes tests/contract/office-storage.
 */
export interface OfficeStorage {
  /** Last line, or null when the log is empty. */
  head(): { seq: number; hash: string } | null;
  /** Adds lines at the end; all of them or, when it throws, none. */
  append(lines: readonly LogLine[]): void;
  /** Lines with `from` ≤ seq, at most `limit`, in order. */
  read(from: number, limit: number): LogLine[];
  /** Lines from `from` on in whose text a ticket's id stands. Reads the whole log. */
  linesAbout(ticket: string, from: number): LogLine[];
  /** Sequence numbers of the lines that a command brought about, or null when the office has not seen it. */
  findCommand(command: string): { first: number; last: number } | null;

  get<T>(kind: RecordKind, key: string): T | null;
  put(kind: RecordKind, key: string, value: unknown): void;
  remove(kind: RecordKind, key: string): void;
  list<T>(kind: RecordKind): Array<{ key: string; value: T }>;
  /** Runs all or nothing: when `run` throws, neither log nor records have changed. */
  atomically<T>(run: () => T): T;
  /**
   * Takes the lines before `before` out, and with them all traces of what was removed since the last sweep. Each step has to be
   * run in a turn of its own; in between the office works on. Broken off, it is whole and has to be swept again.
   */
  sweep(before: number): Generator<void>;
}
