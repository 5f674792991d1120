import { MINUTE } from '../../../shared/domain/words.ts';
import type { OfficeNow } from '../../../shared/protocol/office-now.ts';

/** What somebody should be told before taking a number. Times in ms. */
export type Warning =
  | { kind: 'ended' | 'closed'; opens: number | null }
  | { kind: 'not-staffed' }
  /** The wait may last beyond closing. */
  | { kind: 'late'; until: number }
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
  const warnings: Warning[] = [];
  if (!service.staffed) warnings.push({ kind: 'not-staffed' });
  if (office.open.open) {
    const { until } = office.open;
    if (service.range && now + service.range.to * MINUTE > until) warnings.push({ kind: 'late', until });
    else if (until - now < NEAR * MINUTE) warnings.push({ kind: 'closing', until });
  }
  return warnings;
}
