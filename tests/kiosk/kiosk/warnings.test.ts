import { expect, test } from 'vitest';
import { isGiven, warningsOf } from '../../../kiosk/kiosk/pages/warnings.ts';
import { officeNow } from './kiosk-fixtures.ts';

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;
const warnings = (...args: Parameters<typeof officeNow> extends [number, ...infer Rest] ? Rest : never) => {
  const office = officeNow(NOW, ...args);
  return warningsOf(office.services[0] ?? null, office, NOW).map(({ kind }) => kind);
};

test('nothing to warn of on an ordinary morning', () => {
  expect(warnings()).toEqual([]);
});

test('tickets that have ended are told before anything else', () => {
  expect(warnings({ tickets: { ok: false, opens: null, endedToday: true }, staffed: false })).toEqual(['ended']);
  expect(warnings({ tickets: { ok: false, opens: NOW, endedToday: false } })).toEqual(['closed']);
});

test('it is said when nobody deals with the matter now', () => {
  expect(warnings({ staffed: false, range: null })).toEqual(['not-staffed']);
});

test('a wait that may last beyond closing is told, and a near closing time too', () => {
  const closing = (minutes: number) => ({
    open: { open: true as const, since: NOW - MINUTE, until: NOW + minutes * MINUTE },
  });
  expect(warnings({}, closing(15))).toEqual(['late']);
  expect(warnings({}, closing(45))).toEqual(['closing']);
  expect(warnings({}, closing(90))).toEqual([]);
});

test('T-32: when nobody new can be served today, this is all that is said, and no number is given', () => {
  expect(warnings({ intake: 'stopped', staffed: false })).toEqual(['stopped']);
  expect(warnings({ intake: 'stopped', tickets: { ok: false, opens: null, endedToday: true } })).toEqual(['ended']);
  expect(isGiven([{ kind: 'stopped' }])).toBe(false);
});

test('the office’s own doubt is told, also while the range still fits and when closing is not known', () => {
  expect(warnings({ intake: 'warn' })).toEqual(['late']);
  expect(warnings({ intake: 'warn' }, { open: { open: false, opens: null } })).toEqual(['late']);
  expect(isGiven([{ kind: 'late', until: null }])).toBe(true);
});
