import { MINUTE } from '../../../shared/domain/words.ts';
import type { OfficeNow } from '../../../shared/protocol/office-now.ts';

/** What somebody should be told before taking a number. Times in ms. */
export type Warning =
  | { kind: 'ended' | 'closed'; opens: number | null }
  /** Nobody new can be served today any more: no number is given. */
  | { kind: 'stopped' }
  | { kind: 'not-staffed' }
  /** The wait may last beyond closing. `until`: null when the office does not say when that is. */
  | { kind: 'late'; until: number | null }
  | { kind: 'closing'; until: number };

/** The hour is told when closing is so near, minutes. */
const NEAR = 60;

export function warningsOf(
  service: OfficeNow['services'][number] | null,
  office: OfficeNow | null,
  now: number,
): Warning[] {
  if (!service || !office) return [];
  const { tickets } = service;
  if (!tickets.ok) return [{ kind: tickets.endedToday ? 'ended' : 'closed', opens: tickets.opens }];
  if (service.intake === 'stopped') return [{ kind: 'stopped' }];
  const warnings: Warning[] = [];
  if (!service.staffed) warnings.push({ kind: 'not-staffed' });
  const until = office.open.open ? office.open.until : null;
  const beyond = until !== null && service.range !== null && now + service.range.to * MINUTE > until;
  if (service.intake === 'warn' || beyond) warnings.push({ kind: 'late', until });
  else if (until !== null && until - now < NEAR * MINUTE) warnings.push({ kind: 'closing', until });
  return warnings;
}

/** Whether a number is given in spite of what there is to warn of. */
export function isGiven(warnings: readonly Warning[]): boolean {
  return !warnings.some(({ kind }) => kind === 'ended' || kind === 'closed' || kind === 'stopped');
}
