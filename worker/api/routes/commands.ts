import { ROUTES } from '../../../shared/protocol/http/route-table.ts';
import { addressOf, tokensOf } from '../asking.ts';
import { isFromElsewhere } from '../middleware/same-site.ts';
import { problemResponse } from '../problem.ts';
import { type Api, answer, officeInPath, serve } from '../route.ts';

/** Commands of clerks, hosts and kiosks over HTTP, and the live socket of every screen. */
export function commandRoutes(api: Api): void {
  serve(api, ROUTES.command, async (context, { id, command }) => {
    const found = officeInPath(context);
    if (!found) return problemResponse({ kind: 'office-unknown' });
    return answer(await found.office.command(tokensOf(context.req.raw, found.id), id, command));
  });

  serve(api, ROUTES.live, (context) => {
    const found = officeInPath(context);
    if (!found) return problemResponse({ kind: 'office-unknown' });
    if (context.req.header('upgrade')?.toLowerCase() !== 'websocket')
      return problemResponse({ kind: 'socket-expected' });
    // Another site's page must not open a socket with this browser's cookies.
    if (isFromElsewhere(context.req.raw)) return problemResponse({ kind: 'other-site' });
    return found.office.fetch(withAddress(context.req.raw));
  });
}

/** Says to the office whose line it is, in a header that no client can set. */
function withAddress(request: Request): Request {
  const headers = new Headers(request.headers);
  headers.set('cf-connecting-ip', addressOf(request) ?? '');
  return new Request(request, { headers });
}
