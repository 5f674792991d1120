import type { OfficeFileMistake } from '../../shared/domain/office/read-office-file.ts';
import type { ProblemKind } from '../../shared/protocol/problem.ts';

/** A refusal with what its sentence needs. Every refusal of the rules fits. */
export interface RefusalData {
  kind: ProblemKind;
  opens?: number | null;
  series?: string;
  limit?: number;
  clerk?: string;
  counter?: string;
  ticket?: string;
  /** How often to call at least. */
  calls?: number;
  /** From when on, ms. */
  from?: number;
  /** Wait so long before the next try. */
  seconds?: number;
  mistakes?: OfficeFileMistake[];
}

/** What the office says: a value, or a refusal. It throws only when an invariant is broken. */
export type Said<T> = { ok: true; value: T } | { ok: false; refusal: RefusalData };

export function said<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

export function refused(refusal: RefusalData): { ok: false; refusal: RefusalData } {
  return { ok: false, refusal };
}
