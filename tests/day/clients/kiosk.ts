import { KioskDownSchema } from '../../../shared/protocol/down.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';
import type { Journal } from '../journal.ts';
import { liveAddress } from './http.ts';
import { type Answered, openScreen } from './screen.ts';

export interface Kiosk {
  take(wish: { secret: string; service: string; needs?: Array<'short'>; language?: 'en' }): Promise<Answered>;
  /** Somebody who joined from home, or missed the call, types their number. */
  checkIn(number: string): Promise<Answered>;
  close(): void;
}

export interface KioskOptions {
  url: string;
  office: string;
  cookie: string;
  name: string;
  journal: Journal;
}

/** A kiosk in the lobby: its socket, and what people do at it. */
export async function openKiosk({ url, office, cookie, name, journal }: KioskOptions): Promise<Kiosk> {
  const screen = await openScreen({
    url: liveAddress(url, office),
    cookie,
    name,
    journal,
    hello: () => ({ type: 'hello', version: PROTOCOL_VERSION, screen: 'kiosk' }),
    schema: KioskDownSchema,
    onMessage: () => {},
  });
  return {
    take: async (wish) => {
      const taken = await screen.ask({ type: 'TakeTicket', ...wish });
      if (taken.ok && taken.ticket) {
        journal.held.push({ address: `${office}.${wish.secret}`, number: taken.ticket.number });
      }
      return taken;
    },
    checkIn: (number) => screen.ask({ type: 'CheckInNumber', number }),
    close: () => screen.close(),
  };
}
