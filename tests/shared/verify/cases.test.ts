import { describe, expect, test } from 'vitest';
import type { OfficeRules } from '../../../shared/domain/office/office-rules.ts';
import type { TicketClass, Tier } from '../../../shared/domain/policy/classes.ts';
import type { RecordedEvent } from '../../../shared/domain/ticket/events.ts';
import { createRandom } from '../../../shared/lib/random.ts';
import type { FindingKind } from '../../../shared/verify/report.ts';
import { verify } from '../../../shared/verify/verify.ts';
import { clerk, KIOSK, NINE, RESIDENT, RULES, rulesWith } from '../../helpers/rules.ts';
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
    expect(found).toMatchObject([{ kind: 'hash-wrong', line: 1 }]);
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

describe('what no command makes yet', () => {
  /** A client of the back office, or with a booked time, who waits from now on. */
  function promised(made: Office, ticket: string, ticketClass: TicketClass, tier: Tier, due: number): void {
    const count = (made.day.given.get('A') ?? 0) + 1;
    const number = `A${String(count).padStart(3, '0')}`;
    const event = { type: 'TicketJoined', ticket, number, service: 'id-card', channel: 'desk' } as const;
    made.forge({ ...event, class: ticketClass, place: { tier, due } }, 'person:maria');
  }

  test('P-2 a promise that no log records is named as that', () => {
    const made = office();
    promised(made, 'b', 'desk', 'B', made.now + MINUTE);
    expect(kinds(made)).toEqual(['promise-not-in-log']);
  });

  test('P-7 a booked client is not called long before the time', () => {
    for (const [minutes, expected] of [
      [5, ['place-wrong']],
      [6, ['place-wrong', 'call-too-early']],
    ] as const) {
      const made = office();
      const due = made.now + minutes * MINUTE;
      promised(made, 'p', 'early', 'P', due);
      const why = { rule: 'priority', tier: 'P', due, run: 0, over: null } as const;
      made.forge({ type: 'TicketCalled', ticket: 'p', counter: '1', clerk: 'anna', why }, 'person:anna');
      expect(kinds(made)).toEqual(expected);
    }
  });

  test('P-6 P-7 calls among booked clients, back office and everybody else follow from the rule', () => {
    const rules = new Set<string>();
    for (let seed = 1; seed <= 60; seed += 1) {
      const random = createRandom(seed);
      const made = office(rulesWith({ callsPerBackOffice: random.int(1, 4) }));
      for (let i = 0; i < 80; i += 1) {
        made.pass(random.int(0, 90) * SECOND);
        const due = made.now + random.int(-5, 15) * MINUTE;
        const held = made.day.counters.get('1');
        const ticket = held?.state === 'open' ? held.ticket : null;
        if (ticket !== null) {
          made.ask({ type: 'Arrive', counter: '1', ticket }, anna);
          made.ask({ type: 'Finish', counter: '1', ticket, outcome: 'served' }, anna);
        }
        const what = random.pick(['booked', 'desk', 'hard', 'present', 'call', 'call', 'call']);
        if (what === 'booked') promised(made, `t${i}`, 'early', 'P', due);
        else if (what === 'desk') promised(made, `t${i}`, 'desk', 'B', due);
        else if (what === 'call') call(made);
        else
          made.ask(
            { type: 'Join', ticket: `t${i}`, service: 'address', channel: 'kiosk', hard: what === 'hard' },
            KIOSK,
          );
      }
      const found = verify(made.lines()).findings;
      expect({
        seed,
        found: found.filter(({ kind }) => kind !== 'promise-not-in-log' && kind !== 'place-wrong'),
      }).toEqual({ seed, found: [] });
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
