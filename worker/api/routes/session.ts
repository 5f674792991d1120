import { ROUTES } from '../../../shared/protocol/http/route-table.ts';
import { cookie, readCredential } from '../../cookies.ts';
import { problemResponse } from '../problem.ts';
import { type Api, answer, isSecure, json, officeInPath, officeOf, serve } from '../route.ts';

/** Signing in and out, and what staff may know of staff. */
export function sessionRoutes(api: Api): void {
  serve(api, ROUTES.staff, async (context) => {
    const found = officeInPath(context);
    if (!found) return problemResponse({ kind: 'office-unknown' });
    return answer(await found.office.staff());
  });

  serve(api, ROUTES.signIn, async (context, { office, person, pin }) => {
    const signed = await officeOf(context, office).signIn(person, pin);
    if (!signed.ok) return answer(signed);
    const { token, session } = signed.value;
    const seconds = Math.floor((session.until - Date.now()) / 1_000);
    return json(session, 201, { 'set-cookie': cookie('staff', { office, token }, seconds, isSecure(context)) });
  });

  serve(api, ROUTES.session, async (context) => {
    const credential = readCredential(context.req.header('cookie'), 'staff');
    if (!credential) return problemResponse({ kind: 'not-signed-in' });
    return answer(await officeOf(context, credential.office).session(credential.token));
  });

  serve(api, ROUTES.signOut, async (context) => {
    const credential = readCredential(context.req.header('cookie'), 'staff');
    if (credential) await officeOf(context, credential.office).signOut(credential.token);
    return new Response(null, {
      status: 204,
      headers: { 'set-cookie': cookie('staff', null, 0, isSecure(context)) },
    });
  });

  serve(api, ROUTES.badges, async (context) => {
    const found = officeInPath(context);
    if (!found) return problemResponse({ kind: 'office-unknown' });
    const credential = readCredential(context.req.header('cookie'), 'staff');
    return answer(await found.office.badges(credential?.office === found.id ? credential.token : null));
  });
}
