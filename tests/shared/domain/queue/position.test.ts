import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  behind,
  inOrder,
  longestWait,
  peopleAhead,
  peopleWaiting,
  rivalServices,
  waitOf,
} from '../../../../shared/domain/queue/position.ts';
import type { WaitingTicket } from '../../../../shared/domain/ticket/ticket.ts';
import { MINUTE } from '../../../../shared/domain/words.ts';
import { type RunningOffice, runningOffice } from '../../../helpers/office.ts';
import { at, clerk, NINE, RESIDENT, rulesWith } from '../../../helpers/rules.ts';

const ids = (tickets: WaitingTicket[]): string[] => tickets.map(({ id }) => id);

describe('P-13 which services compete', () => {
  test('those that a clerk at an open counter takes along with it', () => {
    const office = runningOffice();
    expect(rivalServices(office.day, 'tax')).toEqual(new Set(['tax']));
    office.opens('1', 'anna');
    expect(rivalServices(office.day, 'tax')).toEqual(new Set(['tax']));
    expect(rivalServices(office.day, 'address')).toEqual(new Set(['address', 'id-card']));
    office.opens('2', 'ola');
    expect(rivalServices(office.day, 'tax')).toEqual(new Set(['tax', 'id-card', 'address']));
  });
});

describe('P-13 P-18 second skills', () => {
  test('compete, too: their clerk may call somebody else for another matter first', () => {
    const clerks = [{ id: 'anna', skills: ['id-card'], secondarySkills: ['tax'] }];
    const office = runningOffice(rulesWith({}, { clerks }));
    office.opens('1', 'anna');
    expect(rivalServices(office.day, 'tax')).toEqual(new Set(['tax', 'id-card']));
    office.joins('i');
    office.joins('t', 'tax');
    expect(peopleAhead(office.day, office.ticket('t', 'waiting'))).toBe(1);
  });
});

describe('P-13 people ahead', () => {
  const step = fc.record({
    service: fc.constantFrom('id-card', 'address', 'tax'),
    hard: fc.boolean(),
    next: fc.constantFrom('wait', 'wait', 'wait', 'cancel', 'postpone', 'call'),
  });

  test('are all of an earlier tier, and those of the own tier with an earlier place', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 30, size: 'max' }),
        fc.subarray(['anna', 'ewa', 'ola']),
        (steps, clerks) => {
          const office = runningOffice();
          for (const [i, person] of clerks.entries()) office.opens(String(i + 1), person);
          for (const [i, { service, hard, next }] of steps.entries()) {
            office.joins(`t${i}`, service, { hard });
            if (next === 'cancel') office.ask({ type: 'Cancel', ticket: `t${i - 1}` }, RESIDENT);
            if (next === 'postpone') office.ask({ type: 'Postpone', ticket: `t${i - 2}`, places: 2 }, RESIDENT);
            if (next === 'call') office.calls('1');
          }
          const waiting = everybody(office);
          for (const ticket of waiting) {
            const rivals = rivalServices(office.day, ticket.service);
            const naive = waiting.filter(
              (other) =>
                rivals.has(other.service) &&
                (other.tier === ticket.tier
                  ? other.due < ticket.due || (other.due === ticket.due && other.order < ticket.order)
                  : other.tier === 'P'),
            ).length;
            expect(peopleAhead(office.day, ticket)).toBe(naive);
            const after = waiting
              .filter((other) => rivals.has(other.service) && other.tier === ticket.tier && other !== ticket)
              .filter((other) => other.due > ticket.due || (other.due === ticket.due && other.order > ticket.order))
              .sort((a, b) => a.due - b.due || a.order - b.order);
            expect(ids(behind(office.day, ticket, 4))).toEqual(ids(after).slice(0, 4));
          }
          for (const service of ['id-card', 'address', 'tax']) {
            expect(peopleWaiting(office.day, new Set([service]))).toBe(
              waiting.filter((ticket) => ticket.service === service).length,
            );
          }
          const ordinary = waiting
            .filter(({ tier }) => tier === 'O')
            .sort((a, b) => a.due - b.due || a.order - b.order);
          expect(ids(inOrder(office.day, 'O', new Set(['id-card', 'address', 'tax']), 5))).toEqual(
            ids(ordinary).slice(0, 5),
          );
        },
      ),
      { numRuns: 150, seed: 22 },
    );
  });

  test('whoever is at a counter, parked or missed is ahead of nobody', () => {
    const office = runningOffice();
    for (const ticket of ['parked', 'missed', 'served', 't']) office.joins(ticket);
    office.opens('1', 'anna');
    office.serves('1');
    office.does({ type: 'Park', counter: '1', ticket: 'parked', reason: 'form', minutes: 5 }, clerk('anna'));
    office.calls('1');
    office.does({ type: 'MarkMissed', counter: '1', ticket: 'missed' }, clerk('anna'));
    office.serves('1');
    expect(peopleAhead(office.day, office.ticket('t', 'waiting'))).toBe(0);
  });

  test('T-30 whoever was passed on stands at the old due time, before those who came later', () => {
    const office = runningOffice();
    for (const ticket of ['t', 'u', 'v']) office.joins(ticket, ticket === 't' ? 'id-card' : 'tax');
    office.opens('1', 'anna');
    office.opens('3', 'ewa');
    office.serves('1');
    office.does({ type: 'Transfer', counter: '1', ticket: 't', service: 'tax' }, clerk('anna'));
    expect(peopleAhead(office.day, office.ticket('t', 'waiting'))).toBe(0);
    expect(peopleAhead(office.day, office.ticket('u', 'waiting'))).toBe(1);
  });

  test('somebody expected is ahead of nobody', () => {
    const office = runningOffice();
    office.joins('home', 'id-card', { home: true });
    office.joins('t');
    expect(peopleAhead(office.day, office.ticket('t', 'waiting'))).toBe(0);
  });
});

describe('P-12 waiting time', () => {
  test('runs from coming into the building to the first call, and a return does not start it anew', () => {
    const office = runningOffice();
    office.joins('t', 'id-card', { home: true });
    office.pass(10);
    expect(waitOf(office.ticket('t', 'expected'), office.now)).toBe(0);
    office.does({ type: 'CheckIn', ticket: 't' }, RESIDENT);
    office.pass(7);
    expect(waitOf(office.ticket('t', 'waiting'), office.now)).toBe(7 * MINUTE);
    office.opens('1', 'anna');
    office.calls('1');
    office.pass(2);
    expect(waitOf(office.ticket('t', 'called'), office.now)).toBe(7 * MINUTE);
    office.does({ type: 'MarkMissed', counter: '1', ticket: 't' }, clerk('anna'));
    office.pass(3);
    expect(waitOf(office.ticket('t', 'missed'), office.now)).toBe(7 * MINUTE);
    office.does({ type: 'Reinstate', ticket: 't' }, RESIDENT);
    expect(waitOf(office.ticket('t', 'waiting'), office.now)).toBe(7 * MINUTE);
    office.calls('1');
    office.does({ type: 'Arrive', counter: '1', ticket: 't' }, clerk('anna'));
    office.pass(9);
    expect(waitOf(office.ticket('t', 'serving'), office.now)).toBe(7 * MINUTE);
    office.does({ type: 'Finish', counter: '1', ticket: 't', outcome: 'served' }, clerk('anna'));
    expect(waitOf(office.ticket('t', 'ended'), office.now)).toBe(7 * MINUTE);
  });
});

describe('P-14 the longest wait', () => {
  const all = new Set(['id-card', 'address', 'tax']);

  test('is in whole minutes, and unknown when nobody waits', () => {
    const office = runningOffice();
    expect(longestWait(office.day, all, NINE)).toBeNull();
    office.joins('t');
    expect(longestWait(office.day, all, office.now + 59_999)).toBe(0);
    office.pass(4);
    expect(longestWait(office.day, all, office.now)).toBe(4);
    expect(longestWait(office.day, new Set(['tax']), office.now)).toBeNull();
  });

  test('is that of somebody who is there: a call-back waits at home, and nobody stands before others for it', () => {
    const office = runningOffice();
    office.joins('b', 'tax', { promised: { kind: 'call-back', at: at(240) } });
    office.pass(120);
    expect(longestWait(office.day, all, office.now)).toBeNull();
    expect(peopleWaiting(office.day, all)).toBe(0);
  });

  test('P-12 after the first call, the time at a counter and away is none of waiting', () => {
    const office = runningOffice();
    for (const ticket of ['m', 'u']) office.joins(ticket);
    office.opens('1', 'anna');
    office.opens('3', 'ewa');
    office.serves('1');
    office.pass(40);
    office.does({ type: 'Transfer', counter: '1', ticket: 'm', service: 'tax' }, clerk('anna'));
    office.pass(5);
    expect(longestWait(office.day, new Set(['tax']), office.now)).toBe(5);
    expect(longestWait(office.day, all, office.now)).toBe(45);
    office.calls('3');
    office.does({ type: 'MarkMissed', counter: '3', ticket: 'm' }, clerk('ewa'));
    office.pass(8);
    office.does({ type: 'Reinstate', ticket: 'm' }, RESIDENT);
    office.pass(2);
    expect(longestWait(office.day, new Set(['tax']), office.now)).toBe(2);
  });

  test('is that of somebody who let many others go first, too', () => {
    const office = runningOffice();
    office.joins('polite');
    office.pass(20);
    for (let i = 0; i < 15; i += 1) office.joins(`t${i}`);
    for (let i = 0; i < 3; i += 1) office.does({ type: 'Postpone', ticket: 'polite', places: 5 }, RESIDENT);
    expect(longestWait(office.day, all, at(21))).toBe(20);
  });
});

function everybody(office: RunningOffice): WaitingTicket[] {
  return [...office.day.tickets.values()].flatMap((ticket) => (ticket.state === 'waiting' ? [ticket] : []));
}
