import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { takeLock } from './lock-file.ts';
import { errorCode, Trouble } from './plainly.ts';

const ENDING = '.tar.gz';
const NAME = /^okienko-\d{4}-\d{2}-\d{2}T\d{6}\.\d{3}Z\.tar\.gz$/;

/** Where a backup goes: into `folder`, under `name`. */
export interface BackupPlace {
  readonly folder: string;
  readonly name: string;
  /** Whether the name was chosen here, in a folder of backups. */
  readonly isOneOfMany: boolean;
}

/** A path that ends in .tar.gz is the file itself; any other is a folder of backups. `to` is absolute. Times are UTC, so names sort. */
export function backupPlace(to: string, at: Date): BackupPlace {
  if (to.endsWith(ENDING)) return { folder: dirname(to), name: basename(to), isOneOfMany: false };
  return { folder: to, name: `okienko-${at.toISOString().replaceAll(':', '')}${ENDING}`, isOneOfMany: true };
}

/** Backups in a folder, the oldest first. */
export function backupsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => NAME.test(name))
    .sort();
}

/** Takes the oldest away until `keep` are left, and answers their names. */
export function keepNewest(folder: string, keep: number): string[] {
  const old = backupsIn(folder).slice(0, -keep);
  for (const name of old) rmSync(join(folder, name));
  return old;
}

/**
 * Makes the folder if need be, and one below it to work in; `done` takes that away again. One backup at a time works in a
 * folder, so that what an earlier one left behind when it was killed can be taken away.
 */
export function workshop(folder: string): { path: string; done(): void } {
  const path = join(folder, '.okienko-backup');
  const lock = `${path}.lock`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const locking = takeLock(lock);
    if (!locking.ok) {
      throw new Trouble(
        `A backup into ${folder} is being made already (process ${locking.holder.pid}).`,
        'Wait for it.',
      );
    }
    rmSync(path, { recursive: true, force: true });
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if (error instanceof Trouble) throw error;
    const why = existsSync(folder) ? 'may not be written by this user' : 'cannot be made';
    throw new Trouble(`The folder ${folder} ${why} (${errorCode(error)}).`, 'Choose another one: --to FOLDER');
  }
  return {
    path,
    done() {
      rmSync(path, { recursive: true, force: true });
      rmSync(lock, { force: true });
    },
  };
}
