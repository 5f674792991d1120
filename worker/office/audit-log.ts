import type { AuditAct, AuditEntry, AuditPage } from '../../shared/protocol/http/audit.ts';
import { CHAIN_START, chainHash } from './office-log.ts';
import type { OfficeStorage } from './storage/port.ts';

/** A line as it is kept: the exact text that the hash covers. */
export interface AuditLine {
  text: string;
  hash: string;
}

interface Head {
  seq: number;
  hash: string;
  at: number;
}

const PAGE = 50;

/**
 * What was done by virtue of an office: who signed in, who gave whom a PIN, who took which device in. Lines are only
 * added, and chained like those of the office's log. It stands beside that log, because it is for fewer eyes.
 */
export class AuditLog {
  #storage: OfficeStorage;
  #head: Head;

  constructor(storage: OfficeStorage) {
    this.#storage = storage;
    this.#head = storage.get<Head>('setting', 'audit-head') ?? { seq: 0, hash: CHAIN_START, at: 0 };
  }

  /** `by`: `person:…`, `operator` or `system`. */
  note(by: string, act: AuditAct, now: number): void {
    const seq = this.#head.seq + 1;
    const at = Math.max(now, this.#head.at);
    const text = JSON.stringify({ seq, at, by, act });
    const line: AuditLine = { text, hash: chainHash(this.#head.hash, text) };
    const head: Head = { seq, hash: line.hash, at };
    this.#storage.atomically(() => {
      this.#storage.put('audit', keyOf(seq), line);
      this.#storage.put('setting', 'audit-head', head);
    });
    this.#head = head;
  }

  /** The lines before `before`, newest first; from the newest one without it. */
  page(before: number | null): AuditPage {
    const last = Math.min((before ?? this.#head.seq + 1) - 1, this.#head.seq);
    const entries: AuditEntry[] = [];
    // The newest line of all is what the head says; an older one is what the line after it was chained to.
    let expected = last === this.#head.seq ? this.#head.hash : null;
    let intact = true;
    let seq = last;
    for (; seq > 0 && entries.length < PAGE; seq -= 1) {
      const line = this.#line(seq);
      if (!line) break;
      const previous = seq === 1 ? CHAIN_START : this.#line(seq - 1)?.hash;
      intact &&= expected === null || line.hash === expected;
      intact &&= previous === undefined || chainHash(previous, line.text) === line.hash;
      expected = previous ?? null;
      entries.push({ ...(JSON.parse(line.text) as Omit<AuditEntry, 'hash'>), hash: line.hash });
    }
    return { entries, before: seq > 0 && this.#line(seq) !== null ? seq + 1 : null, intact };
  }

  #line(seq: number): AuditLine | null {
    return this.#storage.get<AuditLine>('audit', keyOf(seq));
  }
}

/** Padded, so that the order of keys is the order of lines. */
function keyOf(seq: number): string {
  return String(seq).padStart(12, '0');
}
