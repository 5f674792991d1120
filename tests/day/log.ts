import { createHash } from 'node:crypto';

/** One event as the exported log has it. Only what the checks look at; the rest is left as it is. */
export interface LoggedEvent {
  type: string;
  ticket?: string;
  number?: string;
  counter?: string;
  place?: unknown;
  outcome?: string;
  [key: string]: unknown;
}

export interface LogEntry {
  seq: number;
  at: number;
  command: string;
  event: LoggedEvent;
}

export interface ReadLog {
  entries: LogEntry[];
  /** Where the chain of hashes or the count of lines is broken, in words; empty when the log is whole. */
  breaks: string[];
}

const HASH = /^\{"hash":"([0-9a-f]{64})",/;

/**
 * Reads an exported log and checks its chain with code of its own: the hash of a line is SHA-256 over the hash before, a
 * line feed and the line's text without its hash. The worker's code is not asked, since it is what is being checked.
 */
export function readLog(lines: readonly string[]): ReadLog {
  const entries: LogEntry[] = [];
  const breaks: string[] = [];
  let before = '0'.repeat(64);
  let at = 0;
  for (const [i, line] of lines.entries()) {
    const hash = HASH.exec(line)?.[1];
    if (hash === undefined) {
      breaks.push(`line ${i + 1} carries no hash`);
      continue;
    }
    const text = `{${line.slice(HASH.exec(line)?.[0].length)}`;
    const expected = createHash('sha256').update(`${before}\n${text}`).digest('hex');
    if (expected !== hash) breaks.push(`line ${i + 1} does not fit the line before it`);
    before = hash;
    let entry: LogEntry;
    try {
      entry = JSON.parse(text) as LogEntry;
    } catch {
      breaks.push(`line ${i + 1} is not JSON`);
      continue;
    }
    if (entry.seq !== i + 1) breaks.push(`line ${i + 1} says it is ${entry.seq}`);
    if (entry.at < at) breaks.push(`line ${i + 1} happened before the line before it`);
    at = entry.at;
    entries.push(entry);
  }
  return { entries, breaks };
}
