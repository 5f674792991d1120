import { expect, test } from 'vitest';
import { memoryStore } from '../../../shared/sync/store/memory-store.ts';
import type { Store } from '../../../shared/sync/store/store.ts';
import { dayKeeper, readDay } from '../../../shared/sync/tablet/tablet-store.ts';
import { runningOffice } from '../../helpers/office.ts';

/** A disk that can be told to refuse, and the day of an office with some tickets. */
function kept() {
  const office = runningOffice();
  for (const letter of ['a', 'b', 'c', 'd']) office.joins(letter.repeat(26));
  // From the opening of the day on, as the office tells it.
  const events = office.log.slice(office.log.findIndex(({ event }) => event.type === 'DayOpened'));
  const plain = memoryStore();
  const disk = { refuses: false };
  const store: Store = { ...plain, change: async (changes) => !disk.refuses && plain.change(changes) };
  return { events, store, disk, keeper: dayKeeper(store, 'testowo') };
}

const written = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

test('O-12 what the disk refused for a while is kept with what comes next: no event is missing afterwards', async () => {
  const { events, store, disk, keeper } = kept();
  keeper.keep(events.slice(0, 2), true);
  await written();
  disk.refuses = true;
  keeper.keep(events.slice(2, 3), false);
  await written();
  expect(await readDay(store, 'testowo')).toEqual(events.slice(0, 2));
  disk.refuses = false;
  keeper.keep(events.slice(3), false);
  await written();
  expect(await readDay(store, 'testowo')).toEqual(events);
});

test('O-12 what was told anew is on the disk before what came after it', async () => {
  const { events, store, keeper } = kept();
  keeper.keep(events.slice(0, 3), true);
  keeper.keep(events.slice(3), false);
  await written();
  expect(await readDay(store, 'testowo')).toEqual(events);
});

test('T-22 a day with a gap counts as far as the gap, and one without its opening not at all', async () => {
  const { events, store } = kept();
  const put = (seq: number) => {
    const event = events.find((one) => one.seq === seq);
    return { drawer: 'day' as const, key: `testowo ${String(seq).padStart(12, '0')}`, value: event, at: 1 };
  };
  const [first = 0] = events.map(({ seq }) => seq);
  await store.change([put(first + 2), put(first + 3)]);
  expect(await readDay(store, 'testowo')).toEqual([]);
  await store.change([put(first)]);
  expect(await readDay(store, 'testowo')).toEqual(events.slice(0, 1));
  await store.change([put(first + 1)]);
  expect(await readDay(store, 'testowo')).toEqual(events.slice(0, 4));
});
