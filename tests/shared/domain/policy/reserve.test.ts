import { describe, expect, test } from 'vitest';
import { nextCall } from '../../../../shared/domain/policy/call-next.ts';
import { heldFor } from '../../../../shared/domain/policy/holds.ts';
import { RESERVED_PER_COUNTER, reserveFor } from '../../../../shared/domain/policy/reserve.ts';
import { HOLD_MINUTES } from '../../../../shared/domain/ticket/cut-off.ts';
import { createRandom } from '../../../../shared/lib/random.ts';
import {
  RESERVATION_LASTS_MS,
  TABLET_GOES_ON_MS,
  TABLET_IS_SILENT_MS,
  TABLET_SAYS_HERE_MS,
} from '../../../../shared/sync/silence.ts';
import { type RunningOffice, runningOffice } from '../../../helpers/office.ts';
import { clerk, RESIDENT, SYSTEM } from '../../../helpers/rules.ts';
import { snapshot } from '../../../helpers/snapshot.ts';

const COUNTERS = ['1', '2', '3'];

/** Two clerks of the same matters, one of tax; a line of twelve. */
function lobby(seed = 0): RunningOffice {
  const office = runningOffice();
  office.opens('1', 'anna');
  office.opens('2', 'jan');
  office.opens('3', 'ewa');
  const random = createRandom(seed);
  for (let i = 0; i < 12; i += 1) {
    const service = random.pick(['id-card', 'address', 'tax']);
    office.joins(`t${i}`, service, { hard: random.chance(0.3) });
  }
  return office;
}

const reserved = (office: RunningOffice, counters = COUNTERS): Map<string, string[]> =>
  new Map(
    [...reserveFor(office.day, counters, office.now)].map(([id, calls]) => [id, calls.map(({ ticket }) => ticket)]),
  );

function holds(office: RunningOffice, counter: string, ...tickets: string[]): void {
  office.does({ type: 'HoldFor', counter, tickets }, SYSTEM);
}

describe('O-12 the next three of each counter are reserved', () => {
  test.each(Array.from({ length: 20 }, (_, seed) => seed))('by the order rule, nobody twice (%i)', (seed) => {
    const office = lobby(seed);
    const found = reserved(office);
    const all = [...found.values()].flat();
    expect(new Set(all).size).toBe(all.length);
    for (const list of found.values()) expect(list.length).toBeLessThanOrEqual(RESERVED_PER_COUNTER);

    // One counter calls after the other, round by round, and each client is served at once: they get the very same.
    const served = new Map<string, string[]>(COUNTERS.map((counter) => [counter, []]));
    for (let round = 0; round < RESERVED_PER_COUNTER; round += 1) {
      const called = COUNTERS.map((counter) => [counter, office.calls(counter)] as const);
      for (const [counter, ticket] of called) {
        if (ticket === null) continue;
        served.get(counter)?.push(ticket);
        office.asks({ type: 'Arrive', counter, ticket });
        office.asks({ type: 'Finish', counter, ticket, outcome: 'served' });
      }
    }
    expect(found).toEqual(served);
  });

  test('to reserve changes nothing in the day, and nothing for whoever calls', () => {
    const office = lobby();
    const before = snapshot(office.day);
    const next = nextCall(office.day, '2', office.now);
    expect(reserved(office).get('1')).toContain(next?.ticket);
    expect(snapshot(office.day)).toEqual(before);
    expect(office.calls('2')).toBe(next?.ticket);
  });

  test('whoever is kept for one counter is reserved for no other, also when they come first', () => {
    const office = lobby();
    const kept = reserved(office).get('1') ?? [];
    holds(office, '1', ...kept);
    const others = reserved(office, ['2', '3']);
    for (const ticket of kept) expect([...others.values()].flat()).not.toContain(ticket);
    expect(reserved(office, ['1']).get('1')).toEqual(expect.arrayContaining(kept.slice(0, 1)));
  });
});

describe('O-13 the clients of a silent tablet are kept for it', () => {
  test('no other counter calls them, neither in turn nor by number; the rest goes on by the rule', () => {
    const office = runningOffice();
    office.opens('1', 'anna');
    office.opens('2', 'jan');
    for (const ticket of ['a', 'b', 'c']) office.joins(ticket);
    holds(office, '1', 'a', 'b');
    expect(office.calls('2')).toBe('c');
    expect(office.ticket('c', 'called').why).toMatchObject({ rule: 'turn' });
    office.asks({ type: 'Undo', counter: '2' });
    const byNumber = { counter: '2', ticket: 'a', reason: 'agreed' } as const;
    const elsewhere = { ok: false, refusal: { kind: 'reserved-elsewhere', counter: '1' } };
    expect(office.asks({ type: 'CallTicket', ...byNumber })).toEqual(elsewhere);
    const { number } = office.ticket('a', 'waiting');
    expect(office.asks({ type: 'CallSlip', counter: '2', number, service: 'id-card', ticket: 'x' })).toEqual(elsewhere);
    // The counter itself, when it has a line after all, calls by the rule.
    expect(office.calls('1')).toBe('a');
  });

  test('only those who wait, whose matter the counter takes, and who are kept for nobody else', () => {
    const office = runningOffice();
    office.opens('1', 'anna');
    office.opens('2', 'jan');
    office.opens('3', 'ewa');
    for (const ticket of ['a', 'b', 'c', 'd']) office.joins(ticket, ticket === 'd' ? 'tax' : 'id-card');
    office.joins('home', 'id-card', { home: true });
    holds(office, '1', 'a');
    holds(office, '2', 'a', 'b', 'b', 'd', 'home', 'nobody');
    expect([...(office.day.holds.get('2')?.tickets ?? [])]).toEqual(['b']);
    const lines = office.log.length;
    holds(office, '3', 'a', 'b');
    holds(office, '1', 'a');
    holds(office, '4', 'c');
    expect(office.log).toHaveLength(lines);
  });

  test('whoever waits again because a call was taken back is kept with the others, and for no longer', () => {
    const office = runningOffice();
    office.opens('1', 'anna');
    office.opens('2', 'jan');
    for (const ticket of ['a', 'b']) office.joins(ticket);
    expect(office.calls('2')).toBe('a');
    holds(office, '1', 'a', 'b');
    const until = office.day.holds.get('1')?.until;
    expect(office.day.holds.get('1')?.tickets).toEqual(new Set(['b']));
    office.now += 5_000;
    office.asks({ type: 'Undo', counter: '2' });
    holds(office, '1', 'a', 'b');
    expect(office.day.holds.get('1')).toEqual({ tickets: new Set(['b', 'a']), until });
    expect(office.calls('2')).toBeNull();
  });

  test('for a quarter of an hour at most, and it stands in the log when it began and ended', () => {
    const office = runningOffice();
    office.opens('1', 'anna');
    office.joins('a');
    holds(office, '1', 'a');
    office.pass(HOLD_MINUTES - 0.001);
    expect(heldFor(office.day.holds, 'a')).toBe('1');
    office.pass(0.001);
    expect(heldFor(office.day.holds, 'a')).toBeNull();
    const types = office.log.map(({ event }) => event.type).slice(-2);
    expect(types).toEqual(['CounterCutOff', 'CounterBack']);
  });

  test('it ends when the tablet is there again, and when its counter closes', () => {
    const office = lobby();
    holds(office, '1', ...(reserved(office).get('1') ?? []));
    office.does({ type: 'EndHold', counter: '1' }, SYSTEM);
    expect(office.day.holds.size).toBe(0);
    holds(office, '2', ...(reserved(office).get('2') ?? []));
    office.asks({ type: 'CloseCounter', counter: '2' });
    expect(office.day.holds.size).toBe(0);
  });

  test('P-9 a client who lets others go first stays kept: the tablet does not hear of it', () => {
    const office = runningOffice();
    office.opens('1', 'anna');
    office.opens('2', 'jan');
    for (const ticket of ['a', 'b', 'c']) office.joins(ticket);
    holds(office, '1', 'a');
    office.does({ type: 'Postpone', ticket: 'a', places: 2 }, RESIDENT);
    expect(heldFor(office.day.holds, 'a')).toBe('1');
    office.does({ type: 'Cancel', ticket: 'a' }, RESIDENT);
    expect(heldFor(office.day.holds, 'a')).toBeNull();
  });

  test('P-5 a reserved call needs no reason, and neither uses up a turn nor wins one', () => {
    const office = lobby();
    const [first = ''] = reserved(office).get('1') ?? [];
    holds(office, '1', first);
    const before = office.day.turns.get('anna');
    office.does({ type: 'CallReserved', counter: '1', ticket: first }, clerk('anna'));
    expect(office.ticket(first, 'called').why).toMatchObject({ rule: 'reserved', over: null });
    expect(office.day.turns.get('anna') ?? { run: 0, sinceBackOffice: 0 }).toEqual(
      before ?? { run: 0, sinceBackOffice: 0 },
    );
    expect(office.day.outOfTurn).toEqual([]);
  });

  test('whoever nobody reserved is not called as if they were', () => {
    const office = lobby();
    office.joins('x');
    expect(office.asks({ type: 'CallReserved', counter: '1', ticket: 'x' })).toEqual({
      ok: false,
      refusal: { kind: 'ticket-not-reserved' },
    });
  });

  test('the office begins to keep clients before the tablet calls them, and keeps them longer', () => {
    // The office counts from when it said what the tablet says back, the tablet from when it heard that: so always from later.
    expect(TABLET_GOES_ON_MS).toBeGreaterThan(TABLET_IS_SILENT_MS);
    expect(TABLET_IS_SILENT_MS).toBeGreaterThan(2 * TABLET_SAYS_HERE_MS);
    expect([TABLET_IS_SILENT_MS, TABLET_GOES_ON_MS]).toEqual([10_000, 12_000]);
    expect(RESERVATION_LASTS_MS).toBe(14 * 60_000);
    expect(HOLD_MINUTES * 60_000).toBeGreaterThan(RESERVATION_LASTS_MS);
  });
});
