import { describe, expect, test } from 'vitest';
import { transfersOf } from '../../../../shared/domain/ticket/ticket.ts';
import { MINUTE } from '../../../../shared/domain/words.ts';
import { expectSound } from '../../../helpers/invariants.ts';
import { type RunningOffice, runningOffice } from '../../../helpers/office.ts';
import { clerk, MANAGER, RESIDENT, RULES, rulesWith } from '../../../helpers/rules.ts';

const anna = clerk('anna');
const at1 = { counter: '1', ticket: 't' } as const;
const undo = { type: 'Undo', counter: '1' } as const;
const nothing = { ok: false, refusal: { kind: 'nothing-to-undo' } };

/** `t` is served at Anna's counter 1 since nine minutes past nine; Jan, who takes the same, is at 2, and Ewa, for tax, at 3. */
function serving(hard = false): RunningOffice {
  const office = runningOffice();
  office.joins('t', 'id-card', { hard });
  office.opens('1', 'anna');
  office.opens('2', 'jan');
  office.opens('3', 'ewa');
  office.pass(5);
  office.serves('1');
  office.pass(4);
  return office;
}

describe('T-30 a visit is passed on', () => {
  test('to a service: it waits there, and keeps number, class, due time and first waiting time', () => {
    const office = serving(true);
    const { number, class: ticketClass, tier, due, order, presentAt, firstCallAt } = office.ticket('t', 'serving');
    office.joins('earlier', 'tax');
    office.does({ type: 'Transfer', ...at1, service: 'tax' }, anna);
    expect(office.ticket('t', 'waiting')).toMatchObject({
      number,
      class: ticketClass,
      tier,
      due,
      order,
      presentAt,
      firstCallAt,
      service: 'tax',
      aim: null,
      inLineSince: office.now,
      legs: [{ service: 'id-card', counter: '1', clerk: 'anna', endedAt: office.now, end: 'transferred' }],
    });
    expect(office.calls('3')).toBe('t');
  });

  test('and the counter is free', () => {
    const office = serving();
    office.joins('u');
    office.does({ type: 'Transfer', ...at1, service: 'tax' }, anna);
    expect(office.calls('1')).toBe('u');
  });

  test.each([
    ['to one counter', { counter: '2' }, '2', '1'],
    ['to one clerk', { clerk: 'jan' }, '2', '1'],
  ])('%s: who sits there calls it, and nobody else', (_, to, there, elsewhere) => {
    const office = serving();
    office.does({ type: 'Transfer', ...at1, service: 'address', to }, anna);
    expect(office.calls(elsewhere)).toBeNull();
    expect(office.calls(there)).toBe('t');
  });

  test('to a clerk, it follows the clerk to another counter', () => {
    const office = serving();
    office.does({ type: 'Transfer', ...at1, service: 'address', to: { clerk: 'jan' } }, anna);
    office.does({ type: 'CloseCounter', counter: '2' }, clerk('jan'));
    office.opens('4', 'jan');
    expect(office.calls('4')).toBe('t');
  });

  test('to a clerk who has a break, it waits for the end of it', () => {
    const office = serving();
    office.does({ type: 'PauseCounter', counter: '2' }, clerk('jan'));
    office.does({ type: 'Transfer', ...at1, service: 'address', to: { clerk: 'jan' } }, anna);
    expect(office.calls('1')).toBeNull();
  });

  test.each([
    ['a counter whose clerk does not take the matter', { counter: '3' }],
    ['a counter where nobody is', { counter: '4' }],
    ['a counter that there is not', { counter: '77' }],
    ['a clerk who does not take the matter', { clerk: 'ewa' }],
    ['a clerk who is not there', { clerk: 'ola' }],
    ['the own counter: it would be called there at once', { counter: '1' }],
    ['oneself', { clerk: 'anna' }],
  ])('not to %s', (_, to) => {
    const office = serving();
    expect(office.ask({ type: 'Transfer', ...at1, service: 'address', to }, anna)).toEqual({
      ok: false,
      refusal: { kind: 'nobody-to-pass-on-to' },
    });
    office.ticket('t', 'serving');
  });

  test('a second skill is enough to pass somebody on to', () => {
    const clerks = [...RULES.clerks.slice(0, 2), { id: 'ewa', skills: ['tax'], secondarySkills: ['address'] }];
    const office = runningOffice(rulesWith({}, { clerks }));
    office.joins('t');
    office.opens('1', 'anna');
    office.opens('3', 'ewa');
    office.serves('1');
    office.does({ type: 'Transfer', ...at1, service: 'address', to: { counter: '3' } }, anna);
    expect(office.calls('3')).toBe('t');
  });

  test('not to the line that it came from when nobody else takes it: the same clerk would call it at once', () => {
    const office = serving();
    office.does({ type: 'CloseCounter', counter: '2' }, clerk('jan'));
    expect(office.ask({ type: 'Transfer', ...at1, service: 'id-card' }, anna)).toEqual({
      ok: false,
      refusal: { kind: 'nobody-to-pass-on-to' },
    });
    office.opens('2', 'jan');
    office.does({ type: 'Transfer', ...at1, service: 'id-card' }, anna);
    expect(office.calls('2')).toBe('t');
  });

  test('not by hand to a service that nobody at a counter takes; a break is no hindrance', () => {
    const office = serving();
    office.does({ type: 'PauseCounter', counter: '3' }, clerk('ewa'));
    expect(office.ask({ type: 'Transfer', ...at1, service: 'tax' }, anna).ok).toBe(true);
    office.does(undo, anna);
    office.does({ type: 'CloseCounter', counter: '3' }, clerk('ewa'));
    expect(office.ask({ type: 'Transfer', ...at1, service: 'tax' }, anna)).toEqual({
      ok: false,
      refusal: { kind: 'nobody-to-pass-on-to' },
    });
  });

  test('T-31 a further matter that nobody takes just now waits for somebody who does', () => {
    const office = serving();
    office.does({ type: 'CloseCounter', counter: '3' }, clerk('ewa'));
    office.does({ type: 'AddMatter', ticket: 't', service: 'tax' }, anna);
    office.does({ type: 'Finish', ...at1, outcome: 'served' }, anna);
    expect(office.ticket('t', 'waiting').service).toBe('tax');
    office.opens('3', 'ewa');
    expect(office.calls('3')).toBe('t');
  });

  test('not to a service that the office does not have', () => {
    expect(serving().ask({ type: 'Transfer', ...at1, service: 'fishing' }, anna)).toEqual({
      ok: false,
      refusal: { kind: 'service-unknown' },
    });
  });

  test('T-31 to a matter that was noted for later: then it is no further matter any more', () => {
    const office = serving();
    for (const service of ['tax', 'address']) office.does({ type: 'AddMatter', ticket: 't', service }, anna);
    office.does({ type: 'Transfer', ...at1, service: 'tax' }, anna);
    expect(office.ticket('t', 'waiting')).toMatchObject({ service: 'tax', matters: ['address'] });
  });

  test('transfers are counted, and pauses and further matters are not', () => {
    const office = serving();
    office.does({ type: 'Park', ...at1, reason: 'form', minutes: 1 }, anna);
    office.does({ type: 'Unpark', ...at1, announce: false }, anna);
    office.does({ type: 'AddMatter', ticket: 't', service: 'address' }, anna);
    office.does({ type: 'Finish', ...at1, outcome: 'served' }, anna);
    expect(transfersOf(office.ticket('t', 'serving'))).toBe(0);
    office.does({ type: 'Transfer', ...at1, service: 'tax' }, anna);
    office.serves('3');
    office.does({ type: 'Transfer', counter: '3', ticket: 't', service: 'id-card' }, clerk('ewa'));
    expect(transfersOf(office.ticket('t', 'waiting'))).toBe(2);
  });
});

describe('T-30 T-15 passing on taken back', () => {
  function passedOn(to?: { counter: string }): RunningOffice {
    const office = serving();
    office.does({ type: 'Transfer', ...at1, service: 'address', ...(to ? { to } : {}) }, anna);
    return office;
  }

  test('the same visit goes on, from its first minute, and stands in no line', () => {
    const office = serving();
    const before = office.ticket('t', 'serving');
    office.does({ type: 'Transfer', ...at1, service: 'tax' }, anna);
    office.does(undo, anna);
    expect(office.ticket('t', 'serving')).toEqual(before);
    expect(office.calls('3')).toBeNull();
    expectSound(office.day);
  });

  test('for 20 seconds, the end included', () => {
    const inTime = passedOn();
    inTime.now += 20_000;
    expect(inTime.ask(undo, anna).ok).toBe(true);
    const late = passedOn();
    late.now += 20_001;
    expect(late.ask(undo, anna)).toEqual(nothing);
  });

  const built: Array<[string, (office: RunningOffice) => void]> = [
    ['somebody else has called it', (office) => office.calls('2')],
    ['its holder has given it up', (office) => office.does({ type: 'Cancel', ticket: 't' }, RESIDENT)],
    [
      'its holder has let others go first',
      (office) => {
        office.joins('u', 'address');
        office.does({ type: 'Postpone', ticket: 't', places: 1 }, RESIDENT);
      },
    ],
    [
      'a matter was added to it',
      (office) => office.does({ type: 'AddMatter', ticket: 't', service: 'id-card' }, RESIDENT),
    ],
    [
      'the clerk has another client',
      (office) => {
        office.joins('u', 'id-card', { hard: true });
        expect(office.serves('1')).toBe('u');
      },
    ],
    [
      'it was called elsewhere, missed and has come back',
      (office) => {
        office.calls('2');
        office.does({ type: 'MarkMissed', counter: '2', ticket: 't' }, clerk('jan'));
        // In the same millisecond: the office's time stands still while its clock is set back.
        office.does({ type: 'Reinstate', ticket: 't' }, RESIDENT);
      },
    ],
  ];
  test.each(built)('too late: %s', (_, builds) => {
    const office = passedOn({ counter: '2' });
    builds(office);
    expect(office.ask(undo, anna)).toEqual(nothing);
    expectSound(office.day);
  });

  test('a call elsewhere that was taken back itself has built nothing on it', () => {
    const office = passedOn();
    office.calls('2');
    office.does({ type: 'Undo', counter: '2' }, clerk('jan'));
    office.does(undo, anna);
    office.ticket('t', 'serving');
    expectSound(office.day);
  });

  test('T-8 nor has one that was given up because a manager closed that counter', () => {
    const office = passedOn();
    office.calls('2');
    office.does({ type: 'CloseCounter', counter: '2' }, MANAGER);
    office.does(undo, anna);
    office.ticket('t', 'serving');
    expectSound(office.day);
  });

  test('nobody takes back what a colleague has passed on', () => {
    const office = passedOn();
    expect(office.ask({ type: 'Undo', counter: '2' }, clerk('jan'))).toEqual(nothing);
  });

  test('T-8 a manager closes the counter: then it stays passed on', () => {
    const office = passedOn();
    office.does({ type: 'CloseCounter', counter: '1' }, MANAGER);
    office.opens('1', 'anna');
    expect(office.ask(undo, anna)).toEqual(nothing);
  });
});

describe('T-31 further matters', () => {
  test('finishing one begins the next at the same counter, without a wait, when its clerk takes it', () => {
    const office = serving();
    office.joins('u');
    office.does({ type: 'AddMatter', ticket: 't', service: 'address' }, anna);
    office.does({ type: 'Finish', ...at1, outcome: 'served' }, anna);
    expect(office.ticket('t', 'serving')).toMatchObject({
      service: 'address',
      matters: [],
      servingSince: office.now,
      legs: [{ service: 'id-card', endedAt: office.now, end: 'next-matter' }],
    });
    expect(office.day.served).toBe(0);
  });

  test('else by a transfer, with the first waiting time kept', () => {
    const office = serving();
    const { presentAt, firstCallAt } = office.ticket('t', 'serving');
    office.does({ type: 'AddMatter', ticket: 't', service: 'tax' }, anna);
    office.does({ type: 'Finish', ...at1, outcome: 'served' }, anna);
    expect(office.ticket('t', 'waiting')).toMatchObject({ service: 'tax', matters: [], presentAt, firstCallAt });
    expect(office.serves('3')).toBe('t');
  });

  test('a second skill is enough to go on at the same counter', () => {
    const clerks = [{ id: 'anna', skills: ['id-card'], secondarySkills: ['tax'] }, ...RULES.clerks.slice(1)];
    const office = runningOffice(rulesWith({}, { clerks }));
    office.joins('t', 'id-card', { matters: ['tax'] });
    office.opens('1', 'anna');
    office.opens('3', 'ewa');
    office.serves('1');
    office.does({ type: 'Finish', ...at1, outcome: 'served' }, anna);
    expect(office.ticket('t', 'serving').service).toBe('tax');
  });

  test('P-16 help that was asked for holds for the whole visit: a next matter elsewhere is in a place that fits', () => {
    const office = runningOffice();
    office.joins('t', 'id-card', { matters: ['tax'], aim: { counters: ['1', '3'] } });
    office.opens('1', 'anna');
    office.opens('2', 'ola');
    office.opens('3', 'ewa');
    office.serves('1');
    office.does({ type: 'Finish', ...at1, outcome: 'served' }, anna);
    expect(office.calls('2')).toBeNull();
    expect(office.calls('3')).toBe('t');
  });

  test('P-16 to whom a visit was passed on holds for one matter; then the help that was asked for counts again', () => {
    const office = runningOffice();
    office.joins('t', 'id-card', { matters: ['tax'], aim: { counters: ['1', '3'] } });
    office.opens('1', 'anna');
    office.opens('2', 'jan');
    office.opens('3', 'ewa');
    office.opens('4', 'ola');
    office.serves('1');
    office.does({ type: 'Transfer', ...at1, service: 'address', to: { clerk: 'jan' } }, anna);
    expect(office.ticket('t', 'waiting').aim).toEqual({ clerks: ['jan'] });
    office.serves('2');
    office.does({ type: 'Finish', counter: '2', ticket: 't', outcome: 'served' }, clerk('jan'));
    expect(office.calls('4')).toBeNull();
    expect(office.calls('3')).toBe('t');
  });

  test('in the order in which they were named, and the visit ends with the last', () => {
    const office = runningOffice();
    office.joins('t', 'id-card', { matters: ['tax', 'address'] });
    office.opens('4', 'ola');
    office.serves('4');
    const finish = { type: 'Finish', counter: '4', ticket: 't', outcome: 'served' } as const;
    const seen = [office.ticket('t', 'serving').service];
    office.does(finish, clerk('ola'));
    seen.push(office.ticket('t', 'serving').service);
    office.does(finish, clerk('ola'));
    seen.push(office.ticket('t', 'serving').service);
    office.does(finish, clerk('ola'));
    expect(seen).toEqual(['id-card', 'tax', 'address']);
    expect(office.ticket('t', 'ended')).toMatchObject({ outcome: 'served', matters: [] });
    expect(office.day.served).toBe(1);
  });

  const services = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id, series: 'A', remote: true, minutes: 5 }));
  const many = rulesWith({}, { services });

  test('five in all, and not six, taken with the ticket or added later', () => {
    const office = runningOffice(many);
    office.joins('t', 'a', { matters: ['b', 'c', 'd', 'e'] });
    const tooMany = { ok: false, refusal: { kind: 'too-many-matters', limit: 5 } };
    expect(office.ask({ type: 'AddMatter', ticket: 't', service: 'f' }, anna)).toEqual(tooMany);
    const more = { ticket: 'u', service: 'a', channel: 'kiosk', hard: false } as const;
    expect(office.ask({ type: 'Join', ...more, matters: ['b', 'c', 'd', 'e', 'f'] }, RESIDENT)).toEqual(tooMany);
    office.joins('v', 'a', { matters: ['b', 'c', 'd'] });
    office.does({ type: 'AddMatter', ticket: 'v', service: 'f' }, anna);
    expect(office.ticket('v', 'waiting').matters).toEqual(['b', 'c', 'd', 'f']);
  });

  test.each([
    ['the matter itself', ['a']],
    ['one matter twice', ['b', 'b']],
  ])('each once: not %s', (_, matters) => {
    const office = runningOffice(many);
    const join = { type: 'Join', ticket: 't', service: 'a', channel: 'kiosk', hard: false, matters } as const;
    expect(office.ask(join, RESIDENT)).toEqual({ ok: false, refusal: { kind: 'matter-there-already' } });
  });

  test('only matters that the office has', () => {
    const office = runningOffice(many);
    office.joins('t', 'a');
    expect(office.ask({ type: 'AddMatter', ticket: 't', service: 'fishing' }, anna)).toEqual({
      ok: false,
      refusal: { kind: 'service-unknown' },
    });
  });

  test('P-13 a matter that comes later is no second place in a line', () => {
    const office = runningOffice();
    office.joins('t', 'id-card', { matters: ['tax'] });
    office.opens('3', 'ewa');
    expect(office.calls('3')).toBeNull();
    expectSound(office.day);
  });
});

describe('T-31 T-15 the beginning of a further matter taken back', () => {
  function begun(): RunningOffice {
    const office = serving();
    office.does({ type: 'AddMatter', ticket: 't', service: 'address' }, anna);
    office.does({ type: 'Finish', ...at1, outcome: 'served' }, anna);
    return office;
  }

  test('the matter before goes on, from its first minute, and the next is still to come', () => {
    const office = serving();
    office.does({ type: 'AddMatter', ticket: 't', service: 'address' }, anna);
    const before = office.ticket('t', 'serving');
    office.does({ type: 'Finish', ...at1, outcome: 'served' }, anna);
    office.now += 20_000;
    office.does(undo, anna);
    expect(office.ticket('t', 'serving')).toEqual(before);
    expect(office.ask(undo, anna)).toEqual(nothing);
  });

  test('not after the time for it', () => {
    const office = begun();
    office.now += 20_001;
    expect(office.ask(undo, anna)).toEqual(nothing);
  });

  test('not once a matter was added: it would be lost', () => {
    const office = begun();
    office.does({ type: 'AddMatter', ticket: 't', service: 'tax' }, RESIDENT);
    expect(office.ask(undo, anna)).toEqual(nothing);
    expect(office.ticket('t', 'serving').matters).toEqual(['tax']);
  });

  test('not once the visit has ended: then the end is what is taken back', () => {
    const office = begun();
    office.does({ type: 'Finish', ...at1, outcome: 'served' }, anna);
    office.does(undo, anna);
    expect(office.ticket('t', 'serving').service).toBe('address');
    expect(office.ask(undo, anna)).toEqual(nothing);
  });
});

describe('P-12 the first waiting time', () => {
  test('is one, through a transfer, a pause, a missed call and a return', () => {
    const office = serving();
    const first = { presentAt: office.ticket('t', 'serving').presentAt, firstCallAt: office.now - 4 * MINUTE };
    expect(office.ticket('t', 'serving')).toMatchObject(first);
    office.does({ type: 'Park', ...at1, reason: 'form', minutes: 5 }, anna);
    office.pass(6);
    expect(office.ticket('t', 'parked')).toMatchObject(first);
    office.does({ type: 'Unpark', ...at1, announce: true }, anna);
    expect(office.ticket('t', 'called')).toMatchObject(first);
    office.does({ type: 'Arrive', ...at1 }, anna);
    office.does({ type: 'Transfer', ...at1, service: 'tax' }, anna);
    office.pass(7);
    expect(office.ticket('t', 'waiting')).toMatchObject(first);
    office.calls('3');
    office.does({ type: 'MarkMissed', counter: '3', ticket: 't' }, clerk('ewa'));
    office.pass(2);
    office.does({ type: 'Reinstate', ticket: 't' }, RESIDENT);
    expect(office.ticket('t', 'waiting')).toMatchObject(first);
    office.calls('3');
    office.does({ type: 'Undo', counter: '3' }, clerk('ewa'));
    expect(office.ticket('t', 'waiting')).toMatchObject(first);
    office.serves('3');
    office.does({ type: 'Finish', counter: '3', ticket: 't', outcome: 'served' }, clerk('ewa'));
    expect(office.ticket('t', 'ended').came).toMatchObject(first);
  });
});
