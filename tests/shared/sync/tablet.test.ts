import { beforeEach, describe, expect, test } from 'vitest';
import { ticketSecret } from '../../../shared/domain/ticket/secret.ts';
import type { ScreenCommandInput } from '../../../shared/protocol/commands.ts';
import { PING, PONG } from '../../../shared/protocol/heartbeat.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';
import { RESERVATION_LASTS_MS, TABLET_GOES_ON_MS } from '../../../shared/sync/silence.ts';
import { memoryStore } from '../../../shared/sync/store/memory-store.ts';
import type { Row } from '../../../shared/sync/store/row-store.ts';
import type { Store } from '../../../shared/sync/store/store.ts';
import { openTablet, type Tablet } from '../../../shared/sync/tablet/tablet.ts';
import { type FakePlatform, fakePlatform } from '../../helpers/fake-platform.ts';
import { type RunningOffice, runningOffice } from '../../helpers/office.ts';

// A whole tablet over a disk that outlives it, with an office whose words come when a test says so.

const OFFICE = 'testowo';
let disk: Map<string, Row>;
let platform: FakePlatform;
let office: RunningOffice;

beforeEach(() => {
  disk = new Map();
  office = runningOffice();
  platform = fakePlatform(office.now);
});

const idOf = (n: number): string => ticketSecret(() => new Uint8Array(16).fill(n));
const settle = async (): Promise<void> => {
  for (let i = 0; i < 30; i += 1) await Promise.resolve();
};

async function openAnna(store: Store = memoryStore(disk)): Promise<Tablet> {
  const tablet = await openTablet({
    store,
    platform,
    url: 'ws://office',
    office: OFFICE,
    person: 'anna',
    onChange: () => undefined,
    onLink: () => undefined,
    onMessage: () => undefined,
    onBroken: (error) => {
      throw error;
    },
    onEvent: () => undefined,
  });
  return tablet;
}

/** The office welcomes the tablet on its newest socket and tells what it lacks. */
async function welcome(tablet: Tablet): Promise<void> {
  for (let tries = 0; tries < 300 && tablet.live.link.state !== 'connecting'; tries += 1) platform.pass(100);
  platform.socket.opens();
  platform.socket.says({
    type: 'welcome',
    version: PROTOCOL_VERSION,
    office: OFFICE,
    now: office.now,
    seq: office.day.seq,
    info: 1,
  });
  tells(tablet);
  await settle();
}

function tells(tablet: Tablet): void {
  const events = office.log.filter(({ seq }) => seq > tablet.heard.seq);
  platform.socket.says({ type: 'events', reset: tablet.heard.seq === 0, events, head: office.day.seq });
}

async function reserves(...tickets: string[]): Promise<void> {
  saysReserved(1, ...tickets);
  await settle();
}

function saysReserved(round: number, ...tickets: string[]): void {
  const clients = tickets.map((ticket) => ({ ticket, language: null, needs: [], note: null }));
  platform.socket.says({ type: 'reservation', round, counter: '1', clients });
}

/** So many seconds pass; the office answers each sign of life. */
async function passesLive(tablet: Tablet, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    platform.pass(1_000);
    office.now = Math.max(office.now, platform.now());
    const last = platform.socket.sent.at(-1);
    if (isSign(last)) platform.socket.says(last === PING ? PONG : { type: 'here', at: office.now });
    await settle();
  }
  expect(tablet.live.link.state).toBe('live');
}

const isSign = (sent: unknown): boolean => sent === PING || (sent as { type?: string })?.type === 'here';

/** Nothing comes through any more, and the tablet notices. */
async function goesOnAlone(tablet: Tablet): Promise<void> {
  platform.socket.breaks();
  platform.pass(TABLET_GOES_ON_MS + 2_000);
  await settle();
  expect(tablet.going.alone).not.toBeNull();
}

async function lateAnswers(): Promise<void> {
  for (const message of [...platform.socket.sent]) {
    const late = message as { type?: string; id?: string };
    if (late.type !== 'late' || answered.has(late.id)) continue;
    answered.add(late.id);
    platform.socket.says({ type: 'answer', id: late.id, ok: true, late: true, seq: office.day.seq });
  }
  await settle();
}
const answered = new Set<string | undefined>();

const callNext: ScreenCommandInput = { type: 'CallNext', counter: '1' };

describe('O-13 who may call a reserved client while nobody knows whether the line is cut', () => {
  test('a tablet that gets no answer to its ping sends no other: the office would take it for a sign that it hears', async () => {
    const tablet = await openAnna();
    await welcome(tablet);
    platform.pass(3_000);
    platform.socket.says(PONG);
    const pings = (): number => platform.socket.sent.filter((sent) => sent === PING).length;
    const before = pings();
    const { socket } = platform;
    // What the office says goes on coming; only what it answers is lost.
    for (let seconds = 0; seconds < 8; seconds += 1) {
      platform.pass(1_000);
      if (seconds < 3) socket.says({ type: 'info', version: 1 });
    }
    expect(pings() - before).toBe(1);
  });

  test('a tablet at a counter says back the time that the office said last, and only when it was answered', async () => {
    office.opens('1', 'anna');
    const tablet = await openAnna();
    await welcome(tablet);
    const welcomedAt = office.now;
    const signs = (): unknown[] => platform.socket.sent.filter(isSign);
    platform.pass(4_000);
    expect(signs()).toEqual([{ type: 'here', told: welcomedAt }]);
    platform.socket.says({ type: 'here', at: welcomedAt + 3_900 });
    platform.pass(8_000);
    expect(signs().slice(1)).toEqual([{ type: 'here', told: welcomedAt + 3_900 }]);
    expect(tablet.live.unanswered()).toBe(8_000);
  });

  test('who asked to leave the counter and heard no answer calls nobody by a reservation', async () => {
    for (const n of [1, 2]) office.joins(idOf(n));
    office.opens('1', 'anna');
    const tablet = await openAnna();
    await welcome(tablet);
    await reserves(idOf(1), idOf(2));
    const asked = tablet.ask({ type: 'PauseCounter', counter: '1' }, 'pause-1', 2_000);
    await settle();
    // Still on its way when the office paused the counter.
    await reserves(idOf(1), idOf(2));
    platform.pass(2_000);
    expect(await asked).toMatchObject({ kind: 'no-answer' });
    await goesOnAlone(tablet);
    expect(tablet.going.upcoming(3)).toEqual([]);
    // Nor after the page was loaded again.
    tablet.close();
    const again = await openAnna();
    platform.pass(TABLET_GOES_ON_MS + 2_000);
    await settle();
    expect(again.going.alone).not.toBeNull();
    expect(again.going.upcoming(3)).toEqual([]);
  });

  test('a page that is loaded again has first to see for itself how long the line is cut', async () => {
    for (const n of [1, 2]) office.joins(idOf(n));
    office.opens('1', 'anna');
    const tablet = await openAnna();
    await welcome(tablet);
    await reserves(idOf(1), idOf(2));
    await goesOnAlone(tablet);
    await tablet.ask(callNext, 'call-next-1', 5_000);
    await tablet.ask({ type: 'Arrive', counter: '1', ticket: idOf(1) }, 'arrive-1', 5_000);
    await tablet.ask({ type: 'Finish', counter: '1', ticket: idOf(1) }, 'finish-1', 5_000);
    tablet.close();
    const again = await openAnna();
    expect(again.day.tickets.get(idOf(1))?.state).toBe('ended');
    expect(again.going.upcoming(3)).toEqual([]);
    expect(await again.ask(callNext, 'call-2', 5_000)).toMatchObject({ refusal: { kind: 'ticket-not-reserved' } });
    platform.pass(TABLET_GOES_ON_MS + 1_000);
    expect(again.going.upcoming(3).map(({ ticket }) => ticket)).toEqual([idOf(2)]);
  });

  test('for 14 minutes, also when somebody sets the clock of the tablet back meanwhile', async () => {
    for (const n of [1, 2]) office.joins(idOf(n));
    office.opens('1', 'anna');
    let back = 0;
    const { now } = platform;
    platform = Object.assign(platform, { now: () => now() - back, monotonic: now });
    const tablet = await openAnna();
    await welcome(tablet);
    await reserves(idOf(1), idOf(2));
    await goesOnAlone(tablet);
    expect(tablet.going.upcoming(3)).toHaveLength(2);
    back = 10 * 60_000;
    platform.pass(RESERVATION_LASTS_MS - TABLET_GOES_ON_MS - 3_000);
    expect(tablet.going.upcoming(3)).toHaveLength(2);
    platform.pass(2_000);
    expect(tablet.going.upcoming(3)).toEqual([]);
  });
});

test('O-12 what a tablet keeps on its disk is what it was told last, whatever it writes down meanwhile', async () => {
  for (const n of [1, 2]) office.joins(idOf(n));
  office.opens('1', 'anna');
  const plain = memoryStore(disk);
  const writes: Array<() => void> = [];
  let slow = false;
  const store: Store = {
    ...plain,
    change: async (changes) => {
      if (slow) await new Promise<void>((resolve) => writes.push(resolve));
      return plain.change(changes);
    },
  };
  const tablet = await openAnna(store);
  await welcome(tablet);
  await reserves(idOf(1));
  slow = true;
  saysReserved(2, idOf(2));
  await settle();
  // Now it would write down when the office was last heard.
  await passesLive(tablet, 40);
  slow = false;
  while (writes.length > 0) {
    writes.pop()?.();
    await settle();
  }
  const kept = [...disk.values()].find(({ drawer }) => drawer === 'reservation');
  expect(kept?.value).toMatchObject({ round: 2, tickets: [idOf(2)] });
});

describe('O-9 while everything is being told', () => {
  test('nobody is called of whom the office has said meanwhile that they are elsewhere', async () => {
    for (const n of [1, 2, 3]) office.joins(idOf(n));
    office.opens('1', 'anna');
    office.opens('2', 'jan');
    const tablet = await openAnna();
    await welcome(tablet);
    await reserves(idOf(1), idOf(2));
    await goesOnAlone(tablet);
    await tablet.ask({ type: 'SetNote', ticket: idOf(3), note: 'x' }, 'note-1', 5_000);
    office.calls('2');
    const [called] = [...office.day.tickets.values()].filter(({ state }) => state === 'called');
    expect(called?.id).toBe(idOf(1));
    // The line is back, and what was done is not answered yet.
    await welcome(tablet);
    expect(tablet.going.alone).not.toBeNull();
    expect(tablet.going.upcoming(3).map(({ ticket }) => ticket)).toEqual([idOf(2)]);
    await tablet.ask(callNext, 'call-1', 5_000);
    expect(tablet.day.tickets.get(idOf(2))?.state).toBe('called');
    expect(tablet.day.tickets.get(idOf(1))?.state).toBe('waiting');
  });

  test('what is pressed while the last answer comes is told before the office leads again', async () => {
    office.joins(idOf(1));
    office.opens('1', 'anna');
    let slow: (() => void) | null = null;
    const plain = memoryStore(disk);
    const store: Store = {
      ...plain,
      change: async (changes) => {
        if (slow && changes.some(({ drawer, value }) => drawer === 'outbox' && value !== undefined)) {
          await new Promise<void>((resolve) => {
            slow = resolve;
          });
        }
        return plain.change(changes);
      },
    };
    const tablet = await openAnna(store);
    await welcome(tablet);
    await reserves(idOf(1));
    await goesOnAlone(tablet);
    await tablet.ask({ type: 'PauseCounter', counter: '1' }, 'pause-1', 5_000);
    await welcome(tablet);
    // Still on its way to the disk when everything else has been told.
    slow = () => undefined;
    const pressed = tablet.ask({ type: 'ResumeCounter', counter: '1' }, 'resume-1', 5_000);
    await settle();
    await lateAnswers();
    expect(tablet.going.alone).not.toBeNull();
    (slow as () => void)();
    slow = null;
    await settle();
    expect(await pressed).toMatchObject({ kind: 'done' });
    await lateAnswers();
    expect(tablet.going.outbox.unsent).toEqual([]);
    expect(platform.socket.sent.at(-1)).toMatchObject({ type: 'caught-up', after: office.day.seq });
    expect(tablet.going.alone).toBeNull();
  });
});

test('O-13 a tablet that the office took for silent says that it is here, as soon as it hears of it', async () => {
  office.joins(idOf(1));
  office.opens('1', 'anna');
  const tablet = await openAnna();
  await welcome(tablet);
  const { socket } = platform;
  expect(socket.sent.at(-1)).toMatchObject({ type: 'caught-up' });
  office.record({ type: 'CounterCutOff', counter: '1', held: [idOf(1)], until: office.now + 900_000 });
  tells(tablet);
  await settle();
  expect(socket.sent.at(-1)).toEqual({ type: 'caught-up', after: office.day.seq, told: office.now });
});

test('O-13 a reservation ends when the counter closes or pauses: those clients may be reserved elsewhere by now', async () => {
  office.joins(idOf(1));
  office.opens('1', 'anna');
  const tablet = await openAnna();
  await welcome(tablet);
  await reserves(idOf(1));
  office.now += 5_000;
  office.asks({ type: 'PauseCounter', counter: '1' });
  office.now += 5_000;
  office.asks({ type: 'ResumeCounter', counter: '1' });
  tells(tablet);
  await settle();
  await goesOnAlone(tablet);
  expect(tablet.going.upcoming(3)).toEqual([]);
  expect(await tablet.ask(callNext, 'call-1', 5_000)).toMatchObject({ refusal: { kind: 'ticket-not-reserved' } });
});
