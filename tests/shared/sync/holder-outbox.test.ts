import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { createRandom } from '../../../shared/lib/random.ts';
import {
  createHolderOutbox,
  type HolderOutbox,
  mayWait,
  type SentWish,
  type WaitingCommand,
} from '../../../shared/sync/holder-outbox.ts';
import { memoryStore } from '../../../shared/sync/store/memory-store.ts';
import type { Row } from '../../../shared/sync/store/row-store.ts';
import { rowStore } from '../../../shared/sync/store/row-store.ts';
import type { Store } from '../../../shared/sync/store/store.ts';

const TICKET = 'nowe-lipowo.abcdefghijklmnopqrstuvwxyz';
const cancel = { type: 'Cancel' } as const;
const letTwoFirst = { type: 'Postpone', places: 2 } as const;

let rows: Map<string, Row>;
let now: number;
let ids: number;
let reached: boolean;
/** What came to the office, in order. */
let office: { address: string; id: string; command: WaitingCommand }[];
let answer: (id: string) => SentWish | Promise<SentWish>;

beforeEach(() => {
  rows = new Map();
  now = 1_800_000_000_000;
  ids = 0;
  reached = false;
  office = [];
  answer = () => ({ kind: 'done' });
});

/** A page of the device. */
function page(store: Store = memoryStore(rows), lasting = true): HolderOutbox {
  return createHolderOutbox({
    store,
    lasting,
    now: () => now,
    newId: () => {
      ids += 1;
      return String(ids).padStart(32, '0');
    },
    reach: async () => reached,
    send: async (address, id, command) => {
      office.push({ address, id, command });
      return answer(id);
    },
    onChange: () => undefined,
  });
}

const state = (outbox: HolderOutbox): string | undefined => outbox.wishes.get(TICKET)?.state;

describe('what a holder asks without a line', () => {
  test('giving up and letting others go first may wait; being here and answering a call are true at the moment only', () => {
    expect(mayWait(cancel)).toBe(true);
    expect(mayWait(letTwoFirst)).toBe(true);
    expect(mayWait({ type: 'CheckIn', code: '123456' })).toBe(false);
    expect(mayWait({ type: 'AnswerCall', answer: 'coming' })).toBe(false);
    expect(mayWait({ type: 'Return' })).toBe(false);
  });

  test('waits on the device, through a reload, and is sent once when there is a network', async () => {
    const before = page();
    await before.wish(TICKET, cancel);
    await before.send();
    expect([state(before), office.length]).toEqual(['waiting', 0]);
    const after = page();
    await after.load();
    expect(after.wishes.get(TICKET)).toMatchObject({ state: 'waiting', command: cancel, lasts: true });
    reached = true;
    await Promise.all([after.send(), after.send()]);
    await after.send();
    expect(office).toEqual([{ address: TICKET, id: '1'.padStart(32, '0'), command: cancel }]);
    expect(state(after)).toBe('done');
  });

  test('can be taken back as long as it was not sent, and not afterwards', async () => {
    const outbox = page();
    await outbox.wish(TICKET, letTwoFirst);
    expect(await outbox.takeBack(TICKET)).toBe(true);
    reached = true;
    await outbox.send();
    expect([office.length, rows.size]).toEqual([0, 0]);

    await outbox.wish(TICKET, letTwoFirst);
    let taken: boolean | undefined;
    answer = async () => {
      taken = await outbox.takeBack(TICKET);
      return { kind: 'done' };
    };
    await outbox.send();
    expect([taken, state(outbox), office.length]).toEqual([false, 'done', 1]);
  });

  test('what became of it is kept until somebody has read it: done, or why not', async () => {
    const outbox = page();
    await outbox.wish(TICKET, letTwoFirst);
    reached = true;
    answer = () => ({ kind: 'refused', refusal: { kind: 'ticket-not-waiting' } });
    await outbox.send();
    const later = page();
    await later.load();
    expect(later.wishes.get(TICKET)).toMatchObject({ state: 'refused', because: 'ticket-not-waiting' });
    expect(await later.takeBack(TICKET)).toBe(false);
    await later.seen(TICKET);
    expect([state(later), rows.size]).toEqual([undefined, 0]);
  });

  test('of two pages one sends', async () => {
    const [one, two] = [page(), page()];
    await one.wish(TICKET, cancel);
    await two.load();
    reached = true;
    await Promise.all([one.send(), two.send()]);
    expect(office).toHaveLength(1);
    await two.load();
    expect(state(two)).toBe('done');
  });

  test('an answer that got lost: asked again with the same id, by this page at once and by another when this one is gone', async () => {
    const one = page();
    await one.wish(TICKET, cancel);
    reached = true;
    answer = () => ({ kind: 'no-answer' });
    await one.send();
    expect(state(one)).toBe('sent');
    expect(await one.takeBack(TICKET)).toBe(false);
    await one.send();
    const two = page();
    await two.load();
    await two.send();
    expect(office).toHaveLength(2);
    now += 21_000;
    answer = () => ({ kind: 'done' });
    await two.send();
    expect(new Set(office.map(({ id }) => id)).size).toBe(1);
    expect([office.length, state(two)]).toEqual([3, 'done']);
  });

  test('a clock that was set back meanwhile does not hold it up', async () => {
    const one = page();
    await one.wish(TICKET, cancel);
    reached = true;
    answer = () => ({ kind: 'no-answer' });
    await one.send();
    now -= 600_000;
    const two = page();
    await two.load();
    answer = () => ({ kind: 'done' });
    await two.send();
    expect(state(two)).toBe('done');
  });

  test('an office that has no time now is asked again, not believed to have refused', async () => {
    const outbox = page();
    await outbox.wish(TICKET, cancel);
    reached = true;
    answer = () => ({ kind: 'refused', refusal: { kind: 'too-many-tries' } });
    await outbox.send();
    expect(state(outbox)).toBe('sent');
    answer = () => ({ kind: 'done' });
    await outbox.send();
    expect(state(outbox)).toBe('done');
  });

  test('sent while there was a line, and the line broke: it is asked again with the id that it had', async () => {
    const outbox = page();
    const id = 'f'.repeat(32);
    expect(await outbox.wish(TICKET, cancel, id)).toBe(true);
    expect(await outbox.takeBack(TICKET)).toBe(false);
    reached = true;
    await outbox.send();
    expect(office.map((one) => one.id)).toEqual([id]);
  });

  test('a later wish takes the place of one that waits, never of one that was sent', async () => {
    const outbox = page();
    await outbox.wish(TICKET, letTwoFirst);
    expect(await outbox.wish(TICKET, cancel)).toBe(true);
    reached = true;
    answer = () => ({ kind: 'no-answer' });
    await outbox.send();
    expect(await outbox.wish(TICKET, letTwoFirst)).toBe(false);
    expect(office.map(({ command }) => command.type)).toEqual(['Cancel']);
  });

  test('where the device refuses to store, it waits as long as the page is open, and says so', async () => {
    const refuse = async (): Promise<never> => {
      throw new Error('QuotaExceededError');
    };
    const outbox = page(rowStore({ get: refuse, all: refuse, write: refuse }));
    await outbox.wish(TICKET, cancel);
    expect(outbox.wishes.get(TICKET)).toMatchObject({ state: 'waiting', lasts: false });
    await outbox.load();
    expect(state(outbox)).toBe('waiting');
    reached = true;
    await outbox.send();
    expect([office.length, state(outbox)]).toEqual([1, 'done']);
    await outbox.seen(TICKET);
    expect(state(outbox)).toBeUndefined();
    const inMemory = page(memoryStore(), false);
    await inMemory.wish(TICKET, cancel);
    expect(inMemory.wishes.get(TICKET)).toMatchObject({ state: 'waiting', lasts: false });
  });

  test('is forgotten with the day: a number is good for one day', async () => {
    await page().wish(TICKET, cancel);
    now += 21 * 60 * 60_000;
    const next = page();
    await next.load();
    expect([next.wishes.size, rows.size]).toEqual([0, 0]);
  });

  test('however pages open, close, send and take back: the office hears each wish under one id, and none that was taken back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const random = createRandom(seed);
        rows = new Map();
        office = [];
        ids = 0;
        reached = false;
        const done = new Set<string>();
        // The office does a command once, however often it is asked; an answer may get lost on the way back.
        answer = (id) => {
          done.add(id);
          return random.chance(0.4) ? { kind: 'no-answer' } : { kind: 'done' };
        };
        let pages = [page(), page()];
        const back = new Set<string>();
        for (let n = 0; n < 30; n += 1) {
          const one = pages[random.int(0, pages.length - 1)] ?? page();
          const what = random.int(0, 6);
          if (what === 0) await one.wish(TICKET, random.chance(0.5) ? cancel : letTwoFirst);
          else if (what === 1) {
            const before = one.wishes.get(TICKET);
            if (before?.state === 'waiting' && (await one.takeBack(TICKET))) {
              // What was taken back is what lay there at that moment, which this page may not have seen.
              if (!office.some(({ id }) => id === before.id)) back.add(before.id);
            }
          } else if (what === 2) {
            reached = !reached;
            now += random.int(0, 30_000);
          } else if (what === 3) {
            pages = pages.map((other) => (other === one ? page() : other));
            await Promise.all(pages.map((other) => other.load()));
          } else await Promise.all(pages.map((other) => other.send()));
        }
        for (const id of back) expect(done.has(id)).toBe(false);
        reached = true;
        answer = (id) => {
          done.add(id);
          return { kind: 'done' };
        };
        now += 60_000;
        const last = page();
        await last.load();
        await last.send();
        expect(['done', undefined]).toContain(state(last));
        // One command under one id, always the same.
        const commands = new Map<string, string>();
        for (const { id, command } of office) {
          const text = JSON.stringify(command);
          expect(commands.get(id) ?? text).toBe(text);
          commands.set(id, text);
        }
      }),
      { numRuns: 150, seed: 20_261_121 },
    );
  });
});
