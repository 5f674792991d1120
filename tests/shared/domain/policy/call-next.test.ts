import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Aim } from '../../../../shared/domain/policy/aim.ts';
import { nextCall, turnAfter } from '../../../../shared/domain/policy/call-next.ts';
import { CLASSES, dueOf, TIER } from '../../../../shared/domain/policy/classes.ts';
import { enterLane } from '../../../../shared/domain/queue/lanes.ts';
import { initialDay, type OfficeDay } from '../../../../shared/domain/ticket/day.ts';
import { MINUTE } from '../../../../shared/domain/words.ts';
import { type RunningOffice, runningOffice } from '../../../helpers/office.ts';
import { type Desk, type Person, publishedCall } from '../../../helpers/published-rule.ts';
import { at, clerk, NINE, RULES, rulesWith } from '../../../helpers/rules.ts';
import { snapshot } from '../../../helpers/snapshot.ts';

/** A day in which just these people wait and Anna is at counter 1; only what the order rule reads is there. */
function dayWith(
  people: ReadonlyArray<Omit<Person, 'aim'> & Partial<Person>>,
  turn = { run: 0, sinceBackOffice: 0 },
  rules = RULES,
  desks: Record<string, Desk> = { 1: { clerk: 'anna', skills: SERVICES, secondarySkills: [] } },
): OfficeDay {
  const day = initialDay();
  day.rules = rules;
  for (const [id, { clerk: person, skills, secondarySkills }] of Object.entries(desks)) {
    const skilled = { skills: [...skills], secondarySkills: [...secondarySkills] };
    day.counters.set(id, { state: 'open', clerk: person, ...skilled, since: NINE, ticket: null, last: null });
    day.turns.set(person, turn);
  }
  for (const { ticket, class: ticketClass, service, due, order, aim = null } of people) {
    enterLane(day.lanes, ticketClass, service, { ticket, due, order }, aim);
  }
  return day;
}

const SERVICES = ['id-card', 'address', 'tax', 'waste'];
const CLERKS = ['anna', 'jan', 'ewa'];
const COUNTERS = ['1', '2', '3'];
const aim: fc.Arbitrary<Aim> = fc.oneof(
  fc.record({ counters: fc.subarray([...COUNTERS, '9'], { minLength: 1 }) }),
  fc.record({ clerks: fc.subarray([...CLERKS, 'zoe'], { minLength: 1 }) }),
  fc.record({ counters: fc.subarray(COUNTERS, { minLength: 1 }), clerks: fc.subarray(CLERKS, { minLength: 1 }) }),
);
const skilled = fc
  .tuple(fc.shuffledSubarray(SERVICES), fc.subarray(SERVICES))
  .map(([skills, second]) => ({ skills, secondarySkills: second.filter((one) => !skills.includes(one)) }));
/** Anna at counter 1, and who else is there. */
const desks: fc.Arbitrary<Record<string, Desk>> = fc
  .record({ 1: skilled, 2: fc.option(skilled), 3: fc.option(skilled) })
  .map((all) =>
    Object.fromEntries(
      Object.entries(all).flatMap(([id, one]) => (one ? [[id, { clerk: CLERKS[Number(id) - 1] ?? '', ...one }]] : [])),
    ),
  );
const queue = fc
  .array(
    fc.record({
      class: fc.constantFrom(...CLASSES),
      service: fc.constantFrom(...SERVICES),
      // Coarse, so that many share a due time and the order of events has to decide.
      minute: fc.integer({ min: -30, max: 30 }),
      aim: fc.option(aim, { freq: 3 }),
    }),
    { maxLength: 40, size: 'max' },
  )
  .map((people) =>
    people.map((person, i): Person => ({ ...person, ticket: `t${i}`, due: at(person.minute), order: i + 1 })),
  );
const turns = fc.record({ run: fc.nat(4), sinceBackOffice: fc.nat(9) });
const policies = fc.record({
  priorityRun: fc.integer({ min: 1, max: 5 }),
  callsPerBackOffice: fc.integer({ min: 1, max: 8 }),
  bookedEarlyMinutes: fc.nat(20),
});

describe('P-3 P-4 P-6 P-7 P-16 P-17 P-18 the order rule is the published one', () => {
  test('in random queues, it calls whom the text says, and says why', () => {
    fc.assert(
      fc.property(queue, desks, turns, policies, (people, there, turn, policy) => {
        const rules = rulesWith(policy);
        const day = dayWith([...people].reverse(), turn, rules, there);
        const lobby = { people, desks: new Map(Object.entries(there)), policy: rules.policy, now: NINE };
        for (const counter of Object.keys(there)) {
          const next = nextCall(day, counter, NINE);
          const published = publishedCall(lobby, counter, turn);
          expect(next?.ticket ?? null).toBe(published?.chosen.ticket ?? null);
          if (next && published) expect(next.why).toMatchObject({ rule: published.rule, due: published.chosen.due });
        }
      }),
      { numRuns: 2_000, seed: 11 },
    );
  });

  test('P-19 somebody who comes at this moment counts like somebody who stands in a lane', () => {
    fc.assert(
      fc.property(queue, desks, turns, (people, there, turn) => {
        const newcomer = people.at(-1);
        if (!newcomer) return;
        const without = dayWith(people.slice(0, -1), turn, RULES, there);
        const { class: ticketClass, service, aim: aimed, ticket, due, order } = newcomer;
        const next = nextCall(without, '1', NINE, {
          class: ticketClass,
          service,
          aim: aimed,
          place: { ticket, due, order },
        });
        expect(next).toEqual(nextCall(dayWith(people, turn, RULES, there), '1', NINE));
      }),
      { numRuns: 500, seed: 15 },
    );
  });

  test('looking whom to call changes nothing', () => {
    fc.assert(
      fc.property(queue, turns, (people, turn) => {
        const day = dayWith(people, turn);
        const before = snapshot(day);
        nextCall(day, '1', NINE);
        expect(snapshot(day)).toEqual(before);
      }),
      { numRuns: 100, seed: 12 },
    );
  });

  test('nobody is called by a clerk who cannot serve them, and nobody in an office without rules', () => {
    const people = [{ ticket: 't', class: 'early', service: 'tax', due: NINE, order: 1 }] as const;
    const anna = { clerk: 'anna', secondarySkills: [] };
    expect(nextCall(dayWith(people, undefined, RULES, { 1: { ...anna, skills: ['id-card'] } }), '1', NINE)).toBeNull();
    expect(nextCall(dayWith(people, undefined, RULES, { 1: { ...anna, skills: [] } }), '1', NINE)).toBeNull();
    expect(nextCall(dayWith(people), '2', NINE)).toBeNull();
    expect(nextCall({ ...dayWith(people), rules: null }, '1', NINE)).toBeNull();
  });
});

describe('P-3 within a tier', () => {
  const two = (a: Partial<Person>, b: Partial<Person>): string | undefined => {
    const base = { class: 'present', service: 'id-card', due: NINE } as const;
    const people = [
      { ...base, ticket: 'a', order: 1, ...a },
      { ...base, ticket: 'b', order: 2, ...b },
    ];
    return nextCall(dayWith(people), '1', NINE)?.ticket;
  };

  test('the earlier due time goes first', () => expect(two({ due: at(1) }, { due: at(0) })).toBe('b'));
  test('of one due time, whoever got the place first', () => expect(two({}, {})).toBe('a'));
  test('services do not outrank each other', () => expect(two({ service: 'tax', due: at(1) }, {})).toBe('b'));
  test('somebody from home goes by the time of the check-in and five minutes', () => {
    expect(dueOf('remote', NINE, RULES.policy)).toBe(at(5));
    expect(two({ class: 'remote', due: at(5) }, { due: at(4) })).toBe('b');
    expect(two({ class: 'remote', due: at(5) }, { due: at(6) })).toBe('a');
  });
});

describe('P-2 due times', () => {
  test.each([
    ['early', 'P', 0],
    ['present', 'O', 0],
    ['remote', 'O', 5],
    ['desk', 'B', 0],
  ] as const)('%s is tier %s and due %i minutes after its base', (ticketClass, tier, grace) => {
    expect(TIER[ticketClass]).toBe(tier);
    expect(dueOf(ticketClass, NINE, RULES.policy)).toBe(NINE + grace * MINUTE);
  });

  test('the office sets the minutes', () => {
    expect(dueOf('remote', NINE, rulesWith({ remoteGraceMinutes: 0 }).policy)).toBe(NINE);
  });
});

describe('P-7 somebody with a booked time', () => {
  const booked: Person = { ticket: 'b', class: 'early', service: 'id-card', due: at(30), order: 1, aim: null };
  test('is not called before five minutes to the slot', () => {
    expect(nextCall(dayWith([booked]), '1', at(25) - 1)).toBeNull();
    expect(nextCall(dayWith([booked]), '1', at(25))?.ticket).toBe('b');
  });
});

describe('P-4 P-5 P-10 priority has a bound', () => {
  function lobby(hard: number, ordinary: number, rules = RULES): RunningOffice {
    const office = runningOffice(rules);
    for (let i = 1; i <= hard; i += 1) office.joins(`p${i}`, 'id-card', { hard: true });
    for (let i = 1; i <= ordinary; i += 1) office.joins(`o${i}`);
    office.opens('1', 'anna');
    return office;
  }
  const serveAll = (office: RunningOffice, most = 100): string[] => {
    const order: string[] = [];
    for (let i = 0; i < most; i += 1) {
      const ticket = office.calls('1');
      if (ticket === null) break;
      order.push(ticket);
      office.does({ type: 'Arrive', counter: '1', ticket }, clerk('anna'));
      office.does({ type: 'Finish', counter: '1', ticket, outcome: 'served' }, clerk('anna'));
    }
    return order;
  };

  test('two priority calls, then one ordinary, as long as both wait', () => {
    expect(serveAll(lobby(5, 3))).toEqual(['p1', 'p2', 'o1', 'p3', 'p4', 'o2', 'p5', 'o3']);
  });

  test('K is the office’s', () => {
    expect(serveAll(lobby(4, 3, rulesWith({ priorityRun: 1 })))).toEqual(['p1', 'o1', 'p2', 'o2', 'p3', 'o3', 'p4']);
  });

  test('priority calls while nobody ordinary waits are not held against those who come', () => {
    const office = lobby(4, 0);
    expect(serveAll(office, 3)).toEqual(['p1', 'p2', 'p3']);
    office.joins('o1');
    office.joins('p5', 'id-card', { hard: true });
    office.joins('p6', 'id-card', { hard: true });
    expect(serveAll(office)).toEqual(['p4', 'p5', 'o1', 'p6']);
  });

  test('the run belongs to the clerk: it goes along to another counter and is kept over a break', () => {
    const office = lobby(4, 2);
    expect(serveAll(office, 2)).toEqual(['p1', 'p2']);
    office.does({ type: 'PauseCounter', counter: '1' }, clerk('anna'));
    office.does({ type: 'ResumeCounter', counter: '1' }, clerk('anna'));
    office.does({ type: 'CloseCounter', counter: '1' }, clerk('anna'));
    office.opens('2', 'anna');
    expect(office.calls('2')).toBe('o1');
  });

  test('calling and taking back again and again lets nobody past', () => {
    const office = lobby(6, 2);
    const order: string[] = [];
    for (let i = 0; i < 3; i += 1) {
      for (let k = 0; k < 3; k += 1) {
        office.calls('1');
        office.does({ type: 'Undo', counter: '1' }, clerk('anna'));
      }
      order.push(...serveAll(office, 1));
    }
    expect(order).toEqual(['p1', 'p2', 'o1']);
  });

  test('P-10 an ordinary client is passed at most K times by each able clerk between two ordinary calls', () => {
    const event = fc.constantFrom('hard', 'ordinary', 'ordinary', 'remote', '1', '1', '2', '3', 'undo', 'cancel');
    fc.assert(
      fc.property(fc.array(event, { maxLength: 80, size: 'max' }), fc.integer({ min: 1, max: 3 }), (events, k) => {
        const office = runningOffice(rulesWith({ priorityRun: k }));
        office.opens('1', 'anna');
        office.opens('2', 'jan');
        office.opens('3', 'ola');
        const passed = new Map<string, number>();
        const before = new Map<string, number>();
        for (const [i, what] of events.entries()) {
          const ticket = `t${i}`;
          if (what === 'hard') office.joins(ticket, 'id-card', { hard: true });
          else if (what === 'ordinary') office.joins(ticket);
          else if (what === 'remote') {
            office.joins(ticket, 'address', { home: true });
            office.does({ type: 'CheckIn', ticket }, { role: 'resident' });
          } else if (what === 'undo') {
            const undone = office.ask({ type: 'Undo', counter: '1' }, clerk('anna'));
            if (undone.ok && undone.events[0]?.type === 'CallWithdrawn') passed.set('anna', before.get('anna') ?? 0);
          } else if (what === 'cancel') {
            office.ask({ type: 'Cancel', ticket: `t${i - 1}` }, { role: 'resident' });
          } else {
            const counter = what;
            const there = office.day.counters.get(counter);
            if (there?.state !== 'open') continue;
            if (there.ticket !== null) {
              const called = there.ticket;
              office.does({ type: 'MarkMissed', counter, ticket: called }, clerk(there.clerk));
            }
            const ordinaryWaits = [...office.day.tickets.values()].some(
              (other) => other.state === 'waiting' && other.tier === 'O',
            );
            const called = office.calls(counter);
            if (called === null) continue;
            before.set(there.clerk, passed.get(there.clerk) ?? 0);
            const { tier } = office.ticket(called, 'called');
            if (tier === 'O') passed.set(there.clerk, 0);
            else if (ordinaryWaits) passed.set(there.clerk, (passed.get(there.clerk) ?? 0) + 1);
            expect(passed.get(there.clerk) ?? 0).toBeLessThanOrEqual(k);
          }
        }
      }),
      { numRuns: 200, seed: 13 },
    );
  });
});

describe('P-6 the back office', () => {
  const desk: Person = { ticket: 'b', class: 'desk', service: 'tax', due: NINE, order: 1, aim: null };
  const hard: Person = { ticket: 'p', class: 'early', service: 'tax', due: NINE, order: 2, aim: null };
  const ordinary: Person = { ticket: 'o', class: 'present', service: 'tax', due: NINE, order: 3, aim: null };
  const calls = (people: Person[], sinceBackOffice: number, now = NINE): string | undefined =>
    nextCall(dayWith(people, { run: 0, sinceBackOffice }), '1', now)?.ticket;

  test('waits for those who are in the building', () => {
    expect(calls([desk, ordinary], 5)).toBe('o');
    expect(calls([desk, hard], 5)).toBe('p');
  });
  test('comes first once it is overdue and six calls have been made', () => {
    expect(calls([desk, hard, ordinary], 6)).toBe('b');
    expect(calls([{ ...desk, due: at(1) }, ordinary], 6)).toBe('o');
    expect(calls([{ ...desk, due: at(1) }, ordinary], 6, at(1))).toBe('b');
  });
  test('comes when nobody else waits, also a little before it is due', () => {
    expect(calls([{ ...desk, due: at(5) }], 0)).toBe('b');
  });
  test('P-7 is not called back earlier than five minutes before the time that was promised', () => {
    const promised = [{ ...desk, due: at(60) }];
    expect(calls(promised, 9, at(55) - 1)).toBeUndefined();
    expect(calls(promised, 0, at(55))).toBe('b');
  });
});

describe('P-11 a call says why', () => {
  const p: Person = { ticket: 'p', class: 'early', service: 'tax', due: at(-1), order: 2, aim: null };
  const o: Person = { ticket: 'o', class: 'present', service: 'tax', due: at(-9), order: 1, aim: null };
  const b: Person = { ticket: 'b', class: 'desk', service: 'tax', due: at(-20), order: 3, aim: null };
  const why = (people: Person[], turn = { run: 0, sinceBackOffice: 0 }) =>
    nextCall(dayWith(people, turn), '1', NINE)?.why;

  test('priority, over the best of the others', () => {
    expect(why([p, o])).toEqual({
      rule: 'priority',
      tier: 'P',
      due: at(-1),
      run: 0,
      over: { ticket: 'o', tier: 'O', due: at(-9) },
    });
    expect(why([p])).toMatchObject({ rule: 'priority', over: null });
  });
  test('the turn of an ordinary client', () => {
    expect(why([p, o], { run: 2, sinceBackOffice: 2 })).toEqual({
      rule: 'turn',
      tier: 'O',
      due: at(-9),
      run: 2,
      over: { ticket: 'p', tier: 'P', due: at(-1) },
    });
    expect(why([o])).toMatchObject({ rule: 'turn', over: null });
  });
  test('the back office, over whoever would have come', () => {
    const overdue = { run: 1, sinceBackOffice: 6 };
    expect(why([p, o, b], overdue)).toMatchObject({ rule: 'back-office', tier: 'B', over: { ticket: 'p' } });
    expect(why([o, b], overdue)).toMatchObject({ rule: 'back-office', over: { ticket: 'o' } });
    expect(why([b])).toMatchObject({ rule: 'back-office', over: null });
  });

  test('the turn after it can be reckoned from it alone', () => {
    fc.assert(
      fc.property(queue, turns, (people, turn) => {
        const next = nextCall(dayWith(people, turn), '1', NINE);
        if (!next) return;
        const after = turnAfter(turn, next.why);
        const chosen = people.find(({ ticket }) => ticket === next.ticket);
        const tier = TIER[chosen?.class ?? 'desk'];
        const ordinaryWaits = people.some(({ class: c }) => TIER[c] === 'O');
        expect(next.why).toMatchObject({ tier, due: chosen?.due, run: turn.run });
        expect(after.sinceBackOffice).toBe(tier === 'B' ? 0 : turn.sinceBackOffice + 1);
        expect(after.run).toBe(tier === 'B' ? turn.run : tier === 'O' ? 0 : ordinaryWaits ? turn.run + 1 : turn.run);
      }),
      { numRuns: 500, seed: 14 },
    );
  });
});

describe('P-1 what has no effect', () => {
  test('the rule reads nothing of a person but class, service, due time and order', () => {
    const day = dayWith([{ ticket: 't', class: 'present', service: 'tax', due: NINE, order: 1 }]);
    // No ticket is there to be read: the lanes are all that the rule has.
    expect(day.tickets.size).toBe(0);
    expect(nextCall(day, '1', NINE)?.ticket).toBe('t');
  });
});
