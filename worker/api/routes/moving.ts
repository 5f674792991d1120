import { ROUTES } from '../../../shared/protocol/http/route-table.ts';
import { problemResponse } from '../problem.ts';
import { type Api, answer, officeInPath, serve } from '../route.ts';

/** An office moves from one place to another. Only whoever runs the service may ask. */
export function movingRoutes(api: Api): void {
  serve(api, ROUTES.exportOffice, async (context) => {
    const found = officeInPath(context);
    if (!found) return problemResponse({ kind: 'office-unknown' });
    const lines = await found.office.exportOffice();
    if (!lines.ok) return answer(lines);
    return new Response(lines.value, {
      headers: { 'content-type': 'application/jsonl', 'cache-control': 'no-store' },
    });
  });

  serve(api, ROUTES.importLog, async (context, { lines }) => {
    const found = officeInPath(context);
    return found ? answer(await found.office.importLog(lines)) : problemResponse({ kind: 'office-unknown' });
  });
}
