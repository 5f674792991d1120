import { TicketDownSchema } from '../../../shared/protocol/ticket-down.ts';
import type { TicketView } from '../../../shared/protocol/ticket-view.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';
import type { Journal } from '../journal.ts';
import { liveAddress } from './http.ts';
import { openScreen, type Screen } from './screen.ts';

export interface Phone {
  readonly view: TicketView | null;
  ask: Screen['askAsHolder'];
  close(): void;
}

export interface PhoneOptions {
  url: string;
  office: string;
  secret: string;
  number: string;
  journal: Journal;
  onView(view: TicketView): void;
}

/** A phone that follows its own ticket. What it is told about any other ticket is written down as a fault. */
export async function openPhone({ url, office, secret, number, journal, onView }: PhoneOptions): Promise<Phone> {
  let last: TicketView | null = null;
  const screen = await openScreen({
    url: liveAddress(url, office),
    cookie: null,
    name: `phone ${number}`,
    journal,
    hello: () => ({ type: 'hello', version: PROTOCOL_VERSION, screen: 'ticket', ticket: `${office}.${secret}` }),
    schema: TicketDownSchema,
    onMessage: (message) => {
      if (message.type !== 'ticket') return;
      if (message.ticket.number !== number) journal.strangers.push(`${number} was told about ${message.ticket.number}`);
      last = message.ticket;
      onView(message.ticket);
    },
  });
  return {
    get view() {
      return last;
    },
    ask: (command) => screen.askAsHolder(command),
    close: () => screen.close(),
  };
}
