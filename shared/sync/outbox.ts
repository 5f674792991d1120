import * as v from 'valibot';
import { type ScreenCommandInput, ScreenCommandSchema } from '../protocol/commands.ts';
import { CommandIdSchema, InstantSchema } from '../protocol/common.ts';
import type { WireRefusal } from '../protocol/problem.ts';
import type { LiveClient } from './live-client.ts';
import type { Change, Store } from './store/store.ts';

/** Something that was done without a line and has still to be told. */
export interface Unsent {
  /** Orders the entries on the disk. */
  key: string;
  id: string;
  /** When it was done, by the office's clock as well as the device knew it, ms. */
  when: number;
  command: ScreenCommandInput;
}

const UnsentSchema = v.object({ id: CommandIdSchema, when: InstantSchema, command: ScreenCommandSchema });

/** What became of something that was told late and could not be taken over. */
export interface NotTakenOver {
  unsent: Unsent;
  because: WireRefusal;
}

export interface OutboxOptions {
  store: Store;
  /** Whose it is: only they can tell it. */
  owner: string;
  onChange(): void;
  onNotTaken(not: NotTakenOver): void;
}

export interface Outbox {
  /** Oldest first. */
  readonly unsent: readonly Unsent[];
  /** What an earlier life of this page has left. */
  load(): Promise<void>;
  /** Answers false when the device could not keep it: then it must not count as done. `alongside`: kept with it or not at all. */
  add(entry: Omit<Unsent, 'key'>, alongside?: readonly Change[]): Promise<boolean>;
  /** Tells everything, in order. Answers false when the line broke before the end. */
  send(line: Pick<LiveClient, 'tellLate'>): Promise<boolean>;
  /** Takes from the disk what it would not give up when it was told. */
  tidy(): Promise<void>;
}

const KEY_DIGITS = 9;
/** Nobody is there who may tell it; as soon as they are, it is told. */
const ASK_LATER: ReadonlySet<string> = new Set(['not-signed-in', 'session-locked', 'pairing-unknown']);

/** Keeps what was done without a line until the office has answered it, in order, across reloads (O-9 in SPEC). */
export function createOutbox({ store, owner, onChange, onNotTaken }: OutboxOptions): Outbox {
  let unsent: Unsent[] = [];
  let next = 1;
  let sending: Promise<boolean> | null = null;

  // The id as well, so that two pages of one person never write over each other.
  const keyOf = (n: number, id: string): string => `${owner} ${String(n).padStart(KEY_DIGITS, '0')} ${id}`;

  /** Told, and still on a disk that refused: they go as soon as it takes anything again. */
  const told: string[] = [];

  const remove = async (done: Unsent): Promise<void> => {
    told.push(done.key);
    await forgetTold();
    unsent = unsent.filter(({ key }) => key !== done.key);
    onChange();
  };

  const forgetTold = async (): Promise<void> => {
    if (told.length === 0) return;
    const keys = [...told];
    if (await store.change(keys.map((key) => ({ drawer: 'outbox', key })))) told.splice(0, keys.length);
  };

  /** Ids that this device had made for clients whom the office knows by another one. */
  const renamed = new Map<string, string>();

  const asKnown = <T extends { command: ScreenCommandInput }>(entry: T): T => {
    const to = 'ticket' in entry.command ? renamed.get(entry.command.ticket) : undefined;
    return to === undefined ? entry : { ...entry, command: { ...entry.command, ticket: to } as ScreenCommandInput };
  };

  const rename = async (from: string, to: string): Promise<void> => {
    renamed.set(from, to);
    const before = unsent;
    unsent = before.map(asKnown);
    const changed = unsent.filter((entry, i) => entry !== before[i]);
    await store.change(changed.map(({ key, ...value }) => ({ drawer: 'outbox', key, value, at: value.when })));
  };

  const sendAll = async (line: Pick<LiveClient, 'tellLate'>): Promise<boolean> => {
    await forgetTold();
    for (;;) {
      const [first] = unsent;
      if (!first) return true;
      const { id, when, command } = first;
      const answer = await line.tellLate({ id, when, command });
      if (answer.kind === 'no-answer') return false;
      // Told, and nobody may tell such a thing: it would be asked for ever. Whoever is shown this has to see to it.
      if (answer.kind === 'refused') {
        if (ASK_LATER.has(answer.refusal.kind)) return false;
        onNotTaken({ unsent: first, because: answer.refusal });
      } else {
        if (answer.noted) onNotTaken({ unsent: first, because: answer.noted });
        if (answer.about && command.type === 'CallSlip' && command.ticket !== answer.about) {
          await rename(command.ticket, answer.about);
        }
      }
      await remove(first);
    }
  };

  return {
    get unsent() {
      return unsent;
    },
    async load() {
      const kept = await store.readAll('outbox', UnsentSchema);
      const mine = kept.filter(({ key }) => key.startsWith(`${owner} `));
      unsent = mine.map(({ key, value }) => ({ key, ...value }));
      next =
        Number(
          mine
            .at(-1)
            ?.key.slice(owner.length + 1)
            .slice(0, KEY_DIGITS) ?? 0,
        ) + 1;
      onChange();
    },
    async add(entry, alongside = []) {
      const full = asKnown({ ...entry, key: keyOf(next, entry.id) });
      next += 1;
      const { key, ...value } = full;
      const kept = await store.change([{ drawer: 'outbox', key, value, at: entry.when }, ...alongside]);
      if (!kept) return false;
      unsent = [...unsent, asKnown(full)];
      onChange();
      return true;
    },
    send(line) {
      sending ??= sendAll(line).finally(() => {
        sending = null;
      });
      return sending;
    },
    tidy: () => (sending ? Promise.resolve() : forgetTold()),
  };
}
