import { parseTicketAddress } from '../../../shared/domain/ticket/secret.ts';
import { ROUTES } from '../../../shared/protocol/http/route-table.ts';
import type { Said } from '../../office/said.ts';
import { securityHeaders } from '../../static-headers.ts';
import { addressOf, tokensOf } from '../asking.ts';
import { problemResponse } from '../problem.ts';
import { type Api, type ApiContext, answer, officeInPath, officeOf, serve } from '../route.ts';

/** What an office keeps: said to everybody, given to whoever it is about, and counted without anybody. */
export function dataRoutes(api: Api): void {
  serve(api, ROUTES.record, async (context) => {
    const found = officeInPath(context);
    if (!found) return problemResponse({ kind: 'office-unknown' });
    return pageOf(await found.office.record(languagesOf(context)), 'no-cache');
  });

  serve(api, ROUTES.ticketData, async (context) => {
    const address = parseTicketAddress(context.req.param('ticket') ?? '');
    if (!address) return problemResponse({ kind: 'ticket-unknown' });
    return answer(await officeOf(context, address.office).ticketData(address.secret, addressOf(context.req.raw)), 200, {
      'content-disposition': `attachment; filename="${address.office}-ticket.json"`,
    });
  });

  serve(api, ROUTES.ticketDataPage, async (context) => {
    const ticket = context.req.param('ticket') ?? '';
    const address = parseTicketAddress(ticket);
    if (!address) return problemResponse({ kind: 'ticket-unknown' });
    const { office, secret } = address;
    const from = addressOf(context.req.raw);
    return pageOf(await officeOf(context, office).ticketDataPage(secret, from, languagesOf(context)), 'no-store');
  });

  serve(api, ROUTES.statistics, async (context) => {
    const found = officeInPath(context);
    if (!found) return problemResponse({ kind: 'office-unknown' });
    return answer(await found.office.statistics(tokensOf(context.req.raw, found.id)));
  });
}

/** Languages that somebody wants, the most wanted first. */
function languagesOf({ req }: ApiContext): string[] {
  const tags = (req.header('accept-language') ?? '').split(',').map((tag) => tag.split(';')[0]?.trim() ?? '');
  return [req.query('language') ?? '', ...tags];
}

function pageOf(page: Said<string>, cache: 'no-cache' | 'no-store'): Response {
  if (!page.ok) return answer(page);
  return new Response(page.value, {
    headers: {
      ...securityHeaders(),
      'content-type': 'text/html; charset=utf-8',
      'cache-control': cache,
      vary: 'accept-language',
    },
  });
}
