import { nextCall, turnOf } from '../../../shared/domain/policy/call-next.ts';
import { inOrder } from '../../../shared/domain/queue/position.ts';
import type { OfficeDay } from '../../../shared/domain/ticket/day.ts';
import type { WaitingTicket } from '../../../shared/domain/ticket/ticket.ts';

/**
 * Whom this clerk would call next, and after that, if nobody else called or came. The first is the order rule's own
 * answer; the others follow the same turn of priority and ordinary clients.
 */
export function upcoming(
  day: OfficeDay,
  clerk: string,
  skills: readonly string[],
  now: number,
  most: number,
): WaitingTicket[] {
  const first = nextCall(day, clerk, skills, now);
  const policy = day.rules?.policy;
  if (!first || !policy) return [];
  const services = new Set(skills);
  const lane = (tier: 'P' | 'O' | 'B') => inOrder(day, tier, services, most + 1);
  const queues = { P: lane('P'), O: lane('O'), B: lane('B') };
  const taken: WaitingTicket[] = [];
  let { run } = turnOf(day, clerk);

  const take = (ticket: WaitingTicket): void => {
    const queue = queues[ticket.tier];
    queue.splice(queue.indexOf(ticket), 1);
    if (ticket.tier === 'P') run += queues.O.length > 0 ? 1 : 0;
    else if (ticket.tier === 'O') run = 0;
    taken.push(ticket);
  };

  const head = day.tickets.get(first.ticket);
  if (head?.state === 'waiting') take(head);
  while (taken.length < most) {
    const [p] = queues.P;
    const [o] = queues.O;
    const next = p && (!o || run < policy.priorityRun) ? p : (o ?? queues.B[0]);
    if (!next) break;
    take(next);
  }
  return taken;
}
