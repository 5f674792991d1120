import type { RefusalKey } from '../../../shared/i18n/messages/refusals/en.ts';
import { KIND_LIST } from '../../../shared/protocol/problem.ts';

/** Whether the catalogue of refusals has words for this kind. */
export function isRefusalKey(kind: string): kind is RefusalKey {
  return (KIND_LIST as readonly string[]).includes(kind);
}
