import { parseTicketAddress, ticketAddress } from '../../../shared/domain/ticket/secret.ts';
import { ROUTES } from '../../../shared/protocol/http/route-table.ts';
import { said } from '../../office/said.ts';
import { problemResponse } from '../problem.ts';
import { type Api, type ApiContext, answer, officeInPath, officeOf, serve } from '../route.ts';

/** A resident's own ticket, by its address. A wrong address and an unknown one get the same answer (N-11). */
export function ticketRoutes(api: Api): void {
  serve(api, ROUTES.join, async (context, { id, ...wish }) => {
    const found = officeInPath(context);
    if (!found) return problemResponse({ kind: 'office-unknown' });
    const ticket = await found.office.join(id, wish);
    return ticket.ok
      ? answer(said({ address: ticketAddress(found.id, wish.secret), ticket: ticket.value }), 201)
      : answer(ticket);
  });

  serve(api, ROUTES.ticket, async (context) => {
    const holder = holderOf(context);
    if (!holder) return problemResponse({ kind: 'ticket-unknown' });
    const ticket = await holder.office.ticket(holder.secret);
    return ticket.ok ? answer(said({ ticket: ticket.value })) : answer(ticket);
  });

  serve(api, ROUTES.ticketCommand, async (context, { id, command }) => {
    const holder = holderOf(context);
    if (!holder) return problemResponse({ kind: 'ticket-unknown' });
    const ticket = await holder.office.ticketCommand(id, holder.secret, command);
    return ticket.ok ? answer(said({ ticket: ticket.value })) : answer(ticket);
  });
}

function holderOf(context: ApiContext) {
  const address = parseTicketAddress(context.req.param('ticket') ?? '');
  return address && { office: officeOf(context, address.office), secret: address.secret };
}
