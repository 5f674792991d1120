import type { Finding, FindingKind, Report } from '../../shared/verify/report.ts';

/** With one of these the log is not the one that was written. Other findings are about what the office did. */
const BREAKS: ReadonlySet<FindingKind> = new Set(['unreadable', 'hash-wrong', 'seq-wrong', 'last-hash-wrong']);

/** Findings after which a log is not the one that the office wrote. */
export function breaksIn({ findings }: Pick<Report, 'findings'>): Finding[] {
  return findings.filter(({ kind }) => BREAKS.has(kind));
}
