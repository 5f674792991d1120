import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createFakeChime } from '../../../kiosk/devices/chime/fake-chime.ts';
import { createFakePrinter } from '../../../kiosk/devices/printer/fake-printer.ts';
import { createFakeVoice } from '../../../kiosk/devices/voice/fake-voice.ts';
import { type OwnNumbers, openOwnNumbers } from '../../../kiosk/kiosk/issue/own-numbers.ts';
import { wishBook } from '../../../kiosk/kiosk/issue/wish-book.ts';
import { createKiosk, type Kiosk } from '../../../kiosk/kiosk/kiosk.ts';
import { loadWords } from '../../../kiosk/kiosk/words/words.ts';
import type { LeaseMessage } from '../../../shared/protocol/down.ts';
import type { Asked } from '../../../shared/sync/live-client.ts';
import { memoryStore } from '../../../shared/sync/store/memory-store.ts';
import type { Row } from '../../../shared/sync/store/row-store.ts';
import { NINE, RULES } from '../../helpers/rules.ts';
import { officeInfo, ticketView } from './kiosk-fixtures.ts';

// A kiosk whose office is silent, over a disk that outlives the page.

const lease: LeaseMessage = {
  type: 'lease',
  device: 'k1',
  place: 'Lobby',
  rules: RULES,
  lease: { device: 'k1', from: 900, to: 999, until: '2026-11-26' },
  stopped: [],
};

let disk: Map<string, Row>;
let ids = 0;
/** What the office says to each question, after how long, ms; null: never. */
let office: { after: number; asked: Asked } | null;

beforeEach(() => {
  vi.useFakeTimers({ now: NINE });
  disk = new Map();
  office = null;
  ids = 0;
});
afterEach(() => vi.useRealTimers());

interface Page {
  kiosk: Kiosk;
  own: OwnNumbers;
  slips: string[];
  asked: string[];
  kill(): void;
}

/** One life of the page. `lent`: the office was heard in it. */
async function page({ lent = true, breaks = false } = {}): Promise<Page> {
  const store = memoryStore(disk);
  const opened = openOwnNumbers({
    office: 'testowo',
    store: breaks ? { ...store, change: async () => false } : store,
    onChange: () => undefined,
    onNotTaken: () => undefined,
  });
  const own = await opened;
  if (lent) own.hear(lease, 0);
  const printer = createFakePrinter();
  const asked: string[] = [];
  let alive = true;
  const kiosk = createKiosk({
    info: officeInfo(),
    words: await loadWords(['pl', 'en'], 'Europe/Warsaw', ['pl', 'en']),
    language: 'pl',
    own,
    wishes: wishBook(store, 'testowo'),
    live: {
      officeNow: () => Date.now(),
      ask: (_command, { id = '', patience = 5_000 } = {}) => {
        asked.push(id);
        const answer = office;
        return new Promise((resolve) => {
          setTimeout(() => alive && resolve(answer?.asked ?? { kind: 'no-answer', id }), answer?.after ?? patience);
        });
      },
    },
    printer: { print: async (slip) => (alive ? printer.print(slip) : new Promise(() => undefined)) },
    voice: createFakeVoice(['pl']),
    chime: createFakeChime(),
    origin: 'https://okienko.example',
    monotonic: () => Date.now(),
    newId: () => {
      ids += 1;
      return `command-${ids}`;
    },
    randomBytes: (count) => new Uint8Array(count).fill(ids),
    every: (ms, run) => {
      const timer = setInterval(() => alive && run(), ms);
      return () => clearInterval(timer);
    },
    giveBack: () => undefined,
  });
  return {
    kiosk,
    own,
    asked,
    get slips() {
      return printer.slips.map(({ number }) => number);
    },
    kill: () => {
      alive = false;
    },
  };
}

const wait = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

function taps({ kiosk }: Page): void {
  kiosk.send({ type: 'begin' });
  kiosk.send({ type: 'service', service: 'id-card' });
  kiosk.send({ type: 'confirm' });
  kiosk.take(['short']);
}

describe('O-10 a kiosk whose office does not answer', () => {
  test('gives one of its own numbers after a second, prints it, and keeps to tell of it', async () => {
    const one = await page();
    taps(one);
    await wait(900);
    expect(one.slips).toEqual([]);
    await wait(700);
    expect(one.slips).toEqual(['A900']);
    expect(one.own.outbox.unsent).toMatchObject([
      { when: NINE + 1_000, command: { number: 'A900', needs: ['short'] } },
    ]);
  });

  test('does not print what the office says too late: one tap is one number', async () => {
    office = { after: 1_400, asked: { kind: 'done', seq: 1, ticket: ticketView({ number: 'A023' }) } };
    const one = await page();
    taps(one);
    await wait(3_000);
    expect(one.slips).toEqual(['A900']);
    expect(one.kiosk.issue.value).toMatchObject({ state: 'issued', ticket: { number: 'A900' } });
  });

  test('prints what the office says in time, and touches none of its own', async () => {
    office = { after: 400, asked: { kind: 'done', seq: 1, ticket: ticketView({ number: 'A023' }) } };
    const one = await page();
    taps(one);
    await wait(3_000);
    expect(one.slips).toEqual(['A023']);
    expect(one.own.outbox.unsent).toEqual([]);
  });

  test('gives the next number to the next person, also after a restart without a line', async () => {
    const one = await page();
    taps(one);
    await wait(2_000);
    one.kiosk.finish();
    one.kill();
    const two = await page({ lent: false });
    await two.kiosk.resume();
    taps(two);
    await wait(2_000);
    expect([...one.slips, ...two.slips]).toEqual(['A900', 'A901']);
    expect(two.own.outbox.unsent).toHaveLength(2);
  });
});

describe('O-10 a page that dies between the tap and the slip', () => {
  test.each([0, 20, 400, 999, 1_001, 1_050, 1_500, 2_500])(
    '%i ms after it: one number, printed, whatever the moment',
    async (ms) => {
      const one = await page();
      taps(one);
      await wait(ms);
      one.kill();
      await wait(5_000);
      const two = await page({ lent: false });
      await two.kiosk.resume();
      await wait(3_000);
      const numbers = new Set([...one.slips, ...two.slips]);
      expect(numbers.size).toBe(1);
      expect(two.own.outbox.unsent).toHaveLength(1);
      const told = two.own.outbox.unsent[0]?.command;
      expect(told && 'number' in told && told.number).toBe([...numbers][0]);
    },
  );

  test.each(['with', 'without'] as const)(
    'its own number was kept and the wish did not hear of it any more: the same number, %s an office that says another',
    async (answers) => {
      const one = await page();
      taps(one);
      await wait(2_500);
      one.kill();
      const { id, command } = one.own.outbox.unsent[0] ?? {};
      const value = { wish: { ...command, id }, ticket: null };
      disk.set('wish testowo', { drawer: 'wish', key: 'testowo', value, at: Date.now() });
      if (answers === 'with')
        office = { after: 100, asked: { kind: 'done', seq: 1, ticket: ticketView({ number: 'A023' }) } };
      const two = await page({ lent: false });
      await two.kiosk.resume();
      await wait(3_000);
      expect(two.slips).toEqual(['A900']);
      expect(two.own.outbox.unsent).toHaveLength(1);
    },
  );

  test('the next person is not shown what the one before has left, minutes later', async () => {
    const one = await page();
    taps(one);
    await wait(100);
    one.kill();
    await wait(10 * 60_000);
    const two = await page({ lent: false });
    await two.kiosk.resume();
    await wait(3_000);
    expect(two.kiosk.visit.value.at.step).toBe('start');
    expect(two.slips).toEqual([]);
  });

  test('V-2 what was said of oneself is not on the disk any more once the slip is out and the office knows', async () => {
    const one = await page();
    taps(one);
    await wait(2_000);
    await one.own.send({ tellLate: async () => ({ kind: 'done', seq: 1, ticket: undefined }) });
    expect(JSON.stringify([...disk.values()])).not.toContain('short');
  });
});

describe('O-11 a kiosk without numbers of its own', () => {
  test('goes on asking, and sends people to a person', async () => {
    const one = await page({ lent: false });
    taps(one);
    await wait(13_000);
    expect(one.kiosk.issue.value.state).toBe('unanswered');
    expect(one.slips).toEqual([]);
    expect(new Set(one.asked).size).toBe(1);
  });

  test('O-9 a disk that is full gives none either: what could be lost is not printed', async () => {
    const one = await page({ breaks: true });
    taps(one);
    await wait(13_000);
    expect(one.kiosk.issue.value.state).toBe('unanswered');
    expect(one.slips).toEqual([]);
  });
});

test('O-14 whoever comes in from home is noted while there is no line, with the hour', async () => {
  const one = await page();
  one.kiosk.send({ type: 'have-number' });
  one.kiosk.send({ type: 'number-text', typed: 'A023' });
  one.kiosk.checkIn();
  await wait(8_000);
  expect(one.kiosk.visit.value.at).toMatchObject({ step: 'here', number: 'A023' });
  expect(one.own.outbox.unsent).toMatchObject([{ command: { type: 'CheckInNumber', number: 'A023' } }]);
});
