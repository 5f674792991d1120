import * as v from 'valibot';
import type { Store } from '../../shared/sync/store/store.ts';

/** A place that keeps things. Each `open` is another page of the same device. */
export interface StorePlace {
  open(): Promise<Store>;
}

export interface StoreCase {
  name: string;
  run(place: StorePlace): Promise<void>;
}

const Word = v.object({ word: v.string() });
const Count = v.object({ count: v.number() });
/** No place keeps this: neither as text nor as it is. */
const unkeepable = { big: 1n, run: () => 1 };

/**
 * What every store of a device must do. Plain functions that throw, so that they also run inside a page, beside the real database;
 * a double is used only where it passes this.
 */
export const storeCases: readonly StoreCase[] = [
  {
    name: 'what was kept comes back as it was, with the hour at which it was true',
    async run({ open }) {
      const store = await open();
      equal(await store.read('info', 'a', Word), null);
      equal(await store.readAll('info', Word), []);
      const value = { word: 'ąęł\u0000 “” 🙂', more: [1, null, { deep: true }] };
      await store.keep('info', 'a', value, 1_700_000_000_123);
      const whole = v.object({ word: v.string(), more: v.array(v.unknown()) });
      equal(await store.read('info', 'a', whole), { key: 'a', value, at: 1_700_000_000_123 });
      await store.keep('info', 'a', { word: 'b' }, 5);
      equal(await store.read('info', 'a', Word), { key: 'a', value: { word: 'b' }, at: 5 });
      await store.forget('info', 'a');
      await store.forget('info', 'nothing there');
      equal(await store.read('info', 'a', Word), null);
    },
  },
  {
    name: 'drawers do not mix, whatever stands in a key',
    async run({ open }) {
      const store = await open();
      await store.keep('ticket', 'x y', { word: 'ticket' }, 1);
      await store.keep('own', 'x y', { word: 'own' }, 1);
      await store.keep('own', '', { word: 'empty key' }, 1);
      await store.forget('own', 'x y');
      equal(await store.readAll('own', Word), [{ key: '', value: { word: 'empty key' }, at: 1 }]);
      equal((await store.readAll('ticket', Word)).length, 1);
    },
  },
  {
    name: 'what is given to be kept may be changed afterwards, and what was read too',
    async run({ open }) {
      const store = await open();
      const given = { word: 'before' };
      const keeping = store.keep('info', 'a', given, 1);
      await keeping;
      given.word = 'after';
      const read = await store.read('info', 'a', Word);
      if (read) read.value.word = 'changed by a reader';
      equal((await store.read('info', 'a', Word))?.value, { word: 'before' });
    },
  },
  {
    name: 'all of a drawer comes in the order of its keys, in whatever order it was kept',
    async run({ open }) {
      const store = await open();
      const keys = ['b 000000010', 'b 000000002', 'A', 'a', 'ż', 'b', '', 'b 000000001 z'];
      for (const key of keys) await store.keep('outbox', key, { word: key }, 1);
      equal(
        (await store.readAll('outbox', Word)).map(({ key }) => key),
        ['', 'A', 'a', 'b', 'b 000000001 z', 'b 000000002', 'b 000000010', 'ż'],
      );
    },
  },
  {
    name: 'what does not fit its schema any more is as if it were not there, and the rest is',
    async run({ open }) {
      const store = await open();
      await store.keep('info', 'a', { count: 1 }, 1);
      await store.keep('info', 'b', { word: 'b' }, 1);
      equal(await store.read('info', 'a', Word), null);
      equal(
        (await store.readAll('info', Word)).map(({ key }) => key),
        ['b'],
      );
      equal((await store.read('info', 'a', Count))?.value, { count: 1 });
    },
  },
  {
    name: 'changes are made all together',
    async run({ open }) {
      const store = await open();
      await store.keep('given', 'old', { word: 'old' }, 1);
      const done = await store.change([
        { drawer: 'given', key: 'new', value: { word: 'new' }, at: 2 },
        { drawer: 'outbox', key: 'new', value: { word: 'told' }, at: 2 },
        { drawer: 'given', key: 'old' },
      ]);
      equal(done, true);
      equal(
        (await store.readAll('given', Word)).map(({ key }) => key),
        ['new'],
      );
      equal((await store.readAll('outbox', Word)).length, 1);
      equal(await store.change([]), true);
    },
  },
  {
    name: 'of several changes of one entry the last one counts: a day that is told anew is there afterwards',
    async run({ open }) {
      const store = await open();
      await store.keep('day', 'a', { word: 'before' }, 1);
      await store.change([
        { drawer: 'day', key: 'a' },
        { drawer: 'day', key: 'b', value: { word: 'b' }, at: 2 },
        { drawer: 'day', key: 'a', value: { word: 'after' }, at: 2 },
        { drawer: 'day', key: 'b' },
      ]);
      equal(await store.readAll('day', Word), [{ key: 'a', value: { word: 'after' }, at: 2 }]);
    },
  },
  {
    name: 'O-9 changes are made all or none: one value that cannot be kept, and nothing has happened',
    async run({ open }) {
      const store = await open();
      await store.keep('given', 'old', { word: 'old' }, 1);
      for (const changes of [
        [
          { drawer: 'given', key: 'first', value: { word: 'first' }, at: 2 },
          { drawer: 'given', key: 'second', value: unkeepable, at: 2 },
          { drawer: 'given', key: 'old' },
        ],
        [
          { drawer: 'given', key: 'old' },
          { drawer: 'given', key: 'old', value: unkeepable, at: 2 },
        ],
      ] as const) {
        equal(await store.change(changes), false);
        equal(await store.readAll('given', Word), [{ key: 'old', value: { word: 'old' }, at: 1 }]);
      }
      // And it goes on as if nothing had been.
      equal(await store.change([{ drawer: 'given', key: 'next', value: { word: 'next' }, at: 3 }]), true);
      equal((await store.readAll('given', Word)).length, 2);
    },
  },
  {
    name: 'one entry is looked at and changed in one go',
    async run({ open }) {
      const store = await open();
      const seen: unknown[] = [];
      const made = await store.update('outbox', 'a', Count, (kept) => {
        seen.push(kept);
        return { value: { count: 1 }, at: 1 };
      });
      equal(made, { ok: true, value: { count: 1 } });
      equal(await store.update('outbox', 'a', Count, () => 'same'), { ok: true, value: { count: 1 } });
      const more = await store.update('outbox', 'a', Count, (kept) => ({
        value: { count: (kept?.count ?? 0) + 1 },
        at: 2,
      }));
      equal(more, { ok: true, value: { count: 2 } });
      equal(await store.read('outbox', 'a', Count), { key: 'a', value: { count: 2 }, at: 2 });
      equal(await store.update('outbox', 'a', Count, () => null), { ok: true, value: null });
      equal(await store.read('outbox', 'a', Count), null);
      equal(await store.update('outbox', 'a', Count, () => 'same'), { ok: true, value: null });
      // What does not fit counts as not there.
      await store.keep('outbox', 'a', { word: 'other' }, 1);
      await store.update('outbox', 'a', Count, (kept) => {
        seen.push(kept);
        return 'same';
      });
      equal(seen, [null, null]);
      const refused = await store.update('outbox', 'a', v.any(), () => ({ value: unkeepable, at: 1 }));
      equal(refused, { ok: false });
      equal((await store.read('outbox', 'a', Word))?.value, { word: 'other' });
    },
  },
  {
    name: 'two pages see one and the same, and nobody comes between a look and its change',
    async run({ open }) {
      const pages = await Promise.all([open(), open()]);
      const [one, two] = pages;
      await one?.keep('outbox', 'count', { count: 0 }, 1);
      equal((await two?.read('outbox', 'count', Count))?.value, { count: 0 });
      const steps: Promise<unknown>[] = [];
      for (let n = 0; n < 20; n += 1) {
        for (const page of pages) {
          const add = (kept: { count: number } | null) => ({ value: { count: (kept?.count ?? 0) + 1 }, at: n });
          steps.push(page.update('outbox', 'count', Count, add));
        }
      }
      await Promise.all(steps);
      equal((await two?.read('outbox', 'count', Count))?.value, { count: 40 });
      // Of two that want the same thing once, one gets it.
      const got: number[] = [];
      await Promise.all(
        pages.map((page, n) =>
          page.update('outbox', 'once', Count, (kept) => {
            if (kept) return 'same';
            got.push(n);
            return { value: { count: n }, at: 1 };
          }),
        ),
      );
      equal(got.length, 1);
    },
  },
  {
    name: 'many changes at once are all there afterwards',
    async run({ open }) {
      const store = await open();
      const all = Array.from({ length: 200 }, (_, n) => String(n).padStart(6, '0'));
      const done = await Promise.all(
        all.map((key) => store.change([{ drawer: 'day', key, value: { word: key }, at: Number(key) }])),
      );
      equal(done.every(Boolean), true);
      equal(
        (await (await open()).readAll('day', Word)).map(({ key }) => key),
        all,
      );
    },
  },
];

function equal(found: unknown, wanted: unknown): void {
  const [a, b] = [found, wanted].map((value) => JSON.stringify(inOrder(value)));
  if (a !== b) throw new Error(`found ${a}, wanted ${b}`);
}

/** Objects are equal whatever the order of their keys. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, inOrder(one)]),
  );
}
