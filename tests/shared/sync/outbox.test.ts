import { beforeEach, describe, expect, test } from 'vitest';
import type { Asked } from '../../../shared/sync/live-client.ts';
import { createOutbox, type NotTakenOver, type Outbox, type Unsent } from '../../../shared/sync/outbox.ts';
import { memoryStore } from '../../../shared/sync/store/memory-store.ts';
import type { Row } from '../../../shared/sync/store/row-store.ts';
import type { Store } from '../../../shared/sync/store/store.ts';

const NUMBERS = 'A900 A901 A902'.split(' ');
const done: Asked = { kind: 'done', seq: 1, ticket: undefined };
const idOf = (n: number): string => `command-${n}`;
const entry = (n: number) => ({
  id: idOf(n),
  when: 1_000 + n,
  command: { type: 'CheckInNumber', number: NUMBERS[n % NUMBERS.length] ?? '' } as const,
});

let rows: Map<string, Row>;
let not: NotTakenOver[];

function outboxOn(store: Store, owner = 'kiosk testowo'): Outbox {
  return createOutbox({ store, owner, onChange: () => undefined, onNotTaken: (one) => not.push(one) });
}

/** A line that answers each thing that is told as `answer` says, and remembers what it was told. */
function lineThat(answer: (told: Pick<Unsent, 'id' | 'command'>) => Asked) {
  const told: string[] = [];
  return {
    told,
    tellLate: async (late: { id: string; when: number; command: Unsent['command'] }) => {
      told.push(late.id);
      return answer(late);
    },
  };
}

beforeEach(() => {
  rows = new Map();
  not = [];
});

describe('O-9 what was done without a line', () => {
  test('is told in the order in which it was done, and forgotten once it is answered', async () => {
    const outbox = outboxOn(memoryStore(rows));
    for (let n = 0; n < 12; n += 1) await outbox.add(entry(n));
    const line = lineThat(() => done);
    expect(await outbox.send(line)).toBe(true);
    expect(line.told).toEqual(Array.from({ length: 12 }, (_, n) => idOf(n)));
    expect([outbox.unsent.length, rows.size]).toEqual([0, 0]);
  });

  test('survives a reload, and what is added afterwards comes behind it', async () => {
    const before = outboxOn(memoryStore(rows));
    for (let n = 0; n < 3; n += 1) await before.add(entry(n));
    const after = outboxOn(memoryStore(rows));
    await after.load();
    await after.add(entry(3));
    const line = lineThat(() => done);
    await after.send(line);
    expect(line.told).toEqual([0, 1, 2, 3].map(idOf));
  });

  test('two pages of one person write over nothing', async () => {
    const [one, other] = [outboxOn(memoryStore(rows)), outboxOn(memoryStore(rows))];
    await Promise.all([one.add(entry(0)), other.add(entry(1))]);
    const third = outboxOn(memoryStore(rows));
    await third.load();
    expect(third.unsent).toHaveLength(2);
  });

  test('is nobody else’s to tell', async () => {
    await outboxOn(memoryStore(rows), 'staff testowo anna').add(entry(0));
    const other = outboxOn(memoryStore(rows), 'staff testowo ann');
    await other.load();
    expect(other.unsent).toEqual([]);
  });

  test('a line that breaks in between leaves the rest, and the same id is told again', async () => {
    const outbox = outboxOn(memoryStore(rows));
    for (let n = 0; n < 3; n += 1) await outbox.add(entry(n));
    const broken = lineThat(({ id }) => (id === idOf(1) ? { kind: 'no-answer', id } : done));
    expect(await outbox.send(broken)).toBe(false);
    expect(outbox.unsent.map(({ id }) => id)).toEqual([idOf(1), idOf(2)]);
    const line = lineThat(() => done);
    expect(await outbox.send(line)).toBe(true);
    expect(line.told).toEqual([idOf(1), idOf(2)]);
  });

  test('a device that cannot keep it says so, and nothing counts as done', async () => {
    const full: Store = { ...memoryStore(rows), change: async () => false };
    const outbox = outboxOn(full);
    expect(await outbox.add(entry(0))).toBe(false);
    expect(outbox.unsent).toEqual([]);
  });

  test('waits for somebody who may tell it: a session that has ended takes nothing away', async () => {
    const outbox = outboxOn(memoryStore(rows));
    await outbox.add(entry(0));
    for (const kind of ['not-signed-in', 'session-locked', 'pairing-unknown'] as const) {
      expect(await outbox.send(lineThat(() => ({ kind: 'refused', refusal: { kind } })))).toBe(false);
    }
    expect(outbox.unsent).toHaveLength(1);
    expect(not).toEqual([]);
  });
});

test('O-14 what could not be taken over is said once, and the rest goes on', async () => {
  const outbox = outboxOn(memoryStore(rows));
  for (let n = 0; n < 2; n += 1) await outbox.add(entry(n));
  await outbox.send(lineThat(({ id }) => (id === idOf(0) ? { ...done, noted: { kind: 'ticket-ended' } } : done)));
  expect(not.map(({ unsent, because }) => [unsent.id, because.kind])).toEqual([[idOf(0), 'ticket-ended']]);
  expect(outbox.unsent).toEqual([]);
});

test('O-15 the client of a slip gets the id that the office knows, in all that follows', async () => {
  const [made, known] = ['a'.repeat(26), 'b'.repeat(26)];
  const outbox = outboxOn(memoryStore(rows));
  const slip = { type: 'CallSlip', counter: '1', number: 'A900', service: 'id-card', ticket: made } as const;
  await outbox.add({ id: idOf(0), when: 1, command: slip });
  await outbox.add({ id: idOf(1), when: 2, command: { type: 'Arrive', counter: '1', ticket: made } });
  const tickets: unknown[] = [];
  await outbox.send(
    lineThat(({ command }) => {
      tickets.push('ticket' in command ? command.ticket : null);
      return command.type === 'CallSlip' ? { ...done, about: known } : done;
    }),
  );
  expect(tickets).toEqual([made, known]);
});

test('O-15 what is done while the office names the client anew is neither lost nor told under the old id', async () => {
  const [made, known] = ['a'.repeat(26), 'b'.repeat(26)];
  const outbox = outboxOn(memoryStore(rows));
  const slip = { type: 'CallSlip', counter: '1', number: 'A900', service: 'id-card', ticket: made } as const;
  await outbox.add({ id: idOf(0), when: 1, command: slip });
  await outbox.add({ id: idOf(1), when: 2, command: { type: 'Arrive', counter: '1', ticket: made } });
  let pressed: Promise<boolean> | undefined;
  const tickets: unknown[] = [];
  await outbox.send(
    lineThat(({ command }) => {
      tickets.push('ticket' in command ? command.ticket : null);
      pressed ??= outbox.add({ id: idOf(2), when: 3, command: { type: 'Recall', counter: '1', ticket: made } });
      return command.type === 'CallSlip' ? { ...done, about: known } : done;
    }),
  );
  expect(await pressed).toBe(true);
  await outbox.send(lineThat(() => done));
  expect(tickets).toEqual([made, known, known]);
  expect([outbox.unsent.length, rows.size]).toEqual([0, 0]);
});

test('O-9 what was told while the disk refused goes from it as soon as it takes anything again', async () => {
  const plain = memoryStore(rows);
  let refuses = false;
  const outbox = outboxOn({ ...plain, change: async (changes) => !refuses && plain.change(changes) });
  await outbox.add(entry(0));
  refuses = true;
  await outbox.send(lineThat(() => done));
  expect([outbox.unsent.length, rows.size]).toEqual([0, 1]);
  await outbox.tidy();
  expect(rows.size).toBe(1);
  refuses = false;
  // Also when there is nothing more to tell: another life of the page would take it for something to tell.
  await outbox.tidy();
  expect(rows.size).toBe(0);
});
