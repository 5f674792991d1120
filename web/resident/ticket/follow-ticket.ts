import { type ReadonlySignal, signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { browserPlatform, liveUrl } from '../../../shared/browser/live-platform.ts';
import type { WireRefusal } from '../../../shared/protocol/problem.ts';
import type { TicketCommand } from '../../../shared/protocol/ticket-commands.ts';
import { TicketDownSchema } from '../../../shared/protocol/ticket-down.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';
import type { Link } from '../../../shared/sync/link.ts';
import { type Asked, connectLive, type LiveClient } from '../../../shared/sync/live-client.ts';
import { officeTime, setOfficeTime } from '../../data/clock.ts';
import { readOffice } from '../../data/office-info.ts';
import { readTicket } from '../../data/own-tickets.ts';

/** The line to the office as the ticket's page tells of it. */
export type Line =
  | { state: 'joining' }
  | { state: 'live' }
  /** `at`: until when the page was up to date, ms by the office's clock; null when this page never was. */
  | { state: 'cut'; at: number | null }
  | { state: 'refused'; refusal: WireRefusal };

export interface FollowedTicket {
  line: ReadonlySignal<Line>;
  /** Asks the office for something, under an id that it keeps. Without a line nothing is sent. */
  ask(command: TicketCommand, id: string): Promise<Asked>;
  /** Tries again at once. */
  retry(): void;
}

/** A line that comes back within this time was never seen to be gone: phones drop it whenever they sleep. */
const GRACE = 2_500;

/** Follows one's own ticket live for as long as the screen is there. */
export function useFollowedTicket(office: string, address: string): FollowedTicket {
  const [line] = useState(() => signal<Line>({ state: 'joining' }));
  const [now] = useState<{ client: LiveClient | null; retry(): void }>(() => ({ client: null, retry: () => {} }));

  useEffect(() => {
    const { hear, refresh } = readTicket(address);
    let timer: ReturnType<typeof setTimeout> | undefined;

    const tell = (link: Link): void => {
      clearTimeout(timer);
      const told = lineOf(link);
      if (told === null) return;
      const wait = told.state === 'cut' && line.peek().state === 'live' && navigator.onLine;
      if (!wait) line.value = told;
      else {
        timer = setTimeout(() => {
          line.value = told;
        }, GRACE);
      }
    };

    const connect = (): LiveClient =>
      connectLive({
        url: liveUrl(office),
        platform: browserPlatform,
        hello: () => ({ type: 'hello', version: PROTOCOL_VERSION, screen: 'ticket', ticket: address }),
        schema: TicketDownSchema,
        givesWay: true,
        onMessage(message) {
          if (message.type === 'ticket') hear({ ticket: message.ticket });
          else if (message.type === 'welcome') setOfficeTime(message.now);
          else if (message.type === 'info') void readOffice(office).refresh();
        },
        onLink: tell,
      });

    now.client = connect();
    now.retry = () => {
      now.client?.close();
      now.client = connect();
      void refresh();
    };
    return () => {
      clearTimeout(timer);
      now.client?.close();
      now.client = null;
    };
  }, [office, address, line, now]);

  return {
    line,
    retry: () => now.retry(),
    async ask(command, id) {
      if (!now.client) return { kind: 'no-answer', id };
      const asked = await now.client.askAsHolder(command, { id });
      if (asked.kind === 'done' && asked.ticket) readTicket(address).hear({ ticket: asked.ticket });
      return asked;
    },
  };
}

const NOT_KNOWN: ReadonlySet<string> = new Set(['ticket-unknown', 'office-unknown']);

function lineOf(link: Link): Line | null {
  switch (link.state) {
    case 'live':
      return { state: 'live' };
    case 'refused':
      // A page that is too old, or an office that has no time now, does not make the number unknown.
      return NOT_KNOWN.has(link.refusal.kind)
        ? { state: 'refused', refusal: link.refusal }
        : { state: 'cut', at: null };
    case 'cut':
      return { state: 'cut', at: link.lastHeard === null ? null : link.lastHeard + (officeTime() - Date.now()) };
    // While it tries again, what was last told still holds.
    case 'connecting':
    case 'closed':
      return null;
  }
}
