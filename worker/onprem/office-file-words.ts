import type { OfficeFileMistake } from '../../shared/domain/office/read-office-file.ts';

// Mistakes in an office file, said to whoever edits it: where it is and what to write instead. In English, for the
// command line; the manager's screens have words of their own in five languages.

type Words = (mistake: OfficeFileMistake) => string;

const found = ({ found: text }: OfficeFileMistake) => (text ? `, not ${SHAPES[text] ?? text}` : '');
const LANGUAGE: Readonly<Record<string, string>> = {
  pl: 'Polish (pl)',
  lt: 'Lithuanian (lt)',
  lv: 'Latvian (lv)',
  en: 'English (en)',
  uk: 'Ukrainian (uk)',
};

const WORDS: Readonly<Record<OfficeFileMistake['kind'], Words>> = {
  'not-json': (mistake) => `the file is not valid JSON (${mistake.found ?? 'it cannot be read'})`,
  missing: () => 'is missing',
  'unknown-key': () => 'is not a known name; check its spelling or take it out',
  'wrong-shape': (mistake) =>
    mistake.expected ? `must be ${shape(mistake.expected)}${found(mistake)}` : `has the wrong form${found(mistake)}`,
  'missing-language': (mistake) =>
    `has no text in ${LANGUAGE[mistake.expected ?? ''] ?? mistake.expected ?? 'one of the languages'}, which the office offers`,
  'not-unique': (mistake) => `"${mistake.found ?? ''}" is used twice; each needs a name of its own`,
  'unknown-series': (mistake) => `there is no series "${mistake.found ?? ''}" in this file`,
  'unknown-service': (mistake) => `there is no service "${mistake.found ?? ''}" in this file`,
  'unknown-person': (mistake) => `there is nobody called "${mistake.found ?? ''}" among the people in this file`,
  'unknown-time-zone': (mistake) => `"${mistake.found ?? ''}" is not a time zone; write one like Europe/Warsaw`,
  'hours-backwards': (mistake) => `${mistake.found ?? 'this span'} ends before it begins`,
  'hours-overlap': (mistake) => `${mistake.found ?? 'this span'} begins before the span above it has ended`,
  'too-many-tiles': (mistake) => `at most ${mistake.expected ?? '6'} services may stand on the first page (tile: true)`,
  'nobody-serves': (mistake) => `nobody has "${mistake.found ?? 'this service'}" among their skills`,
  'nobody-manages': () => 'nobody has the role "manager"',
};

/** One line for one mistake, such as `services[3].fee.pay: is missing`. */
export function wordsForMistake(mistake: OfficeFileMistake): string {
  const words = WORDS[mistake.kind](mistake);
  return mistake.path === '' ? words : `${mistake.path}: ${words}`;
}

/** The checks name kinds of values as programmers do; what they say in words of their own stays as it is. */
const SHAPES: Readonly<Record<string, string>> = {
  string: 'a text in quotation marks',
  number: 'a number without quotation marks',
  boolean: 'true or false',
  Array: 'a list in square brackets',
  Object: 'a block in braces',
};

function shape(expected: string): string {
  return SHAPES[expected] ?? expected.replaceAll(' | ', ' or ');
}
