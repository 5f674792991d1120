import * as v from 'valibot';
import type { LocalText } from '../words.ts';
import { isTimeZone, minutesOf } from './local-time.ts';
import { type Hours, type OfficeFile, OfficeFileSchema, type Span } from './office-file.ts';

/** One mistake in an office file: where it is, what kind it is, and what the reader needs to mend it. */
export interface OfficeFileMistake {
  /** `services[3].fee.pay` */
  path: string;
  kind:
    | 'not-json'
    | 'missing'
    | 'unknown-key'
    | 'wrong-shape'
    | 'missing-language'
    | 'not-unique'
    | 'unknown-series'
    | 'unknown-service'
    | 'unknown-person'
    | 'unknown-time-zone'
    | 'hours-backwards'
    | 'hours-overlap'
    | 'too-many-tiles'
    | 'nobody-serves'
    | 'nobody-manages';
  expected?: string;
  found?: string;
}

export type OfficeFileReading = { ok: true; file: OfficeFile } | { ok: false; mistakes: OfficeFileMistake[] };

/** Reads an office file from parsed JSON. Answers with every mistake at once, so that one round of mending is enough. */
export function readOfficeFile(json: unknown): OfficeFileReading {
  const parsed = v.safeParse(OfficeFileSchema, json);
  if (!parsed.success) return { ok: false, mistakes: parsed.issues.map(mistakeOf) };
  const mistakes = [...misfits(parsed.output)];
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, file: parsed.output };
}

/** Reads an office file from text. */
export function readOfficeText(text: string): OfficeFileReading {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { ok: false, mistakes: [{ path: '', kind: 'not-json', found: String(error).slice(0, 200) }] };
  }
  return readOfficeFile(json);
}

function mistakeOf(issue: v.BaseIssue<unknown>): OfficeFileMistake {
  const path = (issue.path ?? []).reduce((text, part) => {
    const key = part.key;
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
  const kind =
    issue.type === 'strict_object' && issue.expected === 'never'
      ? 'unknown-key'
      : issue.received === 'undefined'
        ? 'missing'
        : 'wrong-shape';
  // A rule of our own says in its message what would be right; the library's own messages start with its name for it.
  const own = issue.kind === 'validation' && !issue.message.startsWith('Invalid ');
  const expected = kind === 'unknown-key' ? undefined : own ? issue.message : (issue.expected ?? undefined);
  return { path, kind, ...(expected ? { expected } : {}), found: issue.received };
}

function* misfits(file: OfficeFile): Generator<OfficeFileMistake> {
  if (!isTimeZone(file.timeZone)) yield { path: 'timeZone', kind: 'unknown-time-zone', found: file.timeZone };

  yield* repeated('series', file.series, 'letter');
  yield* repeated('services', file.services, 'id');
  yield* repeated('counters', file.counters, 'id');
  yield* repeated('people', file.people, 'id');

  const letters = new Set(file.series.map((series) => series.letter));
  const services = new Set(file.services.map((service) => service.id));
  const people = new Set(file.people.map((person) => person.id));

  const clerks = file.people.filter(({ roles }) => roles.includes('clerk') || roles.includes('host'));

  yield* repeated('exceptions', file.exceptions, 'date');
  for (const [i, language] of file.languages.entries()) {
    if (file.languages.indexOf(language) < i) yield { path: `languages[${i}]`, kind: 'not-unique', found: language };
  }
  yield* brokenHours('hours', file.hours);
  for (const [i, exception] of file.exceptions.entries()) yield* brokenSpans(`exceptions[${i}].open`, exception.open);
  for (const [i, service] of file.services.entries()) {
    const at = `services[${i}]`;
    if (!letters.has(service.series)) yield { path: `${at}.series`, kind: 'unknown-series', found: service.series };
    if (!people.has(service.owner)) yield { path: `${at}.owner`, kind: 'unknown-person', found: service.owner };
    if (service.hours) yield* brokenHours(`${at}.hours`, service.hours);
    const open = service.hours ? Object.values(service.hours).some((spans) => spans.length > 0) : true;
    if (!open) yield { path: `${at}.hours`, kind: 'missing', expected: 'at least one time of being open' };
    const served = clerks.some(({ skills, secondarySkills }) => [...skills, ...secondarySkills].includes(service.id));
    if (!served) yield { path: at, kind: 'nobody-serves', found: service.id };
  }
  for (const [i, person] of file.people.entries()) {
    for (const list of ['skills', 'secondarySkills'] as const) {
      for (const [k, skill] of person[list].entries()) {
        if (!services.has(skill)) yield { path: `people[${i}].${list}[${k}]`, kind: 'unknown-service', found: skill };
      }
    }
  }
  if (file.services.filter((service) => service.tile).length > 6)
    yield { path: 'services', kind: 'too-many-tiles', expected: '6' };
  if (!file.people.some((person) => person.roles.includes('manager'))) yield { path: 'people', kind: 'nobody-manages' };

  for (const [path, text] of localTexts(file)) {
    for (const language of file.languages) {
      if (text[language] === undefined) yield { path, kind: 'missing-language', expected: language };
    }
  }
}

function* repeated<K extends string>(
  path: string,
  list: ReadonlyArray<Record<K, string>>,
  key: K,
): Generator<OfficeFileMistake> {
  const seen = new Set<string>();
  for (const [i, entry] of list.entries()) {
    if (seen.has(entry[key])) yield { path: `${path}[${i}].${key}`, kind: 'not-unique', found: entry[key] };
    seen.add(entry[key]);
  }
}

function* brokenHours(path: string, hours: Hours): Generator<OfficeFileMistake> {
  for (const [day, list] of Object.entries(hours)) yield* brokenSpans(`${path}.${day}`, list);
}

function* brokenSpans(path: string, list: readonly Span[]): Generator<OfficeFileMistake> {
  let end = -1;
  for (const [i, span] of list.entries()) {
    const found = `${span.from}–${span.to}`;
    if (minutesOf(span.to) <= minutesOf(span.from)) yield { path: `${path}[${i}]`, kind: 'hours-backwards', found };
    if (minutesOf(span.from) < end) yield { path: `${path}[${i}]`, kind: 'hours-overlap', found };
    end = minutesOf(span.to);
  }
}

const LANGUAGE_KEY = /^(?:pl|lt|lv|en|uk)$/;

/** Every text of the office's own, with its path: an object whose keys are all languages. */
function* localTexts(value: unknown, path = ''): Generator<[string, LocalText]> {
  if (Array.isArray(value)) {
    for (const [i, entry] of value.entries()) yield* localTexts(entry, `${path}[${i}]`);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const entries = Object.entries(value);
  if (entries.length > 0 && entries.every(([key, text]) => LANGUAGE_KEY.test(key) && typeof text === 'string')) {
    yield [path, value as LocalText];
    return;
  }
  if (entries.length === 0 && path !== 'policy' && !path.endsWith('hours')) yield [path, {}];
  for (const [key, entry] of entries) yield* localTexts(entry, path === '' ? key : `${path}.${key}`);
}
