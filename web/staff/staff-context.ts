import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { assert } from '../../shared/lib/assert.ts';
import type { Session } from '../../shared/protocol/http/session.ts';
import type { OfficeInfo } from '../../shared/protocol/office-info.ts';
import { type OfficeWords, useOfficeWords } from './words.ts';

export interface Staff {
  info: OfficeInfo;
  session: Session;
}

export const StaffContext = createContext<Staff | null>(null);

/** Who is signed in at which office, and the words for it. Only below StaffGate. */
export function useStaff(): Staff & { words: OfficeWords } {
  const staff = useContext(StaffContext);
  assert(staff, 'a screen of staff stands behind the gate');
  return { ...staff, words: useOfficeWords(staff.info) };
}
