import { describe, expect, test } from 'vitest';
import { emptyKnowledge } from '../../../../shared/domain/estimate/knowledge.ts';
import { type OfficeEstimate, rollout } from '../../../../shared/domain/estimate/rollout.ts';
import { MINUTE } from '../../../../shared/domain/words.ts';
import { createRandom } from '../../../../shared/lib/random.ts';
import { type RunningOffice, runningOffice } from '../../../helpers/office.ts';
import { clerk, RULES, rulesWith } from '../../../helpers/rules.ts';

const KNOWLEDGE = emptyKnowledge();

function estimate(office: RunningOffice, seed = 1, runs = 60): OfficeEstimate {
  const running = rollout({
    day: office.day,
    now: office.now,
    knowledge: KNOWLEDGE,
    random: createRandom(seed),
    runs,
  });
  for (;;) {
    const step = running.next();
    if (step.done) return step.value;
  }
}

/** Minutes to the call, in the middle of what is said; NaN when nothing is. */
function middle(office: RunningOffice, ticket: string): number {
  return (estimate(office).tickets.get(ticket)?.p50 ?? Number.NaN) / MINUTE;
}

function officeWith(people: number, counters: Array<[string, string]> = [['1', 'anna']]): RunningOffice {
  const office = runningOffice();
  for (const [counter, person] of counters) office.opens(counter, person);
  for (let i = 0; i < people; i += 1) office.joins(`t${i}`, 'id-card');
  return office;
}

describe('E-1 the wait of everybody who waits', () => {
  test('is longer for whoever stands further behind', () => {
    const office = officeWith(12);
    const waits = Array.from({ length: 12 }, (_, i) => middle(office, `t${i}`));
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    // Eleven visits of ten minutes before the last one.
    expect(waits.at(-1)).toBeGreaterThan(70);
    expect(waits.at(-1)).toBeLessThan(160);
  });

  test('is shorter with more clerks', () => {
    const alone = middle(officeWith(12), 't11');
    const together = middle(
      officeWith(12, [
        ['1', 'anna'],
        ['2', 'jan'],
        ['3', 'ola'],
      ]),
      't11',
    );
    expect(together).toBeLessThan(alone / 2);
  });

  test('follows the order rule: who is called early waits less, and others a little longer', () => {
    const office = officeWith(8);
    const before = middle(office, 't4');
    office.joins('hard', 'id-card', { hard: true });
    expect(middle(office, 'hard')).toBeLessThan(15);
    expect(middle(office, 't4')).toBeGreaterThan(before);
  });

  test('knows how long the client at the counter has been there', () => {
    const office = officeWith(2);
    office.calls('1');
    office.does({ type: 'Arrive', counter: '1', ticket: 't0' }, clerk('anna'));
    const fresh = middle(office, 't1');
    office.pass(9);
    const soon = middle(office, 't1');
    expect(soon).toBeLessThan(fresh);
  });

  test('waits for the end of a planned break', () => {
    const rules = rulesWith(
      {},
      { clerks: RULES.clerks.map((one) => ({ ...one, breaks: [{ from: '09:00', to: '09:40' }] })) },
    );
    const office = runningOffice(rules);
    office.opens('1', 'anna');
    office.pass(1);
    office.does({ type: 'PauseCounter', counter: '1' }, clerk('anna'));
    office.joins('t', 'id-card');
    const wait = middle(office, 't');
    expect(wait).toBeGreaterThan(35);
    expect(wait).toBeLessThan(45);
  });

  test('does not read which help was asked for: equal places have equal estimates', () => {
    const [a, b] = [officeWith(4), officeWith(4)];
    a.does({ type: 'Join', ticket: 'x', service: 'id-card', channel: 'kiosk', hard: false, aim: null }, clerk('anna'));
    b.does({ type: 'Join', ticket: 'x', service: 'id-card', channel: 'kiosk', hard: false }, clerk('anna'));
    expect(estimate(a).tickets).toEqual(estimate(b).tickets);
  });
});

describe('E-2 "we do not know yet"', () => {
  test('is said when nobody at a counter takes the matter', () => {
    const office = officeWith(1);
    office.joins('tax', 'tax');
    const said = estimate(office);
    expect(said.tickets.has('tax')).toBe(false);
    expect(said.newcomers.get('tax')).toBeNull();
    expect(said.newcomers.get('id-card')).not.toBeNull();
  });

  test('is not said because of a break: the clerk comes back', () => {
    const office = officeWith(1);
    office.does({ type: 'PauseCounter', counter: '1' }, clerk('anna'));
    expect(estimate(office).tickets.has('t0')).toBe(true);
  });

  test('is said of everything in an office without a day', () => {
    expect(estimate(runningOffice()).tickets.size).toBe(0);
  });
});

describe('E-5 an estimate', () => {
  test('is the same for the same state, knowledge and randomness', () => {
    expect(estimate(officeWith(9), 7)).toEqual(estimate(officeWith(9), 7));
    expect(estimate(officeWith(9), 7)).not.toEqual(estimate(officeWith(9), 8));
  });

  test('leaves the day as it was', () => {
    const office = officeWith(9);
    const before = structuredClone(office.day);
    estimate(office);
    expect(office.day).toEqual(before);
  });

  test('is of one moment: what happens between two slices does not reach into it', () => {
    const [quiet, busy] = [officeWith(30), officeWith(30)];
    const whole = estimate(quiet, 3);
    const running = rollout({
      day: busy.day,
      now: busy.now,
      knowledge: KNOWLEDGE,
      random: createRandom(3),
      runs: 60,
    });
    running.next();
    busy.calls('1');
    for (let i = 0; i < 20; i += 1) busy.joins(`late-${i}`, 'id-card', { hard: true });
    let step = running.next();
    while (!step.done) step = running.next();
    expect(step.value.tickets).toEqual(whole.tickets);
  });

  test('E-11 is made in many short slices', () => {
    const office = officeWith(100);
    const running = rollout({
      day: office.day,
      now: office.now,
      knowledge: KNOWLEDGE,
      random: createRandom(1),
      runs: 40,
    });
    let slices = 0;
    while (!running.next().done) slices += 1;
    expect(slices).toBeGreaterThanOrEqual(80);
  });
});

describe('E-7 a newcomer', () => {
  test('waits behind everybody of the tier, and hardly at all where nobody waits', () => {
    const office = officeWith(10);
    const said = estimate(office);
    const last = said.tickets.get('t9')?.p50 ?? 0;
    expect(said.newcomers.get('id-card')?.p50).toBeGreaterThan(last);
    const early = said.earlyNewcomers.get('id-card')?.p50 ?? Number.NaN;
    expect(early).toBeLessThan(5 * MINUTE);
    const empty = estimate(officeWith(0));
    expect(empty.newcomers.get('id-card')?.p50).toBeLessThan(2 * MINUTE);
  });
});

describe('E-9 the chance of being called before closing', () => {
  test('is high in the morning, falls with the line, and is none when the time does not suffice', () => {
    const morning = officeWith(3);
    expect(estimate(morning).tickets.get('t2')?.beforeClosing).toBe(1);
    const late = officeWith(0);
    late.pass(6 * 60 + 25);
    for (let i = 0; i < 40; i += 1) late.joins(`t${i}`, 'id-card');
    const said = estimate(late);
    const chance = (ticket: string): number => said.tickets.get(ticket)?.beforeClosing ?? Number.NaN;
    expect(chance('t0')).toBeGreaterThan(0.95);
    expect(chance('t39')).toBe(0);
    expect(chance('t2')).toBeGreaterThan(chance('t8'));
    expect(said.newcomers.get('id-card')?.beforeClosing).toBe(0);
  });
});
