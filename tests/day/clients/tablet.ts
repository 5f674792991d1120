import type { ScreenCommandInput } from '../../../shared/protocol/commands.ts';
import { StaffDownSchema } from '../../../shared/protocol/down.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';
import type { Journal } from '../journal.ts';
import { liveAddress } from './http.ts';
import { type Answered, openScreen } from './screen.ts';

export interface Tablet {
  readonly person: string;
  readonly counter: string;
  /** Whether the office says that somebody waits whom this clerk can serve. */
  readonly somebodyWaits: boolean;
  /** Resolves when the office says something new about who waits. */
  news(): Promise<void>;
  ask(command: ScreenCommandInput): Promise<Answered>;
  /** Calls the next client: the id of the ticket, or the kind of refusal. */
  callNext(): Promise<{ ok: true; ticket: string } | { ok: false; kind: string }>;
  close(): void;
}

export interface TabletOptions {
  url: string;
  office: string;
  cookie: string;
  person: string;
  counter: string;
  journal: Journal;
}

/** A clerk's tablet. It resumes after the last event that it holds, as the real one does. */
export async function openTablet({ url, office, cookie, person, counter, journal }: TabletOptions): Promise<Tablet> {
  let after = 0;
  let waits = false;
  let listeners: Array<() => void> = [];
  const calledBy = new Map<string, string>();
  const wake = (): void => {
    const woken = listeners;
    listeners = [];
    for (const listener of woken) listener();
  };
  const screen = await openScreen({
    url: liveAddress(url, office),
    cookie,
    name: `tablet ${counter}`,
    journal,
    hello: () => ({ type: 'hello', version: PROTOCOL_VERSION, screen: 'staff', after }),
    schema: StaffDownSchema,
    onMessage: (message) => {
      if (message.type === 'events') {
        for (const { seq, command, event } of message.events) {
          after = Math.max(message.reset ? seq : after, seq);
          if (event.type === 'TicketCalled' && event.counter === counter) calledBy.set(command, event.ticket);
        }
      } else if (message.type === 'client') {
        waits = message.next !== null;
        wake();
      }
    },
  });
  return {
    person,
    counter,
    get somebodyWaits() {
      return waits;
    },
    news: () => new Promise((resolve) => listeners.push(resolve)),
    ask: (command) => screen.ask(command),
    callNext: async () => {
      const called = await screen.ask({ type: 'CallNext', counter });
      if (!called.ok) return called;
      // The event comes before the answer on the same socket, also after the line was cut in between.
      const ticket = calledBy.get(called.id);
      if (ticket === undefined) throw new Error(`counter ${counter} was told yes, but not whom it called`);
      calledBy.delete(called.id);
      return { ok: true, ticket };
    },
    close: () => {
      screen.close();
      wake();
    },
  };
}
