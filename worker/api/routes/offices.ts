import { ROUTES } from '../../../shared/protocol/http/route-table.ts';
import { problemResponse } from '../problem.ts';
import { type Api, answer, json, officeInPath, serve } from '../route.ts';

/** Public pages: which offices there are, what an office does, how it is there now. */
export function officeRoutes(api: Api): void {
  serve(api, ROUTES.health, () => json({ ok: true }));

  serve(api, ROUTES.offices, async ({ env }) => {
    const organisation = env.ORGANISATION.get(env.ORGANISATION.idFromName('organisation'));
    return json(await organisation.list());
  });

  serve(api, ROUTES.office, async (context) => {
    const found = officeInPath(context);
    if (!found) return problemResponse({ kind: 'office-unknown' });
    const info = await found.office.info();
    if (!info.ok) return answer(info);
    const etag = `"${info.value.id}-${info.value.version}-${info.value.demo ? 'demo' : 'real'}"`;
    const headers = { etag, 'cache-control': 'no-cache' };
    if (context.req.header('if-none-match') === etag) return new Response(null, { status: 304, headers });
    return answer(info, 200, headers);
  });

  serve(api, ROUTES.now, async (context) => {
    const found = officeInPath(context);
    if (!found) return problemResponse({ kind: 'office-unknown' });
    return answer(await found.office.now());
  });
}
