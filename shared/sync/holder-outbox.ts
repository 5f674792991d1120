import * as v from 'valibot';
import { CommandIdSchema, InstantSchema } from '../protocol/common.ts';
import { KIND_LIST, type WireRefusal } from '../protocol/problem.ts';
import { CancelSchema, PostponeSchema, type TicketCommand } from '../protocol/ticket-commands.ts';
import type { Store, Updated } from './store/store.ts';

/**
 * What a holder may ask without a line: it is as true later as it is now. Being here and answering a call are true at the moment only,
 * so they never wait.
 */
const WaitingCommandSchema = v.variant('type', [CancelSchema, PostponeSchema]);
export type WaitingCommand = v.InferOutput<typeof WaitingCommandSchema>;

export function mayWait(command: TicketCommand): command is WaitingCommand {
  return command.type === 'Cancel' || command.type === 'Postpone';
}

const common = {
  id: CommandIdSchema,
  command: WaitingCommandSchema,
  /** When it was asked, by this device's clock, ms. */
  when: InstantSchema,
};

/** Something that a holder asked without a line, one for each ticket. */
export const HolderWishSchema = v.variant('state', [
  /** Not sent: it can be taken back. */
  v.object({ state: v.literal('waiting'), ...common }),
  /** A page has sent it, or is just doing so: from then on only the office can say what became of it. `since`: ms. */
  v.object({ state: v.literal('sent'), ...common, since: InstantSchema }),
  /** What became of it, until somebody has read it. */
  v.object({ state: v.literal('done'), ...common }),
  v.object({ state: v.literal('refused'), ...common, because: v.picklist(KIND_LIST) }),
]);
export type HolderWish = v.InferOutput<typeof HolderWishSchema>;

/** A wish as screens show it. `lasts`: it is kept on the device; else it is gone with the page. */
export type ShownWish = HolderWish & { readonly lasts: boolean };

export type SentWish = { kind: 'done' } | { kind: 'refused'; refusal: WireRefusal } | { kind: 'no-answer' };

export interface HolderOutboxOptions {
  store: Store;
  /** What the store keeps outlives the page. */
  lasting: boolean;
  now(): number;
  newId(): string;
  /** Whether the office of a ticket can be reached at all. Asked first: what was never sent can be taken back. */
  reach(address: string): Promise<boolean>;
  /** Asks the office. The same id is the same wish, however often it is asked (O-1). */
  send(address: string, id: string, command: WaitingCommand): Promise<SentWish>;
  /** Something was changed here; other pages of this device have to be told. */
  onChange(): void;
}

export interface HolderOutbox {
  /** By the address of the ticket. */
  readonly wishes: ReadonlyMap<string, ShownWish>;
  /** What is kept on the device, also by other pages of it. */
  load(): Promise<void>;
  /**
   * Asks for something as soon as there is a line. `asked`: the id with which it was sent already, without an answer. Answers false
   * when an earlier wish has been sent and the office has not answered it yet.
   */
  wish(address: string, command: WaitingCommand, asked?: string): Promise<boolean>;
  /** Answers false when it had been sent in the meantime. */
  takeBack(address: string): Promise<boolean>;
  /** What became of it has been read. */
  seen(address: string): Promise<void>;
  /** Sends what waits, each wish once, whichever page of the device does it. */
  send(): Promise<void>;
}

const PREFIX = 'holder ';
/** As long as a number: it is good for one day. */
const KEEP = 20 * 60 * 60_000;
/** After so long a page that has sent something and does not say more is gone, ms. */
const SENDING_LASTS = 20_000;
/** Nothing of the wish is answered by these: they are asked again later. */
const ASK_LATER: ReadonlySet<string> = new Set(['too-many-tries', 'overloaded', 'unexpected', 'version-unknown']);

type Step = (before: HolderWish | null) => HolderWish | null | 'same';

/** Keeps what a holder asked without a line, until the office has answered it. */
export function createHolderOutbox({
  store,
  lasting,
  now,
  newId,
  reach,
  send,
  onChange,
}: HolderOutboxOptions): HolderOutbox {
  let wishes = new Map<string, ShownWish>();
  // Where the device refuses to store, a wish lives as long as the page.
  const onPage = new Map<string, HolderWish>();
  // Sent by this page, and the answer did not come.
  const unanswered = new Set<string>();
  let sending: Promise<void> | null = null;

  const show = (address: string, wish: HolderWish | null): void => {
    wishes = new Map(wishes);
    if (wish) wishes.set(address, { ...wish, lasts: lasting && !onPage.has(address) });
    else wishes.delete(address);
    onChange();
  };

  /** One step of a wish, with nobody in between. */
  const change = async (address: string, step: Step): Promise<HolderWish | null> => {
    if (!onPage.has(address)) {
      const stepped = (before: HolderWish | null): Updated<HolderWish> => {
        const after = step(before);
        return after === 'same' || after === null ? after : { value: after, at: after.when };
      };
      const done = await store.update('outbox', PREFIX + address, HolderWishSchema, stepped);
      if (done.ok) {
        show(address, done.value);
        return done.value;
      }
    }
    const shown = wishes.get(address) ?? null;
    const before = onPage.get(address) ?? shown;
    const after = step(before);
    const wish = after === 'same' ? before : after;
    if (wish) onPage.set(address, wish);
    else onPage.delete(address);
    show(address, wish);
    return wish;
  };

  const mayBeSent = (wish: HolderWish): boolean => {
    if (wish.state === 'waiting') return true;
    if (wish.state !== 'sent') return false;
    const age = now() - wish.since;
    // Either way: a clock may have been set meanwhile.
    return unanswered.has(wish.id) || Math.abs(age) > SENDING_LASTS;
  };

  const sendOne = async (address: string): Promise<void> => {
    const waits = wishes.get(address);
    if (!waits || !mayBeSent(waits) || !(await reach(address))) return;
    let mine = false;
    const claimed = await change(address, (wish) => {
      mine = wish !== null && mayBeSent(wish);
      return wish && mine
        ? { state: 'sent', id: wish.id, command: wish.command, when: wish.when, since: now() }
        : 'same';
    });
    if (!mine || !claimed) return;
    const { id, command, when } = claimed;
    unanswered.delete(id);
    const sent = await send(address, id, command);
    if (sent.kind === 'no-answer' || (sent.kind === 'refused' && ASK_LATER.has(sent.refusal.kind))) {
      unanswered.add(id);
      return;
    }
    await change(address, (wish) => {
      if (wish?.id !== id) return 'same';
      return sent.kind === 'done'
        ? { state: 'done', id, command, when }
        : { state: 'refused', id, command, when, because: sent.refusal.kind };
    });
  };

  return {
    get wishes() {
      return wishes;
    },
    async load() {
      const kept = await store.readAll('outbox', HolderWishSchema);
      const found = new Map<string, ShownWish>();
      for (const { key, value } of kept) {
        if (!key.startsWith(PREFIX)) continue;
        if (now() - value.when > KEEP) await store.forget('outbox', key);
        else found.set(key.slice(PREFIX.length), { ...value, lasts: lasting });
      }
      for (const [address, wish] of onPage) found.set(address, { ...wish, lasts: false });
      wishes = found;
    },
    async wish(address, command, asked) {
      const id = asked ?? newId();
      const when = now();
      if (asked !== undefined) unanswered.add(asked);
      const wish = await change(address, (before) => {
        if (before?.state === 'sent') return 'same';
        return asked === undefined
          ? { state: 'waiting', id, command, when }
          : { state: 'sent', id, command, when, since: when };
      });
      return wish?.id === id;
    },
    async takeBack(address) {
      // What was seen, and not what another page has put in its place.
      const id = wishes.get(address)?.id;
      const step: Step = (wish) => (wish?.state === 'waiting' && wish.id === id ? null : 'same');
      return (await change(address, step)) === null;
    },
    async seen(address) {
      await change(address, (wish) => (wish?.state === 'done' || wish?.state === 'refused' ? null : 'same'));
    },
    send() {
      sending ??= (async () => {
        for (const address of [...wishes.keys()]) await sendOne(address);
      })().finally(() => {
        sending = null;
      });
      return sending;
    },
  };
}
