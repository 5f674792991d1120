import { describe, expect, test } from 'vitest';
import { durationsOf } from '../../../../shared/domain/estimate/durations.ts';
import { emptyKnowledge, type Knowledge } from '../../../../shared/domain/estimate/knowledge.ts';
import { type Pace, paceOf } from '../../../../shared/domain/estimate/pace.ts';
import { MINUTE, SECOND } from '../../../../shared/domain/words.ts';
import { createRandom } from '../../../../shared/lib/random.ts';
import { type RunningOffice, runningOffice } from '../../../helpers/office.ts';
import { clerk, RULES } from '../../../helpers/rules.ts';

const USUAL = 10;

/** An office that knows its usual times: ten minutes, some three times as long. */
function experienced(): Knowledge {
  const random = createRandom(17);
  const visits = Array.from({ length: 240 }, () => Math.round(random.lognormal(USUAL * 60, 0.7)));
  const sum = visits.reduce((all, time) => all + time, 0);
  return {
    ...emptyKnowledge(),
    days: 25,
    arrivalDays: 17,
    visits: { 'id-card': visits },
    usual: { 'id-card': { n: 240, sum } },
  };
}

function paceIn({ day, now }: RunningOffice, knowledge: Knowledge): Pace {
  return paceOf(day, now, knowledge, durationsOf(RULES, knowledge));
}

/** One clerk serves so many people, each as long. */
function served(people: number, minutes: number, person = 'anna'): RunningOffice {
  const office = runningOffice();
  office.opens('1', person);
  for (let i = 0; i < people; i += 1) {
    office.joins(`t${i}`);
    const ticket = office.serves('1') ?? '';
    office.pass(minutes);
    office.does({ type: 'Finish', counter: '1', ticket, outcome: 'served' }, clerk(person));
  }
  return office;
}

/** Three counters at which one client follows another for so many minutes. */
function busyFor(minutes: number, nextVisit: () => number): RunningOffice {
  const office = runningOffice();
  const until = office.now + minutes * MINUTE;
  const counters = [
    { id: '1', person: 'anna', ends: 0, ticket: '' },
    { id: '2', person: 'jan', ends: 0, ticket: '' },
    { id: '3', person: 'ola', ends: 0, ticket: '' },
  ];
  for (const { id, person } of counters) office.opens(id, person);
  for (let people = 0; ; people += 1) {
    const [next] = counters.sort((a, b) => a.ends - b.ends);
    if (!next || next.ends >= until) break;
    office.now = Math.max(office.now, next.ends);
    if (next.ticket)
      office.does({ type: 'Finish', counter: next.id, ticket: next.ticket, outcome: 'served' }, clerk(next.person));
    office.joins(`t${people}`);
    next.ticket = office.serves(next.id) ?? '';
    next.ends = office.now + nextVisit();
  }
  office.now = until;
  return office;
}

/** The pace of all counters together: as many visits as if each had it. */
function together(paces: readonly number[]): number {
  return paces.length / paces.reduce((sum, own) => sum + 1 / own, 0);
}

function shapeOf(values: readonly number[]): { mean: number; spread: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, spread: Math.sqrt(variance) };
}

describe("E-12 today's pace", () => {
  test('is the usual one before anybody was served, and a new office is less sure of it', () => {
    const office = runningOffice();
    office.opens('1', 'anna');
    const [known, unknown] = [paceIn(office, experienced()), paceIn(office, emptyKnowledge())];
    expect([known.mean, unknown.mean]).toEqual([1, 1]);
    expect(known.spread).toBeGreaterThan(0);
    expect(unknown.spread).toBeGreaterThan(known.spread);
  });

  test('is slow on a day of long visits: the more of them, the more so, and the surer', () => {
    const paces = [2, 8, 20].map((people) => paceIn(served(people, USUAL * 1.5), experienced()));
    const means = paces.map(({ mean }) => mean);
    expect([1, ...means, 1.5]).toEqual([1, ...means, 1.5].toSorted((a, b) => a - b));
    expect(means.at(-1)).toBeGreaterThan(1.1);
    const spreads = paces.map(({ spread }) => spread);
    expect(spreads).toEqual(spreads.toSorted((a, b) => b - a));
    expect(paceIn(served(20, USUAL / 2), experienced()).mean).toBeLessThan(0.9);
  });

  test('is not taken from a visit that has just begun', () => {
    const office = served(4, USUAL);
    const before = paceIn(office, experienced());
    office.joins('last');
    office.serves('1');
    office.pass(0.01);
    expect(paceIn(office, experienced()).mean).toBeCloseTo(before.mean, 4);
  });

  test('is the usual one on usual days: long visits that still go on are not left out', () => {
    // Within three quarters of an hour only the short ones end.
    const visits = Array.from({ length: 240 }, (_, i) => (i % 4 === 0 ? 3_600 : 240));
    const knowledge = { ...emptyKnowledge(), visits: { 'id-card': visits } };
    const durations = durationsOf(RULES, knowledge);
    const days = 150;
    let sum = 0;
    for (let day = 0; day < days; day += 1) {
      const random = createRandom(900 + day);
      const { mean } = paceIn(
        busyFor(45, () => durations.visit('id-card', false, 1, random)),
        knowledge,
      );
      sum += mean;
    }
    expect(Math.abs(sum / days - 1)).toBeLessThan(0.05);
  });

  test('is not slow because a clerk has forgotten to finish a visit', () => {
    const office = served(6, USUAL);
    office.joins('forgotten');
    office.serves('1');
    office.pass(60);
    const hour = paceIn(office, experienced()).mean;
    office.pass(120);
    expect(paceIn(office, experienced()).mean).toBe(hour);
  });

  test('is that of the office: who served whom makes no difference', () => {
    const figures = ({ mean, spread }: Pace): number[] => [mean, spread];
    expect(figures(paceIn(served(5, 14, 'anna'), experienced()))).toEqual(
      figures(paceIn(served(5, 14, 'jan'), experienced())),
    );
  });

  test('is drawn anew for each run, around what is the most likely', () => {
    const pace = paceIn(served(8, USUAL * 1.3), experienced());
    const random = createRandom(3);
    const draws = Array.from({ length: 4_000 }, () => together(pace.draw(3, random)));
    const { mean, spread } = shapeOf(draws);
    expect(mean).toBeCloseTo(pace.mean, 2);
    expect(spread).toBeCloseTo(pace.spread, 2);
  });

  test('differs from counter to counter as clerks do, and no more where one clerk is the whole office', () => {
    const pace = paceIn(served(8, USUAL), experienced());
    const random = createRandom(4);
    const runs = Array.from({ length: 4_000 }, () => pace.draw(8, random));
    const against = runs.flatMap((paces) => paces.map((own) => own / together(paces)));
    expect(shapeOf(against).spread).toBeCloseTo(0.12, 1);
    const alone = Array.from({ length: 4_000 }, () => pace.draw(1, random)[0] ?? 0);
    expect(shapeOf(alone).spread).toBeCloseTo(pace.spread, 2);
  });
});

describe('E-12 what lies within a window of a visit', () => {
  test('is all of it in the end, and nearly the window in the beginning', () => {
    const durations = durationsOf(RULES, experienced());
    expect(durations.within('id-card', false, 5 * 60 * MINUTE)).toBeCloseTo(durations.mean('id-card', false), 0);
    expect(durations.within('id-card', false, 20 * SECOND)).toBeCloseTo(20 * SECOND, -2);
    expect(durations.within('id-card', true, 20 * MINUTE)).toBeGreaterThan(
      durations.within('id-card', false, 20 * MINUTE),
    );
  });
});
