import { describe, expect, test } from 'vitest';
import type { OfficeRules } from '../../../shared/domain/office/office-rules.ts';
import type { RecordedEvent } from '../../../shared/domain/ticket/events.ts';
import { createRandom } from '../../../shared/lib/random.ts';
import type { FindingKind } from '../../../shared/verify/report.ts';
import { verify } from '../../../shared/verify/verify.ts';
import { clerk, KIOSK, MANAGER, NINE, RESIDENT, RULES, rulesWith, SYSTEM } from '../../helpers/rules.ts';
import { linesOf, Office, randomDay } from './random-day.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const anna = clerk('anna');

function office(rules: OfficeRules = RULES): Office {
  const made = new Office(rules, NINE);
  made.ask({ type: 'OpenCounter', counter: '1' }, anna);
  return made;
}

function joins(to: Office, ticket: string, channel: 'kiosk' | 'home' = 'kiosk', service = 'id-card'): void {
  to.pass(SECOND);
  to.ask({ type: 'Join', ticket, service, channel, hard: false }, channel === 'home' ? RESIDENT : KIOSK);
}

const call = (at: Office): boolean => at.ask({ type: 'CallNext', counter: '1' }, anna);
const kinds = (made: Office): FindingKind[] => verify(made.lines()).findings.map(({ kind }) => kind);

describe('the file', () => {
  const log = randomDay(11);
  const lines = linesOf(log);
  const closed = log.findIndex(({ event }) => event.type === 'DayClosed');
  const day = lines.slice(1, closed + 1);
  const hashOf = (line = ''): string => line.slice(9, 73);

  test('an empty log is a finding, not a clean day', () => {
    expect(verify([]).findings).toMatchObject([{ kind: 'empty' }]);
  });

  test('what is no log is said to be none', () => {
    expect(verify(['hello', '']).findings).toMatchObject([
      { kind: 'unreadable', line: 1 },
      { kind: 'unreadable', line: 2 },
    ]);
  });

  test('W-10 one day of a log is checked from its first hash on', () => {
    const report = verify(day);
    expect(report.findings).toEqual([]);
    expect(report).toMatchObject({ anchored: false, days: ['2026-11-19'], openDay: null });
    expect(verify(day, { before: hashOf(lines[0]), last: hashOf(day.at(-1)) })).toMatchObject({
      anchored: true,
      findings: [],
    });
  });

  test('W-10 with the hash before it, its first line is checked too', () => {
    const first = day[0]?.replace('"priorityRun":', '"priorityRun":1') ?? '';
    expect(verify(day.with(0, first)).anchored).toBe(false);
    const found = verify(day.with(0, first), { before: hashOf(lines[0]) }).findings;
    expect(found[0]).toMatchObject({ kind: 'hash-wrong', line: 1 });
  });

  test('W-10 lines cut off at the end are noticed by whoever kept the last hash', () => {
    const cut = lines.slice(0, closed - 2);
    expect(verify(cut)).toMatchObject({ findings: [], openDay: '2026-11-19' });
    expect(verify(cut, { last: hashOf(lines.at(-1)) }).findings).toMatchObject([{ kind: 'last-hash-wrong' }]);
  });

  test('T-19 a log that starts within a day cannot be judged, and says so', () => {
    const found = verify(lines.slice(5)).findings;
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]).toMatchObject({ kind: 'outside-day', line: 1 });
  });

  test('V-1 rules without a figure that is needed are not taken', () => {
    const rulesSet = log[0] as RecordedEvent;
    const { undoSeconds: _, ...policy } = RULES.policy;
    const broken = { ...rulesSet, event: { type: 'RulesSet', rules: { ...RULES, policy } } } as RecordedEvent;
    expect(verify(linesOf([broken])).findings).toMatchObject([{ kind: 'event-malformed' }]);
    const withoutHours = {
      ...log[1],
      event: { type: 'DayOpened', date: '2026-11-19', rules: { policy: RULES.policy } },
    };
    expect(verify(linesOf([withoutHours as RecordedEvent])).findings.at(-1)).toMatchObject({ kind: 'event-malformed' });
  });
});

describe('edges of the rules', () => {
  test('T-15 the end of the time for taking back is included, one millisecond more is too late', () => {
    for (const [late, expected] of [
      [0, []],
      [1, ['taken-back-late']],
    ] as const) {
      const made = office();
      joins(made, 't');
      call(made);
      made.ask({ type: 'Arrive', counter: '1', ticket: 't' }, anna);
      made.ask({ type: 'Finish', counter: '1', ticket: 't', outcome: 'served' }, anna);
      made.pass(20 * SECOND + late);
      made.forge({ type: 'FinishWithdrawn', ticket: 't', counter: '1' }, 'person:anna');
      expect(kinds(made)).toEqual(expected);
    }
  });

  test('T-18 a miss is not taken back where the client was missed before', () => {
    const made = office();
    joins(made, 't');
    made.ask({ type: 'OpenCounter', counter: '2' }, clerk('jan'));
    for (const [counter, who] of [
      ['1', anna],
      ['2', clerk('jan')],
    ] as const) {
      made.ask({ type: 'CallNext', counter }, who);
      made.ask({ type: 'MarkMissed', counter, ticket: 't' }, who);
      if (counter === '1') made.ask({ type: 'Reinstate', ticket: 't' }, RESIDENT);
    }
    made.forge({ type: 'MissWithdrawn', ticket: 't', counter: '1' }, 'person:anna');
    expect(kinds(made)).toEqual(['other-counter']);
  });

  test('P-8 nobody who comes later is called before one who came back', () => {
    const made = office();
    joins(made, 'missed');
    call(made);
    made.ask({ type: 'MarkMissed', counter: '1', ticket: 'missed' }, anna);
    joins(made, 'from-home', 'home');
    made.ask({ type: 'CheckIn', ticket: 'from-home' }, RESIDENT);
    made.pass(SECOND);
    const due = made.now + 4 * MINUTE + 59 * SECOND;
    made.forge({ type: 'TicketReinstated', ticket: 'missed', due }, 'resident');
    expect(verify(made.lines()).findings).toMatchObject([
      { kind: 'place-wrong', expected: { due: made.now }, found: { due } },
    ]);
  });

  test('P-9 not more often than the office allows', () => {
    const made = office(rulesWith({ postponeTimes: 1 }));
    for (const ticket of ['a', 'b', 'c']) joins(made, ticket);
    made.ask({ type: 'Postpone', ticket: 'a', places: 1 }, RESIDENT);
    const due = made.now;
    made.forge({ type: 'TicketPostponed', ticket: 'a', places: 1, due }, 'resident');
    expect(kinds(made)).toEqual(['places-wrong']);
  });

  test('T-2 a service that is not given from home', () => {
    const made = office();
    made.forge(
      {
        type: 'TicketJoined',
        ticket: 't',
        number: 'B001',
        service: 'tax',
        channel: 'home',
        class: 'remote',
        place: null,
      },
      'resident',
    );
    expect(kinds(made)).toEqual(['not-from-home']);
  });

  test('N-3 there is no number after 999', () => {
    const made = office();
    for (let count = 1; count <= 1_000; count += 1) {
      const place = { tier: 'O', due: made.now } as const;
      const number = `B${String(count).padStart(3, '0')}`;
      const ticket = { type: 'TicketJoined', ticket: number, number, service: 'tax', channel: 'kiosk' } as const;
      made.forge({ ...ticket, class: 'present', place }, 'kiosk:k1');
    }
    expect(verify(made.lines()).findings).toMatchObject([{ kind: 'number-wrong', found: 'B1000' }]);
  });
});

describe('promises', () => {
  const promised = (made: Office, ticket: string, kind: 'slot' | 'call-back', at: number): boolean =>
    made.ask(
      { type: 'Join', ticket, service: 'id-card', channel: 'desk', hard: false, promised: { kind, at } },
      MANAGER,
    );

  test('P-7 what was promised is not called more than five minutes before it, not even when nobody else waits', () => {
    for (const [early, expected] of [
      [5 * MINUTE, []],
      [5 * MINUTE + 1, ['call-too-early']],
    ] as const) {
      for (const kind of ['slot', 'call-back'] as const) {
        const made = office();
        const due = made.now + 30 * MINUTE;
        promised(made, 'p', kind, due);
        if (kind === 'slot') made.ask({ type: 'CheckIn', ticket: 'p' }, RESIDENT);
        made.now = due - early;
        const [rule, tier] = kind === 'slot' ? (['priority', 'P'] as const) : (['back-office', 'B'] as const);
        const why = { rule, tier, due, run: 0, over: null } as const;
        made.forge({ type: 'TicketCalled', ticket: 'p', counter: '1', clerk: 'anna', why }, 'person:anna');
        expect({ kind, found: kinds(made) }).toEqual({ kind, found: expected });
      }
    }
  });

  test('P-2 a slot holds for those who come no later than fifteen minutes after it', () => {
    for (const [late, inTime] of [
      [15 * MINUTE, true],
      [15 * MINUTE + 1, false],
    ] as const) {
      const made = office();
      const slot = made.now + MINUTE;
      promised(made, 'p', 'slot', slot);
      made.now = slot + late;
      const bySlot = { type: 'TicketCheckedIn', ticket: 'p', class: 'early', tier: 'P', due: slot } as const;
      made.forge(bySlot, 'resident');
      expect(kinds(made)).toEqual(inTime ? [] : ['class-wrong', 'place-wrong']);
    }
  });

  test('P-6 P-7 calls among booked clients, back office and everybody else follow from the rule', () => {
    const rules = new Set<string>();
    for (let seed = 1; seed <= 60; seed += 1) {
      const random = createRandom(seed);
      const made = office(rulesWith({ callsPerBackOffice: random.int(1, 4) }));
      for (let i = 0; i < 80; i += 1) {
        made.pass(random.int(0, 90) * SECOND);
        const held = made.day.counters.get('1');
        const ticket = held?.state === 'open' ? held.ticket : null;
        if (ticket !== null) {
          made.ask({ type: 'Arrive', counter: '1', ticket }, anna);
          made.ask({ type: 'Finish', counter: '1', ticket, outcome: 'served' }, anna);
        }
        const what = random.pick(['slot', 'call-back', 'hard', 'present', 'call', 'call', 'call'] as const);
        if (what === 'slot' || what === 'call-back') {
          promised(made, `t${i}`, what, made.now + random.int(1, 900) * SECOND);
          made.ask({ type: 'CheckIn', ticket: `t${i}` }, RESIDENT);
        } else if (what === 'call') {
          call(made);
        } else {
          made.ask(
            { type: 'Join', ticket: `t${i}`, service: 'address', channel: 'kiosk', hard: what === 'hard' },
            KIOSK,
          );
        }
      }
      expect({ seed, found: verify(made.lines()).findings }).toEqual({ seed, found: [] });
      for (const { event } of made.log) {
        if (event.type === 'TicketCalled') rules.add(`${event.why.rule}${event.why.over ? ' over somebody' : ''}`);
      }
    }
    expect([...rules].sort()).toEqual([
      'back-office',
      'back-office over somebody',
      'priority',
      'priority over somebody',
      'turn',
      'turn over somebody',
    ]);
  });
});

describe('exceptions', () => {
  test('P-20 a call out of turn with a listed reason is no finding: it is listed and counted', () => {
    const made = office();
    for (const ticket of ['a', 'b', 'c', 'd']) joins(made, ticket);
    const callsOut = (ticket: string, reason: 'agreed' | 'deadline'): void => {
      made.pass(SECOND);
      made.ask({ type: 'CallTicket', counter: '1', ticket, reason }, anna);
    };
    const ends = (ticket: string): void => {
      made.ask({ type: 'Arrive', counter: '1', ticket }, anna);
      made.ask({ type: 'Finish', counter: '1', ticket, outcome: 'served' }, anna);
    };
    callsOut('b', 'agreed');
    ends('b');
    callsOut('c', 'deadline');
    made.ask({ type: 'Undo', counter: '1' }, anna);
    // It is A's turn: with or without a reason, this is the call that the rule gives.
    callsOut('a', 'deadline');
    ends('a');
    callsOut('d', 'agreed');
    expect(verify(made.lines())).toMatchObject({
      findings: [],
      calls: { P: 0, O: 1, B: 0, outOfTurn: 3 },
      exceptions: [
        { number: 'A002', counter: '1', reason: 'agreed', takenBack: false },
        { number: 'A003', counter: '1', reason: 'deadline', takenBack: true },
        { number: 'A004', counter: '1', reason: 'agreed', takenBack: false },
      ],
      exceptionsByReason: { agreed: 2 },
    });
    expect(made.day.outOfTurn.map(({ number }) => number)).toEqual(['A002', 'A004']);
  });

  test('P-20 a call out of turn leaves the run of priority calls as it was', () => {
    const made = office(rulesWith({ priorityRun: 1 }));
    for (const ticket of ['o1', 'o2']) joins(made, ticket);
    const hard = (ticket: string): boolean =>
      made.ask({ type: 'Join', ticket, service: 'id-card', channel: 'kiosk', hard: true }, KIOSK);
    hard('p1');
    hard('p2');
    call(made);
    made.ask({ type: 'Arrive', counter: '1', ticket: 'p1' }, anna);
    made.ask({ type: 'Finish', counter: '1', ticket: 'p1', outcome: 'served' }, anna);
    made.ask({ type: 'CallTicket', counter: '1', ticket: 'o2', reason: 'paper' }, anna);
    made.ask({ type: 'Arrive', counter: '1', ticket: 'o2' }, anna);
    made.ask({ type: 'Finish', counter: '1', ticket: 'o2', outcome: 'served' }, anna);
    call(made);
    expect(verify(made.lines())).toMatchObject({ findings: [], passedOver: { most: 1, bound: 1 } });
    expect(made.log.at(-1)?.event).toMatchObject({ ticket: 'o1', why: { rule: 'turn', run: 1 } });
  });

  test('P-19 somebody is served at once: as the rule gives it without a reason, past others with one', () => {
    const made = office();
    const walks = (ticket: string, reason?: 'emergency'): boolean =>
      made.ask(
        { type: 'WalkDirect', counter: '1', ticket, service: 'id-card', hard: false, ...(reason ? { reason } : {}) },
        anna,
      );
    expect(walks('alone')).toBe(true);
    made.ask({ type: 'Finish', counter: '1', ticket: 'alone', outcome: 'served' }, anna);
    joins(made, 'waits');
    expect(walks('past')).toBe(false);
    expect(walks('past', 'emergency')).toBe(true);
    expect(verify(made.lines())).toMatchObject({
      findings: [],
      calls: { O: 1, outOfTurn: 1 },
      exceptionsByReason: { emergency: 1 },
    });
  });
});

describe('pauses, passing on and who waited how long', () => {
  test('T-8 a manager closes a counter: a call from the line goes back to it, one from a pause goes on pausing', () => {
    const made = office();
    joins(made, 't');
    call(made);
    made.ask({ type: 'CloseCounter', counter: '1' }, MANAGER);
    made.ask({ type: 'OpenCounter', counter: '1' }, anna);
    call(made);
    made.ask({ type: 'Arrive', counter: '1', ticket: 't' }, anna);
    made.ask({ type: 'Park', counter: '1', ticket: 't', reason: 'form', minutes: 5 }, anna);
    made.ask({ type: 'Unpark', counter: '1', ticket: 't', announce: true }, anna);
    made.ask({ type: 'CloseCounter', counter: '1' }, MANAGER);
    expect(made.log.map(({ event }) => event.type)).toContain('TicketReturned');
    expect(made.day.tickets.get('t')?.state).toBe('parked');
    expect(kinds(made)).toEqual([]);
  });

  test('T-8 a call from a pause does not go back to a line in which the client did not stand', () => {
    const made = office();
    joins(made, 't');
    call(made);
    made.ask({ type: 'Arrive', counter: '1', ticket: 't' }, anna);
    made.ask({ type: 'Park', counter: '1', ticket: 't', reason: 'form', minutes: 5 }, anna);
    made.ask({ type: 'Unpark', counter: '1', ticket: 't', announce: true }, anna);
    const { now: at } = made;
    const line = { at, actor: 'person:maria', command: 'forged' };
    const seq = made.log.length + 1;
    made.log.push({ seq, ...line, event: { type: 'TicketReturned', ticket: 't', counter: '1' } });
    made.log.push({ seq: seq + 1, ...line, event: { type: 'CounterClosed', counter: '1' } });
    expect(kinds(made)).toEqual(['state-wrong']);
  });

  test('T-30 a pass is taken back only as long as the ticket waits untouched', () => {
    for (const [lets, expected] of [
      [false, []],
      [true, ['nothing-to-take-back']],
    ] as const) {
      const made = office();
      made.ask({ type: 'OpenCounter', counter: '2' }, clerk('jan'));
      for (const ticket of ['t', 'u', 'v']) joins(made, ticket);
      call(made);
      made.ask({ type: 'Arrive', counter: '1', ticket: 't' }, anna);
      made.ask({ type: 'Transfer', counter: '1', ticket: 't', service: 'address' }, anna);
      if (lets) made.ask({ type: 'Postpone', ticket: 't', places: 1 }, RESIDENT);
      made.pass(SECOND);
      made.forge({ type: 'TransferWithdrawn', ticket: 't', counter: '1' }, 'person:anna');
      expect(kinds(made)).toEqual(expected);
    }
  });

  test('T-30 a pass is not taken back once the visit was passed on again', () => {
    const made = office();
    const jan = clerk('jan');
    made.ask({ type: 'OpenCounter', counter: '2' }, jan);
    joins(made, 't');
    call(made);
    made.ask({ type: 'Arrive', counter: '1', ticket: 't' }, anna);
    made.ask({ type: 'Transfer', counter: '1', ticket: 't', service: 'address' }, anna);
    made.ask({ type: 'CallNext', counter: '2' }, jan);
    made.ask({ type: 'Arrive', counter: '2', ticket: 't' }, jan);
    made.ask({ type: 'Transfer', counter: '2', ticket: 't', service: 'id-card' }, jan);
    made.forge({ type: 'TransferWithdrawn', ticket: 't', counter: '1' }, 'person:anna');
    expect(kinds(made)).toEqual(['nothing-to-take-back']);
  });

  test('T-8 a call from the line goes back to it, and is no visit that could pause', () => {
    const made = office();
    joins(made, 't');
    call(made);
    const { now: at } = made;
    const line = { at, actor: 'person:maria', command: 'forged' };
    const parked = { type: 'TicketParked', ticket: 't', counter: '1', reason: 'clerk-left', backAt: at } as const;
    const seq = made.log.length + 1;
    made.log.push({ seq, ...line, event: { ...parked, until: at + 60 * MINUTE } });
    made.log.push({ seq: seq + 1, ...line, event: { type: 'CounterClosed', counter: '1' } });
    expect(kinds(made)).toEqual(['state-wrong']);
  });

  test('T-27 twice the time for those who have asked for more', () => {
    for (const [answer, expected] of [
      ['coming', []],
      ['more-time', ['missed-too-early']],
    ] as const) {
      const made = office(rulesWith({ missedAfterSeconds: 60 }));
      joins(made, 't');
      call(made);
      made.ask({ type: 'AnswerCall', ticket: 't', answer }, RESIDENT);
      made.pass(MINUTE);
      const returnUntil = made.now + 15 * MINUTE;
      made.forge({ type: 'TicketMissed', ticket: 't', counter: '1', returnUntil }, 'person:anna');
      expect(kinds(made)).toEqual(expected);
    }
  });

  test('P-12 a wait ends with the first call that was meant, whatever comes after', () => {
    const made = office();
    joins(made, 't');
    made.pass(4 * MINUTE);
    call(made);
    made.ask({ type: 'Undo', counter: '1' }, anna);
    made.pass(MINUTE);
    call(made);
    made.pass(MINUTE);
    made.ask({ type: 'MarkMissed', counter: '1', ticket: 't' }, anna);
    made.ask({ type: 'Reinstate', ticket: 't' }, RESIDENT);
    made.pass(5 * MINUTE);
    call(made);
    made.ask({ type: 'Arrive', counter: '1', ticket: 't' }, anna);
    made.ask({ type: 'Finish', counter: '1', ticket: 't', outcome: 'served' }, anna);
    made.ask({ type: 'Undo', counter: '1' }, anna);
    made.ask({ type: 'Finish', counter: '1', ticket: 't', outcome: 'served' }, anna);
    const { findings, waits } = verify(made.lines());
    expect({ findings, waits }).toEqual({
      findings: [],
      waits: { people: 1, total: 5 * MINUTE, longest: 5 * MINUTE },
    });
  });
});

describe('what was told late', () => {
  const slip = { type: 'Join', ticket: 'x', service: 'id-card', channel: 'kiosk', hard: false } as const;
  const at1 = { counter: '1', ticket: 'x' } as const;

  /** Missed under the number of the office, and back by that on paper. */
  function backByPaper(): Office {
    const made = office();
    made.ask({ type: 'LendNumbers', device: 'k1' }, SYSTEM);
    for (const ticket of ['x', 'a', 'b', 'c', 'd']) {
      made.pass(SECOND);
      made.ask({ ...slip, ticket }, KIOSK, ticket);
    }
    call(made);
    made.ask({ type: 'MarkMissed', ...at1 }, anna);
    made.pass(5 * MINUTE);
    made.tell({ ...slip, number: 'A900' }, KIOSK, 6 * MINUTE, 'x');
    return made;
  }

  test('O-10 whoever was missed under another number has the old place, and no other', () => {
    const made = backByPaper();
    expect(kinds(made)).toEqual([]);
    const last = made.log.length - 1;
    const back = made.log[last];
    if (back?.event.type !== 'TicketReinstated') throw new Error('nobody came back');
    const later = { ...back, event: { ...back.event, due: back.event.due + 1 } };
    const found = verify(linesOf(made.log.with(last, later))).findings;
    expect(found).toMatchObject([{ kind: 'place-wrong', number: 'A900' }]);
  });

  test('O-10 the same wish is told late once, by the same kiosk', () => {
    const made = backByPaper();
    made.ask({ type: 'PauseCounter', counter: '1' }, anna);
    made.tell({ ...slip, ticket: 'z', number: 'A902' }, KIOSK, MINUTE, 'x');
    expect(kinds(made)).toEqual(['command-repeated']);
    const other = backByPaper();
    other.tell({ ...slip, ticket: 'y', number: 'A901' }, KIOSK, MINUTE, 'c2');
    expect(kinds(other)).toEqual(['command-repeated']);
  });

  test('O-14 of today is what happened since midnight, however late the office opened the day', () => {
    const made = office();
    made.ask({ type: 'LendNumbers', device: 'k1' }, SYSTEM);
    made.pass(24 * 60 * MINUTE);
    made.tell({ ...slip, number: 'A900' }, KIOSK, 60 * MINUTE);
    made.tell({ ...slip, ticket: 'y', number: 'A901' }, KIOSK, 10 * 60 * MINUTE);
    expect(kinds(made)).toEqual([]);
    expect(made.log.slice(-2).map(({ event }) => event.type)).toEqual(['TicketJoined', 'LateNoted']);
  });

  test('O-16 a manager who closed a counter late parks its client until somebody could have seen it', () => {
    const made = office();
    joins(made, 'x');
    call(made);
    made.ask({ type: 'Arrive', ...at1 }, anna);
    made.pass(90 * MINUTE);
    made.tell({ type: 'CloseCounter', counter: '1' }, MANAGER, 80 * MINUTE);
    expect(made.log.slice(-2).map(({ event }) => event.type)).toEqual(['TicketParked', 'CounterClosed']);
    made.pass(2 * 60 * MINUTE);
    expect(kinds(made)).toEqual([]);
  });

  test('the report counts what was told late, and what was noted', () => {
    const made = backByPaper();
    made.tell({ type: 'Finish', ...at1, outcome: 'served' }, clerk('jan'), MINUTE);
    expect(verify(made.lines()).late).toMatchObject({ events: 3, noted: 1 });
  });
});
