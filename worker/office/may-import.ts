import type { OfficeFile, Role } from '../../shared/domain/office/office-file.ts';
import type { Asker } from '../access-table.ts';
import type { Accounts } from './access/accounts.ts';

/** What an editor may change of an office file. */
const TEXTS: ReadonlySet<string> = new Set(['services', 'boardInfo'] satisfies Array<keyof OfficeFile>);

/**
 * Whether somebody of these roles may put `after` in the place of `before`. An editor changes texts only; who is an
 * administrator is decided by administrators only, or a manager could become one.
 */
export function mayImport(
  askers: ReadonlySet<Asker>,
  before: OfficeFile,
  after: OfficeFile,
  accounts: Pick<Accounts, 'find' | 'isInFile'>,
): boolean {
  if (askers.has('admin')) return true;
  const takesAdmin = after.people.some(({ id }) => !accounts.isInFile(id) && accounts.find(id) !== null);
  if (takesAdmin || adminsOf(before).join() !== adminsOf(after).join()) return false;
  if (askers.has('manager')) return true;
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof OfficeFile>;
  return [...keys].every((key) => TEXTS.has(key) || JSON.stringify(before[key]) === JSON.stringify(after[key]));
}

function adminsOf({ people }: OfficeFile): string[] {
  return people
    .filter(({ roles }) => roles.includes('admin'))
    .map(({ id }) => id)
    .sort();
}

/** People whose roles differ between two office files; nobody has no roles. */
export function changedRoles(
  before: OfficeFile,
  after: OfficeFile,
): Array<{ person: string; before: Role[]; after: Role[] }> {
  const rolesIn = ({ people }: OfficeFile, id: string): Role[] =>
    people.find((person) => person.id === id)?.roles ?? [];
  const ids = new Set([...before.people, ...after.people].map(({ id }) => id));
  return [...ids]
    .map((person) => ({ person, before: rolesIn(before, person), after: rolesIn(after, person) }))
    .filter((change) => [...change.before].sort().join() !== [...change.after].sort().join());
}
