import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rulesOf } from '../../../../shared/domain/office/office-rules.ts';
import {
  type OfficeFileMistake,
  readOfficeFile,
  readOfficeText,
} from '../../../../shared/domain/office/read-office-file.ts';

const OFFICES = new URL('../../../../shared/offices/', import.meta.url);
const shipped = readdirSync(OFFICES).filter((name) => name.endsWith('.json'));

type Json = Record<string, unknown>;

const service = {
  id: 'id-card',
  series: 'A',
  name: { en: 'Identity card' },
  examples: { en: 'new, lost, damaged' },
  summary: { en: 'We take the application.' },
  fee: { kind: 'none' },
  term: { en: '30 days' },
  steps: [{ title: { en: 'Come with a photograph' } }],
  legalBasis: { en: 'The act on identity cards' },
  owner: 'anna',
  reviewed: '2026-11-02',
  minutes: 12,
};
const anna = {
  id: 'anna',
  name: 'Anna',
  surname: 'Nowak',
  position: { en: 'Inspector' },
  unit: { en: 'Residents' },
  roles: ['clerk'],
  skills: ['id-card'],
};
const maria = { ...anna, id: 'maria', roles: ['manager'], skills: [] };

/** The smallest office file that is right. */
function small(changes: Json = {}): Json {
  return structuredClone({
    format: 1,
    id: 'lipowo',
    name: { en: 'Lipowo Town Hall' },
    country: 'PL',
    timeZone: 'Europe/Warsaw',
    languages: ['en'],
    address: { en: 'Rynek 1' },
    place: { en: 'ground floor' },
    phone: '+48 12 345 67 89',
    hours: { mon: [{ from: '08:00', to: '16:00' }] },
    series: [{ letter: 'A', name: { en: 'Residents' } }],
    services: [service],
    counters: [{ id: '1' }],
    people: [anna, maria],
    ...changes,
  });
}

function mistakes(json: unknown): OfficeFileMistake[] {
  const reading = readOfficeFile(json);
  return reading.ok ? [] : reading.mistakes;
}

describe('N-11 the office files that are shipped', () => {
  test('there are two', () => {
    expect(shipped.length).toBeGreaterThanOrEqual(2);
  });

  test.each(shipped)('%s has no mistake', (name) => {
    const reading = readOfficeText(readFileSync(new URL(name, OFFICES), 'utf8'));
    expect(reading.ok ? [] : reading.mistakes).toEqual([]);
  });

  test.each(shipped)('the rules of %s carry no text, name or fee', (name) => {
    const reading = readOfficeText(readFileSync(new URL(name, OFFICES), 'utf8'));
    if (!reading.ok) throw new Error('it has mistakes');
    const rules = JSON.stringify(rulesOf(reading.file, 3));
    for (const { surname } of reading.file.people) expect(rules).not.toContain(surname);
    for (const { name: texts } of reading.file.services) expect(rules).not.toContain(texts.pl ?? texts.lv ?? '?');
    expect(Object.keys(rulesOf(reading.file, 3)).sort()).toEqual([
      'clerks',
      'counters',
      'exceptions',
      'hours',
      'policy',
      'series',
      'services',
      'timeZone',
      'version',
    ]);
  });
});

describe('N-11 a file that says little', () => {
  test('gets the defaults of the order rule, and is closed on the days it leaves out', () => {
    const reading = readOfficeFile(small());
    if (!reading.ok) throw new Error(JSON.stringify(reading.mistakes));
    expect(reading.file.policy).toEqual({
      priorityRun: 2,
      remoteGraceMinutes: 5,
      callsPerBackOffice: 6,
      bookedEarlyMinutes: 5,
      bookedLateMinutes: 15,
      returnMinutes: 15,
      returnPlaces: 3,
      missedAfterCalls: 2,
      missedAfterSeconds: 60,
      parkMinutes: 60,
      postponeTimes: 3,
      postponePlaces: 5,
      undoSeconds: 20,
      ticketsFromMinutes: 15,
      ticketsUntilMinutes: 30,
      intakeWarnPercent: 70,
      intakeStopPercent: 20,
      longWaitMinutes: 60,
    });
    expect(reading.file.hours).toMatchObject({ sun: [], tue: [] });
    expect(rulesOf(reading.file, 7)).toMatchObject({
      version: 7,
      series: ['A'],
      services: [{ id: 'id-card', series: 'A', remote: true, minutes: 12 }],
      counters: ['1'],
      clerks: [{ id: 'anna', skills: ['id-card'], secondarySkills: [] }],
    });
  });
});

describe('N-11 each mistake is named with its place', () => {
  const cases: Array<[string, Json, OfficeFileMistake[]]> = [
    ['a part that is missing', { phone: undefined }, [{ path: 'phone', kind: 'missing' }]],
    ['a key that nobody knows', { colour: 'red' }, [{ path: 'colour', kind: 'unknown-key' }]],
    [
      'a key that nobody knows, deep inside',
      { services: [{ ...service, fee: { kind: 'none', amout: 3 } }] },
      [{ path: 'services[0].fee.amout', kind: 'unknown-key' }],
    ],
    ['a wrong shape', { country: 'XX' }, [{ path: 'country', kind: 'wrong-shape', found: '"XX"' }]],
    ['an empty text', { phone: '  ' }, [{ path: 'phone', kind: 'wrong-shape' }]],
    [
      'a fee that says nothing',
      { services: [{ ...service, fee: undefined }] },
      [{ path: 'services[0].fee', kind: 'missing' }],
    ],
    [
      'a fee with no way to pay',
      {
        services: [
          { ...service, fee: { kind: 'fee', amounts: [{ what: { en: 'stamp' }, amount: 1_700, currency: 'PLN' }] } },
        ],
      },
      [{ path: 'services[0].fee.pay', kind: 'missing' }],
    ],
    [
      'a language that one text lacks',
      { place: { pl: 'parter' } },
      [{ path: 'place', kind: 'missing-language', expected: 'en' }],
    ],
    ['a text with no language', { access: {} }, [{ path: 'access', kind: 'missing-language', expected: 'en' }]],
    [
      'a counter that stands there twice',
      { counters: [{ id: '1' }, { id: '1' }] },
      [{ path: 'counters[1].id', kind: 'not-unique', found: '1' }],
    ],
    [
      'a person, a service, a letter that stand there twice',
      {
        people: [anna, maria, anna],
        services: [service, service],
        series: [
          { letter: 'A', name: { en: 'One' } },
          { letter: 'A', name: { en: 'Two' } },
        ],
      },
      [
        { path: 'series[1].letter', kind: 'not-unique', found: 'A' },
        { path: 'services[1].id', kind: 'not-unique', found: 'id-card' },
        { path: 'people[2].id', kind: 'not-unique', found: 'anna' },
      ],
    ],
    [
      'a series that there is not',
      { services: [{ ...service, series: 'Z' }] },
      [{ path: 'services[0].series', kind: 'unknown-series', found: 'Z' }],
    ],
    [
      'a skill for a service that there is not',
      { people: [{ ...anna, skills: ['id-card', 'fishing'], secondarySkills: ['hunting'] }, maria] },
      [
        { path: 'people[0].skills[1]', kind: 'unknown-service', found: 'fishing' },
        { path: 'people[0].secondarySkills[0]', kind: 'unknown-service', found: 'hunting' },
      ],
    ],
    [
      'an owner whom nobody knows',
      { services: [{ ...service, owner: 'zofia' }] },
      [{ path: 'services[0].owner', kind: 'unknown-person', found: 'zofia' }],
    ],
    [
      'a time zone that there is not',
      { timeZone: 'Europe/Lipowo' },
      [{ path: 'timeZone', kind: 'unknown-time-zone', found: 'Europe/Lipowo' }],
    ],
    [
      'hours that end before they begin',
      { hours: { mon: [{ from: '16:00', to: '08:00' }] } },
      [{ path: 'hours.mon[0]', kind: 'hours-backwards', found: '16:00–08:00' }],
    ],
    [
      'hours that overlap, of a service and of an exception',
      {
        services: [
          {
            ...service,
            hours: {
              tue: [
                { from: '08:00', to: '12:00' },
                { from: '11:00', to: '13:00' },
              ],
            },
          },
        ],
        exceptions: [
          {
            date: '2026-12-24',
            open: [
              { from: '10:00', to: '12:00' },
              { from: '08:00', to: '09:00' },
            ],
            reason: { en: 'Christmas Eve' },
          },
        ],
      },
      [
        { path: 'exceptions[0].open[1]', kind: 'hours-overlap', found: '08:00–09:00' },
        { path: 'services[0].hours.tue[1]', kind: 'hours-overlap', found: '11:00–13:00' },
      ],
    ],
    [
      'a time that no clock shows',
      { hours: { mon: [{ from: '8:00', to: '25:00' }] } },
      [
        { path: 'hours.mon[0].from', kind: 'wrong-shape', found: '"8:00"' },
        { path: 'hours.mon[0].to', kind: 'wrong-shape', found: '"25:00"' },
      ],
    ],
    [
      'seven tiles on the first page',
      {
        services: Array.from({ length: 7 }, (_, i) => ({ ...service, id: `s${i}`, tile: true })),
        people: [{ ...anna, skills: ['s0', 's1', 's2', 's3', 's4', 's5', 's6'] }, maria],
      },
      [{ path: 'services', kind: 'too-many-tiles', expected: '6' }],
    ],
    [
      'a service that nobody serves',
      { people: [{ ...anna, skills: [] }, maria] },
      [{ path: 'services[0]', kind: 'nobody-serves', found: 'id-card' }],
    ],
    [
      'a service that only somebody who never sits at a counter could serve',
      {
        people: [
          { ...anna, skills: [] },
          { ...maria, skills: ['id-card'] },
        ],
      },
      [{ path: 'services[0]', kind: 'nobody-serves', found: 'id-card' }],
    ],
    [
      'a service that is served by somebody as a second skill is served',
      { people: [{ ...anna, skills: [], secondarySkills: ['id-card'] }, maria] },
      [],
    ],
    [
      'a day that is an exception twice, a language that is named twice',
      {
        languages: ['en', 'en'],
        exceptions: [1, 2].map(() => ({ date: '2026-12-24', open: [], reason: { en: 'Christmas Eve' } })),
      },
      [
        { path: 'exceptions[1].date', kind: 'not-unique', found: '2026-12-24' },
        { path: 'languages[1]', kind: 'not-unique', found: 'en' },
      ],
    ],
    [
      'a day that no calendar has',
      { exceptions: [{ date: '2027-02-29', open: [], reason: { en: 'None' } }] },
      [{ path: 'exceptions[0].date', kind: 'wrong-shape', expected: 'a date that exists' }],
    ],
    [
      'a service that is never open',
      { services: [{ ...service, hours: {} }] },
      [{ path: 'services[0].hours', kind: 'missing' }],
    ],
    ['an office that nobody manages', { people: [anna] }, [{ path: 'people', kind: 'nobody-manages' }]],
  ];

  test.each(cases)('%s', (_, changes, expected) => {
    const found = mistakes(small(changes));
    expect(found).toHaveLength(expected.length);
    for (const [i, mistake] of expected.entries()) expect(found[i]).toMatchObject(mistake);
  });

  test('every text that lacks a language of the office, at once', () => {
    const paths = mistakes(small({ languages: ['en', 'pl'] }))
      .filter(({ kind, expected }) => kind === 'missing-language' && expected === 'pl')
      .map(({ path }) => path);
    expect(paths).toEqual([
      'name',
      'address',
      'place',
      'series[0].name',
      'services[0].name',
      'services[0].examples',
      'services[0].summary',
      'services[0].term',
      'services[0].steps[0].title',
      'services[0].legalBasis',
      'people[0].position',
      'people[0].unit',
      'people[1].position',
      'people[1].unit',
    ]);
  });

  test('a file that is not JSON', () => {
    const reading = readOfficeText('{ "format": 1, }');
    expect(reading).toMatchObject({ ok: false, mistakes: [{ path: '', kind: 'not-json' }] });
  });

  test('what is no object is no office', () => {
    for (const json of [null, 'office', 7]) expect(mistakes(json)).toMatchObject([{ path: '', kind: 'wrong-shape' }]);
    expect(readOfficeFile([]).ok).toBe(false);
    expect(readOfficeFile(undefined).ok).toBe(false);
  });

  test('an id that would change the object it is put into is refused', () => {
    expect(mistakes(small({ id: '__proto__' }))).toMatchObject([{ path: 'id', kind: 'wrong-shape' }]);
  });
});
