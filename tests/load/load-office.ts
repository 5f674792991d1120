import type { OfficeFile } from '../../shared/domain/office/office-file.ts';
import { smallOffice } from '../helpers/office-file.ts';

/** Eight series. Clients have no time to come, because the whole run lasts seconds; they are called twice all the same. */
export function loadOffice(): OfficeFile {
  const file = smallOffice('load-office', 8);
  return { ...file, policy: { ...file.policy, missedAfterSeconds: 0 } };
}
