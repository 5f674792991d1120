import { expect, test } from 'vitest';
import type { Actor, Command } from '../../../shared/domain/ticket/commands.ts';
import type { OfficeEvent, RecordedEvent } from '../../../shared/domain/ticket/events.ts';
import type { FindingKind } from '../../../shared/verify/report.ts';
import { type Known, verify } from '../../../shared/verify/verify.ts';
import { ruleOf, sentenceOf } from '../../../shared/verify/words.ts';
import { clerk, KIOSK, MANAGER, NINE, RESIDENT, RULES, rulesWith, SYSTEM } from '../../helpers/rules.ts';
import { linesOf, Office } from './random-day.ts';

// Each kind of finding, once, in the smallest log that has it. The table is typed: a new kind does not compile without one.

const MINUTE = 60_000;
const WEEK_LATER = 7 * 24 * 60 * MINUTE;
type Joined = Extract<OfficeEvent, { type: 'TicketJoined' }>;
type Why = Extract<OfficeEvent, { type: 'TicketCalled' }>['why'];

/** Counter 1 is open with Anna, who takes id-card and address, and second tax; 2 is open with Ewa, who takes tax. */
class Small extends Office {
  constructor(policy: Partial<typeof RULES.policy> = {}) {
    const clerks = RULES.clerks.map((one) => (one.id === 'anna' ? { ...one, secondarySkills: ['tax'] } : one));
    super(rulesWith(policy, { clerks }), NINE);
    this.does({ type: 'OpenCounter', counter: '1' }, clerk('anna'));
    this.does({ type: 'OpenCounter', counter: '2' }, clerk('ewa'));
  }

  does(command: Command, actor: Actor): this {
    if (!this.ask(command, actor)) throw new Error(`${command.type} was refused`);
    return this;
  }

  joins(ticket: string, more: Partial<Extract<Command, { type: 'Join' }>> = {}, actor: Actor = KIOSK): this {
    this.now += 1_000;
    return this.does({ type: 'Join', ticket, service: 'id-card', channel: 'kiosk', hard: false, ...more }, actor);
  }

  calls(counter = '1', person = 'anna'): this {
    return this.does({ type: 'CallNext', counter }, clerk(person));
  }

  serves(ticket: string): this {
    return this.calls().does({ type: 'Arrive', counter: '1', ticket }, clerk('anna'));
  }

  anna(command: Command): this {
    return this.does(command, clerk('anna'));
  }

  /** Puts a line at the end, whatever it says. */
  says(event: object, actor = 'person:anna', command = `forged-${this.log.length}`): this {
    const seq = this.log.length + 1;
    this.log.push({ seq, at: this.now, actor, command, event: event as OfficeEvent });
    return this;
  }

  /** The last line was told late: done at that time, ms. */
  tells(when = this.now): this {
    const last = this.log.at(-1);
    if (!last) throw new Error('nothing was said');
    const { seq, at, ...rest } = last;
    this.log[this.log.length - 1] = { seq, at, when, ...rest };
    return this;
  }

  /** As `says`, for a call at counter 1. */
  saysCall(ticket: string, why: Partial<Why>): this {
    const full = { rule: 'turn', tier: 'O', due: this.now, run: 0, over: null, ...why };
    return this.says({ type: 'TicketCalled', ticket, counter: '1', clerk: 'anna', why: full });
  }

  /** As `says`, for a ticket at the kiosk. */
  saysJoined(more: Partial<Joined>, actor = 'kiosk:k1'): this {
    const place = { tier: 'O', due: this.now };
    const event = { type: 'TicketJoined', ticket: 'x', number: 'A001', service: 'id-card', channel: 'kiosk' };
    return this.says({ ...event, class: 'present', place, ...more }, actor);
  }
}

const made = (policy: Partial<typeof RULES.policy> = {}): Small => new Small(policy);
const t = { ticket: 't', counter: '1' };
const served = (): Small => made().joins('t').serves('t');
/** The same log with a line changed, and a chain that fits it. */
const changed = (log: readonly RecordedEvent[], index: number, change: object): string[] =>
  linesOf(log.map((recorded, i) => (i === index ? { ...recorded, ...change } : recorded)));

const CASES: Record<FindingKind, () => Small | string[] | [string[], Known]> = {
  empty: () => [],
  unreadable: () => ['{"hash":"no"}'],
  'event-unknown': () => made().says({ type: 'TicketLost', ticket: 't' }),
  'event-malformed': () => made().joins('t').says({ type: 'CallAnswered', ticket: 't', answer: 'coming', why: 'ill' }),
  'hash-wrong': () => made().lines().toSpliced(2, 1),
  'last-hash-wrong': () => [made().lines(), { last: 'f'.repeat(64) }],
  'published-hash-missing': () => [made().lines(), { published: ['f'.repeat(64)] }],
  'seq-wrong': () => linesOf(made().log.toSpliced(2, 1)),
  'time-backwards': () => changed(made().log, 3, { at: NINE - 1 }),
  'command-repeated': () =>
    made().joins('a').joins('b').says({ type: 'CounterPaused', counter: '1' }, 'person:anna', 'c2'),
  'not-together': () => {
    const day = made().joins('t').calls().does({ type: 'CloseCounter', counter: '1' }, MANAGER);
    return linesOf(day.log.slice(0, -1));
  },
  'outside-day': () => linesOf(made().log.toSpliced(1, 1)),
  'day-not-closed': () => {
    const day = made();
    day.now += WEEK_LATER;
    return day.says({ type: 'DayOpened', date: '2026-11-26', rules: day.day.rules }, 'system');
  },
  'day-date-wrong': () => changed(made().log, 1, { event: { ...made().log[1]?.event, date: '2026-11-20' } }),
  'day-rules-wrong': () => changed(made().log, 1, { event: { ...made().log[1]?.event, rules: RULES } }),
  'left-open': () => {
    const day = made().joins('t');
    day.now = NINE + 15 * 60 * MINUTE;
    return day.says({ type: 'DayClosed', date: '2026-11-19' }, 'system');
  },
  unknown: () => made().saysJoined({ service: 'weddings' }),
  'ticket-repeated': () => made().joins('t').saysJoined({ ticket: 't', number: 'A002' }),
  'not-from-home': () =>
    made().saysJoined({ service: 'tax', number: 'B001', channel: 'home', class: 'remote', place: null }, 'resident'),
  'outside-ticket-hours': () => {
    const day = made();
    day.now += 9 * 60 * MINUTE;
    return day.saysJoined({});
  },
  'intake-stopped': () => made().does({ type: 'SetIntake', service: 'id-card', open: false }, MANAGER).saysJoined({}),
  'intake-unchanged': () => made().says({ type: 'IntakeOpened', service: 'tax' }, 'person:maria'),
  'number-wrong': () => made().saysJoined({ number: 'A002' }),
  'state-wrong': () => made().joins('t').says({ type: 'TicketReinstated', ticket: 't', due: NINE }, 'resident'),
  'missed-too-early': () => {
    const day = made({ missedAfterCalls: 2 }).joins('t').calls();
    return day.says({ type: 'TicketMissed', ...t, returnUntil: day.now + 15 * MINUTE });
  },
  'return-time-wrong': () =>
    made()
      .joins('t')
      .calls()
      .says({ type: 'TicketMissed', ...t, returnUntil: NINE }),
  'return-time-over': () => {
    const day = made()
      .joins('t')
      .calls()
      .anna({ type: 'MarkMissed', ...t });
    day.now += 15 * MINUTE;
    return day.says({ type: 'TicketReinstated', ticket: 't', due: day.now }, 'resident');
  },
  'back-time-wrong': () => {
    const day = served();
    return day.says({ type: 'ServiceInterrupted', ...t, backAt: day.now });
  },
  'not-ended': () => {
    const day = served().anna({ type: 'Park', ...t, reason: 'form', minutes: 5 });
    day.now += 65 * MINUTE;
    return day.says({ type: 'CounterPaused', counter: '1' });
  },
  'ended-early': () => {
    const day = served().anna({ type: 'Park', ...t, reason: 'form', minutes: 5 });
    return day.says({ type: 'TicketEnded', ticket: 't', outcome: 'left' }, 'system');
  },
  'outcome-wrong': () => served().says({ type: 'TicketEnded', ticket: 't', outcome: 'cancelled' }),
  'matters-wrong': () => served().says({ type: 'MatterAdded', ticket: 't', service: 'id-card' }),
  'matter-left': () =>
    made()
      .joins('t', { matters: ['tax'] })
      .serves('t')
      .says({ type: 'TicketEnded', ticket: 't', outcome: 'served' }),
  'class-wrong': () => {
    const day = made();
    return day.saysJoined({ class: 'desk', place: { tier: 'B', due: day.now } });
  },
  'promise-wrong': () => {
    const day = made();
    return day.saysJoined({ channel: 'desk', place: null, promised: day.now }, 'person:maria');
  },
  'place-wrong': () => made().saysJoined({ place: { tier: 'O', due: NINE - 1 } }),
  'places-wrong': () =>
    made().joins('t').says({ type: 'TicketPostponed', ticket: 't', places: 1, due: NINE }, 'resident'),
  'aim-wrong': () => made().saysJoined({ aim: { counters: ['9'] } }),
  'counter-taken': () =>
    made().says(
      { type: 'CounterOpened', counter: '1', clerk: 'jan', skills: ['id-card', 'address'], secondarySkills: [] },
      'person:jan',
    ),
  'clerk-elsewhere': () =>
    made().says(
      { type: 'CounterOpened', counter: '3', clerk: 'ewa', skills: ['tax'], secondarySkills: [] },
      'person:ewa',
    ),
  'skills-wrong': () =>
    made().says(
      { type: 'CounterOpened', counter: '3', clerk: 'jan', skills: ['tax'], secondarySkills: [] },
      'person:jan',
    ),
  'counter-not-open': () => made().says({ type: 'CounterResumed', counter: '1' }),
  'counter-busy': () => served().says({ type: 'CounterPaused', counter: '1' }),
  'other-counter': () =>
    made().joins('t').calls().says({ type: 'ServiceStarted', ticket: 't', counter: '2' }, 'person:ewa'),
  'actor-wrong': () =>
    made()
      .joins('t')
      .calls()
      .says({ type: 'ServiceStarted', ...t }, 'person:jan'),
  'passed-on-to-nobody': () =>
    served().says({ type: 'TicketTransferred', ...t, service: 'tax', aim: { counters: ['4'] } }),
  'nothing-to-take-back': () =>
    served()
      .anna({ type: 'AddMatter', ticket: 't', service: 'tax' })
      .says({ type: 'MatterWithdrawn', ...t }),
  'taken-back-late': () => {
    const day = made().joins('t').calls();
    day.now += 21_000;
    return day.says({ type: 'CallWithdrawn', ...t });
  },
  'asked-twice': () =>
    made().does({ type: 'AskForPerson' }, KIOSK).says({ type: 'PersonAsked', place: 'Lobby' }, 'kiosk:k2'),
  'call-without-skill': () => {
    const day = made();
    day.does({ type: 'OpenCounter', counter: '3' }, clerk('jan')).joins('t', { service: 'tax' });
    const why = { rule: 'turn', tier: 'O', due: day.now, run: 0, over: null };
    return day.says({ type: 'TicketCalled', ticket: 't', counter: '3', clerk: 'jan', why }, 'person:jan');
  },
  'call-too-early': () => {
    const day = made();
    day.joins('t', { channel: 'desk', promised: { kind: 'call-back', at: NINE + 60 * MINUTE } }, MANAGER);
    return day.saysCall('t', { rule: 'back-office', tier: 'B', due: NINE + 60 * MINUTE });
  },
  'call-past-aim': () => {
    const day = made();
    day.does({ type: 'OpenCounter', counter: '3' }, clerk('jan')).joins('t', { aim: { clerks: ['jan'] } });
    return day.saysCall('t', {});
  },
  'when-wrong': () =>
    made()
      .joins('t')
      .calls()
      .says({ type: 'ServiceStarted', ...t })
      .tells(NINE + 60 * MINUTE),
  'lease-wrong': () =>
    made().says({ type: 'NumbersLent', device: 'k1', from: 0, to: 99, until: '2026-11-26' }, 'system'),
  'hold-wrong': () => made().says({ type: 'CounterCutOff', counter: '1', held: ['nobody'], until: NINE }, 'system'),
  'call-of-held': () =>
    made()
      .joins('t')
      .does({ type: 'OpenCounter', counter: '3' }, clerk('jan'))
      .does({ type: 'HoldFor', counter: '3', tickets: ['t'] }, SYSTEM)
      .saysCall('t', {}),
  'call-not-reserved': () => made().joins('t').saysCall('t', { rule: 'reserved' }).tells(),
  'call-out-of-order': () => made().joins('a').joins('b').saysCall('b', {}),
  'why-wrong': () => made().joins('t').saysCall('t', { run: 1 }),
  'reason-missing': () => made().joins('a').joins('b').saysCall('b', { rule: 'out-of-turn' }),
  'reason-needless': () => made().joins('t').saysCall('t', { rule: 'out-of-turn', reason: 'agreed' }),
  'over-wrong': () => made().joins('a').joins('b').saysCall('b', { rule: 'out-of-turn', reason: 'agreed' }),
};

test.each(Object.entries(CASES))('P-11 T-22 “%s” is found, and said in a sentence with its rule', (kind, make) => {
  const log = make();
  const [lines, known] = log instanceof Office ? [log.lines(), {}] : isWithHashes(log) ? log : [log, {}];
  const { findings } = verify(lines, known);
  const found = findings.find((finding) => finding.kind === kind);
  expect({ kind, findings: findings.map((finding) => finding.kind), found: found !== undefined }).toMatchObject({
    found: true,
  });
  if (!found) return;
  expect(sentenceOf(found)).toMatch(/^[^.!]+$/);
  expect(sentenceOf(found)).not.toMatch(/undefined|null|\[object/);
  expect(ruleOf(found)).toMatch(/^[TPNWVO]-\d+(, [TPNWVO]-\d+)*$/);
});

function isWithHashes(log: string[] | [string[], Known]): log is [string[], Known] {
  return Array.isArray(log[0]);
}

test('T-8 P-20 T-27 … the same small office gives no finding as long as nobody puts a line in', () => {
  const day = served()
    .anna({ type: 'Interrupt', ...t, minutes: 5 })
    .anna({ type: 'Resume', ...t })
    .anna({ type: 'Transfer', ...t, service: 'tax', to: { clerk: 'ewa' } })
    .joins('u', { channel: 'home', service: 'address' }, RESIDENT);
  expect(verify(day.lines()).findings).toEqual([]);
});
