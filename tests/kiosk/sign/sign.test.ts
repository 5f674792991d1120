import { describe, expect, it } from 'vitest';
import { greetingAt } from '../../../kiosk/sign/greeting.ts';
import { signView } from '../../../kiosk/sign/sign-view.ts';
import type { Sign } from '../../../shared/protocol/sign.ts';

const badge = { name: 'Anna', surname: 'Wiśniewska', position: { pl: 'inspektor' } };
const sign: Sign = {
  at: 0,
  seq: 1,
  counter: '4',
  state: 'called',
  backAt: null,
  number: 'A023',
  badge,
  languages: ['pl'],
  hearingLoop: false,
  stepFree: true,
};
const fresh = { fresh: true } as const;
const old = { fresh: false, asOf: 1 } as const;

describe('the sign in front of a counter', () => {
  it('is yellow only while its client is called', () => {
    const plate = (state: Sign['state']): unknown => signView({ ...sign, state }, fresh);
    expect(plate('called')).toMatchObject({ kind: 'number', plate: 'called', line: 'called' });
    expect(plate('serving')).toMatchObject({ kind: 'number', plate: 'waiting', line: 'serving' });
  });

  it('shows no number while nobody is called or served (N-06)', () => {
    expect(signView({ ...sign, state: 'free', number: null }, fresh)).toEqual({ kind: 'free', badge });
    // A number that is left over from the client before must not stand there either.
    expect(signView({ ...sign, state: 'free' }, fresh)).toEqual({ kind: 'free', badge });
  });

  it('says "one moment" during a pause and never why (N-08)', () => {
    expect(signView({ ...sign, state: 'paused', number: null }, fresh)).toEqual({
      kind: 'moment',
      number: null,
      backAt: null,
      badge,
    });
  });

  it('T-28: says until when the clerk is away, and that the number stays', () => {
    const state = { ...sign, state: 'interrupted', backAt: 5 } as const;
    const moment = { kind: 'moment', number: 'A023', backAt: 5, badge };
    expect(signView(state, fresh)).toEqual(moment);
    // The promise was made for an hour, so it holds on a cut line as well.
    expect(signView(state, old)).toEqual(moment);
  });

  it('shows no name at a closed counter (N-09)', () => {
    expect(signView({ ...sign, state: 'closed' }, fresh)).toEqual({ kind: 'closed' });
  });

  it('loses its colour and says its hour when the line is lost (N-24)', () => {
    expect(signView(sign, old)).toMatchObject({ plate: 'stale', line: 'called-at' });
    expect(signView({ ...sign, state: 'serving' }, old)).toMatchObject({ plate: 'stale', line: 'serving-at' });
  });
});

describe('the greeting', () => {
  it('is that of the hour in the office’s own zone, also when the machine is elsewhere', () => {
    const at = (time: string) => greetingAt(Date.parse(`2026-11-19T${time}:00Z`), 'Europe/Warsaw');
    expect(at('07:00')).toBe('greeting-morning');
    expect(at('11:00')).toBe('greeting-afternoon');
    expect(at('16:59')).toBe('greeting-afternoon');
    expect(at('17:00')).toBe('greeting-evening');
    expect(at('02:00')).toBe('greeting-evening');
  });
});
