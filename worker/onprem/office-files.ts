import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { OfficeFile } from '../../shared/domain/office/office-file.ts';
import { readOfficeText } from '../../shared/domain/office/read-office-file.ts';
import { wordsForMistake } from './office-file-words.ts';
import { ROOT } from './paths.ts';
import { errorCode, Trouble } from './plainly.ts';

const SHOWN_MISTAKES = 20;
/** The office that a visitor of a demonstration meets first. */
const FIRST_EXAMPLE = 'nowe-lipowo.json';

/** The fictional offices that come with Okienko. */
export function exampleOffices(): string[] {
  const folder = join(ROOT, 'shared', 'offices');
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const order = (name: string) => (name === FIRST_EXAMPLE ? 0 : 1);
  return files.sort((a, b) => order(a) - order(b) || a.localeCompare(b)).map((name) => join(folder, name));
}

/** Reads and checks one office file. Trouble names every mistake in it. */
export function readOffice(path: string): OfficeFile {
  const shown = relative(process.cwd(), path) || path;
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const why = { ENOENT: 'is not there', EACCES: 'may not be read', EISDIR: 'is a folder' }[errorCode(error)];
    throw new Trouble(`The office file ${shown} ${why ?? 'cannot be read'}.`, 'Check the path after --office.');
  }
  const reading = readOfficeText(text);
  if (reading.ok) return reading.file;
  const { mistakes } = reading;
  const count = mistakes.length === 1 ? 'one mistake' : `${mistakes.length} mistakes`;
  const more = mistakes.length - SHOWN_MISTAKES;
  throw new Trouble(
    `The office file ${shown} has ${count}. Mend ${mistakes.length === 1 ? 'it' : 'them'} and start again:`,
    ...mistakes.slice(0, SHOWN_MISTAKES).map((mistake) => `  ${wordsForMistake(mistake)}`),
    ...(more > 0 ? [`  … and ${more} more`] : []),
  );
}

/** Reads several files, each of another office. */
export function readOffices(paths: readonly string[]): OfficeFile[] {
  const offices = paths.map((path) => ({ path, file: readOffice(path) }));
  const seen = new Map<string, string>();
  for (const { path, file } of offices) {
    const other = seen.get(file.id);
    if (other)
      throw new Trouble(`${other} and ${path} are both for the office "${file.id}".`, 'Leave one of them out.');
    seen.set(file.id, path);
  }
  return offices.map(({ file }) => file);
}
