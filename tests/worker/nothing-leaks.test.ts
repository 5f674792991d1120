import { runInDurableObject } from 'cloudflare:test';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ROUTES, type Route, type RouteName } from '../../shared/protocol/http/route-table.ts';
import { CATEGORIES, type CategoryName } from '../../worker/office/data/category.ts';
import { entryOf, type Field, LOG_FIELDS } from '../../worker/office/data/inventory.ts';
import { RECORD_KINDS } from '../../worker/office/storage/port.ts';
import { createSqliteStorage } from '../../worker/office/storage/sqlite.ts';
import { smallOffice } from '../helpers/office-file.ts';
import { type BusyHall, busyHall, type Canary } from './helpers/busy-hall.ts';
import { BODIES } from './helpers/samples.ts';
import { ask } from './helpers/town-hall.ts';

// What an office has really stored in the middle of a day, by the inventory: each value of a field that is `hidden` is a
// canary. Then everybody looks at everything that they can get, and nobody finds one that is not theirs.

interface Planted extends Canary {
  category: CategoryName;
}

/** Texts so short stand everywhere. */
const LEAST = 6;
const secretNames = new Set<string>();
const said: string[] = [];
let hall: BusyHall;
let planted: Planted[];

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}

async function plantedIn({ stub }: BusyHall): Promise<Planted[]> {
  const found = new Map<string, Planted>();
  const plant = (what: string, { category, shows }: Field, value: unknown): void => {
    if (shows !== 'hidden') return;
    secretNames.add(what);
    for (const text of texts(value)) {
      if (text.length >= LEAST && !found.has(text)) found.set(text, { what, value: text, category });
    }
  };
  await runInDurableObject(stub, (_, state) => {
    const storage = createSqliteStorage(state.storage);
    for (const kind of RECORD_KINDS) {
      for (const { key, value } of storage.list<unknown>(kind)) {
        const entry = entryOf(kind, key);
        if (!entry) throw new Error(`${kind} ${key} is not in the inventory`);
        if (kind === 'setting') {
          const field = entry.fields[key];
          if (field) plant(`setting ${key}`, field, value);
          continue;
        }
        const category = typeof entry.category === 'function' ? entry.category(value as never) : entry.category;
        // Hashes of tokens, ids of tickets: what a record is filed under is nobody's either.
        if (key.length >= 20) plant(`key of ${kind}`, { category, shows: 'hidden' }, key);
        for (const one of [value].flat()) {
          for (const [name, part] of Object.entries(Object(one))) {
            const field = entry.fields[name];
            if (field) plant(`${kind}.${name}`, field, part);
          }
        }
      }
    }
    for (const { text } of storage.read(1, 10_000)) {
      const { event, ...frame } = JSON.parse(text) as { event: object };
      for (const [name, value] of Object.entries({ ...frame, ...event })) {
        if (name in LOG_FIELDS) plant(`log ${name}`, LOG_FIELDS[name as keyof typeof LOG_FIELDS], value);
      }
    }
  });
  return [...found.values()];
}

/** Values that stand in `text` and should not, by what they are. */
function found(text: string, among: readonly Canary[]): string[] {
  return among
    .filter(({ value }) => text.includes(JSON.stringify(value).slice(1, -1)))
    .map(({ what, value }) => `${what}: ${value}`);
}

beforeAll(async () => {
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, method).mockImplementation((...words: unknown[]) => {
      said.push(words.map(String).join(' '));
    });
  }
  hall = await busyHall();
  planted = await plantedIn(hall);
}, 30_000);
afterAll(() => vi.restoreAllMocks());

/** Public by nature, although it is stored in a hidden place too: the number of a kiosk's place on its own screen, words of rules. */
const isPublicWord = ({ value }: Canary): boolean =>
  /^(?:service-\d|system|resident|operator|turn|priority|\d{4}-\d\d-\d\d)$/.test(value);

/** Who works here is known to screens of the office, and to no public one. */
const isStaff = ({ value }: Canary): boolean => /^(?:person:)?(?:canary-clerk-|clerk-|maria$)/.test(value);

describe('N-01 … N-11 V-17 what is private stays where it belongs', () => {
  it('there is something in every sort of field', () => {
    expect(planted.length).toBeGreaterThan(60);
    for (const what of [
      'client.note',
      'client.needs',
      'person.pin',
      'session.person',
      'key of session',
      'key of client',
    ]) {
      expect([...secretNames]).toContain(what);
    }
    for (const what of [
      'log ticket',
      'log clerk',
      'log actor',
      'log command',
      'setting presence-secret',
      'audit.text',
    ]) {
      expect([...secretNames]).toContain(what);
    }
  });

  it('is in no public answer: every operation, asked by anybody', async () => {
    const file = smallOffice(hall.id);
    const answers: string[] = [];
    for (const [name, route] of Object.entries<Route>(ROUTES) as Array<[RouteName, Route]>) {
      if (route.who === 'setup' || name === 'live') continue;
      const path = route.path
        .replace(':office', hall.id)
        .replace(':ticket', `${hall.id}.${'0'.repeat(26)}`)
        .replace(':screen', 'kiosk')
        .replace(':person', 'canary-clerk-one')
        .replace(/:(?:id|code)/, '000000');
      const body =
        name in BODIES
          ? BODIES[name as keyof typeof BODIES]({ office: hall.id, file, bare: file, link: 'a'.repeat(32) })
          : undefined;
      const answer = await ask(path, { method: route.method.toUpperCase(), ...(body === undefined ? {} : { body }) });
      answers.push(JSON.stringify([answer.body, ...answer.headers]));
    }
    // Words that are public in another place are told apart by the allow-lists of the board (canary.test.ts).
    const all = [...planted, ...hall.canaries].filter(
      (canary) => !isPublicWord(canary) && canary.what !== 'client.needs',
    );
    expect(found(answers.join('\n'), all)).toEqual([]);
  });

  it('N-02 N-03 is on no display, no sign and no other resident’s phone', () => {
    const { board, sign, resident } = hall.lines;
    // The resident's own page opens with the own secret; it is on the phone, not in what it hears.
    const all = [...planted, ...hall.canaries].filter((canary) => !isPublicWord(canary));
    for (const line of [board, sign, resident]) {
      expect(line.messages.length).toBeGreaterThan(1);
      expect(found(JSON.stringify(line.messages), all)).toEqual([]);
    }
  });

  it('N-05 is on no kiosk but what it needs itself: its own id and place, and the rules', () => {
    const own = ['device.id', 'device.place', 'log device', 'audit.text'];
    const all = [...planted, ...hall.canaries].filter(
      (one) => !isPublicWord(one) && !isStaff(one) && !own.includes(one.what),
    );
    const text = JSON.stringify(hall.lines.kiosk.messages);
    expect(found(text, all)).toEqual([]);
  });

  it('M-15 N-06 a clerk hears the needs and the note of the own client and the next one, of nobody else', () => {
    const notes = planted.filter(({ what }) => what === 'client.note').map(({ value }) => value);
    const heard = (line: keyof BusyHall['lines']): string[] =>
      notes.filter((note) => JSON.stringify(hall.lines[line].messages).includes(note));
    expect(heard('clerk')).toEqual(['canary: has brought a certificate']);
    // Counter 2 is free: its clerk sees who comes next, and what is kept for the counter if the line is cut.
    expect(heard('second')).not.toContain('canary: has brought a certificate');
    expect(heard('second')).not.toContain('canary: telephone 600 100 200');
    expect(heard('manager')).toEqual([]);
    // What nobody is to see is not in the events either.
    const unseen = planted.filter(
      (one) =>
        (CATEGORIES[one.category].seen as readonly string[]).includes('nobody') && !isStaff(one) && !isPublicWord(one),
    );
    for (const line of ['clerk', 'second', 'manager'] as const) {
      const text = JSON.stringify(hall.lines[line].messages);
      const ids = new Set(planted.filter(({ what }) => what.startsWith('log ')).map(({ value }) => value));
      expect(
        found(
          text,
          unseen.filter(({ value }) => !ids.has(value)),
        ),
      ).toEqual([]);
      expect(
        found(
          text,
          hall.canaries.filter(({ what }) => !/surname|name|unit/.test(what)),
        ),
      ).toEqual([]);
    }
  });

  it('is not in the statistics, in the figures or in the export of the log that a manager gets', async () => {
    const cookie = hall.cookies.manager;
    const [statistics, figures, log] = await Promise.all(
      ['statistics', 'figures', 'log'].map((name) => ask(`${hall.office}/${name}`, { cookie })),
    );
    const all = [...planted, ...hall.canaries].filter((canary) => !isPublicWord(canary));
    expect(found(JSON.stringify([statistics?.body, figures?.body]), all)).toEqual([]);
    const beside = ['note', 'pin', 'session', 'browser', 'link', 'told'];
    const forgotten = planted.filter((one) => beside.includes(one.category) && !isStaff(one));
    const logged = new Set(planted.filter(({ what }) => what.startsWith('log ')).map(({ value }) => value));
    const text = String(log?.body.text ?? JSON.stringify(log?.body));
    expect(found(text, [...forgotten.filter(({ value }) => !logged.has(value)), ...hall.canaries])).toEqual([]);
  });

  it('is in nothing that the server writes to its own log', () => {
    expect(found(said.join('\n'), [...planted, ...hall.canaries])).toEqual([]);
  });
});
