import type { RouteName } from '../../shared/protocol/http/route-table.ts';
import type { Standing } from './access/standing.ts';
import type { Said } from './said.ts';
import type { Asking, StaffDesk } from './staff-desk.ts';

/** Which method of the staff's desk serves which operation. */
export const STAFF_ROUTES = {
  staff: 'staff',
  signIn: 'signIn',
  passkeyOptions: 'signInWithPasskeyOptions',
  passkeySignIn: 'signInWithPasskey',
  session: 'session',
  signOut: 'signOut',
  lock: 'lock',
  unlock: 'unlock',
  seen: 'seen',
  firstLink: 'firstLink',
  lookAtLink: 'lookAtLink',
  linkPasskey: 'linkPasskey',
  useLink: 'useLink',
  badges: 'badges',
  ownAccess: 'ownAccess',
  changePin: 'changePin',
  ownPasskeyOptions: 'ownPasskeyOptions',
  addPasskey: 'addPasskey',
  removePasskey: 'removePasskey',
  endOwnSession: 'endOwnSession',
  accounts: 'accounts',
  newPin: 'newPin',
  invite: 'invite',
  disable: 'disable',
  enable: 'enable',
  forgiveTries: 'forgiveTries',
  endSession: 'endSession',
  audit: 'audit',
} as const satisfies Partial<Record<RouteName, keyof StaffDesk>>;

export type StaffRouteName = keyof typeof STAFF_ROUTES;

type Method<N extends StaffRouteName> = StaffDesk[(typeof STAFF_ROUTES)[N]];
/** What an operation needs besides who asks: the body and the parts of the address. */
export type StaffInput<N extends StaffRouteName> =
  Method<N> extends (by: never, input: infer I) => unknown ? I : unknown;
/** What it answers. */
export type StaffAnswer<N extends StaffRouteName> = Awaited<ReturnType<Method<N>>> extends Said<infer T> ? T : never;

type AnyMethod = (by: Asking & { standing: Standing }, input: unknown) => Said<unknown> | Promise<Said<unknown>>;

/** Serves an operation for somebody whom the access table has let through. */
export function serveStaff(
  desk: StaffDesk,
  name: StaffRouteName,
  by: Asking & { standing: Standing },
  input: unknown,
): Said<unknown> | Promise<Said<unknown>> {
  return (desk[STAFF_ROUTES[name]] as AnyMethod).call(desk, by, input);
}
