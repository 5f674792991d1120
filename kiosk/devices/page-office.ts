import * as v from 'valibot';
import { askApi } from '../../shared/browser/ask-api.ts';
import { type OfficeInfo, OfficeInfoSchema, OfficeListSchema } from '../../shared/protocol/office-info.ts';
import type { Change } from '../../shared/sync/store/store.ts';
import { openLobbyStore } from './lobby-store.ts';

export type PageOffice =
  | { kind: 'ok'; info: OfficeInfo }
  /** No office at this address, or none set up yet. */
  | { kind: 'none' }
  /** `last`: the office's page as it was last read on this device, for its name and telephone. */
  | { kind: 'unreachable'; last: OfficeInfo | null };

/** Which office an address without one means, as it was last answered. */
const FIRST = 'first office';
const keyOf = (office: string): string => `office ${office}`;

/** The office of a lobby screen: `?office=`, else the first of the organisation. */
export async function findPageOffice(search: string = location.search): Promise<PageOffice> {
  const named = new URLSearchParams(search).get('office');
  if (named) return readOfficeInfo(named);
  const list = await askApi('/api/offices', { schema: OfficeListSchema });
  if (list.kind === 'unreachable') return { kind: 'unreachable', last: await lastOffice(search) };
  const [first] = list.kind === 'ok' ? list.value.offices : [];
  return first ? readOfficeInfo(first.id, true) : { kind: 'none' };
}

/** `isFirst`: it is the one that an address without an office means. */
export async function readOfficeInfo(office: string, isFirst = false): Promise<PageOffice> {
  const answer = await askApi(`/api/offices/${encodeURIComponent(office)}`, { schema: OfficeInfoSchema });
  if (answer.kind === 'ok') {
    void keepRead(answer.value, isFirst);
    return { kind: 'ok', info: answer.value };
  }
  return answer.kind === 'unreachable' ? { kind: 'unreachable', last: await lastRead(office) } : { kind: 'none' };
}

/** The public page only; nothing of any person is in it. */
async function keepRead(info: OfficeInfo, isFirst: boolean): Promise<void> {
  const at = Date.now();
  const changes: Change[] = [{ drawer: 'screen', key: keyOf(info.id), value: info, at }];
  if (isFirst) changes.push({ drawer: 'screen', key: FIRST, value: info.id, at });
  await (await openLobbyStore()).change(changes);
}

async function lastRead(office: string): Promise<OfficeInfo | null> {
  const kept = await (await openLobbyStore()).read('screen', keyOf(office), OfficeInfoSchema);
  return kept?.value ?? null;
}

/** The office of this address as it was last read on this device; null when it never was. */
export async function lastOffice(search: string = location.search): Promise<OfficeInfo | null> {
  const named = new URLSearchParams(search).get('office');
  const office = named ?? (await (await openLobbyStore()).read('screen', FIRST, v.string()))?.value;
  return office ? lastRead(office) : null;
}
