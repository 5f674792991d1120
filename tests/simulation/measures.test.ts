import { describe, expect, it } from 'vitest';
import type { OfficeEvent, RecordedEvent } from '../../shared/domain/ticket/events.ts';
import { passesOf } from './passes.ts';
import { referenceRules } from './reference-office.ts';
import { createTally } from './tally.ts';
import { workOf } from './utilisation.ts';
import { type SimulatedDay, visitsOf } from './visits.ts';

/** A log of what happened at which minute. */
function logOf(...events: Array<[number, OfficeEvent, actor?: string]>): RecordedEvent[] {
  return events.map(([minute, event, actor = 'system'], i) => ({
    ...{ seq: i + 1, at: minute * 60_000, actor, command: `c${i}`, event },
  }));
}

const opens: OfficeEvent = {
  ...{ type: 'CounterOpened', counter: '1', clerk: 'anna' },
  ...{ skills: ['id-card'], secondarySkills: [] },
};
const joins = (ticket: string, tier: 'P' | 'O', service = 'id-card'): OfficeEvent => ({
  ...{ type: 'TicketJoined', ticket, number: 'A001', service, channel: 'kiosk' },
  ...{ class: tier === 'P' ? 'early' : 'present', place: { tier, due: 0 } },
});
const called = (ticket: string): OfficeEvent => ({
  ...{ type: 'TicketCalled', ticket, counter: '1', clerk: 'anna' },
  why: { rule: 'turn', tier: 'O', due: 0, run: 0, over: null },
});
const starts = (ticket: string): OfficeEvent => ({ type: 'ServiceStarted', ticket, counter: '1' });
const ends = (ticket: string): OfficeEvent => ({ type: 'TicketEnded', ticket, outcome: 'served' });

describe('who was passed', () => {
  it('P-5: counts priority calls only while somebody ordinary waits for this clerk', () => {
    const people = ['p1', 'p2', 'p3'].map((ticket): [number, OfficeEvent] => [1, joins(ticket, 'P')]);
    const calls = ['p1', 'p2', 'p3'].map((ticket): [number, OfficeEvent] => [3, called(ticket)]);
    expect(passesOf(logOf([0, opens], ...people, ...calls)).longestRun).toBe(0);
    const elsewhere: [number, OfficeEvent] = [2, joins('o', 'O', 'tax')];
    expect(passesOf(logOf([0, opens], ...people, elsewhere, ...calls)).longestRun).toBe(0);
    const ordinary: [number, OfficeEvent] = [2, joins('o', 'O')];
    expect(passesOf(logOf([0, opens], ...people, ordinary, ...calls))).toEqual({ longestRun: 3, mostSeen: 3 });
  });

  it('P-10: an ordinary call begins a new count for everybody who still waits', () => {
    const people = ['p1', 'p2', 'p3'].map((ticket): [number, OfficeEvent] => [1, joins(ticket, 'P')]);
    const two = [joins('o1', 'O'), joins('o2', 'O')].map((event): [number, OfficeEvent] => [2, event]);
    const calls = ['p1', 'p2', 'o1', 'p3', 'o2'].map((ticket): [number, OfficeEvent] => [3, called(ticket)]);
    expect(passesOf(logOf([0, opens], ...people, ...two, ...calls))).toEqual({ longestRun: 2, mostSeen: 2 });
  });
});

describe('how busy clerks were', () => {
  it('counts from the call to the end and the change-over, without breaks and after closing', () => {
    const { staffed, busy } = workOf(
      logOf(
        [0, opens],
        [10, called('a')],
        [30, ends('a')],
        [40, { type: 'CounterPaused', counter: '1' }],
        [70, { type: 'CounterResumed', counter: '1' }],
        [80, called('b')],
        [82, { type: 'TicketMissed', ticket: 'b', counter: '1', returnUntil: 0 }],
        [530, called('c')],
        [560, ends('c')],
        [561, { type: 'CounterClosed', counter: '1' }],
      ),
      0,
    );
    expect(staffed).toBe(40 + (540 - 70));
    expect(busy).toBeCloseTo(20.7 + 2 + 10);
  });
});

describe('waits', () => {
  const dayOf = (call: number): SimulatedDay => {
    const clerk = 'person:anna';
    const events = logOf(
      [0, opens],
      [5, joins('o', 'O')],
      [6, joins('p', 'P')],
      [8, called('p')],
      [9, starts('p')],
      [12, ends('p'), clerk],
      [call, called('o')],
      [call, starts('o')],
      [call + 9, ends('o'), clerk],
    );
    return { rules: referenceRules(), opens: 0, events, visits: visitsOf(events, 0) };
  };

  it('P-12: run from being present to the first call; the extra is against FIFO on the same day', () => {
    const tally = createTally();
    tally.add(dayOf(25), dayOf(15));
    tally.add(dayOf(35), dayOf(15));
    const { waits, othersExtra, ticketsADay, notServed, lastGoes } = tally.measured();
    expect(waits.priority).toEqual({ people: 2, mean: 2, p95: 2, max: 2 });
    expect(waits.present).toEqual({ people: 2, mean: 25, p95: 30, max: 30 });
    expect({ othersExtra, ticketsADay, notServed, lastGoes }).toEqual({
      ...{ othersExtra: 15, ticketsADay: 2, notServed: 0, lastGoes: 39 },
    });
  });
});
