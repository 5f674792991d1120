import * as v from 'valibot';
import { dexieStore } from '../../shared/browser/dexie-store.ts';
import { storeCases } from './device-store.ts';

// Runs inside a page, beside the real database.

const Chunk = v.object({ text: v.string() });
let places = 0;

const bench = {
  /** One case of the contract, in a database of its own. Answers what is amiss, or null. */
  async run(name: string): Promise<string | null> {
    const one = storeCases.find((each) => each.name === name);
    if (!one) return 'there is no such case';
    places += 1;
    const database = `contract-${Date.now()}-${places}`;
    return one.run({ open: () => dexieStore({ name: database }) }).then(
      () => null,
      (fault: unknown) => String(fault),
    );
  },
  /** Keeps one entry after another until the page is no more, and says each that counts as kept. */
  async keepOn(said: (n: number) => void, from: number): Promise<void> {
    const store = await dexieStore({ name: 'killed', strict: true });
    for (let n = from; ; n += 1) {
      const key = String(n).padStart(6, '0');
      const text = `${key} `.repeat(200);
      const kept = await store.change([
        { drawer: 'given', key, value: { text }, at: n },
        { drawer: 'outbox', key, value: { text }, at: n },
      ]);
      if (kept) said(n);
    }
  },
  async add(name: string, key: string, characters: number): Promise<boolean> {
    const store = await dexieStore({ name });
    // Text that no database can squeeze.
    const bytes = Array.from({ length: Math.ceil(characters / 65_536) }, () =>
      crypto.getRandomValues(new Uint8Array(65_536)),
    );
    const text = bytes
      .map((part) => Array.from(part, (byte) => String.fromCharCode(32 + (byte % 90))).join(''))
      .join('');
    return store.change([{ drawer: 'given', key, value: { text: text.slice(0, characters) }, at: 1 }]);
  },
  async keys(name: string): Promise<{ given: string[]; outbox: string[]; whole: boolean }> {
    const store = await dexieStore({ name });
    const given = await store.readAll('given', Chunk);
    const outbox = await store.readAll('outbox', Chunk);
    return {
      given: given.map(({ key }) => key),
      outbox: outbox.map(({ key }) => key),
      whole: outbox.every(({ key, value }) => value.text === `${key} `.repeat(200)),
    };
  },
};
export type StoreBench = typeof bench;

Object.assign(globalThis, { storeBench: bench });
