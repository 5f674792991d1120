import { describe, expect, test } from 'vitest';
import { aimFor } from '../../../../shared/domain/office/aim-for.ts';
import type { OfficeFile } from '../../../../shared/domain/office/office-file.ts';
import type { Aim } from '../../../../shared/domain/policy/aim.ts';
import { HELP_CODES, type HelpCode } from '../../../../shared/domain/ticket/help.ts';
import { smallOffice } from '../../../helpers/office-file.ts';

const base = smallOffice();

/** Counters 1 to 4 as they are described; the first clerks sign as it is said. */
function office(
  counters: Array<{ stepFree?: boolean; quiet?: boolean }>,
  signs: boolean[] = [],
): Pick<OfficeFile, 'counters' | 'people'> {
  return {
    counters: counters.map((one, i) => ({
      id: String(i + 1),
      stepFree: true,
      hearingLoop: false,
      quiet: false,
      ...one,
    })),
    people: base.people.slice(0, 4).map((person, i) => ({ ...person, signs: signs[i] ?? false })),
  };
}

const steps = [{ stepFree: false }, {}, { quiet: true }, { stepFree: false, quiet: true }];

describe('P-16 practical help is matched to a place', () => {
  test.each<[string, HelpCode[], Aim | null]>([
    ['more space: the counters without steps', ['space'], { counters: ['2', '3'] }],
    ['a quiet place: the quiet counters', ['quiet'], { counters: ['3', '4'] }],
    ['both: those that are both', ['space', 'quiet'], { counters: ['3'] }],
    ['help that a person gives needs no place', ['write', 'forms', 'plain', 'fetch'], null],
    ['nothing asked for', [], null],
  ])('%s', (_, needs, aim) => {
    expect(aimFor(office(steps), needs)).toEqual(aim);
  });

  test('sign language: the clerks who sign', () => {
    expect(aimFor(office(steps, [false, true, false, true]), ['sign'])).toEqual({ clerks: ['clerk-2', 'clerk-4'] });
  });

  test('sign language and more space: one of these clerks at one of these counters', () => {
    expect(aimFor(office(steps, [true]), ['sign', 'space'])).toEqual({ counters: ['2', '3'], clerks: ['clerk-1'] });
  });

  test('V-13 where every place fits, it is left out', () => {
    expect(aimFor(office([{}, {}]), ['space'])).toBeNull();
    expect(aimFor(office([{ quiet: true }, { quiet: true }]), ['space', 'quiet'])).toBeNull();
  });

  test('where the office has no such place, the ticket is anybody’s and a person helps', () => {
    expect(aimFor(office([{ stepFree: false }, { stepFree: false }]), ['space'])).toBeNull();
    expect(aimFor(office(steps), ['sign'])).toBeNull();
  });

  test('where no counter has everything, a way without steps comes before a quiet place', () => {
    const file = office([{ stepFree: true }, { stepFree: false, quiet: true }, { stepFree: false }]);
    expect(aimFor(file, ['quiet', 'space'])).toEqual({ counters: ['1'] });
  });

  test('P-1 V-2 that waiting is hard is no matter of place: with it or without, the aim is the same', () => {
    const file = office(steps, [true, false]);
    for (const help of HELP_CODES) expect(aimFor(file, [help, 'short'])).toEqual(aimFor(file, [help]));
    expect(aimFor(file, ['short'])).toBeNull();
  });

  test('V-13 it names counters and clerks and nothing else', () => {
    const aim = aimFor(office(steps, [true]), [...HELP_CODES]);
    expect(Object.keys(aim ?? {}).sort()).toEqual(['clerks', 'counters']);
  });
});
