import { describe, expect, test } from 'vitest';
import type { Actor, Command } from '../../../../shared/domain/ticket/commands.ts';
import { type RunningOffice, runningOffice } from '../../../helpers/office.ts';
import { clerk, HOST, KIOSK, MANAGER, RESIDENT, SYSTEM } from '../../../helpers/rules.ts';

function stopped(by: Actor = MANAGER): RunningOffice {
  const office = runningOffice();
  office.does({ type: 'SetIntake', service: 'id-card', open: false }, by);
  return office;
}

const join = (channel: 'kiosk' | 'home' | 'desk', service = 'id-card'): Command => ({
  type: 'Join',
  ticket: 't',
  service,
  channel,
  hard: false,
});
const refused = { ok: false, refusal: { kind: 'no-time-today' } };

describe('T-32 tickets for a service are stopped', () => {
  test.each([
    ['the office', SYSTEM],
    ['a manager', MANAGER],
  ])('by %s', (_, by) => {
    expect(stopped(by).day.stopped).toEqual(new Set(['id-card']));
  });

  test.each([
    ['kiosk', KIOSK, false],
    ['home', RESIDENT, false],
    ['desk', HOST, true],
  ] as const)('from the %s', (channel, actor, may) => {
    const decision = stopped().ask(join(channel), actor);
    if (may) expect(decision.ok).toBe(true);
    else expect(decision).toEqual(refused);
  });

  test('the clerk who has somebody before them serves them', () => {
    const office = stopped();
    office.opens('1', 'anna');
    office.does({ type: 'WalkDirect', counter: '1', ticket: 't', service: 'id-card', hard: false }, clerk('anna'));
    office.ticket('t', 'serving');
  });

  test('another service of the same series is not', () => {
    expect(stopped().ask(join('kiosk', 'address'), KIOSK).ok).toBe(true);
  });

  test('no number is used up by somebody who was refused', () => {
    const office = stopped();
    office.ask(join('kiosk'), KIOSK);
    office.joins('u', 'address');
    expect(office.ticket('u', 'waiting').number).toBe('A001');
  });

  test('whoever has a ticket keeps it, comes back, checks in, and is called', () => {
    const office = runningOffice();
    office.joins('waits');
    office.joins('home', 'id-card', { home: true });
    office.does({ type: 'SetIntake', service: 'id-card', open: false }, MANAGER);
    office.does({ type: 'CheckIn', ticket: 'home' }, RESIDENT);
    office.opens('1', 'anna');
    office.calls('1');
    office.does({ type: 'MarkMissed', counter: '1', ticket: 'waits' }, clerk('anna'));
    office.does({ type: 'Reinstate', ticket: 'waits' }, RESIDENT);
    expect(office.day.counts.waiting).toBe(2);
  });

  test('a visit is passed on to it, and a further matter begins: those are in the building', () => {
    const office = runningOffice();
    office.joins('t', 'tax', { matters: ['id-card'] });
    office.opens('3', 'ewa');
    office.does({ type: 'SetIntake', service: 'id-card', open: false }, MANAGER);
    office.serves('3');
    office.does({ type: 'Finish', counter: '3', ticket: 't', outcome: 'served' }, clerk('ewa'));
    expect(office.ticket('t', 'waiting').service).toBe('id-card');
  });
});

describe('T-32 and given again', () => {
  test('on the same day', () => {
    const office = stopped();
    office.does({ type: 'SetIntake', service: 'id-card', open: true }, SYSTEM);
    expect(office.ask(join('kiosk'), KIOSK).ok).toBe(true);
  });

  test('on the next day by itself', () => {
    const office = stopped();
    office.pass(24 * 60);
    expect(office.ask(join('kiosk'), KIOSK).ok).toBe(true);
  });

  test('asking for what is already so changes nothing', () => {
    const office = stopped();
    for (const open of [false, true, true]) {
      const already = office.day.stopped.has('id-card') !== open;
      const decision = office.ask({ type: 'SetIntake', service: 'id-card', open }, MANAGER);
      expect(decision).toMatchObject({ ok: true, events: already ? [] : [{ type: 'IntakeOpened' }] });
    }
  });

  test('a service that the office does not have is neither', () => {
    expect(stopped().ask({ type: 'SetIntake', service: 'fishing', open: true }, MANAGER)).toEqual({
      ok: false,
      refusal: { kind: 'service-unknown' },
    });
  });
});
