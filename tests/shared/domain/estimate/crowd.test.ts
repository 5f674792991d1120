import { describe, expect, test } from 'vitest';
import { crowdOf } from '../../../../shared/domain/estimate/crowd.ts';
import { HALF_HOURS } from '../../../../shared/domain/estimate/half-hours.ts';
import { emptyKnowledge, type Knowledge } from '../../../../shared/domain/estimate/knowledge.ts';
import { learnDay } from '../../../../shared/domain/estimate/learn-day.ts';
import { type RunningOffice, runningOffice } from '../../../helpers/office.ts';
import { at, RESIDENT } from '../../../helpers/rules.ts';

/** Forty people come from nine to half past, as long as nothing is out of the ordinary. */
function usualMorning(): Knowledge {
  const nine = Array.from({ length: HALF_HOURS }, (_, half) => (half === 18 ? 30 : 0));
  const early = nine.map((people) => people / 3);
  return { ...emptyKnowledge(), days: 20, arrivalDays: 15, arrivals: { 'present/id-card': nine, 'early/tax': early } };
}

function cameBy(minutes: number, people: number): RunningOffice {
  const office = runningOffice();
  for (let i = 0; i < people; i += 1) office.joins(`t${i}`);
  office.now = at(minutes);
  return office;
}

const crowd = ({ day, now }: RunningOffice, knowledge = usualMorning()): number => crowdOf(day, now, knowledge);

describe('E-12 how many come today', () => {
  test('is as usual when as many have come as usual', () => {
    expect(crowd(cameBy(30, 40))).toBe(1);
    expect(crowd(cameBy(15, 20))).toBe(1);
    expect(crowd(cameBy(0, 0))).toBe(1);
  });

  test('is more on a crowded day and less on an empty one, though less so than what was seen', () => {
    expect(crowd(cameBy(30, 80))).toBeGreaterThan(1.1);
    expect(crowd(cameBy(30, 80))).toBeLessThan(2);
    expect(crowd(cameBy(30, 0))).toBeLessThan(0.9);
    expect(crowd(cameBy(30, 0))).toBeGreaterThan(0.5);
  });

  test('counts those from home when they have come, and those with a booked time not at all: they were known', () => {
    const office = cameBy(30, 40);
    office.joins('home', 'id-card', { home: true });
    office.joins('booked', 'id-card', { promised: { kind: 'slot', at: at(60) } });
    office.now = at(30);
    expect(crowd(office)).toBe(1);
    office.does({ type: 'CheckIn', ticket: 'home' }, RESIDENT);
    const one = crowd(office);
    expect(one).toBeGreaterThan(1);
    office.does({ type: 'CheckIn', ticket: 'booked' }, RESIDENT);
    expect(crowd(office)).toBe(one);
  });

  test('counts those who have gone again', () => {
    const office = cameBy(30, 40);
    office.does({ type: 'Cancel', ticket: 't3' }, RESIDENT);
    expect(crowd(office)).toBe(1);
  });

  test('is as usual on a day like the one that was learned from', () => {
    const office = cameBy(30, 37);
    expect(crowd(office, learnDay(emptyKnowledge(), office.log, []))).toBeCloseTo(1, 6);
  });
});
