import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { errorCode } from './plainly.ts';
import { isProcessMark, markOf, type ProcessMark, stillRuns } from './process-mark.ts';

export type Locking = { ok: true } | { ok: false; holder: ProcessMark };

/** Takes a lock that ends with the process: one left behind by a killed process is taken over. */
export function takeLock(path: string): Locking {
  for (;;) {
    try {
      writeFileSync(path, JSON.stringify(markOf(process.pid)), { flag: 'wx' });
      return { ok: true };
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
    }
    const holder = readMark(path);
    if (holder && holder.pid !== process.pid && stillRuns(holder)) return { ok: false, holder };
    rmSync(path, { force: true });
  }
}

export function releaseLock(path: string): void {
  rmSync(path, { force: true });
}

/** The process that a file remembers, or null when there is no such file or it cannot be read. */
export function readMark(path: string): ProcessMark | null {
  try {
    const mark: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isProcessMark(mark) ? mark : null;
  } catch {
    return null;
  }
}
