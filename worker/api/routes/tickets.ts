import { parseTicketAddress, ticketAddress } from '../../../shared/domain/ticket/secret.ts';
import { ROUTES } from '../../../shared/protocol/http/route-table.ts';
import { cookie, tokenOf } from '../../cookies.ts';
import { said } from '../../office/said.ts';
import { addressOf } from '../asking.ts';
import { challengeOf } from '../challenge/challenge.ts';
import { problemResponse } from '../problem.ts';
import { type Api, type ApiContext, answer, isSecure, json, officeInPath, officeOf, serve } from '../route.ts';

/** A ticket is for one day, and so is the mark of the phone that took it. */
const DAY_SECONDS = 24 * 60 * 60;

/** A resident's own ticket, by its address. A wrong address and an unknown one get the same answer (N-11). */
export function ticketRoutes(api: Api): void {
  serve(api, ROUTES.join, async (context, { id, challenge, ...wish }) => {
    const found = officeInPath(context);
    if (!found) return problemResponse({ kind: 'office-unknown' });
    const address = addressOf(context.req.raw);
    if (!(await challengeOf(context.env).passes(challenge, address)))
      return problemResponse({ kind: 'challenge-needed' });
    const phone = tokenOf(context.req.raw, 'phone', found.id);
    const joined = await found.office.join(id, wish, { phone, address });
    if (!joined.ok) return answer(joined);
    const { ticket, mark } = joined.value;
    return json({ address: ticketAddress(found.id, wish.secret), ticket }, 201, {
      'set-cookie': cookie('phone', { office: found.id, token: mark }, DAY_SECONDS, isSecure(context)),
    });
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
    const ticket = await holder.office.ticketCommand(id, holder.secret, command, addressOf(context.req.raw));
    return ticket.ok ? answer(said({ ticket: ticket.value })) : answer(ticket);
  });
}

function holderOf(context: ApiContext) {
  const address = parseTicketAddress(context.req.param('ticket') ?? '');
  return address && { office: officeOf(context, address.office), secret: address.secret };
}
