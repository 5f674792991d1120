import type { OfficeFile } from '../../../shared/domain/office/office-file.ts';
import type { LocalText } from '../../../shared/domain/words.ts';

/** Something of an office file that has an id: told by the name that people know it by. */
export interface Named {
  id: string;
  name: LocalText | string;
}

export interface ListChange {
  added: Named[];
  removed: Named[];
  changed: Named[];
}

const SECTIONS = ['name', 'address', 'contact', 'hours', 'languages', 'series', 'policy', 'keep', 'boardInfo'] as const;
export type Section = (typeof SECTIONS)[number];

export interface FileChanges {
  services: ListChange;
  people: ListChange;
  counters: ListChange;
  sections: Section[];
  /** Nothing at all would change. */
  none: boolean;
}

/** What taking `after` into use in place of `before` would change. */
export function fileChanges(before: OfficeFile, after: OfficeFile): FileChanges {
  const services = listChange(before.services, after.services, ({ name }) => name);
  const people = listChange(before.people, after.people, ({ name, surname }) => `${name} ${surname}`);
  const counters = listChange(before.counters, after.counters, ({ id }) => id);
  const sections = SECTIONS.filter((section) => !same(partOf(before, section), partOf(after, section)));
  const none = sections.length === 0 && [services, people, counters].every(isEmpty) && sameOrder(before, after);
  return { services, people, counters, sections, none };
}

function partOf(file: OfficeFile, section: Section): unknown {
  switch (section) {
    case 'name':
      return [file.name, file.country, file.timeZone];
    case 'address':
      return [file.address, file.place, file.access];
    case 'contact':
      return [file.phone, file.email];
    case 'hours':
      return [file.hours, file.exceptions];
    case 'keep':
      return [file.keep, file.lockMinutes];
    default:
      return file[section];
  }
}

function listChange<T extends { id: string }>(
  before: readonly T[],
  after: readonly T[],
  nameOf: (item: T) => LocalText | string,
): ListChange {
  const old = new Map(before.map((item) => [item.id, item]));
  const now = new Set(after.map(({ id }) => id));
  const named = (item: T): Named => ({ id: item.id, name: nameOf(item) });
  return {
    added: after.filter(({ id }) => !old.has(id)).map(named),
    removed: before.filter(({ id }) => !now.has(id)).map(named),
    changed: after
      .filter((item) => {
        const was = old.get(item.id);
        return was !== undefined && !same(was, item);
      })
      .map(named),
  };
}

function isEmpty({ added, removed, changed }: ListChange): boolean {
  return added.length + removed.length + changed.length === 0;
}

/** The order of services is the order of the kiosk's tiles. */
function sameOrder(before: OfficeFile, after: OfficeFile): boolean {
  const ids = ({ services, people, counters }: OfficeFile) =>
    [services, people, counters].map((list) => list.map(({ id }) => id));
  return same(ids(before), ids(after));
}

/** Equal whatever the order of keys: a file that was sorted by an editor is the same file. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a, sortedKeys) === JSON.stringify(b, sortedKeys);
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
