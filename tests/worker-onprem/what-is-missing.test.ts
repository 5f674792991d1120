import { describe, expect, test } from 'vitest';
import type { BackedUpOffice } from '../../worker/onprem/backup-manifest.ts';
import { type Before, whatIsMissing } from '../../worker/onprem/what-is-missing.ts';

const MINUTE = 60_000;
/** 10:15 in Warsaw. */
const AT = Date.parse('2026-11-21T09:15:00Z');
const office: BackedUpOffice = {
  id: 'nowe-lipowo',
  version: 1,
  seq: 812,
  hash: '0'.repeat(64),
  at: AT,
  timeZone: 'Europe/Warsaw',
  openDay: '2026-11-21',
  numbers: { A: 'A042', B: 'B007' },
  tickets: 49,
  findings: 0,
  database: 'storage/x.sqlite',
};
const said = (change: Partial<BackedUpOffice>, before: Before = { kind: 'unknown' }, now = AT + 30 * MINUTE): string =>
  whatIsMissing({ ...office, ...change }, before, now).join('\n');

describe('after a restore', () => {
  test('it is said up to when an office reaches, by its own clock', () => {
    expect(said({})).toMatch(
      /^nowe-lipowo: up to event 812, 2026-11-21 10:15:00 \(Europe\/Warsaw\)\. What happened later is missing/,
    );
  });

  test('the last numbers of a day that goes on are named, since later ones are given again', () => {
    expect(said({})).toMatch(/Last numbers in it: A042, B007\..*given again/);
    expect(said({ numbers: {} })).toMatch(/No number had been given today/);
  });

  test('of a day that is over, no number matters any more', () => {
    const words = said({}, { kind: 'unknown' }, AT + 24 * 60 * MINUTE);
    expect(words).toMatch(/The day 2026-11-21 was open\. At the start it is closed/);
    expect(words).not.toMatch(/A042/);
    expect(said({ openDay: null })).not.toMatch(/number/);
  });

  test('the folder that was there tells exactly what is missing, when it can still be read', () => {
    expect(said({}, { kind: 'further', events: 88, at: AT + 27 * MINUTE })).toMatch(
      /had 88 events more, the last at 2026-11-21 10:42:00/,
    );
    expect(said({}, { kind: 'same' })).toMatch(/nothing is missing/);
    expect(said({}, { kind: 'same' })).not.toMatch(/given again/);
    expect(said({}, { kind: 'another' })).toMatch(/another log/);
  });

  test('an office in which nothing had happened is said to be so', () => {
    expect(said({ seq: 0 })).toBe('nowe-lipowo: nothing had happened yet when the backup was made.');
  });
});
