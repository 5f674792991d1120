import { base32 } from '../../lib/base32.ts';

/** 128 bits as 26 characters. Whoever holds it may see and give up the ticket; it is stored nowhere in the office. */
export type TicketSecret = string;

export const TICKET_SECRET = /^[0-9a-hjkmnp-tv-z]{26}$/;

export function ticketSecret(randomBytes: (count: number) => Uint8Array): TicketSecret {
  return base32(randomBytes(16));
}

/** `/t/nowe-lipowo.4tq…`: the office and the secret, in one address. */
export function ticketAddress(office: string, secret: TicketSecret): string {
  return `${office}.${secret}`;
}

export function parseTicketAddress(address: string): { office: string; secret: TicketSecret } | null {
  const dot = address.lastIndexOf('.');
  const office = address.slice(0, Math.max(dot, 0));
  const secret = address.slice(dot + 1);
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(office) || !TICKET_SECRET.test(secret)) return null;
  return { office, secret };
}
