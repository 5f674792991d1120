import { beforeEach, describe, expect, it } from 'vitest';
import type { CounterId } from '../../shared/domain/ticket/ticket.ts';
import { ticketIdOf } from '../../shared/domain/ticket/ticket-id.ts';
import { MINUTE } from '../../shared/domain/words.ts';
import type { ScreenCommand } from '../../shared/protocol/commands.ts';
import type { Down, ReservationMessage } from '../../shared/protocol/down.ts';
import { TABLET_IS_SILENT_MS } from '../../shared/sync/silence.ts';
import { Desk } from '../../worker/office/desk.ts';
import { Reservations } from '../../worker/office/live/reservations.ts';
import type { LiveSocket, Seat } from '../../worker/office/live/seat.ts';
import { createMemoryStorage } from '../../worker/office/storage/memory.ts';
import { smallOffice } from '../helpers/office-file.ts';
import { newId, newSecret } from './helpers/town-hall.ts';

// An office with its disk and clock, and tablets that say what a test lets them say.

const FILE = smallOffice('reservations');
let now: number;
let storage: ReturnType<typeof createMemoryStorage>;
let desk: Desk;
let reservations: Reservations;
let planned: Array<() => void>;
let seats: Map<LiveSocket, Seat>;

beforeEach(() => {
  now = Date.UTC(2026, 10, 19, 8, 0);
  storage = createMemoryStorage();
  starts();
  desk.install(FILE, true, { role: 'system' });
});

/** The office starts, or starts anew on what is on its disk; every line is gone. */
function starts(): void {
  desk = new Desk(storage, () => now);
  planned = [];
  seats = new Map();
  reservations = new Reservations({
    desk,
    storage,
    seats,
    send: (socket, message) => socket.send(JSON.stringify(message)),
    after: (_ms, run) => planned.push(run),
  });
  desk.onBeforeCall = () => reservations.review();
  desk.onEvents = () => reservations.changed();
}

/** What was put off is done. */
function settles(): void {
  for (const run of planned.splice(0)) run();
}

interface TabletLine {
  readonly person: string;
  readonly socket: LiveSocket;
  readonly heard: ReservationMessage[];
  /** What the office had last said when this tablet last heard it, ms. */
  told: number;
}

/** A tablet says hello and that it has told everything. */
function connects(person: string): TabletLine {
  const heard: ReservationMessage[] = [];
  const socket: LiveSocket = {
    send: (text) => {
      const message = JSON.parse(text) as Down;
      if (message.type === 'reservation') heard.push(message);
    },
    close: () => undefined,
  };
  seats.set(socket, { screen: 'staff', session: person, person, caughtUp: true });
  const line = { person, socket, heard, told: now };
  catchesUp(line);
  settles();
  return line;
}

function catchesUp({ socket, person, told }: TabletLine): void {
  reservations.caughtUp(socket, person, { after: desk.log.seq, told });
}

/** Says that it is here, having heard the office just now. */
function isHere(line: TabletLine): void {
  reservations.heard(line.socket, line.person, line.told);
  line.told = now;
}

function keepsWhatItHeard({ person, heard }: TabletLine): void {
  reservations.kept(person, heard.at(-1)?.round ?? 0);
  settles();
}

const lastOf = ({ heard }: TabletLine): string[] => (heard.at(-1)?.clients ?? []).map(({ ticket }) => ticket);

function asks(person: string, command: ScreenCommand) {
  const found = FILE.people.find(({ id }) => id === person);
  if (!found) throw new Error(`Invariant broken: nobody is called ${person}`);
  return desk.fromScreen(newId(), command, { kind: 'staff', person: found });
}

function joins(): string {
  const secret = newSecret();
  const kiosk = { role: 'kiosk', device: 'k1', place: 'Lobby' } as const;
  desk.take(newId(), { secret, service: 'service-1', needs: [] }, 'kiosk', kiosk);
  settles();
  return ticketIdOf(FILE.id, secret);
}

const held = (counter: CounterId): string[] => [...(desk.day.holds.get(counter)?.tickets ?? [])];
const calledAt = (counter: CounterId): string | null => {
  const there = desk.day.counters.get(counter);
  return there?.state === 'open' ? there.ticket : null;
};

/** Two clerks with their counters and so many clients; both tablets keep what they are told. */
function twoCounters(clients = 8): { one: TabletLine; two: TabletLine; tickets: string[] } {
  asks('clerk-1', { type: 'OpenCounter', counter: '1' });
  asks('clerk-2', { type: 'OpenCounter', counter: '2' });
  const tickets = Array.from({ length: clients }, joins);
  const one = connects('clerk-1');
  const two = connects('clerk-2');
  for (const line of [one, two, one, two]) keepsWhatItHeard(line);
  return { one, two, tickets };
}

const passes = (ms: number, ...here: TabletLine[]): void => {
  for (let at = 0; at < ms; at += 1_000) {
    now += 1_000;
    for (const line of here) isHere(line);
  }
};

describe('O-13 the office counts from when it said what a tablet says back', () => {
  it('a sign of life that was long on its way counts from when the office was last heard, not from when it comes', () => {
    const { one, two } = twoCounters();
    const mine = lastOf(one);
    expect(mine).toHaveLength(3);
    passes(TABLET_IS_SILENT_MS - 1_000, two);
    // The line lets go of what the tablet had said at its beginning.
    reservations.heard(one.socket, 'clerk-1', one.told);
    passes(1_000, two);
    asks('clerk-2', { type: 'CallNext', counter: '2' });
    expect(held('1')).toEqual(mine);
    expect(mine).not.toContain(calledAt('2'));
  });

  it('nobody is kept for a tablet that is heard', () => {
    const { one, two } = twoCounters();
    passes(60_000, one, two);
    asks('clerk-2', { type: 'CallNext', counter: '2' });
    expect(desk.day.holds.size).toBe(0);
    expect(calledAt('2')).toBe(lastOf(one)[0]);
  });

  it('after a restart nobody counts as heard before they have been', () => {
    const { one } = twoCounters();
    const mine = lastOf(one);
    starts();
    connects('clerk-2');
    asks('clerk-2', { type: 'CallNext', counter: '2' });
    expect(held('1')).toEqual(mine);
    // Back, and its clients are everybody's again.
    const back = connects('clerk-1');
    expect(held('1')).toEqual([]);
    expect(lastOf(back)).toHaveLength(3);
  });

  it('whose call is taken back after the hold began is kept, too', () => {
    const { one, two } = twoCounters();
    const [first] = lastOf(one);
    asks('clerk-2', { type: 'CallNext', counter: '2' });
    expect(calledAt('2')).toBe(first);
    passes(TABLET_IS_SILENT_MS, two);
    asks('clerk-3', { type: 'OpenCounter', counter: '3' });
    asks('clerk-3', { type: 'CallNext', counter: '3' });
    asks('clerk-2', { type: 'Undo', counter: '2' });
    expect(desk.day.tickets.get(first ?? '')?.state).toBe('waiting');
    asks('clerk-2', { type: 'CallNext', counter: '2' });
    expect(calledAt('2')).not.toBe(first);
    expect(calledAt('2')).not.toBeNull();
  });

  it('once in a silence, and for 15 minutes at most', () => {
    const { two } = twoCounters(20);
    passes(TABLET_IS_SILENT_MS, two);
    const next = (): void => {
      asks('clerk-2', { type: 'CallNext', counter: '2' });
      asks('clerk-2', { type: 'MarkMissed', counter: '2', ticket: calledAt('2') ?? '' });
    };
    next();
    expect(held('1')).toHaveLength(3);
    passes(15 * MINUTE, two);
    next();
    next();
    expect(held('1')).toEqual([]);
    const cutOffs = desk.log.today().filter(({ event }) => event.type === 'CounterCutOff');
    expect(cutOffs).toHaveLength(1);
  });
});

it('O-13 whoever was kept is kept again when the tablet itself tells that its counter was open all the time', () => {
  const { one, two } = twoCounters();
  const mine = lastOf(one);
  passes(TABLET_IS_SILENT_MS, two);
  asks('clerk-2', { type: 'CallNext', counter: '2' });
  asks('clerk-2', { type: 'Undo', counter: '2' });
  asks('maria', { type: 'CloseCounter', counter: '1' });
  expect(held('1')).toEqual([]);
  // The first of what it tells opens the counter; whom it called by itself comes after that.
  const clerk = FILE.people.find(({ id }) => id === 'clerk-1');
  if (!clerk) throw new Error('Invariant broken: the clerk is there');
  desk.late(newId(), { type: 'PauseCounter', counter: '1' }, now, { kind: 'staff', person: clerk });
  desk.late(newId(), { type: 'ResumeCounter', counter: '1' }, now, { kind: 'staff', person: clerk });
  asks('clerk-2', { type: 'CallNext', counter: '2' });
  expect(held('1')).toEqual(mine);
  expect(mine).not.toContain(calledAt('2'));
});

describe('O-12 what a tablet may hold is offered to no other before it has said that it let go of it', () => {
  it('what it was told and has not answered is its own as well as what it kept before', () => {
    const { one, two, tickets } = twoCounters();
    const before = lastOf(one);
    // Three of the line leave, and new ones are offered; the first tablet's answer is lost.
    for (const ticket of before.slice(0, 2)) {
      passes(1_000, one, two);
      asks('clerk-2', { type: 'CallTicket', counter: '2', ticket, reason: 'agreed' });
      asks('clerk-2', { type: 'Undo', counter: '2' });
    }
    passes(1_000, one, two);
    settles();
    keepsWhatItHeard(two);
    const may = new Set([...before, ...lastOf(one)]);
    expect(lastOf(two).filter((ticket) => may.has(ticket))).toEqual([]);
    expect(tickets).toEqual(expect.arrayContaining([...may]));
  });

  it('a counter that somebody closed for a clerk whose tablet cannot hear it', () => {
    const { one, two } = twoCounters();
    const mine = lastOf(one);
    passes(TABLET_IS_SILENT_MS, two);
    expect(asks('maria', { type: 'CloseCounter', counter: '1' }).ok).toBe(true);
    settles();
    keepsWhatItHeard(two);
    expect(lastOf(two).filter((ticket) => mine.includes(ticket))).toEqual([]);
    // It is heard again, lets go, and says so: now they may be anybody's.
    one.told = now;
    catchesUp(one);
    expect(lastOf(one)).toEqual([]);
    keepsWhatItHeard(one);
    expect(lastOf(two).filter((ticket) => mine.includes(ticket))).not.toEqual([]);
  });

  it('an answer to what was told before a restart is no answer to what is told after it', () => {
    const { one } = twoCounters();
    const old = one.heard.at(-1)?.round ?? 0;
    reservations.withdraw('clerk-1');
    starts();
    const again = connects('clerk-1');
    settles();
    expect(again.heard.every(({ round }) => round !== old)).toBe(true);
  });

  it('is on the disk before it is said', () => {
    const { one } = twoCounters();
    const stored = storage.list<{ round: number }>('reserved').find(({ key }) => key === 'clerk-1');
    expect(stored?.value.round).toBe(one.heard.at(-1)?.round);
  });
});
