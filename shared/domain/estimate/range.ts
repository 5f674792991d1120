import { MINUTE } from '../words.ts';
import type { CallEstimate } from './call-estimate.ts';

/** A wait in whole minutes, rounded outwards. Never a single minute: that would be a promise (N-24). */
export interface WaitRange {
  from: number;
  to: number;
}

/** What people are told: rounded outwards, the end a multiple of five and at least five (E-1, E-4 in SPEC). */
export function waitRange({ p10, p90 }: Pick<CallEstimate, 'p10' | 'p90'>): WaitRange {
  const from = p10 / MINUTE;
  const step = from < 30 ? 1 : 5;
  return { from: Math.floor(from / step) * step, to: Math.max(5, Math.ceil(p90 / MINUTE / 5) * 5) };
}
