import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { OfficeFile } from '../../shared/domain/office/office-file.ts';
import { readMark, releaseLock, takeLock } from './lock-file.ts';
import { errorCode, Trouble } from './plainly.ts';
import { markOf, stillRuns } from './process-mark.ts';

const LARGEST_LOG = 8 * 1024 * 1024;

/** What the folder remembers about itself, in `okienko.json`. */
export interface Notes {
  format: 1;
  demo: boolean;
  /** A hash of each office's file as it was last taken into use from the disk. */
  offices: Record<string, string>;
}

/** Where things are in a data folder. */
export function dataPaths(folder: string) {
  return {
    storage: join(folder, 'storage'),
    run: join(folder, 'run'),
    log: join(folder, 'okienko.log'),
    notes: join(folder, 'okienko.json'),
    startLock: join(folder, 'run', 'start.lock'),
    serverMark: join(folder, 'run', 'server.pid'),
    /** Where the server answers on this machine. */
    address: join(folder, 'run', 'address'),
    /** A backup that is being put in place. While it is there, nothing else in the folder can be relied upon. */
    restoring: join(folder, 'restoring'),
  } as const;
}

/**
 * The folder that keeps everything: `storage/` (the offices' databases), `okienko.log`, and `run/` with what the server
 * runs from. One server at a time: two over one storage would spoil it.
 */
export class DataFolder {
  readonly storage: string;
  readonly run: string;
  readonly log: string;
  #paths: ReturnType<typeof dataPaths>;
  #notes: Notes;

  constructor(path: string, demo: boolean) {
    this.#paths = dataPaths(path);
    this.storage = this.#paths.storage;
    this.run = this.#paths.run;
    this.log = this.#paths.log;
    makeWritable(path, [this.storage, this.run]);
    this.#notes = readNotes(this.#paths.notes) ?? { format: 1, demo, offices: {} };
    refuseMixing(path, this.#notes.demo, demo);
    this.#lock(path);
    this.#refuseHalfRestored(path);
    this.#save();
  }

  #refuseHalfRestored(path: string): void {
    if (!existsSync(this.#paths.restoring)) return;
    releaseLock(this.#paths.startLock);
    throw new Trouble(
      `A restore into the data folder ${path} was broken off.`,
      'Run it again: npm run restore -- --from BACKUP. What was there before lies in a folder "before-…" of it.',
    );
  }

  /** An old server may have been left running by a start that was killed; it is ended here. */
  #lock(path: string): void {
    const lock = takeLock(this.#paths.startLock);
    if (!lock.ok) {
      throw new Trouble(
        `Okienko already runs on the data folder ${path} (process ${lock.holder.pid}).`,
        `Stop it first, or use another folder: OKIENKO_DATA=${path}-2 npm start`,
      );
    }
    const orphan = readMark(this.#paths.serverMark);
    if (orphan && stillRuns(orphan)) {
      process.kill(orphan.pid, 'SIGKILL');
      const until = Date.now() + 5_000;
      while (stillRuns(orphan) && Date.now() < until) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
    this.serverEnded();
  }

  serverAnswersAt(origin: string): void {
    writeFileSync(this.#paths.address, origin);
  }

  serverStarted(pid: number): void {
    writeFileSync(this.#paths.serverMark, JSON.stringify(markOf(pid)));
  }

  serverEnded(): void {
    rmSync(this.#paths.serverMark, { force: true });
  }

  close(): void {
    this.serverEnded();
    rmSync(this.#paths.address, { force: true });
    releaseLock(this.#paths.startLock);
  }

  /**
   * Whether an office file is the one that was taken into use last. Then it is not sent again: a manager may have
   * changed the office since, and a restart must not undo that.
   */
  isInUse(file: OfficeFile): boolean {
    return this.#notes.offices[file.id] === hashOf(file);
  }

  tookIntoUse(file: OfficeFile): void {
    this.#notes.offices[file.id] = hashOf(file);
    this.#save();
  }

  /** Whether any office has been set up in this folder. */
  hasOffices(): boolean {
    return Object.keys(this.#notes.offices).length > 0;
  }

  /** Keeps the log of the start before beside a new one once it has grown large. */
  rotateLog(): void {
    const size = statSync(this.log, { throwIfNoEntry: false })?.size ?? 0;
    if (size > LARGEST_LOG) renameSync(this.log, `${this.log}.1`);
  }

  #save(): void {
    // Renaming is all or nothing: a power cut leaves the old notes or the new ones.
    writeFileSync(`${this.#paths.notes}.new`, `${JSON.stringify(this.#notes, null, 2)}\n`);
    renameSync(`${this.#paths.notes}.new`, this.#paths.notes);
  }
}

function makeWritable(path: string, folders: readonly string[]): void {
  try {
    // What clients told and the hashes of PINs are nobody else's on this machine.
    makeFolder(path, 0o700);
    for (const folder of folders) makeFolder(folder);
    for (const folder of [path, ...folders]) accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const why =
      {
        EACCES: 'may not be written by this user',
        EROFS: 'is on a read-only disk',
        ENOSPC: 'is on a full disk',
        ENOTDIR: 'is not a folder',
        ENOENT: 'cannot be made',
      }[errorCode(error)] ?? `cannot be used (${errorCode(error)})`;
    throw new Trouble(
      `The data folder ${path} ${why}.`,
      'Give this user the folder, or choose another one: OKIENKO_DATA=/path/to/folder npm start',
    );
  }
}

/** Node's own way of making parents too never returns in a place like /proc, where nothing can be made. */
function makeFolder(path: string, mode = 0o777): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  mkdirSync(path, { mode });
}

/** A demonstration's PINs are known to everybody, so its folder can never become a real office's, nor the reverse. */
function refuseMixing(path: string, was: boolean, demo: boolean): void {
  if (was === demo) return;
  throw was
    ? new Trouble(
        `The data folder ${path} belongs to a demonstration, whose PINs everybody knows.`,
        'Use another folder for a real office: OKIENKO_DATA=/path/to/folder npm start -- --no-demo',
      )
    : new Trouble(
        `The data folder ${path} belongs to a real office, not to a demonstration.`,
        'Start it with --no-demo (or OKIENKO_DEMO=0), or use another folder: OKIENKO_DATA=/path/to/folder npm start',
      );
}

/** The notes of a data folder; null when there are none yet. */
export function readNotes(path: string): Notes | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return null;
  }
  try {
    const notes = JSON.parse(text) as Partial<Notes>;
    if (notes.format === 1 && typeof notes.demo === 'boolean') {
      return { format: 1, demo: notes.demo, offices: notes.offices ?? {} };
    }
  } catch {
    // Said below: a broken file and a strange one need the same.
  }
  throw new Trouble(
    `The file ${path} cannot be understood, so it is not clear whose data folder this is.`,
    'Put it back from a backup, or use another folder: OKIENKO_DATA=/path/to/folder npm start',
  );
}

function hashOf(file: OfficeFile): string {
  return createHash('sha256').update(JSON.stringify(file)).digest('hex');
}
