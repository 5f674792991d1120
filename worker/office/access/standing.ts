import type { Person } from '../../../shared/domain/office/office-file.ts';
import type { RouteName } from '../../../shared/protocol/http/route-table.ts';
import { type Asker, askersOf, isAmong } from '../../access-table.ts';
import type { CookieKind } from '../../cookies.ts';
import { refused, type Said, said } from '../said.ts';
import type { Devices } from './devices.ts';
import type { People } from './people.ts';
import type { StaffSession } from './sessions.ts';
import { tokenHash } from './tokens.ts';

/** Tokens that came with a request, by what they prove. */
export type Tokens = Readonly<Partial<Record<CookieKind, string | null>>>;

/** Who asks, as the office has established it. */
export interface Standing {
  askers: ReadonlySet<Asker>;
  /** A token came that belongs to no device, or to one that nobody has let in yet. */
  unknownDevice: boolean;
  /** The signed-in person; also while the screen is locked. */
  signedIn: { hash: string; session: StaffSession; person: Person } | null;
}

/** Signed in, and therefore somebody. */
export type SignedIn = NonNullable<Standing['signedIn']>;

const DEVICE_KINDS = ['kiosk', 'board', 'sign', 'tablet'] as const;

/** What the tokens of a request prove. `more`: what was proved otherwise. */
export function standingOf(
  { people, devices }: { people: People; devices: Devices },
  tokens: Tokens,
  now: number,
  more: readonly Asker[] = [],
): Standing {
  const askers = new Set<Asker>(['anyone', ...more]);
  let unknownDevice = false;
  for (const kind of DEVICE_KINDS) {
    const token = tokens[kind];
    const device = token ? devices.find(tokenHash(token)) : null;
    if (device?.state === 'paired' && device.screen === kind) askers.add(kind);
    else unknownDevice ||= Boolean(token);
  }
  const hash = tokens.staff ? tokenHash(tokens.staff) : null;
  const session = people.held(hash, now);
  const person = session && people.find(session.person);
  if (hash === null || !session || !person) return { askers, unknownDevice, signedIn: null };
  if (session.locked) askers.add('locked');
  else for (const role of person.roles) askers.add(role);
  return { askers, unknownDevice, signedIn: { hash, session, person } };
}

/** Whether this may use that operation: the one check of the HTTP API. */
export function allow(route: RouteName, standing: Standing): Said<Standing> {
  const may = askersOf(route);
  if (isAmong(standing.askers, may)) return said(standing);
  if (may.includes('link')) return refused({ kind: 'link-unknown' });
  if (standing.askers.has('locked')) return refused({ kind: 'session-locked' });
  if (standing.signedIn) return refused({ kind: 'not-allowed' });
  const forDevices = DEVICE_KINDS.some((kind) => may.includes(kind));
  return refused({ kind: forDevices && standing.unknownDevice ? 'pairing-unknown' : 'not-signed-in' });
}
