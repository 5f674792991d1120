import { describe, expect, test } from 'vitest';
import { durationsOf } from '../../../../shared/domain/estimate/durations.ts';
import { emptyKnowledge, type Knowledge } from '../../../../shared/domain/estimate/knowledge.ts';
import { learnDay } from '../../../../shared/domain/estimate/learn-day.ts';
import { MINUTE } from '../../../../shared/domain/words.ts';
import { createRandom } from '../../../../shared/lib/random.ts';
import { type RunningOffice, runningOffice } from '../../../helpers/office.ts';
import { clerk, RESIDENT, RULES } from '../../../helpers/rules.ts';

const anna = clerk('anna');

/** A day on which everybody waits two minutes between clients and is served for `minutes`. */
function dayWith(people: number, minutes: number): RunningOffice {
  const office = runningOffice();
  office.opens('1', 'anna');
  for (let i = 0; i < people; i += 1) office.joins(`t${i}`, 'id-card');
  for (let i = 0; i < people; i += 1) {
    office.pass(2);
    const ticket = office.calls('1') ?? '';
    office.pass(0.5);
    office.does({ type: 'Arrive', counter: '1', ticket }, anna);
    office.pass(minutes);
    office.does({ type: 'Finish', counter: '1', ticket, outcome: 'served' }, anna);
  }
  return office;
}

function learned(office: RunningOffice, knowledge: Knowledge = emptyKnowledge()): Knowledge {
  return learnDay(knowledge, office.log, []);
}

describe('E-6 what an office learns from a day', () => {
  test('is how long visits take, how long clients need to the counter, and what lies between two of them', () => {
    const { visits, changeOver, arriving, missed, days } = learned(dayWith(12, 4));
    expect(visits).toEqual({ 'id-card': Array.from({ length: 12 }, () => 240) });
    expect(changeOver).toEqual({ n: 11, sum: 11 * 120 });
    expect(arriving).toEqual({ n: 12, sum: 12 * 30 });
    expect(missed).toEqual({ n: 12, sum: 0 });
    expect(days).toBe(1);
  });

  test('is who did not come, who came from home and when, and breaks that nobody planned', () => {
    const office = runningOffice();
    office.opens('1', 'anna');
    office.joins('a');
    office.calls('1');
    office.pass(3);
    office.does({ type: 'MarkMissed', counter: '1', ticket: 'a' }, anna);
    office.joins('h', 'id-card', { home: true });
    office.pass(20);
    office.does({ type: 'CheckIn', ticket: 'h' }, RESIDENT);
    office.does({ type: 'PauseCounter', counter: '1' }, anna);
    office.pass(10);
    office.does({ type: 'ResumeCounter', counter: '1' }, anna);
    const { missed, missing, coming, travel, breaks, breaksAt, breakLength } = learned(office);
    expect(missed).toEqual({ n: 1, sum: 1 });
    expect(missing).toEqual({ n: 1, sum: 180 });
    expect(coming).toEqual({ n: 1, sum: 1 });
    expect(travel).toEqual([1_200]);
    expect(breaks.sum).toBe(1);
    expect(breaks.n).toBeCloseTo(23 * 60, -1);
    // All of it lies in the half hour from nine.
    expect(breaksAt?.[18]).toEqual(breaks);
    expect(breakLength).toEqual({ n: 1, sum: 600 });
  });

  test('is who came in when, as a mean of days', () => {
    const once = learned(dayWith(6, 1));
    const nine = once.arrivals['present/id-card']?.[18];
    expect(nine).toBe(6);
    const quiet = runningOffice();
    quiet.opens('1', 'anna');
    const twice = learned(quiet, once);
    expect(twice.arrivals['present/id-card']?.[18]).toBeCloseTo(2.95, 2);
  });

  test('leaves what was known as it was', () => {
    const before = learned(dayWith(6, 3));
    const copy = structuredClone(before);
    learned(dayWith(6, 9), before);
    expect(before).toEqual(copy);
  });

  test('fades, stays small, and names no ticket, number or clerk', () => {
    let knowledge = emptyKnowledge();
    for (let day = 0; day < 40; day += 1) knowledge = learned(dayWith(40, 3 + (day % 5)), knowledge);
    expect(knowledge.visits['id-card']?.length).toBeLessThanOrEqual(250);
    expect(knowledge.missed.n).toBeLessThan(40 * 30);
    const text = JSON.stringify(knowledge);
    expect(text.length).toBeLessThan(60_000);
    expect(JSON.parse(text)).toEqual(knowledge);
    for (const word of ['t0', 'A001', 'anna', '"1"']) expect(text).not.toContain(word);
  });
});

describe('E-6 a new office', () => {
  const mean = (knowledge: Knowledge): number => {
    const durations = durationsOf(RULES, knowledge);
    const random = createRandom(4);
    let sum = 0;
    for (let i = 0; i < 4_000; i += 1) sum += durations.visit('id-card', false, 1, random);
    return sum / 4_000 / MINUTE;
  };

  test('uses the minutes of its file, and its own as it learns them', () => {
    expect(mean(emptyKnowledge())).toBeGreaterThan(9);
    expect(mean(emptyKnowledge())).toBeLessThan(11);
    const some = learned(dayWith(8, 2));
    expect(mean(some)).toBeGreaterThan(5);
    expect(mean(some)).toBeLessThan(7);
    const many = learned(dayWith(100, 2));
    expect(mean(many)).toBeLessThan(3);
  });

  test('expects the rest of a long visit to be longer than nothing', () => {
    const durations = durationsOf(RULES, emptyKnowledge());
    const random = createRandom(9);
    for (const elapsed of [0, 5, 30, 300]) {
      expect(durations.rest('id-card', false, elapsed * MINUTE, 1, random)).toBeGreaterThan(0);
    }
  });
});
