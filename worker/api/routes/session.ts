import { ROUTES, type RouteName } from '../../../shared/protocol/http/route-table.ts';
import { cookie, readCredential } from '../../cookies.ts';
import { BROWSER_MS } from '../../office/access/browsers.ts';
import type { Said } from '../../office/said.ts';
import type { NewSession } from '../../office/staff-desk.ts';
import type { StaffAnswer, StaffInput, StaffRouteName } from '../../office/staff-routes.ts';
import { askingOf } from '../asking.ts';
import { problemResponse } from '../problem.ts';
import { type Api, type ApiContext, answer, isSecure, json, officeInPath, officeOf, serve } from '../route.ts';

/** Signing in and out, one's own credentials, one-time links, and the accounts of the staff. */
export function sessionRoutes(api: Api): void {
  serve(api, ROUTES.signIn, async (context, { office, person, pin }) =>
    signedIn(context, office, await ask(context, office, 'signIn', { person, pin })),
  );
  serve(api, ROUTES.passkeySignIn, async (context, { office, response }) =>
    signedIn(context, office, await ask(context, office, 'passkeySignIn', { response })),
  );

  serve(api, ROUTES.session, (context) => ofSession(context, 'session', undefined));
  serve(api, ROUTES.unlock, (context, body) => ofSession(context, 'unlock', body));
  serve(api, ROUTES.lock, (context) => ofSession(context, 'lock', undefined));
  serve(api, ROUTES.seen, (context) => ofSession(context, 'seen', undefined));
  serve(api, ROUTES.signOut, async (context) => {
    const credential = readCredential(context.req.raw, 'staff');
    if (credential) await ask(context, credential.office, 'signOut', undefined);
    return new Response(null, {
      status: 204,
      headers: { 'set-cookie': cookie('staff', null, 0, isSecure(context)) },
    });
  });

  ofOffice(api, 'staff', () => undefined);
  ofOffice(api, 'badges', () => undefined);
  ofOffice(api, 'passkeyOptions', () => undefined);
  ofOffice(api, 'ownAccess', () => undefined);
  ofOffice(api, 'changePin', (_, body) => body);
  ofOffice(api, 'ownPasskeyOptions', () => undefined);
  ofOffice(api, 'addPasskey', (_, body) => body);
  ofOffice(api, 'removePasskey', idInPath);
  ofOffice(api, 'endOwnSession', idInPath);

  ofOffice(api, 'lookAtLink', (_, body) => body);
  ofOffice(api, 'linkPasskey', (_, body) => body);
  serve(api, ROUTES.useLink, async (context, body) => {
    const found = officeInPath(context);
    if (!found) return problemResponse({ kind: 'office-unknown' });
    return signedIn(context, found.id, await ask(context, found.id, 'useLink', body));
  });

  ofOffice(api, 'accounts', () => undefined);
  ofOffice(api, 'newPin', personInPath);
  ofOffice(api, 'invite', personInPath);
  ofOffice(api, 'disable', personInPath);
  ofOffice(api, 'enable', personInPath);
  ofOffice(api, 'forgiveTries', personInPath);
  ofOffice(api, 'endSession', (context) => ({ ...personInPath(context), ...idInPath(context) }));
}

/** Asks the staff's desk of an office, which checks by the access table who may. */
export function ask<N extends StaffRouteName>(
  context: ApiContext,
  office: string,
  name: N,
  input: StaffInput<N>,
): Promise<Said<StaffAnswer<N>>> {
  const asking = askingOf(context, office);
  // Over the wire between worker and object the two types would otherwise be forgotten.
  return officeOf(context, office).staffRoute(name, asking, input) as unknown as Promise<Said<StaffAnswer<N>>>;
}

/** Serves an operation whose address names the office. */
export function ofOffice<N extends StaffRouteName>(
  api: Api,
  name: N,
  input: (context: ApiContext, body: never) => StaffInput<N>,
): void {
  const route = ROUTES[name satisfies RouteName];
  serve(api, route, async (context, body) => {
    const found = officeInPath(context);
    if (!found) return problemResponse({ kind: 'office-unknown' });
    const said = await ask(context, found.id, name, input(context, body as never));
    return answer(said, route.answer.status === 201 ? 201 : 200);
  });
}

/** Serves an operation on the session of the cookie, which names the office. */
async function ofSession<N extends 'session' | 'unlock' | 'lock' | 'seen'>(
  context: ApiContext,
  name: N,
  input: StaffInput<N>,
): Promise<Response> {
  const credential = readCredential(context.req.raw, 'staff');
  if (!credential) return problemResponse({ kind: 'not-signed-in' });
  const said = await ask(context, credential.office, name, input);
  if (!said.ok || ROUTES[name].answer.status !== 204) return answer(said);
  return new Response(null, { status: 204 });
}

function signedIn(context: ApiContext, office: string, said: Said<NewSession>): Response {
  if (!said.ok) return answer(said);
  const { token, browser, session } = said.value;
  const secure = isSecure(context);
  const seconds = Math.floor((session.until - Date.now()) / 1_000);
  const response = json(session, 201, { 'set-cookie': cookie('staff', { office, token }, seconds, secure) });
  if (browser !== null) {
    response.headers.append('set-cookie', cookie('browser', { office, token: browser }, BROWSER_MS / 1_000, secure));
  }
  return response;
}

function personInPath(context: ApiContext): { person: string } {
  return { person: context.req.param('person') ?? '' };
}

function idInPath(context: ApiContext): { id: string } {
  return { id: context.req.param('id') ?? '' };
}
