import type { RecordedEvent } from '../../shared/domain/ticket/events.ts';
import type { OfficeOnItsWay } from '../../shared/protocol/http/moving.ts';
import { type Anchor, readAnchor, readLine } from '../../shared/verify/read-line.ts';
import type { AuditLog } from './audit-log.ts';
import type { Desk } from './desk.ts';
import { streamOf } from './log-stream.ts';
import { CHAIN_START, chainHash } from './office-log.ts';
import { refused, type Said, said } from './said.ts';
import type { LogLine } from './storage/port.ts';

/** The last line of a log. */
export interface LogEnd {
  seq: number;
  hash: string;
}

/**
 * An office moves from one place to another, log and all. What must not move stays behind: PINs, passkeys, sessions, screens
 * and what clients have told.
 */
export class Moving {
  #desk: Desk;
  #audit: AuditLog;

  constructor(desk: Desk, audit: AuditLog) {
    this.#desk = desk;
    this.#audit = audit;
  }

  /** The office file and the log, as lines. */
  leave(): Said<ReadableStream<Uint8Array>> {
    const { file, demo, version, log } = this.#desk;
    if (!file) return refused({ kind: 'office-unknown' });
    this.#audit.note('operator', { type: 'office-exported' }, this.#desk.now());
    const first: OfficeOnItsWay = { format: 1, office: file.id, demo, version, file };
    return said(streamOf(linesOf(first, log.export(null))));
  }

  /** Takes the next lines over. Each must be chained to the one before; the same lines again change nothing. */
  arrive(lines: readonly string[]): Said<LogEnd> {
    const { log, file } = this.#desk;
    if (file) return refused({ kind: 'office-in-use' });
    let { seq, hash } = log;
    const recorded: RecordedEvent[] = [];
    const taken: LogLine[] = [];
    let erased: Anchor | null = null;
    for (const line of lines) {
      // A log whose older days were erased begins with the hash of the last line that is not there.
      const anchor = readAnchor(line);
      if (anchor && (seq === 0 || log.erased?.hash === anchor.hash)) {
        if (seq === 0) ({ seq, hash } = erased = anchor);
        continue;
      }
      const read = readLine(line);
      if (!read || read.problem) return refused({ kind: 'log-does-not-fit' });
      const { seq: next, command } = read.recorded;
      if (next <= log.seq && log.hashAt(next) === read.hash) continue;
      if (next !== seq + 1 || chainHash(hash, read.text) !== read.hash) return refused({ kind: 'log-does-not-fit' });
      recorded.push(read.recorded);
      taken.push({ seq: next, command, text: read.text, hash: read.hash });
      seq = next;
      hash = read.hash;
    }
    if (taken.length > 0) log.adopt(recorded, taken, erased);
    return said({ seq, hash });
  }

  /** Whether the office may be set up: without a log, or when whoever moves one in says that this is its last line. */
  mayOpen(lastHash: string | null): Said<null> {
    const { log, file } = this.#desk;
    if (file) return lastHash === null ? said(null) : refused({ kind: 'office-in-use' });
    if (log.hash !== (lastHash ?? CHAIN_START)) return refused({ kind: 'log-does-not-fit' });
    if (lastHash !== null) this.#audit.note('operator', { type: 'office-imported', lines: log.seq }, this.#desk.now());
    return said(null);
  }
}

function* linesOf(first: OfficeOnItsWay, log: Generator<string>): Generator<string> {
  yield `${JSON.stringify(first)}\n`;
  yield* log;
}
