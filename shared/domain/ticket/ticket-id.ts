import { base32 } from '../../lib/base32.ts';
import { sha256Bytes } from '../../lib/sha256.ts';
import type { TicketSecret } from './secret.ts';
import type { TicketId } from './ticket.ts';

/**
 * The id that stands in the log, made from the secret by hashing: the office finds the ticket of a secret without keeping
 * a list of secrets, a device can make both while it is cut off, and nobody gets from the log to somebody's page.
 */
export function ticketIdOf(office: string, secret: TicketSecret): TicketId {
  return base32(sha256Bytes(`okienko ticket\n${office}\n${secret}`).slice(0, 16));
}
