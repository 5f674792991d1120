import { parseTicketAddress } from '../../../shared/domain/ticket/secret.ts';
import { ROUTES } from '../../../shared/protocol/http/route-table.ts';
import { securityHeaders } from '../../static-headers.ts';
import { addressOf, tokensOf } from '../asking.ts';
import { problemResponse } from '../problem.ts';
import { type Api, answer, officeInPath, officeOf, serve } from '../route.ts';

/** What an office keeps: said to everybody, given to whoever it is about, and counted without anybody. */
export function dataRoutes(api: Api): void {
  serve(api, ROUTES.record, async (context) => {
    const found = officeInPath(context);
    if (!found) return problemResponse({ kind: 'office-unknown' });
    const tags = (context.req.header('accept-language') ?? '').split(',').map((tag) => tag.split(';')[0]?.trim() ?? '');
    const page = await found.office.record([context.req.query('language') ?? '', ...tags]);
    if (!page.ok) return answer(page);
    return new Response(page.value, {
      headers: {
        ...securityHeaders(),
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
        vary: 'accept-language',
      },
    });
  });

  serve(api, ROUTES.ticketData, async (context) => {
    const address = parseTicketAddress(context.req.param('ticket') ?? '');
    if (!address) return problemResponse({ kind: 'ticket-unknown' });
    return answer(await officeOf(context, address.office).ticketData(address.secret, addressOf(context.req.raw)), 200, {
      'content-disposition': `attachment; filename="${address.office}-ticket.json"`,
    });
  });

  serve(api, ROUTES.statistics, async (context) => {
    const found = officeInPath(context);
    if (!found) return problemResponse({ kind: 'office-unknown' });
    return answer(await found.office.statistics(tokensOf(context.req.raw, found.id)));
  });
}
