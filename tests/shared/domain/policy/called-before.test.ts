import { describe, expect, test } from 'vitest';
import { CALLED_BEFORE, calledBefore } from '../../../../shared/domain/policy/called-before.ts';
import { CALL_REASONS } from '../../../../shared/domain/policy/reasons.ts';
import { type RunningOffice, runningOffice } from '../../../helpers/office.ts';
import { clerk, RESIDENT, RULES, rulesWith } from '../../../helpers/rules.ts';

/** What the holder of `t` reads, by the names of the tickets that were called. */
function reads(office: RunningOffice, most?: number): Array<[string, string]> {
  const told = calledBefore(office.day, office.ticket('t', 'waiting'), most);
  return told.map(({ number, because }) => [office.day.byNumber.get(number) ?? '', because]);
}

function serveNext(office: RunningOffice, counter = '1'): void {
  const ticket = office.serves(counter) ?? '';
  office.asks({ type: 'Finish', counter, ticket, outcome: 'served' });
}

describe('P-21 why a later number was called before', () => {
  test('an earlier turn by the published rule: somebody for whom waiting is hard', () => {
    const office = runningOffice();
    office.joins('t');
    office.joins('p', 'id-card', { hard: true });
    office.opens('1', 'anna');
    serveNext(office);
    expect(reads(office)).toEqual([['p', 'earlier-turn']]);
  });

  test('a booked time reads the same: nobody is told which it was', () => {
    const office = runningOffice();
    office.joins('t');
    office.joins('p', 'id-card', { promised: { kind: 'slot', at: office.now + 240_000 } });
    office.does({ type: 'CheckIn', ticket: 'p' }, RESIDENT);
    office.opens('1', 'anna');
    serveNext(office);
    expect(reads(office)).toEqual([['p', 'earlier-turn']]);
  });

  test('the turn of an ordinary client (P-4) is an earlier turn, too', () => {
    const office = runningOffice();
    for (const ticket of ['p1', 'p2', 't']) office.joins(ticket, 'id-card', { hard: true });
    office.joins('o');
    office.opens('1', 'anna');
    for (let i = 0; i < 3; i += 1) serveNext(office);
    expect(reads(office)).toEqual([['o', 'earlier-turn']]);
  });

  test('one’s own booked time is still to come: others have an earlier turn', () => {
    const office = runningOffice();
    office.joins('t', 'id-card', { promised: { kind: 'slot', at: office.now + 3_600_000 } });
    office.does({ type: 'CheckIn', ticket: 't' }, RESIDENT);
    office.joins('o');
    office.opens('1', 'anna');
    serveNext(office);
    expect(reads(office)).toEqual([['o', 'earlier-turn']]);
  });

  test('one has let others go first: they have an earlier turn, and did not come earlier', () => {
    const office = runningOffice();
    for (const ticket of ['t', 'o1', 'o2', 'o3']) office.joins(ticket);
    office.does({ type: 'Postpone', ticket: 't', places: 2 }, RESIDENT);
    office.opens('1', 'anna');
    serveNext(office);
    serveNext(office);
    expect(reads(office)).toEqual([
      ['o2', 'earlier-turn'],
      ['o1', 'earlier-turn'],
    ]);
  });

  test('came earlier: in the building before the holder, who joined from home', () => {
    const office = runningOffice();
    office.joins('t', 'id-card', { home: true });
    office.joins('o');
    office.pass(5);
    office.does({ type: 'CheckIn', ticket: 't' }, RESIDENT);
    office.opens('1', 'anna');
    serveNext(office);
    expect(reads(office)).toEqual([['o', 'came-earlier']]);
  });

  test('the minutes of grace: somebody who came later than the holder did not come earlier', () => {
    const office = runningOffice();
    office.joins('t', 'id-card', { home: true });
    office.does({ type: 'CheckIn', ticket: 't' }, RESIDENT);
    office.joins('o');
    office.opens('1', 'anna');
    serveNext(office);
    expect(reads(office)).toEqual([['o', 'earlier-turn']]);
  });

  test('another matter: that counter does not take this one', () => {
    const office = runningOffice();
    office.joins('t');
    office.joins('x', 'tax');
    office.opens('3', 'ewa');
    serveNext(office, '3');
    expect(reads(office)).toEqual([['x', 'other-matter']]);
  });

  test('P-18 another matter: that clerk takes this one only when nobody waits for the others', () => {
    const clerks = [{ id: 'anna', skills: ['id-card'], secondarySkills: ['tax'] }, ...RULES.clerks.slice(1)];
    const office = runningOffice(rulesWith({}, { clerks }));
    office.joins('t', 'tax');
    office.joins('i');
    office.opens('1', 'anna');
    office.opens('3', 'ewa');
    serveNext(office);
    expect(reads(office)).toEqual([['i', 'other-matter']]);
  });

  test('another place: this ticket waits for another counter', () => {
    const office = runningOffice();
    office.joins('t', 'id-card', { aim: { counters: ['2'] } });
    office.joins('o');
    office.opens('1', 'anna');
    office.opens('2', 'jan');
    serveNext(office);
    expect(reads(office)).toEqual([['o', 'other-place']]);
  });

  test('came back: a visit that had begun before goes on', () => {
    const office = runningOffice();
    office.joins('t', 'tax');
    office.joins('i');
    office.opens('1', 'anna');
    office.serves('1');
    office.does({ type: 'Park', counter: '1', ticket: 'i', reason: 'form', minutes: 5 }, clerk('anna'));
    office.pass(2);
    office.does({ type: 'Unpark', counter: '1', ticket: 'i', announce: true }, clerk('anna'));
    expect(reads(office)).toEqual([['i', 'came-back']]);
  });

  test.each(CALL_REASONS)('out of turn, with the reason: %s', (reason) => {
    const office = runningOffice();
    office.joins('t');
    office.joins('o');
    const { number } = office.ticket('o', 'waiting');
    office.opens('1', 'anna');
    office.does({ type: 'CallTicket', counter: '1', ticket: 'o', reason }, clerk('anna'));
    expect(calledBefore(office.day, office.ticket('t', 'waiting'))).toEqual([
      { number, because: 'out-of-turn', reason },
    ]);
  });

  test('T-18 a call that was noted as missed by a slip keeps its reason when the number is called again', () => {
    const office = runningOffice();
    office.joins('t');
    office.joins('p', 'id-card', { hard: true });
    office.opens('1', 'anna');
    office.calls('1');
    office.does({ type: 'MarkMissed', counter: '1', ticket: 'p' }, clerk('anna'));
    office.does({ type: 'Undo', counter: '1' }, clerk('anna'));
    office.does({ type: 'Recall', counter: '1', ticket: 'p' }, clerk('anna'));
    expect(reads(office)).toEqual([['p', 'earlier-turn']]);
  });
});

describe('P-21 what needs no explanation', () => {
  test('an earlier number', () => {
    const office = runningOffice();
    office.joins('o');
    office.joins('t');
    office.opens('1', 'anna');
    serveNext(office);
    expect(reads(office)).toEqual([]);
  });

  test('what was called before the holder came into line', () => {
    const office = runningOffice();
    office.joins('t', 'id-card', { home: true });
    office.joins('o');
    office.opens('1', 'anna');
    serveNext(office);
    office.pass(1);
    office.does({ type: 'CheckIn', ticket: 't' }, RESIDENT);
    expect(reads(office)).toEqual([]);
  });

  test('a call that was taken back', () => {
    const office = runningOffice();
    office.joins('t');
    office.joins('p', 'id-card', { hard: true });
    office.opens('1', 'anna');
    office.calls('1');
    office.does({ type: 'Undo', counter: '1' }, clerk('anna'));
    expect(reads(office)).toEqual([]);
  });

  test('more than three: the last ones, newest first', () => {
    const office = runningOffice(rulesWith({ priorityRun: 5 }));
    office.joins('t');
    for (const ticket of ['p1', 'p2', 'p3', 'p4']) office.joins(ticket, 'id-card', { hard: true });
    office.opens('1', 'anna');
    for (let i = 0; i < 4; i += 1) serveNext(office);
    expect(reads(office).map(([ticket]) => ticket)).toEqual(['p4', 'p3', 'p2']);
    expect(reads(office, 1).map(([ticket]) => ticket)).toEqual(['p4']);
  });
});

describe('P-21 V-5 never whose need it was', () => {
  test('the explanations are a list, and none of them is a need', () => {
    expect(CALLED_BEFORE).toEqual([
      'earlier-turn',
      'other-matter',
      'other-place',
      'came-earlier',
      'came-back',
      'out-of-turn',
    ]);
  });

  test('number, explanation and listed reason, and nothing else', () => {
    const office = runningOffice();
    office.joins('t');
    office.joins('p', 'id-card', { hard: true });
    office.joins('o', 'id-card', { aim: { counters: ['1'] } });
    office.opens('1', 'anna');
    serveNext(office);
    office.does({ type: 'CallTicket', counter: '1', ticket: 'o', reason: 'agreed' }, clerk('anna'));
    for (const told of calledBefore(office.day, office.ticket('t', 'waiting'))) {
      expect(Object.keys(told).filter((key) => !['number', 'because', 'reason'].includes(key))).toEqual([]);
    }
  });
});
