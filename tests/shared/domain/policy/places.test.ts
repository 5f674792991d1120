import { describe, expect, test } from 'vitest';
import { type Aim, aimFits, aimKey, aimStands } from '../../../../shared/domain/policy/aim.ts';
import { skillsNow } from '../../../../shared/domain/policy/skills.ts';
import type { Counter } from '../../../../shared/domain/ticket/day.ts';
import { type RunningOffice, runningOffice } from '../../../helpers/office.ts';
import { clerk, NINE, rulesWith } from '../../../helpers/rules.ts';

const at = (person: string, skills: string[], secondarySkills: string[] = []): Counter => ({
  state: 'open',
  clerk: person,
  skills,
  secondarySkills,
  since: NINE,
  ticket: null,
  last: null,
});

describe('P-16 where an aim fits', () => {
  test.each<[string, Aim | null, boolean]>([
    ['no aim: everywhere', null, true],
    ['one of its counters', { counters: ['1', '4'] }, true],
    ['none of its counters', { counters: ['2'] }, false],
    ['one of its clerks', { clerks: ['ewa', 'anna'] }, true],
    ['none of its clerks', { clerks: ['ewa'] }, false],
    ['one of its clerks at one of its counters', { counters: ['1'], clerks: ['anna'] }, true],
    ['one of its clerks at another counter', { counters: ['2'], clerks: ['anna'] }, false],
    ['another clerk at one of its counters', { counters: ['1'], clerks: ['ewa'] }, false],
    ['an aim that names nothing: everywhere', {}, true],
    ['an aim whose list is empty: nowhere', { counters: [] }, false],
  ])('%s', (_, aim, fits) => {
    expect(aimFits(aim, '1', 'anna')).toBe(fits);
  });

  test('P-15 equal aims are one lane, in whatever order they are written; different ones are not', () => {
    expect(aimKey({ counters: ['4', '2'] })).toBe(aimKey({ counters: ['2', '4'] }));
    const aims: Array<Aim | null> = [null, { counters: ['2'] }, { clerks: ['2'] }, { counters: ['2', '4'] }, {}];
    expect(new Set(aims.map(aimKey)).size).toBe(aims.length);
  });
});

describe('P-16 matched to a place', () => {
  /** Anna at 1 and Jan at 2 take the same; `t`, who came first, is meant for counter 2. */
  function lobby(aim: Aim = { counters: ['2'] }): RunningOffice {
    const office = runningOffice();
    office.joins('t', 'id-card', { aim });
    office.joins('u');
    office.opens('1', 'anna');
    office.opens('2', 'jan');
    return office;
  }

  test('a clerk whom the aim does not fit calls past it, and the one whom it fits calls by the order', () => {
    const office = lobby();
    expect(office.calls('1')).toBe('u');
    expect(office.calls('2')).toBe('t');
  });

  test('it does not go first for having an aim', () => {
    const office = runningOffice();
    office.joins('u');
    office.joins('t', 'id-card', { aim: { counters: ['2'] } });
    office.opens('1', 'anna');
    office.opens('2', 'jan');
    expect(office.calls('2')).toBe('u');
  });

  test('T-16 a call taken back puts it into the line of those with the same aim', () => {
    const office = lobby();
    office.calls('2');
    office.does({ type: 'Undo', counter: '2' }, clerk('jan'));
    expect(office.calls('1')).toBe('u');
    expect(office.calls('2')).toBe('t');
  });

  test('P-4 it is no client whose turn a clerk owes when that clerk may not call them', () => {
    const office = runningOffice();
    office.joins('o', 'id-card', { aim: { counters: ['2'] } });
    for (const ticket of ['p1', 'p2', 'p3', 'p4']) office.joins(ticket, 'id-card', { hard: true });
    office.opens('1', 'anna');
    office.opens('2', 'jan');
    const calls: Array<string | null> = [];
    for (let i = 0; i < 4; i += 1) {
      const ticket = office.serves('1');
      calls.push(ticket);
      office.asks({ type: 'Finish', counter: '1', ticket: ticket ?? '', outcome: 'served' });
    }
    expect(calls).toEqual(['p1', 'p2', 'p3', 'p4']);
    expect(office.day.turns.get('anna')?.run).toBe(0);
  });
});

describe('P-17 as long as an aim holds', () => {
  const anna = at('anna', ['id-card']);
  test.each<[string, Aim, Record<string, Counter>, boolean]>([
    ['somebody is there', { counters: ['2'] }, { 1: anna, 2: at('jan', ['id-card']) }, true],
    ['with the matter as a second skill', { clerks: ['jan'] }, { 1: anna, 2: at('jan', [], ['id-card']) }, true],
    [
      'on a break',
      { clerks: ['jan'] },
      { 2: { state: 'paused', clerk: 'jan', skills: ['id-card'], secondarySkills: [], since: NINE, last: null } },
      true,
    ],
    ['nobody is there', { counters: ['2'] }, { 1: anna }, false],
    ['whoever is there does not take the matter', { counters: ['2'] }, { 1: anna, 2: at('ewa', ['tax']) }, false],
    ['the clerk sits elsewhere', { counters: ['2'], clerks: ['anna'] }, { 1: anna }, false],
    ['the counter is one that there is not', { counters: ['77'] }, { 1: anna }, false],
  ])('%s', (_, aim, counters, stands) => {
    expect(aimStands(aim, 'id-card', new Map(Object.entries(counters)))).toBe(stands);
  });

  test('the moment the counter closes, the ticket is anybody’s, and when it opens again it is not', () => {
    const office = runningOffice();
    office.joins('t', 'id-card', { aim: { counters: ['2'] } });
    office.opens('1', 'anna');
    office.opens('2', 'jan');
    office.does({ type: 'PauseCounter', counter: '2' }, clerk('jan'));
    expect(office.calls('1')).toBeNull();
    office.does({ type: 'CloseCounter', counter: '2' }, clerk('jan'));
    expect(office.calls('1')).toBe('t');
    office.does({ type: 'Undo', counter: '1' }, clerk('anna'));
    office.opens('2', 'jan');
    expect(office.calls('1')).toBeNull();
    expect(office.calls('2')).toBe('t');
  });
});

describe('P-18 second skills', () => {
  const clerks = [
    { id: 'anna', skills: ['id-card'], secondarySkills: ['tax'] },
    { id: 'jan', skills: ['id-card'], secondarySkills: [] },
    { id: 'ewa', skills: ['tax'], secondarySkills: ['id-card'] },
  ];
  const rules = rulesWith({}, { clerks });

  test.each<[string, Record<string, Counter>, { first: string[]; second: string[] }]>([
    ['somebody has it as a first one', { 2: at('ewa', ['tax']) }, { first: ['id-card'], second: ['tax'] }],
    [
      'somebody on a break has it as a first one',
      { 2: { state: 'paused', clerk: 'ewa', skills: ['tax'], secondarySkills: [], since: NINE, last: null } },
      { first: ['id-card'], second: ['tax'] },
    ],
    ['nobody has it as a first one', { 2: at('jan', ['id-card']) }, { first: ['id-card', 'tax'], second: [] }],
    [
      'others have it as a second one, too',
      { 2: at('jan', ['id-card'], ['tax']) },
      { first: ['id-card', 'tax'], second: [] },
    ],
    ['nobody else is there', {}, { first: ['id-card', 'tax'], second: [] }],
  ])('%s', (_, others, expected) => {
    const anna = at('anna', ['id-card'], ['tax']);
    expect(skillsNow(new Map(Object.entries({ 1: anna, ...others })), anna)).toEqual(expected);
  });

  function lobby(...people: string[]): RunningOffice {
    const office = runningOffice(rules);
    for (const [i, person] of people.entries()) office.opens(String(i + 1), person);
    return office;
  }

  test('somebody who came later for a first skill is called before somebody who waits for a second one', () => {
    const office = lobby('anna', 'ewa');
    office.joins('t1', 'tax');
    office.joins('t2', 'tax', { hard: true });
    office.joins('i');
    expect(office.serves('1')).toBe('i');
    office.asks({ type: 'Finish', counter: '1', ticket: 'i', outcome: 'served' });
    // Nobody waits for the first skills any more: then by the order of P-3 and P-4.
    expect(office.calls('1')).toBe('t2');
  });

  test('the last colleague with the first skill closes: from then on one line', () => {
    const office = lobby('anna', 'ewa');
    office.joins('t1', 'tax');
    office.joins('i');
    office.does({ type: 'CloseCounter', counter: '2' }, clerk('ewa'));
    expect(office.calls('1')).toBe('t1');
  });

  test('P-16 somebody who waits for a first skill, but elsewhere, does not keep a clerk from a second one', () => {
    const office = lobby('anna', 'ewa', 'jan');
    office.joins('i', 'id-card', { aim: { clerks: ['jan'] } });
    office.joins('t1', 'tax');
    expect(office.calls('1')).toBe('t1');
  });

  test('P-7 nor does somebody whose booked time is far off', () => {
    const office = lobby('anna', 'ewa');
    office.joins('i', 'id-card', { promised: { kind: 'slot', at: office.now + 3_600_000 } });
    office.does({ type: 'CheckIn', ticket: 'i' }, { role: 'resident' });
    office.joins('t1', 'tax');
    expect(office.calls('1')).toBe('t1');
  });

  test('P-10 K bounds those whom the clerk may choose between: past a second skill, priority calls are without limit', () => {
    const office = lobby('anna', 'ewa');
    office.joins('t1', 'tax');
    for (const ticket of ['p1', 'p2', 'p3', 'p4']) office.joins(ticket, 'id-card', { hard: true });
    const calls: Array<string | null> = [];
    for (let i = 0; i < 5; i += 1) {
      const ticket = office.serves('1');
      calls.push(ticket);
      office.asks({ type: 'Finish', counter: '1', ticket: ticket ?? '', outcome: 'served' });
    }
    expect(calls).toEqual(['p1', 'p2', 'p3', 'p4', 't1']);
  });
});
