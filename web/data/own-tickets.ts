import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import * as v from 'valibot';
import { parseTicketAddress } from '../../shared/domain/ticket/secret.ts';
import { type TicketView, TicketViewSchema } from '../../shared/protocol/ticket-view.ts';
import { openStore, storeInGoodTime } from '../offline/open-store.ts';
import { officeTime } from './clock.ts';
import { expectOwnTickets } from './own-hint.ts';
import { createReader, type Reader, readersByKey } from './reading.ts';

const TicketSchema = v.object({ ticket: TicketViewSchema });

/** One's own ticket, by its address. The first call starts to fetch it. */
export const readTicket: (address: string) => Reader<{ ticket: TicketView }> = readersByKey((address) =>
  createReader({
    path: `/api/tickets/${encodeURIComponent(address)}`,
    schema: TicketSchema,
    drawer: 'ticket',
    key: address,
    at: ({ ticket }) => ticket.at,
  }),
);

const OwnSchema = v.object({
  office: v.string(),
  /** Taken on this device; else it was opened from a slip or a link. */
  taken: v.boolean(),
});

export interface OwnTicket {
  address: string;
  taken: boolean;
}

/** Numbers are given anew each morning; what is older than this belongs to another day. */
const DAY = 20 * 60 * 60_000;

/** Remembers that a ticket belongs to this device. The address is a secret: it is kept here and nowhere else. */
export async function keepOwnTicket(address: string, taken: boolean): Promise<void> {
  const parsed = parseTicketAddress(address);
  if (!parsed) return;
  const store = await openStore();
  const known = await store.read('own', address, OwnSchema);
  if (known) return;
  await store.keep('own', address, { office: parsed.office, taken }, officeTime());
}

export async function forgetOwnTicket(address: string): Promise<void> {
  const store = await openStore();
  await Promise.all([store.forget('own', address), store.forget('ticket', address)]);
}

/** The tickets of this device at an office that may still be called, newest first. */
export async function ownTickets(office: string): Promise<OwnTicket[]> {
  const store = await storeInGoodTime();
  const live: { at: number; ticket: OwnTicket }[] = [];
  for (const { key, value, at } of await store.readAll('own', OwnSchema)) {
    const seen = await store.read('ticket', key, TicketSchema);
    if (seen?.value.ticket.state === 'ended' || officeTime() - at > DAY) {
      // An ended visit stays for its own page until the next day; nothing older stays on the phone.
      if (officeTime() - at > DAY) await forgetOwnTicket(key);
    } else if (value.office === office) {
      live.push({ at, ticket: { address: key, taken: value.taken } });
    }
  }
  return live.sort((a, b) => b.at - a.at).map(({ ticket }) => ticket);
}

const found = signal<{ office: string; tickets: readonly OwnTicket[] } | null>(null);

/** The live tickets of this device at an office; null while they are being looked up. */
export function useOwnTickets(office: string): readonly OwnTicket[] | null {
  useEffect(() => {
    let current = true;
    void ownTickets(office).then((tickets) => {
      expectOwnTickets(office, tickets.length);
      if (current) found.value = { office, tickets };
    });
    return () => {
      current = false;
    };
  }, [office]);
  return found.value?.office === office ? found.value.tickets : null;
}
