import { readFileSync } from 'node:fs';

/** A process as it is remembered in a file. Numbers are used again after a while; the time of birth tells them apart. */
export interface ProcessMark {
  pid: number;
  /** Clock ticks since the machine started, where the system tells; else null. */
  born: string | null;
}

export function markOf(pid: number): ProcessMark {
  return { pid, born: bornAt(pid) };
}

/** Whether the very process that was remembered still runs. */
export function stillRuns(mark: ProcessMark): boolean {
  try {
    process.kill(mark.pid, 0);
  } catch (error) {
    // Somebody else's process also counts as running.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  return mark.born === bornAt(mark.pid);
}

function bornAt(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces; the 22nd field is the 20th after it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? 'ended' : (fields[19] ?? null);
  } catch {
    return null;
  }
}

export function isProcessMark(value: unknown): value is ProcessMark {
  return (
    typeof value === 'object' && value !== null && 'pid' in value && typeof value.pid === 'number' && 'born' in value
  );
}
