import { signal } from '@preact/signals';
import { askApi } from '../../shared/browser/ask-api.ts';
import { newCommandId } from '../../shared/browser/live-platform.ts';
import { TicketAnswerSchema } from '../../shared/protocol/http/tickets.ts';
import {
  createHolderOutbox,
  type HolderOutbox,
  type ShownWish,
  type WaitingCommand,
} from '../../shared/sync/holder-outbox.ts';
import { openStore, storeLasts } from '../offline/open-store.ts';
import { readTicket } from './own-tickets.ts';

const wishes = signal<ReadonlyMap<string, ShownWish>>(new Map());

/** What the holder of a ticket asked without a line, and what became of it; undefined when there is nothing to say. */
export function wishOf(address: string): ShownWish | undefined {
  return wishes.value.get(address);
}

/** How often what waits is tried while somebody looks at the page, ms. The network's own word comes sooner. */
const TRY_EVERY = 10_000;

// Missing in very old browsers: another tab then learns of it when it is looked at.
const others = 'BroadcastChannel' in globalThis ? new BroadcastChannel('okienko-wishes') : null;

const path = (address: string): `/api${string}` => `/api/tickets/${encodeURIComponent(address)}`;

async function open(): Promise<HolderOutbox> {
  const store = await openStore();
  const outbox = createHolderOutbox({
    store,
    lasting: storeLasts(),
    now: () => Date.now(),
    newId: newCommandId,
    reach: async (address) => {
      const answer = await askApi(path(address), { schema: TicketAnswerSchema });
      if (answer.kind === 'ok') readTicket(address).hear(answer.value);
      return answer.kind !== 'unreachable';
    },
    send: async (address, id, command) => {
      const answer = await askApi(`${path(address)}/commands`, {
        method: 'POST',
        body: { id, command },
        schema: TicketAnswerSchema,
      });
      if (answer.kind === 'unreachable') return { kind: 'no-answer' };
      if (answer.kind === 'refused') return answer;
      readTicket(address).hear(answer.value);
      return { kind: 'done' };
    },
    onChange: () => {
      wishes.value = outbox.wishes;
      others?.postMessage(null);
    },
  });
  const load = async (): Promise<void> => {
    await outbox.load();
    wishes.value = outbox.wishes;
  };
  const look = async (): Promise<void> => {
    if (document.visibilityState !== 'visible') return;
    await load();
    await outbox.send();
  };
  others?.addEventListener('message', () => void load());
  addEventListener('online', () => void look());
  document.addEventListener('visibilitychange', () => void look());
  setInterval(() => {
    if ([...outbox.wishes.values()].some(({ state }) => state === 'waiting' || state === 'sent')) void look();
  }, TRY_EVERY);
  await load();
  return outbox;
}

let opened: Promise<HolderOutbox> | undefined;
const outbox = (): Promise<HolderOutbox> => {
  opened ??= open();
  return opened;
};

/** Looks up what waits, also from before a reload, and sends it if the office can be reached. */
export async function sendWishes(): Promise<void> {
  await (await outbox()).send();
}

/** See `HolderOutbox.wish`. */
export async function wishFor(address: string, command: WaitingCommand, asked?: string): Promise<boolean> {
  const kept = await (await outbox()).wish(address, command, asked);
  void sendWishes();
  return kept;
}

export async function takeBackWish(address: string): Promise<boolean> {
  return (await outbox()).takeBack(address);
}

export async function wishSeen(address: string): Promise<void> {
  await (await outbox()).seen(address);
}
