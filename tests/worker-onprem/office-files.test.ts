import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { OfficeFile } from '../../shared/domain/office/office-file.ts';
import { rulesOf } from '../../shared/domain/office/office-rules.ts';
import { ticketHours } from '../../shared/domain/office/opening.ts';
import { readOfficeFile, readOfficeText } from '../../shared/domain/office/read-office-file.ts';
import { demoHours } from '../../worker/onprem/demo-hours.ts';
import { wordsForMistake } from '../../worker/onprem/office-file-words.ts';

const EXAMPLE = readFileSync(new URL('../../shared/offices/nowe-lipowo.json', import.meta.url), 'utf8');

function example(): OfficeFile {
  const reading = readOfficeText(EXAMPLE);
  if (!reading.ok) throw new Error('the example office has mistakes');
  return reading.file;
}

/** What a person reads about an office file after a change to the example. */
function wordsAfter(change: (file: OfficeFile) => unknown): string[] {
  const file = example();
  change(file);
  const reading = readOfficeFile(JSON.parse(JSON.stringify(file)));
  return reading.ok ? [] : reading.mistakes.map(wordsForMistake);
}

describe('an office of a demonstration', () => {
  const MINUTE = 60_000;
  const christmasNight = Date.UTC(2026, 11, 25, 1, 30);

  test('is a valid office file still', () => {
    expect(readOfficeFile(JSON.parse(JSON.stringify(demoHours(example()))))).toMatchObject({ ok: true });
  });

  test('gives tickets for every service at any minute of a week, holidays and nights too', () => {
    const rules = rulesOf(demoHours(example()), 1);
    for (let minute = 0; minute < 7 * 24 * 60; minute += 17) {
      for (const service of rules.services) {
        expect(ticketHours(rules, christmasNight + minute * MINUTE, service).ok).toBe(true);
      }
    }
  });

  test('keeps everything else as it is, and leaves the file itself alone', () => {
    const file = example();
    const before = structuredClone(file);
    const stretched = demoHours(file);
    expect(file).toEqual(before);
    expect(stretched.policy.returnMinutes).toBe(file.policy.returnMinutes);
    expect(stretched.people).toEqual(file.people);
    expect(stretched.services.map(({ id }) => id)).toEqual(file.services.map(({ id }) => id));
  });
});

describe('mistakes in an office file are said with their place and in plain words', () => {
  test('text that is not JSON', () => {
    const reading = readOfficeText('{ "format": 1,');
    expect(reading.ok ? [] : reading.mistakes.map(wordsForMistake)).toEqual([
      expect.stringMatching(/^the file is not valid JSON/),
    ]);
  });

  test('something is missing', () => {
    expect(wordsAfter((file) => Reflect.deleteProperty(file, 'phone'))).toEqual(['phone: is missing']);
  });

  test('a name that nobody knows', () => {
    expect(wordsAfter((file) => Object.assign(file, { fone: '1' }))).toEqual([
      'fone: is not a known name; check its spelling or take it out',
    ]);
  });

  test('what would be right is told in words', () => {
    const words = wordsAfter((file) => Object.assign(file.series[0] as object, { letter: 'aa' }));
    expect(words[0]).toMatch(/^series\[0\]\.letter: must be one capital letter, not "aa"$/);
  });

  test('a value of another kind', () => {
    expect(wordsAfter((file) => Object.assign(file, { phone: 5, counters: {} }))).toEqual([
      'phone: must be a text in quotation marks, not 5',
      'counters: must be a list in square brackets, not a block in braces',
    ]);
  });

  test('hours that end before they begin, and hours that overlap', () => {
    const words = wordsAfter((file) =>
      Object.assign(file.hours, {
        mon: [
          { from: '12:00', to: '08:00' },
          { from: '07:00', to: '09:00' },
        ],
      }),
    );
    expect(words).toContain('hours.mon[0]: 12:00–08:00 ends before it begins');
    expect(words).toContain('hours.mon[1]: 07:00–09:00 begins before the span above it has ended');
  });

  test('nobody to serve, nobody to manage, an unknown place in the world', () => {
    const words = wordsAfter((file) => {
      file.timeZone = 'Europe/Lipowo';
      for (const person of file.people) {
        person.roles = ['clerk'];
        person.skills = [];
        person.secondarySkills = [];
      }
    });
    expect(words[0]).toBe('timeZone: "Europe/Lipowo" is not a time zone; write one like Europe/Warsaw');
    expect(words).toContain('people: nobody has the role "manager"');
    expect(words.join('\n')).toContain('among their skills');
  });

  test('a text lacks a language that the office offers', () => {
    const words = wordsAfter((file) => Reflect.deleteProperty(file.address, 'en'));
    expect(words).toEqual(['address: has no text in English (en), which the office offers']);
  });
});
