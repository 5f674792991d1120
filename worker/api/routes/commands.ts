import { ROUTES } from '../../../shared/protocol/http/route-table.ts';
import { readCredential } from '../../cookies.ts';
import { problemResponse } from '../problem.ts';
import { type Api, answer, officeInPath, serve } from '../route.ts';

/** Commands of clerks, hosts and kiosks over HTTP, and the live socket of every screen. */
export function commandRoutes(api: Api): void {
  serve(api, ROUTES.command, async (context, { id, command }) => {
    const found = officeInPath(context);
    if (!found) return problemResponse({ kind: 'office-unknown' });
    const cookies = context.req.header('cookie');
    const token = (kind: 'staff' | 'kiosk'): string | null => {
      const credential = readCredential(cookies, kind);
      return credential?.office === found.id ? credential.token : null;
    };
    return answer(await found.office.command({ staff: token('staff'), kiosk: token('kiosk') }, id, command));
  });

  serve(api, ROUTES.live, (context) => {
    const found = officeInPath(context);
    if (!found) return problemResponse({ kind: 'office-unknown' });
    if (context.req.header('upgrade')?.toLowerCase() !== 'websocket')
      return problemResponse({ kind: 'socket-expected' });
    // Another site's page must not open a socket with this browser's cookies.
    const origin = context.req.header('origin');
    if (origin !== undefined && new URL(origin).host !== new URL(context.req.url).host) {
      return problemResponse({ kind: 'not-allowed' });
    }
    return found.office.fetch(context.req.raw);
  });
}
