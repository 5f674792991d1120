import type { LogLine } from './storage/port.ts';

/** A line of the log as it leaves the office: its hash stands first, the text that the hash covers is left as it is. */
export function exportedLine({ hash, text }: Pick<LogLine, 'hash' | 'text'>): string {
  return `{"hash":"${hash}",${text.slice(1)}`;
}
