import { readOffices } from '../data/offices.ts';
import type { Reading } from '../data/reading.ts';

/** The office of this screen: `?office=` of its address, else the first of the list. Null: there is none yet. */
export function useOfficeId(): Reading<string | null> {
  const asked = new URLSearchParams(location.search).get('office');
  if (asked) return { state: 'read', value: asked, at: 0, fresh: true };
  const reading = readOffices().reading.value;
  if (reading.state !== 'read') return reading;
  return { ...reading, value: reading.value.offices[0]?.id ?? null };
}
