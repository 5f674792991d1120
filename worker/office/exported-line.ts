import type { Anchor } from '../../shared/verify/read-line.ts';
import type { LogLine } from './storage/port.ts';

/** A line of the log as it leaves the office: its hash stands first, the text that the hash covers is left as it is. */
export function exportedLine({ hash, text }: Pick<LogLine, 'hash' | 'text'>): string {
  return `{"hash":"${hash}",${text.slice(1)}`;
}

/** What an export begins with when older days were erased: the last line that is not there any more. */
export function anchorLine({ seq, hash }: Anchor): string {
  return JSON.stringify({ erased: { seq, hash } });
}
