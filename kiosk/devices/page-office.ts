import * as v from 'valibot';
import { askApi } from '../../shared/browser/ask-api.ts';
import { type OfficeInfo, OfficeInfoSchema, OfficeListSchema } from '../../shared/protocol/office-info.ts';

export type PageOffice =
  | { kind: 'ok'; info: OfficeInfo }
  /** No office at this address, or none set up yet. */
  | { kind: 'none' }
  /** `last`: the office's page as it was last read on this device, for its name and telephone. */
  | { kind: 'unreachable'; last: OfficeInfo | null };

const LAST_READ = 'okienko-office';

/** The office of a lobby screen: `?office=`, else the first of the organisation. */
export async function findPageOffice(search: string = location.search): Promise<PageOffice> {
  let office = new URLSearchParams(search).get('office');
  if (!office) {
    const list = await askApi('/api/offices', { schema: OfficeListSchema });
    if (list.kind === 'unreachable') return { kind: 'unreachable', last: lastRead(null) };
    office = list.kind === 'ok' ? (list.value.offices[0]?.id ?? null) : null;
    if (!office) return { kind: 'none' };
  }
  return readOfficeInfo(office);
}

export async function readOfficeInfo(office: string): Promise<PageOffice> {
  const answer = await askApi(`/api/offices/${encodeURIComponent(office)}`, { schema: OfficeInfoSchema });
  if (answer.kind === 'ok') {
    keepRead(answer.value);
    return { kind: 'ok', info: answer.value };
  }
  return answer.kind === 'unreachable' ? { kind: 'unreachable', last: lastRead(office) } : { kind: 'none' };
}

/** The public page only; nothing of any person is in it. */
function keepRead(info: OfficeInfo): void {
  try {
    localStorage.setItem(LAST_READ, JSON.stringify(info));
  } catch {
    // Full or switched off: the page is then simply not at hand when the line is cut.
  }
}

function lastRead(office: string | null): OfficeInfo | null {
  try {
    const kept = v.safeParse(OfficeInfoSchema, JSON.parse(localStorage.getItem(LAST_READ) ?? 'null'));
    return kept.success && (office === null || kept.output.id === office) ? kept.output : null;
  } catch {
    return null;
  }
}

/** The office of this address as it was last read on this device; null when it never was. */
export function lastOffice(search: string = location.search): OfficeInfo | null {
  return lastRead(new URLSearchParams(search).get('office'));
}
