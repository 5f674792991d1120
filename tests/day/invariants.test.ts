import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkInvariants, type Evidence } from './invariants.ts';
import type { LoggedEvent } from './log.ts';

// A check that cannot fail checks nothing: each is shown a sound day, and the same day with one break planted in it.

const DAY: LoggedEvent[] = [
  { type: 'DayOpened', date: '2026-11-19' },
  { type: 'CounterOpened', counter: '1', clerk: 'anna' },
  { type: 'CounterOpened', counter: '2', clerk: 'jan' },
  { type: 'TicketJoined', ticket: 'a', number: 'A001', place: { tier: 'O', due: 1 } },
  { type: 'TicketJoined', ticket: 'b', number: 'A002', place: { tier: 'O', due: 2 } },
  { type: 'TicketCalled', ticket: 'a', counter: '1' },
  { type: 'TicketRecalled', ticket: 'a', counter: '1' },
  { type: 'ServiceStarted', ticket: 'a', counter: '1' },
  { type: 'TicketCalled', ticket: 'b', counter: '2' },
  { type: 'TicketMissed', ticket: 'b', counter: '2', returnUntil: 99 },
  { type: 'TicketReinstated', ticket: 'b', due: 2 },
  { type: 'TicketEnded', ticket: 'a', outcome: 'served' },
  { type: 'TicketCalled', ticket: 'b', counter: '1' },
];

/** Writes events as an office exports them, with a chain that holds. */
function logOf(events: readonly LoggedEvent[]): string[] {
  let hash = '0'.repeat(64);
  return events.map((event, i) => {
    const text = JSON.stringify({ seq: i + 1, at: 1_000 + i, actor: 'system', command: `command-${i + 1}`, event });
    hash = createHash('sha256').update(`${hash}\n${text}`).digest('hex');
    return `{"hash":"${hash}",${text.slice(1)}`;
  });
}

const board = (seq: number, id: number, number: string, counter: string): Evidence['boards'][number] => ({
  at: 1_000,
  seq,
  open: { open: false, opens: null },
  calls: [{ id, number, counter, badge: null, at: 1_000, state: 'called', languages: ['pl'] }],
  duty: [],
  waits: [],
  presence: { code: '123456', until: 2_000 },
});

function sound(events: readonly LoggedEvent[] = DAY): Evidence {
  return {
    lines: logOf(events),
    acknowledged: [
      { id: 'command-4', type: 'TakeTicket', seq: 4, number: 'A001' },
      { id: 'command-5', type: 'Join', seq: null, number: 'A002' },
      { id: 'command-6', type: 'CallNext', seq: 6, number: null },
    ],
    boards: [board(6, 6, 'A001', '1'), board(7, 7, 'A001', '1')],
    misfits: [],
    strangers: [],
    holders: [
      { address: 'office.a', number: 'A001', told: { number: 'A001', state: 'ended' } },
      { address: 'office.b', number: 'A002', told: { number: 'A002', state: 'called' } },
    ],
  };
}

/** Names of the invariants that this evidence breaks. */
function broken(evidence: Evidence): string[] {
  return checkInvariants(evidence)
    .filter(({ breaks }) => breaks.length > 0)
    .map(({ name }) => name);
}

const withEvents = (...more: LoggedEvent[]): Evidence => sound([...DAY, ...more]);

describe('the invariants of a day', () => {
  it('hold on a sound day', () => {
    expect(broken(sound())).toEqual([]);
  });

  it('see a line that was changed, taken out or put in', () => {
    const { lines } = sound();
    const changed = lines.map((line) => line.replace('"A002"', '"A003"'));
    expect(broken({ ...sound(), lines: changed })).toContain('the hash chain holds');
    expect(broken({ ...sound(), lines: lines.toSpliced(6, 1) })).toContain('the hash chain holds');
    expect(broken({ ...sound(), lines: lines.toSpliced(6, 0, lines[6] ?? '') })).toContain('the hash chain holds');
    expect(broken({ ...sound(), lines: [...lines, '{"seq":14}'] })).toContain('the hash chain holds');
  });

  it('see a number that was given twice, but not on another day', () => {
    const again: LoggedEvent = { type: 'TicketJoined', ticket: 'c', number: 'A001', place: { tier: 'O', due: 3 } };
    expect(broken(withEvents(again))).toContain('no number was given twice');
    const evidence = { ...withEvents({ type: 'DayOpened', date: '2026-11-20' }, again), holders: [] };
    expect(broken(evidence)).toEqual([]);
  });

  it('see a client at two counters, and a counter with two clients', () => {
    const name = 'no client was at two counters at once';
    expect(broken(withEvents({ type: 'TicketCalled', ticket: 'b', counter: '2' }))).toContain(name);
    const third: LoggedEvent = { type: 'TicketJoined', ticket: 'c', number: 'A003', place: { tier: 'O', due: 3 } };
    expect(broken(withEvents(third, { type: 'TicketCalled', ticket: 'c', counter: '1' }))).toContain(name);
    expect(broken(withEvents({ type: 'ServiceStarted', ticket: 'b', counter: '2' }))).toContain(name);
  });

  it('see a client who was called twice without having been away', () => {
    const events = DAY.filter(({ type }) => type !== 'TicketReinstated');
    const evidence = { ...sound(events), boards: [] };
    expect(broken(evidence)).toContain('each client was called once, and again only after a return');
    const takenBack = withEvents(
      { type: 'CallWithdrawn', ticket: 'b', counter: '1' },
      { type: 'TicketCalled', ticket: 'b', counter: '2' },
    );
    expect(broken(takenBack)).toEqual([]);
  });

  it('follow a visit that is interrupted, parked, passed on and has a further matter', () => {
    const more: LoggedEvent[] = [
      { type: 'ServiceStarted', ticket: 'b', counter: '1' },
      { type: 'MatterAdded', ticket: 'b', service: 'tax' },
      { type: 'ServiceInterrupted', ticket: 'b', counter: '1', backAt: 1 },
      { type: 'ServiceResumed', ticket: 'b', counter: '1' },
      { type: 'TicketParked', ticket: 'b', counter: '1', reason: 'form', backAt: 1, until: 2 },
      { type: 'TicketUnparked', ticket: 'b', counter: '2', clerk: 'jan', announced: true },
      { type: 'ServiceStarted', ticket: 'b', counter: '2' },
      { type: 'MatterStarted', ticket: 'b', counter: '2', service: 'tax' },
      { type: 'TicketTransferred', ticket: 'b', counter: '2', service: 'address' },
      { type: 'TransferWithdrawn', ticket: 'b', counter: '2' },
      { type: 'TicketTransferred', ticket: 'b', counter: '2', service: 'address' },
      { type: 'TicketCalled', ticket: 'b', counter: '1' },
    ];
    const evidence = withEvents(...more);
    expect(broken({ ...evidence, boards: [board(19, 19, 'A002', '2')] })).toEqual([]);
    // Not announced: then nobody called it, and no board may say so.
    const silent = more.map((event) => (event.type === 'TicketUnparked' ? { ...event, announced: false } : event));
    expect(broken({ ...withEvents(...silent), boards: [board(19, 19, 'A002', '2')] })).toContain(
      'the board showed called tickets and nothing else',
    );
  });

  it('see a second call of somebody whose passing on was taken back', () => {
    const events: LoggedEvent[] = [
      { type: 'ServiceStarted', ticket: 'b', counter: '1' },
      { type: 'TicketTransferred', ticket: 'b', counter: '1', service: 'address' },
      { type: 'TransferWithdrawn', ticket: 'b', counter: '1' },
      { type: 'TicketCalled', ticket: 'b', counter: '2' },
    ];
    expect(broken(withEvents(...events))).toContain('each client was called once, and again only after a return');
  });

  it('see a client at two counters while the clerk is away, and one who was passed on without having been served', () => {
    const crossed = 'no client was at two counters at once';
    const away: LoggedEvent[] = [
      { type: 'ServiceStarted', ticket: 'b', counter: '1' },
      { type: 'ServiceInterrupted', ticket: 'b', counter: '1', backAt: 1 },
    ];
    expect(broken(withEvents(...away, { type: 'ServiceResumed', ticket: 'b', counter: '2' }))).toContain(crossed);
    const passedOn: LoggedEvent = { type: 'TicketTransferred', ticket: 'b', counter: '1', service: 'tax' };
    expect(broken(withEvents(passedOn))).toContain('nobody was lost');
  });

  it('see a ticket that was lost, on either side', () => {
    const name = 'nobody was lost';
    const evidence = sound();
    const given = { id: 'command-99', type: 'TakeTicket', seq: null, number: 'A009' };
    expect(broken({ ...evidence, acknowledged: [given] })).toContain(name);
    const other = { id: 'command-4', type: 'TakeTicket', seq: 4, number: 'A009' };
    expect(broken({ ...evidence, acknowledged: [other] })).toEqual([name]);
    const [holder] = evidence.holders;
    if (!holder) throw new Error('there is a holder');
    expect(broken({ ...evidence, holders: [{ ...holder, told: null }] })).toEqual([name]);
    expect(broken({ ...evidence, holders: [{ ...holder, told: { number: 'A002', state: 'ended' } }] })).toEqual([name]);
    expect(broken({ ...evidence, holders: [{ ...holder, told: { number: 'A001', state: 'waiting' } }] })).toEqual([
      name,
    ]);
    expect(broken(withEvents({ type: 'TicketEnded', ticket: 'zz', outcome: 'left' }))).toContain(name);
    expect(broken(withEvents({ type: 'TicketEnded', ticket: 'a', outcome: 'left' }))).toContain(name);
  });

  it('see a command that is missing, doubled or elsewhere', () => {
    const name = 'every acknowledged command is in the log once';
    const evidence = sound();
    const missing = { id: 'command-77', type: 'Finish', seq: null, number: null };
    expect(broken({ ...evidence, acknowledged: [missing] })).toEqual([name]);
    const elsewhere = { id: 'command-6', type: 'CallNext', seq: 9, number: null };
    expect(broken({ ...evidence, acknowledged: [elsewhere] })).toEqual([name]);
    const texts = DAY.map((event, i) =>
      JSON.stringify({ seq: i + 1, at: 1, actor: 'x', command: i === 8 ? 'command-6' : `command-${i + 1}`, event }),
    );
    let hash = '0'.repeat(64);
    const lines = texts.map((text) => {
      hash = createHash('sha256').update(`${hash}\n${text}`).digest('hex');
      return `{"hash":"${hash}",${text.slice(1)}`;
    });
    expect(broken({ ...evidence, lines })).toEqual([name]);
  });

  it('see a board that shows what nobody called, shows it too early, or shows too much', () => {
    const name = 'the board showed called tickets and nothing else';
    const evidence = sound();
    expect(broken({ ...evidence, boards: [board(6, 6, 'A002', '1')] })).toEqual([name]);
    expect(broken({ ...evidence, boards: [board(6, 6, 'A001', '2')] })).toEqual([name]);
    expect(broken({ ...evidence, boards: [board(6, 4, 'A001', '1')] })).toEqual([name]);
    expect(broken({ ...evidence, boards: [board(5, 6, 'A001', '1')] })).toEqual([name]);
    expect(broken({ ...evidence, misfits: [{ screen: 'board', text: '{"type":"client"}' }] })).toEqual([name]);
  });

  it('see a phone that was told about somebody else', () => {
    const strangers = ['A001 was told about A002'];
    expect(broken({ ...sound(), strangers })).toEqual(['each phone was told about its own ticket only']);
  });
});
